"""`delivery bump`: new versions of images."""

import argparse
import json

from contract import releases
from delivery.cli.command import one_of


def add(command: argparse.ArgumentParser) -> None:
    """Describe the command, and add its arguments."""
    command.description = "Edits releases/PLATFORM/ENVIRONMENT.yaml and says what changed. Render afterwards."
    command.add_argument("platform", help="for example trip-currency")
    command.add_argument("environment", help="for example prod")
    command.add_argument("version", help="a tag, such as prod-64, or a digest, sha256:...")
    command.add_argument("image", nargs="?", help="one image by name; without it, all of them")
    command.add_argument("--format", choices=("text", "json"), default="text")


def run(options: argparse.Namespace) -> None:
    """Edit the release file, and print what changed."""
    folder = options.root / "releases"
    platforms = (path.name for path in folder.glob("[!.]*") if path.is_dir())
    platform = one_of("platform", options.platform, platforms)
    environments = (path.stem for path in (folder / platform).glob("[!.]*.yaml"))
    environment = one_of("environment", options.environment, environments)
    file = releases.file(folder, platform, environment)
    name = str(file.relative_to(options.root))
    text, changes = releases.bump(releases.text_of(file), name, options.version, options.image)
    if changes:
        draft = file.with_name(f".{file.name}.new")
        draft.write_bytes(text.encode())
        draft.replace(file)
    if options.format == "json":
        print(json.dumps({"file": name, "changes": [change._asdict() for change in changes]}, indent=2))
        return
    for change in changes:
        print(f"{name}: {change.image}: {change.old} -> {change.new}")
    if not changes:
        print(f"{name} names {options.version} already")
