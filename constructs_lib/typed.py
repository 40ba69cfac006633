"""Plain values as the typed API of Kubernetes wants them. Kept, because each new one is a call to Node."""

from functools import cache

from cdk8s_plus_27 import k8s


@cache
def amount(text: str) -> k8s.Quantity:
    """A quantity as the typed API wants it."""
    return k8s.Quantity.from_string(text)


@cache
def number(value: int) -> k8s.IntOrString:
    """A number as the typed API wants it where a text could stand too."""
    return k8s.IntOrString.from_number(value)
