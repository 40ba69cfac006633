"""Equality of any values: of any type, depth and size, also of values that contain themselves."""

from collections.abc import Hashable, Iterable
from typing import Any


class Numbering:
    """Gives every value a number: two values have the same number exactly when they are equal.

    Where `==` errs, this does not: true is not 1, and .nan is itself. Each part is looked at once, so that comparing
    any two parts of what was numbered takes no time.
    """

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        # By address. The values are kept beside their numbers: while they live, no other value gets their address.
        self._known: dict[int, tuple[object, int]] = {}

    def __call__(self, value: object) -> int:
        """Return the number of a value. It must not change afterwards."""
        if not isinstance(value, dict | list):
            return self._of_scalar(value)
        known = self._known.get(id(value))
        return known[1] if known else self._of_tree(value)

    def _of_tree(self, root: object) -> int:
        """Number the leaves first, without recursion: a manifest may be nested deeper than Python's stack."""
        stack: list[Any] = [root]
        entered: set[int] = set()
        known = self._known
        while stack:
            node = stack[-1]
            address = id(node)
            if address not in known and address not in entered:
                entered.add(address)
                parts = node.values() if isinstance(node, dict) else node
                inner = [
                    part
                    for part in parts
                    if isinstance(part, dict | list) and id(part) not in known and id(part) not in entered
                ]
                if inner:
                    stack += inner
                    continue
            stack.pop()
            if address not in known:
                known[address] = (node, self._of_parts(node))
        return known[id(root)][1]

    def _of_parts(self, node: dict[Any, Any] | list[Any]) -> int:
        if isinstance(node, dict):
            return self._give(("map", frozenset(zip(node, self._of_each(node.values()), strict=True))))
        return self._give(("list", *self._of_each(node)))

    def _of_each(self, parts: Iterable[object]) -> list[int]:
        numbers = []
        for part in parts:
            if isinstance(part, dict | list):
                known = self._known.get(id(part))
                numbers.append(known[1] if known else -1)  # -1: a value inside itself
            else:
                numbers.append(self._of_scalar(part))
        return numbers

    def _of_scalar(self, value: object) -> int:
        if type(value) is str:
            return self._give(value)
        if value != value:  # only .nan differs from itself
            return self._give((type(value), "nan"))
        try:
            return self._give((type(value), value))
        except TypeError:  # a type that cannot be a key, such as a set
            return self._give((type(value), repr(value)))

    def _give(self, key: Hashable) -> int:
        return self._numbers.setdefault(key, len(self._numbers))
