"""How long a review takes, at three sizes: `python -m benchmarks.review`.

The objects are those of a rendered environment, copied under new names. Exit status 1 when 1,000 objects take more than
two seconds after start, or when the time an object takes grows with their number.
"""

import copy
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from delivery.manifests import reading
from delivery.review.engine import review

EKS = Path(__file__).resolve().parent.parent / "dist/eks"
SIZES = (1_000, 3_000, 10_000)
NAMES = {"name", "namespace", "app", "serviceName", "serviceAccountName", "storageClassName"}
SECONDS = 2.0
GROWTH = 1.5


def main() -> int:
    """Measure, print, compare with the budget."""
    one = reading.read(EKS)
    review({"warm": one})  # loads the schemas
    print(f"{'objects':>8} {'seconds':>8} {'ms an object':>13}")
    each: list[float] = []
    for size in SIZES:
        documents = list(copies(one, size))
        before = time.perf_counter()
        review({"many": documents})
        seconds = time.perf_counter() - before
        each.append(1000 * seconds / size)
        print(f"{size:>8,} {seconds:>8.2f} {each[-1]:>13.3f}")
    return 0 if each[0] * SIZES[0] / 1000 <= SECONDS and max(each) <= GROWTH * each[0] else 1


def copies(one: list[Any], size: int) -> Iterator[Any]:
    """As many objects, each copy in a namespace of its own, its workloads with labels of their own."""
    for number in range(size):
        document = copy.deepcopy(one[number % len(one)])
        yield _renamed(document, f"-{number // len(one)}") if number >= len(one) else document


def _renamed(value: Any, suffix: str, key: str = "") -> Any:
    """The value with every name, and every label that selects, made that of another copy."""
    if isinstance(value, dict):
        return {name: _renamed(child, suffix, name) for name, child in value.items()}
    if isinstance(value, list):
        return [_renamed(child, suffix) for child in value]
    if key in NAMES and isinstance(value, str):
        return f"{value}{suffix}"
    return value


if __name__ == "__main__":
    sys.exit(main())
