"""What people see after a render."""

import re
import subprocess
from pathlib import Path

import pytest

from delivery.manifests import changes
from tests.conftest import Run, copy_of_project, running_in

Done = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def summary(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """One run, in a terminal of eighty columns that is none, and in no repository."""
    copy = copy_of_project(tmp_path_factory.mktemp("summary") / "checkout")
    return running_in(copy)("python", "main.py", COLUMNS="80")


def test_it_goes_to_stderr_in_plain_text_that_fits_eighty_columns(summary: Done) -> None:
    assert (summary.returncode, summary.stdout) == (0, "")
    assert "\x1b" not in summary.stderr
    assert max(map(len, summary.stderr.splitlines())) <= 80


def test_it_says_per_environment_objects_by_kind_requests_limits_and_seconds(summary: Done) -> None:
    text = " ".join(summary.stderr.split())
    assert re.search(r"dev 55 objects in 0\.(?!000)\d{3} s", text)
    assert "10 Service, 8 Deployment, 4 ConfigMap" in text
    assert "requests 1 CPU and 2.3Gi, limits 4.3 CPU and 4.2Gi" in text
    assert "dist/ is up to date" in text


def test_without_git_it_says_that_there_is_nothing_to_compare_with(summary: Done) -> None:
    assert "no commit to compare with" in " ".join(summary.stderr.split())


def test_quiet_says_nothing(data: Path, synth: Run) -> None:
    done = synth(data, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_colours_are_for_terminals(data: Path, synth: Run) -> None:
    assert "\x1b[" in synth(data, FORCE_COLOR="1").stderr


def test_it_says_what_changed_since_the_last_commit(repository: Path, deliver: Run, synth: Run) -> None:
    deliver(repository, "bump", "trip-currency", "prod", "never-built", "service-currency")
    (repository / "dist/dev/ConfigMap.old.k8s.yaml").write_text("kind: ConfigMap\n")
    subprocess.run(["git", "add", "--all"], cwd=repository, check=True)
    text = " ".join(synth(repository, COLUMNS="200").stderr.split())
    assert "since the last commit: ~Deployment/service-currency" in text
    assert text.count("as in the last commit") == 7


def test_new_changed_and_removed_objects_are_told_apart(repository: Path) -> None:
    dist = repository / "dist"
    (dist / "dev/Service.new.k8s.yaml").write_text("kind: Service\n")
    (dist / "dev/Service.service-redis.k8s.yaml").write_text("kind: Service\n")
    (dist / "dev/Service.service-kafka.k8s.yaml").unlink()
    (dist / "dev/notes.txt").write_text("never ours\n")
    assert changes.since_last_commit(dist) == {
        "dev": [
            changes.Change("+", "Service/new"),
            changes.Change("-", "Service/service-kafka"),
            changes.Change("~", "Service/service-redis"),
        ]
    }
