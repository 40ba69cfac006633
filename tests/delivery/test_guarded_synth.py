"""A synth that the guard stops, and one that a waiver lets go ahead."""

import shutil
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
    change = next(line.strip() for line in capsys.readouterr().err.splitlines() if " -> " in line)
    before = waivers.read_text()
    for said, goes_ahead in ((change.replace("xfs", "btrfs"), False), (change, True)):
        entry = [
            "- rule: guard/storage-class",
            "  object: StorageClass/gp3-encrypted",
            "  reason: No volume uses it yet.",
        ]
        entry += [f"  change: '{said}'", "  until: 2999-01-01"]
        waivers.write_text(before + "\n".join(entry) + "\n")
        assert hand_over(render, dist, waivers, None) == goes_ahead
    assert "xfs" in (dist / "eks/StorageClass.gp3-encrypted.k8s.yaml").read_text()


def test_against_an_unknown_commit_or_without_git_it_says_so_plainly(repository: Path, deliver: Run) -> None:
    unknown = deliver(repository, "guard", "--against", "nowhere")
    assert unknown.returncode == 2
    assert "nowhere" in unknown.stderr
    assert "Traceback" not in unknown.stderr
