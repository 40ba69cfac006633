"""Quantities: what they are worth, and which of them nobody means."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_lib.validation import formats
from contract import quantity

UNITS = st.sampled_from(["", *"mnukMGTPE", *(f"{unit}i" for unit in "KMGTPE")])
UNMEANT = [
    ("cpu", "50Mi", "50m"),
    ("cpu", "2Gi", "2"),
    ("cpu", "1k", ""),
    ("cpu", "2000", "2000m"),
    ("cpu", "1000000", ""),
    ("cpu", "0.0001", ""),
    ("cpu", "500u", ""),
    ("memory", "32m", "32Mi"),
    ("memory", "256", "256Mi"),
    ("memory", "50", "50Mi"),
    ("memory", "1e5", ""),
    ("memory", "0.5", ""),
    ("memory", "1000000", ""),
    ("memory", "5u", ""),
    ("memory", "64Ti", ""),
    ("storage", "10", "10Mi"),
    ("storage", "10m", "10Mi"),
]
MEANT = [
    *(("cpu", text) for text in ("1", "0.5", "1m", "1500m", "896", "1e2", "100000u")),
    *(("memory", text) for text in ("1Mi", "512Ki", "100k", "134217728", "1.5Gi", "32Ti", "1e9")),
    *(("storage", text) for text in ("64Ti", "1Pi", "1G")),
    *(("", text) for text in ("1m", "1000000", "1")),
]


@given(st.decimals(min_value=0, max_value=10**6, places=3), UNITS)
def test_a_quantity_keeps_its_exact_value(number: Decimal, unit: str) -> None:
    factors = {"n": "1e-9", "u": "1e-6", "m": "1e-3", "": "1", "k": "1e3", "M": "1e6", "G": "1e9", "T": "1e12"}
    factors |= {"P": "1e15", "E": "1e18"}
    factor = Decimal(1024) ** (" KMGTPE".index(unit[0])) if unit.endswith("i") else Decimal(factors[unit])
    assert quantity.parse(f"{number:f}{unit}") == number * factor


@given(st.text())
def test_what_is_not_a_quantity_is_a_value_error(text: str) -> None:
    try:
        quantity.parse(text)
    except ValueError:
        return
    assert re.match(r"[+-]?[0-9.]", text)


def test_quantities_are_compared_as_numbers_and_shown_for_people() -> None:
    assert quantity.parse("1000m") == quantity.parse("1") == quantity.parse("1e0")
    assert quantity.parse("1Gi") == quantity.parse("1024Mi")
    assert quantity.cores(quantity.parse("1500m")) == "1.5"
    assert quantity.cores(quantity.parse("10")) == "10"
    assert quantity.memory(quantity.parse("1536Mi")) == "1.5Gi"
    assert quantity.memory(quantity.parse("0")) == "0Ki"


@pytest.mark.parametrize(("resource", "text", "meant"), UNMEANT)
def test_an_amount_that_nobody_means_is_refused_with_what_was_probably_meant(
    resource: str, text: str, meant: str
) -> None:
    (violation,) = formats.amount("field", text, of=resource)
    assert violation.given == repr(text)
    assert violation.fix == f'write "{meant}"' if meant else "such as" in violation.fix
    assert not meant or not list(formats.amount("field", meant, of=resource))


@pytest.mark.parametrize(("resource", "text"), MEANT)
def test_an_amount_that_somebody_may_mean_is_taken(resource: str, text: str) -> None:
    assert not list(formats.amount("field", text, of=resource))


@given(
    st.sampled_from(["cpu", "memory", "storage", ""]), st.from_regex(r"[0-9]{0,9}\.?[0-9]{0,3}", fullmatch=True), UNITS
)
def test_whatever_the_amount_it_is_judged_and_what_is_proposed_is_fine(resource: str, number: str, unit: str) -> None:
    text = f"{number}{unit}"
    try:
        quantity.parse(text)
    except ValueError:
        return
    wrong = quantity.unmeant(resource, text)
    assert wrong is None or not wrong.meant or quantity.unmeant(resource, wrong.meant) is None
