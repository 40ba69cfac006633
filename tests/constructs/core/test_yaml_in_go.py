"""The YAML that Python writes, as Kubernetes reads it: through its own reader, in Go."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from constructs_lib.core.manifest_yaml import to_yaml
from tests.constructs.core.test_manifest_yaml import FILES, MANIFESTS, NOT_TEXT

Read = Callable[[list[Path]], list[Any]]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Reads files with sigs.k8s.io/yaml. The program is built from go_reader/, where there is a Go to build it."""
    if shutil.which("go") is None:
        pytest.skip("there is no Go on this machine, so the reader of Kubernetes did not run")
    program = tmp_path_factory.mktemp("go") / "reader"
    subprocess.run(["go", "build", "-o", program, "."], cwd=Path(__file__).parent / "go_reader", check=True)

    def run(files: list[Path]) -> list[Any]:
        done = subprocess.run([program, *files], check=True, capture_output=True, text=True)
        found: list[Any] = json.loads(done.stdout)
        return found

    return run


def written(folder: Path, manifests: list[Any]) -> list[Path]:
    """A file for each manifest."""
    files = [folder / f"{number}.yaml" for number in range(len(manifests))]
    for file, manifest in zip(files, manifests, strict=True):
        file.write_text(to_yaml(manifest), encoding="utf-8")
    return files


def test_it_reads_dist_as_everybody_does(read: Read) -> None:
    assert read(FILES) == [yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) for file in FILES]


def test_it_takes_no_quoted_text_for_something_else(read: Read, tmp_path: Path) -> None:
    manifests = [{"value": text, "list": [text], "text": {text or "empty": "b"}} for text in NOT_TEXT]
    assert read(written(tmp_path, manifests)) == manifests


def test_it_reads_back_whatever_was_written(read: Read, tmp_path: Path) -> None:
    @settings(max_examples=6)
    @given(st.lists(MANIFESTS, min_size=30, max_size=30))
    def check(manifests: list[Any]) -> None:
        assert read(written(tmp_path, manifests)) == manifests

    check()
