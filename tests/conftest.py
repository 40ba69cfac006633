"""What tests share: one render a worker, small platforms made for one test, and copies of the whole project."""

import compileall
import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

import constructs_lib  # noqa: F401  (before any test imports cdk8s: it points jsii at its Node)
import delivery.__main__
import main
import platforms
from constructs_lib import PlatformApp
from tests.folders import files_of as files_of
from tests.said_at_the_end import pytest_terminal_summary  # noqa: F401  (pytest finds the hook here)

PROJECT = Path(__file__).parent.parent
NOT_COPIED = (".git", ".hypothesis", ".*_cache")
LONGEST = {f"test_{name}.py" for name in ("synth_killed", "docs", "kills", "pipelines", "render", "mistakes")}
ROOMS = ("contract", "constructs_lib", "delivery", "platforms")

settings.register_profile("project", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("project")

Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]


def pytest_configure(config: pytest.Config) -> None:
    """Compile the project and the command line of cdk8s once, for the processes that tests start: half of a short run
    is compiling, where the machine keeps Python from storing the result.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["NODE_COMPILE_CACHE"] = str(PROJECT / ".pytest_cache/node")
    if not hasattr(config, "workerinput"):
        for room in ROOMS:
            compileall.compile_dir(PROJECT / room, quiet=1)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the garbage collector need not look at it again and again."""
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files come first, so that no process is left with one of them at the end."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh render of everything, made once a worker. Nobody may change it."""
    folder = tmp_path_factory.mktemp("render")
    app = PlatformApp(str(folder))
    platforms.build(app, PROJECT / "releases")
    app.synth()
    return folder


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the project that a test may spoil, with what is installed and generated linked in."""
    return copy_of_project(tmp_path / "checkout", "tests", "benchmarks")


@pytest.fixture
def run(checkout: Path) -> Run:
    """Runs a command in the copy; Python is the one that runs the tests."""
    return running_in(checkout)


@pytest.fixture
def repository(data: Path) -> Path:
    """The copy of what the commands read and write, committed."""
    return committed(data)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy, which a test may spoil, of what the commands read and write: all but the code."""
    return copy_of_data(tmp_path / "data")


@pytest.fixture
def deliver(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command of delivery in this process, as `delivery` would in the folder that is named first."""

    def run(root: Path, *words: str) -> Done:
        monkeypatch.setattr(delivery.__main__, "ROOT", root)
        monkeypatch.chdir(root)
        capsys.readouterr()
        status = delivery.__main__.main(words)
        said = capsys.readouterr()
        return Done(words, status, said.out, said.err)

    return run


@pytest.fixture
def synth(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Renders and publishes in this process, as `python main.py` would in the folder that is named first."""
    monkeypatch.delenv("CDK8S_OUTDIR", raising=False)

    def run(root: Path, *words: str, **environment: str) -> Done:
        monkeypatch.setattr(main, "ROOT", root)
        monkeypatch.setattr(sys, "argv", ["main.py", *words])
        monkeypatch.chdir(root)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        capsys.readouterr()
        status = main.main()
        said = capsys.readouterr()
        return Done(words, status, said.out, said.err)

    return run


def copy_of_data(copy: Path) -> Path:
    """Copy what the commands read and write."""
    for folder in ("dist", "docs", "releases"):
        shutil.copytree(PROJECT / folder, copy / folder)
    for file in ("cdk8s.yaml", "waivers.yaml"):
        shutil.copy2(PROJECT / file, copy / file)
    return copy


def copy_of_project(copy: Path, *linked: str) -> Path:
    """Copy the project, and link what is installed and generated, and what else a test only reads."""
    linked = (".venv", "node_modules", "imports", *linked)
    shutil.copytree(PROJECT, copy, ignore=shutil.ignore_patterns(*NOT_COPIED, *linked))
    for tools in linked:
        (copy / tools).symlink_to(PROJECT / tools)
    return copy


def running_in(copy: Path) -> Run:
    """What runs commands in a copy."""

    def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        words = [sys.executable if word == "python" else word for word in command]
        env = {name: value for name, value in os.environ.items() if name != "CDK8S_OUTDIR"} | environment
        return subprocess.run(words, cwd=copy, env=env, capture_output=True, text=True, check=False)

    return run


def committed(copy: Path) -> Path:
    """Make a repository of a copy."""
    for command in (
        ("init", "--quiet"),
        ("add", "--all"),
        ("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "--message", "start"),
    ):
        subprocess.run(["git", *command], cwd=copy, check=True)
    return copy


def node_path() -> str:
    """The Node of the virtual environment comes first, as `source .venv/bin/activate` would put it."""
    return f"{PROJECT / '.venv/bin'}:/usr/bin:/bin"
