"""The command line: `python -m delivery <command>`."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from delivery import admission, guard, history, manifests, releases, report, review, secrets, waivers
from delivery import diff as difference
from delivery.diff import as_text
from delivery.finding import Finding
from delivery.suggest import did_you_mean
from delivery.waivers import Verdict

ROOT = Path(__file__).parent.parent
FORMATS = ("text", "json", "github")

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


class Refused(Exception):
    """A request that cannot be carried out. Its text is for people."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 done, 1 refused; 2 is argparse's, for a command it cannot read."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except (Refused, releases.InvalidRelease, history.NoHistory, difference.Unreadable, OSError) as error:
        if str(error):
            print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m delivery", description="From a render to Argo CD.")
    parser.set_defaults(root=ROOT)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (_add_bump, _add_review, _add_guard, _add_diff, _add_secrets):
        add(commands)
    return parser


def _add_bump(commands: Commands) -> None:
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


def _add_review(commands: Commands) -> None:
    review = commands.add_parser(
        "review",
        help="judge manifests: anybody's folder, or what a pipe brings",
        description="Exit status 1 when an error stands. The environment variable CRDS names a folder of CRDs.",
    )
    review.add_argument("path", nargs="?", help="a folder, a file, or - for stdin; without it, dist/ with its waivers")
    review.add_argument("--format", choices=FORMATS, default="text")
    review.set_defaults(run=_review)


def _add_guard(commands: Commands) -> None:
    guard = commands.add_parser(
        "guard",
        help="find changes that a sync cannot apply, or that lose data",
        description="Compares dist/ with dist/ in a commit. Exit status 1 when such a change is there.",
    )
    guard.add_argument("--against", metavar="REF", default="HEAD", help="the commit (HEAD)")
    guard.add_argument("--format", choices=FORMATS, default="text")
    guard.set_defaults(run=_guard)


def _add_diff(commands: Commands) -> None:
    diff = commands.add_parser(
        "diff",
        help="say what a change of dist/ does in the clusters, or how two environments differ",
        description="Without folders, dist/ against a commit. With two, both rendered: each difference with the field "
        "of the environment that causes it; one without is an error.",
    )
    diff.add_argument("folders", nargs="*", metavar="FOLDER", help="none, or two: for example dev prod")
    diff.add_argument("--against", metavar="REF", default="HEAD", help="the commit (HEAD)")
    diff.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    diff.set_defaults(run=_diff)


def _add_secrets(commands: Commands) -> None:
    secret = commands.add_parser(
        "secrets",
        help="list the Secrets that Pods expect, and the commands that create them",
        description="Reads dist/FOLDER. The list goes to stderr and the commands to stdout: pipe them to sh.",
    )
    secret.add_argument("folder", help="a folder of dist/, for example dev")
    secret.add_argument("--placeholders", action="store_true", help="print <placeholders> instead of new random values")
    secret.set_defaults(run=_secrets)


def _bump(options: argparse.Namespace) -> None:
    folder = options.root / "releases"
    platforms = (path.name for path in folder.glob("[!.]*") if path.is_dir())
    platform = _one_of("platform", options.platform, platforms)
    environments = (path.stem for path in (folder / platform).glob("[!.]*.yaml"))
    environment = _one_of("environment", options.environment, environments)
    file = releases.file(folder, platform, environment)
    name = str(file.relative_to(options.root))
    text, changes = releases.bump(releases.text_of(file), name, options.version, options.image)
    if not changes:
        print(f"{name} names {options.version} already")
        return
    draft = file.with_name(f".{file.name}.new")
    draft.write_bytes(text.encode())
    draft.replace(file)
    for change in changes:
        print(f"{name}: {change.image}: {change.old} -> {change.new}")


def _secrets(options: argparse.Namespace) -> None:
    dist = options.root / "dist"
    folder = _one_of("folder", options.folder, (path.name for path in manifests.folders(dist)))
    objects = manifests.collect(dist / folder)[folder]
    if any(finding.rule.startswith("schema/") for finding in review.review({folder: objects})):
        raise Refused(f"dist/{folder} holds what is no Kubernetes object: `python -m delivery review` says where")
    expected = secrets.expected(objects)
    namespaces = [manifest["metadata"]["name"] for manifest in objects if manifest["kind"] == "Namespace"]
    if not expected or len(namespaces) != 1:
        raise Refused(f"dist/{folder} renders no Pod that reads a Secret, or not one Namespace for it")
    for key in secrets.all_keys(objects):
        print(f"# {key}: {', '.join(expected.get(key, ['nobody yet']))}", file=sys.stderr)
    value = secrets.placeholder if options.placeholders else secrets.random_value
    for command in secrets.commands(objects, namespaces[0], value):
        print(command)


def _review(options: argparse.Namespace) -> None:
    if options.path is None:
        documents = manifests.collect(options.root / "dist")
        _tell(_with_waivers(options, review.review(documents, crds=admission.crds_folder())), options.format)
        return
    if options.path == "-":
        documents = {"stdin": manifests.parse(sys.stdin.read(), "stdin")}
    elif Path(options.path).exists():
        documents = manifests.collect(Path(options.path))
    else:
        raise Refused(f"path: got {options.path!r}; allowed: a folder, a file, or - for stdin")
    _tell(Verdict(review.review(documents, crds=admission.crds_folder()), []), options.format)


def _guard(options: argparse.Namespace) -> None:
    dist = options.root / "dist"
    findings = guard.guard(history.manifests_at(options.against, dist), manifests.collect(dist))
    accepted, mistakes = waivers.read(options.root / "waivers.yaml")
    changes = [waiver for waiver in accepted if waiver.about_a_change]
    verdict = waivers.judge(findings, changes, admission.today())
    _tell(Verdict([*mistakes, *verdict.standing], verdict.waived), options.format)


def _diff(options: argparse.Namespace) -> None:
    if not options.folders:
        _show_changes(difference.against(options.against, options.root / "dist"), options.format)
    elif len(options.folders) == 2:
        _show_owners(options.folders[0], options.folders[1], options)
    else:
        raise Refused(f"folders: got {len(options.folders)}; allowed: none, or two to compare")


def _show_changes(changes: list[difference.Diff], form: str) -> None:
    if form == "json":
        print(difference.as_json(changes))
    elif form == "markdown":
        print(difference.as_markdown(changes))
    else:
        as_text.show(Console(highlight=False), changes)


def _show_owners(left: str, right: str, options: argparse.Namespace) -> None:
    swap = importlib.import_module("platforms.swap")  # the one question that manifests alone cannot answer
    try:
        found = swap.difference(left, right, options.root / "releases")
    except swap.NotComparable as error:
        raise Refused(str(error)) from error
    if options.format == "json":
        print(difference.owners_as_json(found))
    elif options.format == "markdown":
        print(difference.owners_as_markdown(found))
    else:
        as_text.show_owners(Console(highlight=False), found)
    if found.unowned:
        raise Refused("")


def _with_waivers(options: argparse.Namespace, findings: list[Finding]) -> Verdict:
    accepted, mistakes = waivers.read(options.root / "waivers.yaml")
    lasting = [waiver for waiver in accepted if not waiver.about_a_change]
    verdict = waivers.judge(findings, lasting, admission.today())
    return Verdict([*mistakes, *verdict.standing], verdict.waived)


def _tell(verdict: Verdict, form: str) -> None:
    if form == "json":
        print(report.as_json(verdict))
    elif form == "github":
        print(report.as_github(verdict))
    else:
        report.show(Console(highlight=False), verdict)
    if verdict.errors:
        raise Refused("")


def _one_of(what: str, given: str, known: Iterable[str]) -> str:
    names = sorted(known)
    if given in names:
        return given
    if not names:
        raise Refused(f"{what}: got {given!r}, but there is none yet")
    raise Refused(
        f"{what}: got {given!r}; allowed: {', '.join(names)}; {did_you_mean(given, names, 'take one of these')}"
    )


if __name__ == "__main__":
    sys.exit(main())
