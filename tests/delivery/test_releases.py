"""Release files: read strictly, edited without disturbing anything else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract import releases
from tests.conftest import Run

TEXT = """\
# What runs in prod.

service-currency: prod-63   # the first
"service-history": 'prod-63'

service-ranking:   "1.10"
"""

TAGS = st.from_regex(r"[A-Za-z0-9_][-.A-Za-z0-9_]{0,20}", fullmatch=True)


def versions(text: str) -> dict[str, str]:
    return {name: entry.version for name, entry in releases.parse(text, "file").items()}


def test_versions_are_read_as_text() -> None:
    assert versions(TEXT) == {"service-currency": "prod-63", "service-history": "prod-63", "service-ranking": "1.10"}
    assert versions("a: 1.10\nb: on\nc: 0644\nd: 2026-01-01\n") == {
        "a": "1.10",
        "b": "on",
        "c": "0644",
        "d": "2026-01-01",
    }


def test_a_bump_changes_only_the_versions() -> None:
    text, changes = releases.bump(TEXT, "file", "prod-64")
    assert text == (
        "# What runs in prod.\n\nservice-currency: prod-64   # the first\n"
        '"service-history": prod-64\n\nservice-ranking:   prod-64\n'
    )
    assert [change.old for change in changes] == ["prod-63", "prod-63", "1.10"]


def test_a_bump_of_one_image_leaves_the_others() -> None:
    digest = "sha256:" + "ab" * 32
    text, changes = releases.bump(TEXT, "file", digest, "service-history")
    assert versions(text) == {**versions(TEXT), "service-history": digest}
    assert changes == [releases.Change("service-history", "prod-63", digest)]


@given(st.dictionaries(st.from_regex(r"[a-z]+(-[a-z]+)*", fullmatch=True), TAGS, min_size=1, max_size=6), TAGS)
def test_what_a_bump_writes_is_what_is_read_back(entries: dict[str, str], tag: str) -> None:
    text = "".join(f"'{name}': '{version}'  # {name}\n" for name, version in entries.items())
    bumped, _ = releases.bump(text, "file", tag)
    assert versions(bumped) == dict.fromkeys(entries, tag)
    assert [line.partition("  #")[2] for line in bumped.splitlines()] == [f" {name}" for name in entries]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [x\n", "file, line 2: got text that is not YAML: expected"),
        ("- a\n- b\n", "file: got a sequence; allowed: a mapping"),
        ("a: x\na: y\n", "file, line 2: got 'a' a second time"),
        ("a:\n", "file, line 1: a: got ''"),
        ("a: {b: c}\n", "file, line 1: a: got a mapping"),
        ("a: x y\n", "file, line 1: a: got 'x y'"),
        ("[a]: x\n", "file, line 1: got a sequence as a name"),
        ("a: &x one\nb: *x\n", "file, line 2: b: got '&x one'"),
        ("a: |\n  one\n", "file, line 1: a: got"),
        ("a: b: c\n", "file, line 1: got text that is not YAML: mapping values are not allowed here"),
        ("a: '\x00'\n", "not printable"),
    ],
)
def test_a_file_that_is_not_a_release_file_says_where_and_why(text: str, said: str) -> None:
    with pytest.raises(releases.InvalidRelease) as caught:
        releases.parse(text, "file")
    assert said in str(caught.value)


def test_every_mistake_of_a_file_is_said_at_once() -> None:
    with pytest.raises(releases.InvalidRelease) as caught:
        releases.parse("a: x y\nb: {}\na: z\n", "file")
    assert len(caught.value.violations) == 3


@given(st.text())
def test_any_text_is_a_release_file_or_says_why_not(text: str) -> None:
    try:
        entries = releases.parse(text, "file")
    except releases.InvalidRelease:
        return
    assert all(releases.is_version(entry.version) for entry in entries.values())


def test_the_command_edits_one_file_and_says_what_changed(data: Path, deliver: Run) -> None:
    file = data / "releases/trip-currency/prod.yaml"
    before = "# prod\nservice-currency: prod-63\nservice-history: prod-62\n"
    file.write_text(before)
    done = deliver(data, "bump", "trip-currency", "prod", "prod-64")
    assert (done.returncode, done.stderr) == (0, "")
    assert file.read_text() == "# prod\nservice-currency: prod-64\nservice-history: prod-64\n"
    assert done.stdout.splitlines() == [
        "releases/trip-currency/prod.yaml: service-currency: prod-63 -> prod-64",
        "releases/trip-currency/prod.yaml: service-history: prod-62 -> prod-64",
    ]
    again = deliver(data, "bump", "trip-currency", "prod", "prod-64")
    assert again.stdout == "releases/trip-currency/prod.yaml names prod-64 already\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("trip-curency", "prod", "prod-64"), 'did you mean "trip-currency"?'),
        (("trip-currency", "production", "prod-64"), "environment: got 'production'; allowed: dev, eks, prod, staging"),
        (("trip-currency", "prod", "prod 64"), "version: got 'prod 64'; allowed: a tag"),
        (("trip-currency", "prod", "sha256:" + "0" * 64), "name the one image that has this digest"),
        (("trip-currency", "prod", "prod-64", "service-curency"), 'did you mean "service-currency"?'),
    ],
)
def test_a_bump_that_makes_no_sense_changes_nothing(
    data: Path, deliver: Run, arguments: tuple[str, ...], said: str
) -> None:
    file = data / "releases/trip-currency/prod.yaml"
    before = file.read_text()
    done = deliver(data, "bump", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert file.read_text() == before
