"""`delivery document`: the pages of the documentation that are computed from dist/."""

import argparse
import json
from pathlib import Path

from delivery.cli.command import scope_in
from delivery.manifests import reading
from delivery.network.pages import pages


def add(command: argparse.ArgumentParser) -> None:
    """Describe the command, and add its arguments."""
    command.description = (
        "Writes docs/network/FOLDER.md and FOLDER.svg for every folder of dist/ that declares connections."
    )
    command.add_argument("--format", choices=("text", "json"), default="text")


def run(options: argparse.Namespace) -> None:
    """Write the pages, and print which of them changed. Raises NoGraphviz."""
    folder: Path = options.root / "docs" / "network"
    folder.mkdir(parents=True, exist_ok=True)
    dist = options.root / "dist"
    scopes = [scope_in(dist, name) for name in reading.folders(dist)]
    written = pages(scopes)
    changed: dict[str, list[str]] = {"written": [], "deleted": []}
    for name, text in written.items():
        file = folder / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
            changed["written"].append(f"{file.relative_to(options.root)}")
    for file in folder.glob("*.*"):
        if file.name not in written:
            file.unlink()
            changed["deleted"].append(f"{file.relative_to(options.root)}")
    _show(changed, options.format)


def _show(changed: dict[str, list[str]], form: str) -> None:
    if form == "json":
        print(json.dumps(changed, indent=2))
        return
    for name in changed["written"]:
        print(f"{name} written")
    for name in changed["deleted"]:
        print(f"{name} deleted: dist/ has no such folder")
