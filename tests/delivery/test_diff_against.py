"""dist/ as it is, and as it was in a commit."""

import subprocess
from pathlib import Path

import pytest
import yaml

from delivery.diff import against, consequences, headline
from delivery.manifests.history import NoHistory
from delivery.manifests.strict_yaml import InvalidYaml
from tests.delivery.diffs import deployment, manifest


def write(folder: Path, *objects: dict[str, object]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for each in objects:
        (folder / f"{each['kind']}.k8s.yaml").write_text(yaml.dump(each, Dumper=yaml.CSafeDumper))


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=somebody", "-c", "user.email=somebody@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    """A repository whose one commit renders two environments."""
    dist = tmp_path / "dist"
    write(dist / "dev", deployment(image="web:1"))
    write(dist / "prod", deployment(image="web:1"), manifest("Service"))
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--message", "first")
    return dist


def told(dist: Path, ref: str = "HEAD") -> dict[str, str]:
    return {diff.name: headline(consequences(diff)) for diff in against(ref, dist)}


def test_an_unchanged_folder_differs_in_nothing(dist: Path) -> None:
    assert told(dist) == {"dev": "nothing changes", "prod": "nothing changes"}


def test_what_a_commit_would_change_is_told_folder_by_folder(dist: Path) -> None:
    write(dist / "prod", deployment(image="web:2"))
    (dist / "prod" / "Service.k8s.yaml").unlink()
    assert told(dist) == {"dev": "nothing changes", "prod": "1 object is pruned, 1 workload rolls"}


def test_a_folder_on_one_side_only_counts_too(dist: Path) -> None:
    write(dist / "qa", manifest("Service"))
    (dist / "dev" / "Deployment.k8s.yaml").unlink()
    assert told(dist) == {"dev": "1 object is pruned", "prod": "nothing changes", "qa": "1 object is created"}


def test_files_that_are_no_render_do_not_count(dist: Path) -> None:
    (dist / "dev" / "notes.yaml").write_text("a: [")
    assert told(dist)["dev"] == "nothing changes"


def test_any_commit_can_be_named(dist: Path) -> None:
    write(dist / "dev", deployment(image="web:2"))
    git(dist, "add", ".")
    git(dist, "commit", "--message", "second")
    assert told(dist)["dev"] == "nothing changes"
    assert told(dist, "HEAD~1")["dev"] == "1 workload rolls"


@pytest.mark.parametrize("ref", ["nowhere", "--help", "", "HEAD:dist/dev/Deployment.k8s.yaml"])
def test_an_unknown_commit_is_a_plain_error(dist: Path, ref: str) -> None:
    with pytest.raises(NoHistory):
        against(ref, dist)


def test_so_is_a_folder_without_git_or_without_a_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write(tmp_path / "dist" / "dev", manifest("Service"))
    with pytest.raises(NoHistory):
        against("HEAD", tmp_path / "dist")
    git(tmp_path, "init")
    with pytest.raises(NoHistory):
        against("HEAD", tmp_path / "dist")


def test_broken_yaml_is_a_plain_error_on_either_side(dist: Path) -> None:
    (dist / "dev" / "Broken.k8s.yaml").write_text("a: [")
    with pytest.raises(InvalidYaml, match=r"dist/dev/Broken.k8s.yaml: line 2"):
        against("HEAD", dist)
    git(dist, "add", ".")
    git(dist, "commit", "--message", "broken")
    (dist / "dev" / "Broken.k8s.yaml").unlink()
    with pytest.raises(InvalidYaml, match=r"dist/dev/Broken.k8s.yaml in HEAD: line 2"):
        against("HEAD", dist)
