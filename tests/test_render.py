"""The render as a whole: the same everywhere, always whole, and equal to what is committed."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import PROJECT, Run, files_of, node_path
from tests.manifests import FOLDERS


def test_dist_is_what_a_fresh_render_gives(rendered: Path) -> None:
    assert files_of(PROJECT / "dist") == files_of(rendered), "run `make synth` and commit dist/"


def test_another_time_zone_locale_user_folder_and_hash_seed_give_the_same_bytes(checkout: Path, run: Run) -> None:
    away = {"TZ": "Pacific/Chatham", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "USER": "somebody", "HOME": "/nonexistent"}
    before = files_of(checkout / "dist")
    for file in (checkout / "dist").rglob("*.yaml"):
        file.unlink()
    done = run("python", "main.py", "--quiet", PYTHONHASHSEED="4711", **away)
    assert (done.returncode, done.stdout) == (0, "")
    assert files_of(checkout / "dist") == before


def test_the_cdk8s_command_line_gives_the_same_bytes(checkout: Path, run: Run) -> None:
    before = files_of(checkout / "dist")
    for file in (checkout / "dist").rglob("*.yaml"):
        file.unlink()
    done = run("node_modules/.bin/cdk8s", "synth", "--check-upgrade=false", PATH=node_path())
    assert done.returncode == 0, done.stderr
    assert files_of(checkout / "dist") == before


def test_a_failing_cdk8s_synth_leaves_dist_as_it_was(checkout: Path, run: Run) -> None:
    before = files_of(checkout / "dist")
    (checkout / "releases/trip-currency/prod.yaml").write_text("service-currency: [prod-63\n")
    done = run("node_modules/.bin/cdk8s", "synth", "--check-upgrade=false", PATH=node_path())
    assert done.returncode != 0
    assert "trip-currency/prod: environment: releases/trip-currency/prod.yaml" in done.stderr
    assert files_of(checkout / "dist") == before


def test_nothing_in_the_render_is_null(rendered: Path) -> None:
    for file in rendered.rglob("*.yaml"):
        for document in yaml.load_all(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            assert not list(nulls(document)), file.name


def nulls(value: Any, path: str = "") -> list[str]:
    if value is None:
        return [path]
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, child in children for found in nulls(child, f"{path}.{key}")]


@pytest.mark.parametrize("folder", FOLDERS)
def test_only_cluster_scoped_objects_lack_a_namespace(rendered: Path, folder: str) -> None:
    for file in (rendered / folder).glob("*.yaml"):
        manifest = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        cluster_scoped = manifest["kind"] in {"Namespace", "StorageClass"}
        assert ("namespace" in manifest["metadata"]) != cluster_scoped, file.name
