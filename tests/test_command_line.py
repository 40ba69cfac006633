"""What `python main.py` can be asked for beside the whole of dist/."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from platforms.trip_currency import environments
from tests.conftest import Run, committed, files_of

RELEASE = "releases/trip-currency/prod.yaml"


def bump(data: Path) -> None:
    release = data / RELEASE
    release.write_text(release.read_text().replace("prod-63", "prod-64"))


def test_check_says_what_would_change_and_writes_nothing(data: Path, synth: Run) -> None:
    before = files_of(data / "dist")
    done = synth(data, "--check")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "dist/ is up to date")
    bump(data)
    done = synth(data, "--check")
    assert done.returncode == 1
    *_, changed, state = done.stderr.splitlines()
    assert changed.startswith("prod ~CronJob/service-dataingestor-cronjob ~Deployment/service-currency ")
    assert state == "dist/ is not what the code renders: run `make synth`"
    assert files_of(data / "dist") == before


def test_check_finds_what_the_review_refuses(data: Path, synth: Run) -> None:
    (data / "waivers.yaml").write_text("[]\n")
    done = synth(data, "--check")
    assert done.returncode == 1
    assert done.stderr.startswith(("error ", "warning "))
    assert done.stderr.endswith("nothing was written, dist/ is as it was\n")


@pytest.mark.parametrize(("name", "folders"), [("prod", {"prod"}), ("openmarket", {"openmarket-dev"}), ("eks", set())])
def test_one_environment_or_platform_is_rendered_and_the_rest_of_dist_stays(
    data: Path, synth: Run, name: str, folders: set[str]
) -> None:
    bump(data)
    other = data / "releases/openmarket/dev.yaml"
    other.write_text(other.read_text().replace("dev-latest", "dev-8"))
    before = files_of(data / "dist")
    assert synth(data, name).returncode == 0
    after = files_of(data / "dist")
    assert before.keys() == after.keys()
    assert {file.partition("/")[0] for file in after if after[file] != before[file]} == folders


def test_a_mistake_in_another_platform_does_not_hinder_one(data: Path, synth: Run) -> None:
    (data / "releases/openmarket/dev.yaml").write_text("")
    assert synth(data, "trip-currency").returncode == 0
    assert synth(data).returncode == 1


def test_a_name_that_nothing_has_is_said_with_the_one_that_was_meant(data: Path, synth: Run) -> None:
    done = synth(data, "openmarkt")
    assert done.returncode == 2
    assert done.stderr.endswith('did you mean "openmarket"?\n')


def test_stdout_gets_the_yaml_and_dist_nothing(data: Path, synth: Run) -> None:
    bump(data)
    before = files_of(data / "dist")
    done = synth(data, "--stdout", "prod")
    assert (done.returncode, done.stderr) == (0, "")
    assert len([*yaml.load_all(done.stdout, Loader=yaml.CSafeLoader)]) == len([*(data / "dist/prod").iterdir()])
    assert "prod-64" in done.stdout
    assert files_of(data / "dist") == before


def test_a_release_file_of_no_environment_is_a_warning_that_quiet_says_too(data: Path, synth: Run) -> None:
    (data / "releases/trip-currency/old.yaml").write_text("")
    done = synth(data, "--quiet")
    assert done.returncode == 0
    assert "warning platforms/forgotten: releases/trip-currency/old.yaml" in done.stderr


def test_an_environment_that_is_in_no_list_is_a_warning(
    data: Path, synth: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlisted = replace(environments.DEV)
    monkeypatch.setattr(environments, "QA", unlisted, raising=False)
    monkeypatch.setattr(environments, "_BASE", unlisted, raising=False)
    said = synth(data, "--quiet").stderr
    assert "platforms.trip_currency.environments.QA" in said
    assert "_BASE" not in said.replace("call it _QA", "")


def test_waivers_that_are_no_yaml_are_an_error_that_quiet_says_too(data: Path, synth: Run) -> None:
    (data / "waivers.yaml").write_text("a: [b\n")
    done = synth(data, "--quiet")
    assert done.returncode == 1
    assert "error waivers/form: waivers.yaml" in done.stderr


def test_a_folder_of_crds_that_is_none_is_an_error(data: Path, synth: Run) -> None:
    done = synth(data, CRDS=str(data / "none"))
    assert done.returncode == 2
    assert done.stderr.startswith("CRDS: got ")


def test_after_a_refused_render_diff_says_that_dist_is_not_what_the_code_says(
    data: Path, synth: Run, deliver: Run
) -> None:
    committed(data)
    release = data / RELEASE
    good = release.read_text()
    release.write_text("")
    assert synth(data).returncode == 1
    said = "the last render was refused: dist/ is not what the code says; run `make synth`\n"
    assert deliver(data, "diff").stderr == said
    release.write_text(good)
    assert synth(data, "openmarket").returncode == 0
    assert deliver(data, "diff").stderr == said
    assert synth(data).returncode == 0
    assert deliver(data, "diff").stderr == ""


def test_a_refused_part_is_forgotten_when_that_part_renders_and_a_wrong_word_is_no_refusal(
    data: Path, synth: Run, deliver: Run
) -> None:
    committed(data)
    assert synth(data, "nosuch").returncode == 2
    assert deliver(data, "diff").stderr == ""
    release = data / RELEASE
    good = release.read_text()
    release.write_text("")
    assert synth(data, "prod").returncode == 1
    assert deliver(data, "diff").stderr.startswith("the last render was refused: ")
    release.write_text(good)
    assert synth(data, "openmarket").returncode == 0
    assert deliver(data, "diff").stderr.startswith("the last render was refused: ")
    assert synth(data, "prod").returncode == 0
    assert deliver(data, "diff").stderr == ""
