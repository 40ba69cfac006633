# PYTHON_ARGCOMPLETE_OK
"""The command line: `delivery <command>`, or `python -m delivery <command>`."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from contract.errors import CANNOT_SAY, INTERRUPTED, PlatformError
from contract.python_errors import violation_of
from delivery.cli import COMMANDS

ROOT = Path(__file__).parent.parent
"""The repository that the commands read and write, where they are not called in another one."""
STATUS = "Exit status: 0 for yes or nothing to say, 1 for no or findings, 2 for what cannot be said or is not there."


class _Version(argparse.Action):
    """Reads the version, which takes longer than the rest of the help, only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        print(f"delivery {version('platforms')}")
        parser.exit()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        options = _parser(given).parse_args(given)
        options.run(options)
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of the pipe has closed it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except ModuleNotFoundError as error:
        print(violation_of(error), file=sys.stderr)
        return CANNOT_SAY
    except PlatformError as error:
        if str(error):
            print(error, file=sys.stderr)
        return error.status
    except OSError as error:
        print(error, file=sys.stderr)
        return CANNOT_SAY
    return 0


def _repository() -> Path:
    """The repository of a cdk8s app in which the command is called, from whatever folder."""
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "cdk8s.yaml").is_file()), ROOT)


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """All commands by name; only the chosen one, which is the first argument that is no option, with its own.

    A shell that completes a command line needs all of them.
    """
    parser = argparse.ArgumentParser(prog="delivery", description="From a render to Argo CD.", epilog=STATUS)
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version, and exit")
    parser.set_defaults(root=_repository())
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    completes = "_ARGCOMPLETE" in os.environ
    chosen = next((argument for argument in arguments if not argument.startswith("-")), None)
    for name, summary in COMMANDS.items():
        command = commands.add_parser(name, help=summary)
        if completes or name == chosen:
            module = import_module(f"delivery.cli.{name}")
            module.add(command)
            command.set_defaults(run=module.run)
    if completes:
        import argcomplete

        argcomplete.autocomplete(parser)
    return parser


if __name__ == "__main__":
    sys.exit(main())
