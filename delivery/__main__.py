"""The command line: `python -m delivery <command>`."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

from delivery import manifests, releases, secrets

ROOT = Path(__file__).parent.parent


class Refused(Exception):
    """A request that cannot be carried out. Its text is for people."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 done, 1 refused; 2 is argparse's, for a command it cannot read."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except (Refused, releases.InvalidRelease) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m delivery", description="From a render to Argo CD.")
    parser.set_defaults(root=ROOT)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    bump = commands.add_parser(
        "bump",
        help="write a new version of the images into a release file",
        description="Edits releases/PLATFORM/ENVIRONMENT.yaml and says what changed. Render afterwards.",
    )
    bump.add_argument("platform", help="for example trip-currency")
    bump.add_argument("environment", help="for example prod")
    bump.add_argument("version", help="a tag, such as prod-64, or a digest, sha256:...")
    bump.add_argument("image", nargs="?", help="one image by name; without it, all of them")
    bump.set_defaults(run=_bump)

    secret = commands.add_parser(
        "secrets",
        help="list the Secrets that Pods expect, and the commands that create them",
        description="Reads dist/FOLDER. The list goes to stderr and the commands to stdout: pipe them to sh.",
    )
    secret.add_argument("folder", help="a folder of dist/, for example dev")
    secret.add_argument("--placeholders", action="store_true", help="print <placeholders> instead of new random values")
    secret.set_defaults(run=_secrets)
    return parser


def _bump(options: argparse.Namespace) -> None:
    folder = options.root / "releases"
    platform = _one_of("platform", options.platform, (path.name for path in folder.iterdir() if path.is_dir()))
    environment = _one_of(
        "environment", options.environment, (path.stem for path in (folder / platform).glob("*.yaml"))
    )
    file = releases.file(folder, platform, environment)
    name = str(file.relative_to(options.root))
    text, changes = releases.bump(file.read_text(encoding="utf-8"), name, options.version, options.image)
    if not changes:
        print(f"{name} names {options.version} already")
        return
    file.write_text(text, encoding="utf-8")
    for change in changes:
        print(f"{name}: {change.image}: {change.old} -> {change.new}")


def _secrets(options: argparse.Namespace) -> None:
    dist = options.root / "dist"
    folder = _one_of("folder", options.folder, (path.name for path in manifests.folders(dist)))
    objects = manifests.read(dist / folder)
    expected = secrets.expected(objects)
    if not expected:
        raise Refused(f"No Pod in dist/{folder} reads a Secret.")
    for key, readers in expected.items():
        print(f"# {key}: {', '.join(readers)}", file=sys.stderr)
    value = secrets.placeholder if options.placeholders else secrets.random_value
    for command in secrets.commands(objects, value):
        print(command)


def _one_of(what: str, given: str, known: Iterable[str]) -> str:
    names = sorted(known)
    if given in names:
        return given
    close = get_close_matches(given, names, n=1)
    hint = f'; did you mean "{close[0]}"?' if close else ""
    raise Refused(f"{what}: got {given!r}; allowed: {', '.join(names)}{hint}")


if __name__ == "__main__":
    sys.exit(main())
