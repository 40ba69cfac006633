"""What is in a folder. It loads nothing else: small processes use it too."""

from pathlib import Path


def files_of(folder: Path) -> dict[str, bytes]:
    """The content of every file below a folder, by its path."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}
