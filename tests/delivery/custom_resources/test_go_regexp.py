"""Regular expressions as Go reads them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.schema.custom_resources import cel, go_regexp


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("^a$", "a", True),
        ("^a$", "a\n", False),
        (r"^a\z", "a\n", False),
        ("^[$]$", "$", True),
        (r"^\$$", "$", True),
        (r"^[\]$]+$", "$]", True),
        (r"\d", "٣", False),
        ("^(?i)(abort|warn)?$", "WARN", True),
        ("(?s)a.b", "a\nb", True),
        ("a.b", "a\nb", False),
    ],
)
def test_an_expression_means_what_it_means_in_go(pattern: str, text: str, found: bool) -> None:
    assert bool(go_regexp.compiled(pattern).search(text)) is found


@pytest.mark.parametrize("pattern", [r"\p{Greek}", "[[:alpha:]]", "a(?i)b", "(", "*"])
def test_an_expression_without_a_translation_is_said(pattern: str) -> None:
    with pytest.raises(go_regexp.Untranslatable, match="only Go reads"):
        go_regexp.compiled(pattern)


@given(st.text("ab1$^[].*|()\\dzsw-", max_size=8), st.text("ab1\n$-]", max_size=4))
def test_what_has_a_translation_finds_what_go_would_find(pattern: str, text: str) -> None:
    go = cel.compiled("self.text.matches(self.pattern)")  # CEL reads expressions as Go does
    with suppress(cel.Failed, go_regexp.Untranslatable):
        assert go.of({"text": text, "pattern": pattern}) is bool(go_regexp.compiled(pattern).search(text))
