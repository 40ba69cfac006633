"""Release files: which version of each image runs in one environment, and nothing else.

    # comments and order are kept
    service-currency: prod-63
    service-history: sha256:0f1e...

A version is a tag, or a digest. Every value is read as text, so that a tag such as 1.10 stays what it is.
"""

import re
from pathlib import Path
from typing import NamedTuple

import yaml

from contract.errors import PlatformError
from contract.suggest import did_you_mean
from contract.violations import Violation

_TAG = re.compile(r"[A-Za-z0-9_][-.A-Za-z0-9_]{0,127}")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
ALLOWED = "a tag (letters, digits, '_', '.', '-', at most 128) or a digest (sha256: and 64 hex digits)"


class InvalidRelease(PlatformError):
    """Carries every violation of a release file."""

    def __init__(self, violations: list[Violation]) -> None:
        self.violations = violations
        super().__init__("\n".join(map(str, violations)))


class Entry(NamedTuple):
    """A version, the line that it stands on, and the characters that hold it in the text."""

    version: str
    line: int
    start: int
    end: int


def is_version(text: str) -> bool:
    """Whether the text is a tag or a digest."""
    return bool(_TAG.fullmatch(text) or _DIGEST.fullmatch(text))


def file(root: Path, platform: str, environment: str) -> Path:
    """The release file of an environment, in the folder `root`."""
    return root / platform / f"{environment}.yaml"


def text_of(path: Path) -> str:
    """The text of a release file, line endings and all. Raises InvalidRelease."""
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        violation = Violation(str(path), str(reason), "a readable YAML file", "write one line an image: <name>: <tag>")
        raise InvalidRelease([violation]) from error


def read(path: Path) -> dict[str, Entry]:
    """Return the entries of a release file by image name. Raises InvalidRelease, also when there is no such file."""
    return parse(text_of(path), str(path))


def parse(text: str, source: str) -> dict[str, Entry]:
    """Return the entries of the text of a release file by image name. Raises InvalidRelease with every violation."""
    try:
        document = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        what = getattr(error, "problem", None) or "nested too deeply, or not printable"
        violation = Violation(
            f"{source}, line {line}", f"text that is not YAML: {what}", "YAML", "write one line an image: <name>: <tag>"
        )
        raise InvalidRelease([violation]) from error
    if document is None:
        return {}
    if not isinstance(document, yaml.MappingNode):
        violation = Violation(source, f"a {_kind(document)}", "a mapping", "write one line an image: <name>: <tag>")
        raise InvalidRelease([violation])
    return _entries(document, text, source)


def _kind(node: yaml.Node) -> str:
    return type(node).__name__.removesuffix("Node").lower()


def _entries(document: yaml.MappingNode, text: str, source: str) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    violations: list[Violation] = []
    for name, version in document.value:
        violation = _violation(name, version, text, source, set(entries))
        if violation:
            violations.append(violation)
        if isinstance(name, yaml.ScalarNode):
            line, start, end = name.start_mark.line + 1, version.start_mark.index, version.end_mark.index
            entries[name.value] = Entry(str(version.value), line, start, end)
    if violations:
        raise InvalidRelease(violations)
    return entries


def _violation(name: yaml.Node, version: yaml.Node, text: str, source: str, earlier: set[str]) -> Violation | None:
    where = f"{source}, line {name.start_mark.line + 1}"
    if not isinstance(name, yaml.ScalarNode):
        return Violation(where, f"a {_kind(name)} as a name", "text", "write the name of an image")
    if name.value in earlier:
        return Violation(where, f"{name.value!r} a second time", "each name once", "delete one line")
    if not isinstance(version, yaml.ScalarNode):
        return Violation(f"{where}: {name.value}", f"a {_kind(version)}", ALLOWED, "name one version")
    if not is_version(version.value):
        return Violation(f"{where}: {name.value}", repr(version.value), ALLOWED, "name one version")
    written = text[version.start_mark.index : version.end_mark.index]
    if written.strip("\"'") != version.value:  # an anchor or alias, which a bump could not edit alone
        return Violation(f"{where}: {name.value}", repr(written), ALLOWED, "write the version out")
    return None


class Change(NamedTuple):
    """One image that a bump moves from one version to another."""

    image: str
    old: str
    new: str


def bump(text: str, source: str, version: str, image: str | None = None) -> tuple[str, list[Change]]:
    """Return the text with the new version for one image, or for all, and what that changes.

    Every other character stays: comments, order, blank lines. Raises InvalidRelease when the file has violations, does
    not know the image, or the version is invalid.
    """
    entries = parse(text, source)
    violations = [] if is_version(version) else [Violation("version", repr(version), ALLOWED, "name one version")]
    if image is not None and image not in entries:
        fix = did_you_mean(image, entries, "name one of these, or leave it out for all")
        violations.append(Violation("image", repr(image), ", ".join(entries), fix))
    if image is None and version.startswith("sha256:"):
        violations.append(
            Violation("version", "a digest for all images", "a tag", "name the one image that has this digest")
        )
    if violations:
        raise InvalidRelease(violations)

    changes = [
        Change(name, entry.version, version)
        for name, entry in entries.items()
        if image in (None, name) and entry.version != version
    ]
    for change in reversed(changes):
        entry = entries[change.image]
        text = text[: entry.start] + version + text[entry.end :]
    return text, changes
