"""What people see after a render."""

import re
import subprocess
from pathlib import Path

import pytest

from delivery.manifests import changes
from delivery.publish import summary as summary_of
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
    assert max(map(len, summary.stderr.splitlines()[-3:])) <= 80


def test_where_nothing_changed_it_is_three_lines(repository: Path, synth: Run) -> None:
    *warnings, objects, seconds, state = synth(repository).stderr.splitlines()
    assert not [line for line in warnings if not line.startswith(("warning ", "    "))]
    assert re.fullmatch(r"\d+ objects in \d+ folders; 0 errors, \d+ warnings?, \d+ waived findings", objects)
    steps = "start", "build", "render", "review and write"
    assert re.fullmatch(rf"\d+\.\d s: {', '.join(rf'[0-9.]+ to {step}' for step in steps)}", seconds)
    assert state == "dist/ is up to date, as in the last commit"


def test_without_git_it_says_that_there_is_nothing_to_compare_with(summary: Done) -> None:
    assert summary.stderr.splitlines()[-1] == "dist/ is up to date; there is no commit to compare with"


def test_quiet_says_nothing(data: Path, synth: Run) -> None:
    done = synth(data, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_colours_are_for_terminals(data: Path, synth: Run) -> None:
    assert "\x1b[" in synth(data, FORCE_COLOR="1").stderr


def test_it_says_what_changed_since_the_last_commit(repository: Path, deliver: Run, synth: Run) -> None:
    deliver(repository, "bump", "trip-currency", "prod", "never-built", "service-currency")
    (repository / "dist/dev/ConfigMap.old.k8s.yaml").write_text("kind: ConfigMap\n")
    subprocess.run(["git", "add", "--all"], cwd=repository, check=True)
    *_, changed, _, _, state = synth(repository, COLUMNS="200").stderr.splitlines()
    assert changed == "prod ~Deployment/service-currency"
    assert state == "dist/ is up to date; 1 object differs from the last commit: `delivery diff`"


def test_folders_with_the_same_changes_share_a_line_that_names_all_of_them() -> None:
    many = [changes.Change("~", f"Service/s{number}") for number in range(20)]
    gone = [changes.Change("-", "Job/a")]
    lines = [line.plain for line in summary_of.folded({"dev": [*many, *gone], "eks": many})]
    assert lines == [f"dev, eks {' '.join(f'~Service/s{number}' for number in range(20))}", "dev -Job/a"]


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
