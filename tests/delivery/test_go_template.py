"""Which keys a text in Go's template language asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract import go_template

KEYS = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,9}", fullmatch=True).filter(lambda key: key not in ("end", "if"))
PLAIN = st.text(max_size=8).filter(lambda text: "{" not in text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("plain } text", []),
        ("{{ .A }}{{.B}}{{- .A -}}", ["A", "B"]),
        ("{{ $.A }}", ["A"]),
        ('{{ .A | urlquery | replace "+" "%20" }}', ["A"]),
        ('{{ index . "a-b" | b64enc }}{{ index $ `c.d` }}', ["a-b", "c.d"]),
        ('{{ reindex . "a" }}', []),
        ("{{ (fromJson .A).b.c }}", ["A"]),
        ("{{ $x := .A }}{{ $x.b }}{{ 1.5 }}", ["A"]),
        ('{{ "}} .A" }}{{ `}} .B` }}{{ .C }}', ["C"]),
        ("{{/* .A }} */}}{{ .B }}", ["B"]),
        ("{{ if and .A (not .B) }}{{ .C }}{{ else if .D }}{{ end }}", ["A", "B", "C", "D"]),
        ("{{ with .A }}{{ .b }}{{ $.C }}{{ end }}{{ .D }}", ["A", "C", "D"]),
        ("{{ range $k, $v := . }}{{ if .x }}{{ .y }}{{ end }}{{ .z }}{{ end }}{{ .A }}", ["A"]),
    ],
)
def test_the_keys_that_a_text_asks_for(text: str, asked: list[str]) -> None:
    assert go_template.keys(text) == asked


@pytest.mark.parametrize("text", ["{{ .A", "{{ .A }", '{{ "A }}', "{{ .A }}{{", "a\n{{ `}}"])
def test_braces_that_nobody_closes_are_said_with_their_line(text: str) -> None:
    for read in (go_template.keys, lambda text: go_template.filled(text, "")):
        with pytest.raises(go_template.InvalidTemplate, match=f"in line {text.count(chr(10)) + 1} "):
            read(text)


@given(st.lists(st.tuples(PLAIN, KEYS)))
def test_actions_are_told_from_the_text_around_them(pieces: list[tuple[str, str]]) -> None:
    text = "".join(f"{plain}{{{{ .{key} }}}}" for plain, key in pieces)
    assert go_template.keys(text) == list(dict.fromkeys(key for _, key in pieces))
    assert go_template.filled(text, "*") == "".join(f"{plain}*" for plain, _ in pieces)


@given(st.text(alphabet="{}.\"'`/*\\-A $|\nendifwth("))
def test_whatever_the_text_it_is_read_or_refused(text: str) -> None:
    try:
        assert all(key in text for key in go_template.keys(text))
    except go_template.InvalidTemplate:
        assert "{{" in text


@pytest.mark.parametrize("piece", ["{", "{{ .A }}", '{{"', "{{/*", '{{ "\\"', "{{ index "])
def test_a_long_text_takes_time_in_proportion_and_no_more(piece: str) -> None:
    try:
        go_template.keys(piece * 50_000)
    except go_template.InvalidTemplate as error:
        assert "line 1" in str(error)
