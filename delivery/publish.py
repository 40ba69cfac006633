"""From a finished render to dist/."""

from pathlib import Path

from delivery.manifests import SUFFIX


def publish(render: Path, dist: Path) -> None:
    """Make dist/ hold exactly the rendered files, beside files that were never ours.

    A file that has not changed is not touched. Each file changes in one step, so a reader never sees half of one.
    """
    wanted = {file.relative_to(render) for file in render.glob(f"*/*{SUFFIX}")}
    present = {file.relative_to(dist) for file in dist.glob(f"*/*{SUFFIX}")}
    for name in sorted(wanted):
        _write(dist / name, (render / name).read_bytes())
    for name in sorted(present - wanted):
        (dist / name).unlink()
    for folder in {name.parent for name in present - wanted}:
        if not any((dist / folder).iterdir()):
            (dist / folder).rmdir()


def _write(file: Path, content: bytes) -> None:
    if file.exists() and file.read_bytes() == content:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.new")
    draft.write_bytes(content)
    draft.replace(file)
