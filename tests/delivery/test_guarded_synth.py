"""A synth that the guard stops, and one that a waiver lets go ahead."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from delivery.publish.handover import hand_over
from tests.conftest import Run, committed, files_of


def test_a_synth_that_would_lose_a_database_stops_and_leaves_dist_alone(checkout: Path, run: Run) -> None:
    before = files_of(committed(checkout) / "dist")
    chart = checkout / "platforms/trip_currency/chart.py"
    chart.write_text(chart.read_text().replace('claim="mysql-storage"', 'claim="mysql-data"'))
    done = run("python", "main.py", "--quiet")
    assert done.returncode == 1
    assert "guard/claim-templates" in done.stderr
    assert "4 errors" in done.stderr
    assert files_of(checkout / "dist") == before


@pytest.fixture
def changed_render(rendered: Path, tmp_path: Path) -> Callable[[str, str], Path]:
    """A fresh render in which a text is another one."""

    def change(old: str, new: str) -> Path:
        render = shutil.copytree(rendered, tmp_path / "render")
        for file in render.rglob("*.yaml"):
            text = file.read_text()
            if old in text:
                file.write_text(text.replace(old, new))
        return render

    return change


def test_deleting_dist_does_not_get_round_it(
    repository: Path, changed_render: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    render = changed_render("mysql-storage", "mysql-data")
    shutil.rmtree(repository / "dist")
    assert not hand_over(render, repository / "dist", repository / "waivers.yaml", None)
    said = capsys.readouterr().err
    assert "guard/claim-templates" in said
    assert "4 errors" in said
    assert not (repository / "dist").exists()


def test_with_a_waiver_for_that_change_and_no_other_it_goes_ahead(
    repository: Path, changed_render: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    render = changed_render("fsType: ext4", "fsType: xfs")
    dist, waivers = repository / "dist", repository / "waivers.yaml"
    assert not hand_over(render, dist, waivers, None)
    said = capsys.readouterr().err
    assert "    fsType: ext4 -> xfs\n" in said
    offered = said[said.index("- rule: guard/storage-class") : said.rindex("reason:")]
    before = waivers.read_text()
    for entry, goes_ahead in ((offered.replace("change: ", "change: x"), False), (offered, True)):
        waivers.write_text(f"{before}{entry}reason: No volume uses it yet.\n")
        assert hand_over(render, dist, waivers, None) == goes_ahead
    assert "xfs" in (dist / "eks/StorageClass.gp3-encrypted.k8s.yaml").read_text()


def test_against_an_unknown_commit_or_without_git_it_says_so_plainly(repository: Path, deliver: Run) -> None:
    unknown = deliver(repository, "guard", "--against", "nowhere")
    assert unknown.returncode == 2
    assert "nowhere" in unknown.stderr
    assert "Traceback" not in unknown.stderr


def git(repository: Path, *words: str) -> None:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.com")
    subprocess.run(["git", *identity, *words], cwd=repository, check=True, capture_output=True)


def lose_a_database(repository: Path) -> None:
    """On a branch of its own, in a commit."""
    git(repository, "branch", "--move", "main")
    git(repository, "checkout", "-b", "branch")
    (repository / "dist/prod/StatefulSet.mysql.k8s.yaml").unlink()
    git(repository, "commit", "--all", "--message", "less")


def test_a_branch_is_compared_with_the_commit_where_it_left_main(repository: Path, deliver: Run) -> None:
    lose_a_database(repository)
    assert deliver(repository, "guard").returncode == 0
    for base in ((), ("main",)):
        done = deliver(repository, "guard", "--base", *base)
        assert done.returncode == 1
        assert "error guard/" in done.stdout
        assert "StatefulSet/mysql" in done.stdout


def test_a_branch_that_is_not_there_is_said_and_without_one_that_it_did_not_run(repository: Path, deliver: Run) -> None:
    git(repository, "branch", "--move", "other")
    done = deliver(repository, "guard", "--base")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "guard: not run: there is no branch origin/main or main to compare with\n"
    done = deliver(repository, "guard", "--base", "mian")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--base: got 'mian'" in done.stderr


def test_a_dist_that_was_taken_out_of_git_does_not_get_round_it(
    repository: Path, changed_render: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    render = changed_render("mysql-storage", "mysql-data")
    git(repository, "rm", "-r", "--quiet", "dist")
    git(repository, "commit", "--message", "no dist")
    assert not hand_over(render, repository / "dist", repository / "waivers.yaml", None)
    assert "guard/claim-templates" in capsys.readouterr().err
