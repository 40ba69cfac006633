"""Reading manifests of any origin as plain dictionaries."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contract import rendered_files
from contract.rendered_files import SUFFIX
from delivery.manifests import strict_yaml

Manifest = dict[str, Any]

_SUFFIXES = {".yaml", ".yml", ".json"}


def folders(root: Path) -> list[str]:
    """The names of the folders that hold manifests, in alphabetical order."""
    return list(rendered_files.folders(root))


def read(folder: Path) -> list[Manifest]:
    """All objects in the files of one folder. Raises InvalidYaml."""
    return [
        document
        for file in sorted(folder.glob(f"*{SUFFIX}"))
        for document in strict_yaml.load(file.read_bytes(), "/".join(file.parts[-3:]))
    ]


def collect_folder(root: Path, name: str) -> list[Any]:
    """As `collect`, the documents of one folder below a root alone."""
    folder = root / name
    return collect(folder)[folder.name]


@dataclass(frozen=True)
class UnreadableDocument:
    """Takes the place of a text that is not YAML, or is ambiguous YAML."""

    source: str
    what: str


def collect(path: Path) -> dict[str, list[Any]]:
    """Read any folder: the documents of each folder in it that holds YAML or JSON, by its path below the given one.

    The given folder goes by its own name, and so does a single file. What cannot be read becomes an UnreadableDocument.
    """
    files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.suffix in _SUFFIXES)
    found: dict[str, list[Any]] = defaultdict(list)
    for file in files:
        folder = file.parent.relative_to(path).as_posix() if path.is_dir() else "."
        found[path.resolve().name if folder == "." else folder] += parse(_text(file), file.name)
    return dict(found)


def parse(text: str, source: str) -> list[Any]:
    """The documents of a text, or one UnreadableDocument."""
    try:
        return strict_yaml.load(text)
    except strict_yaml.InvalidYaml as error:
        return [UnreadableDocument(source, str(error))]


def _text(file: Path) -> str:
    """The text of a file. What is not UTF-8 becomes a character that YAML refuses."""
    return file.read_bytes().decode(errors="replace").replace("\ufffd", "\0")
