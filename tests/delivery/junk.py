"""Whatever YAML can hold, alone or in one field of an object."""

import copy
from typing import Any

from hypothesis import strategies as st

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4) | st.integers(), inner, max_size=3),
    max_leaves=12,
)


@st.composite
def spoilt(draw: st.DrawFn, documents: list[Any]) -> Any:
    """One of the documents, with anything at all in one of its fields."""
    document = copy.deepcopy(draw(st.sampled_from(documents)))
    part: Any = document
    while True:
        key = draw(st.sampled_from(list(part) if isinstance(part, dict) else list(range(len(part)))))
        if isinstance(part[key], dict | list) and part[key] and draw(st.integers(0, 4)):
            part = part[key]
            continue
        part[key] = draw(JSON)
        return document
