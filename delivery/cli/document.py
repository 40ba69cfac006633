"""`python -m delivery document`: the pages of the documentation that are computed from dist/."""

import argparse
from pathlib import Path

from delivery.cli.command import scope_in
from delivery.manifests import reading
from delivery.network.pages import pages


def add(command: argparse.ArgumentParser) -> None:
    """Describe the command, and add its arguments."""
    command.description = (
        "Writes docs/network/FOLDER.md and FOLDER.svg for every folder of dist/ that declares connections."
    )


def run(options: argparse.Namespace) -> None:
    """Write the pages, and print which of them changed. Raises NoGraphviz."""
    folder: Path = options.root / "docs" / "network"
    folder.mkdir(parents=True, exist_ok=True)
    scopes = [scope_in(path) for path in reading.folders(options.root / "dist")]
    written = pages(scopes)
    for name, text in written.items():
        file = folder / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
            print(f"{file.relative_to(options.root)} written")
    for file in folder.glob("*.*"):
        if file.name not in written:
            file.unlink()
            print(f"{file.relative_to(options.root)} deleted: dist/ has no such folder")
