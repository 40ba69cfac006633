"""Section 5.2 of the specification: the pipeline of the programs, as far as it runs without a Jenkins."""

import os
import re
import subprocess
from pathlib import Path

from tests.conftest import PROJECT, Run, committed
from tests.test_pipelines import JENKINSFILE, RELEASES

SERVICE = (PROJECT / "platforms/trip_service/Jenkinsfile").read_text(encoding="utf-8")
STAGES = ["Find changed services", "Build", "Scan", "Push", "Staging", "Approval", "Production"]


SERVICES = ("currency-service", "data-ingestor", "frontend", "history-service", "ranking-service")
CHANGED = ("services/currency-service/main.py", "services/README.md", "docs/page.md")


def changed_services(folder: Path, **given: str) -> list[str]:
    """What the first stage finds in a repository whose last commit changed a service and pages, and removed another."""
    for name in (*(f"services/{service}/Dockerfile" for service in SERVICES), *CHANGED, "services/old/Dockerfile"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("1")
    committed(folder)
    for name in CHANGED:
        (folder / name).write_text("2")
    (folder / "services/old/Dockerfile").unlink()
    author = ("-c", "user.name=t", "-c", "user.email=t@example.com")
    subprocess.run(["git", *author, "commit", "--quiet", "--all", "--message", "second"], cwd=folder, check=True)
    (script,) = re.findall(r"script: '''(.*?)'''", SERVICE, flags=re.DOTALL)
    (users,) = re.findall(r"USERS_OF_SHARED = '(.*)'", SERVICE)
    variables = os.environ | {"SINCE": "HEAD~1", "USERS_OF_SHARED": users, **given}
    command = ["bash", "-c", script.replace("\\\\", "\\")]  # as Groovy reads it
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=True).stdout.split()


def test_the_pipeline_of_trip_service_has_the_stages_of_its_specification() -> None:
    assert re.findall(r"stage\('(.*)'\)", SERVICE) == STAGES


def test_what_changed_is_built_and_who_uses_the_shared_package_where_that_changed(tmp_path: Path) -> None:
    assert changed_services(tmp_path / "a", SHARED="false") == ["currency-service"]
    assert changed_services(tmp_path / "b", SHARED="true") == [
        "currency-service",
        "data-ingestor",
        "history-service",
        "ranking-service",
    ]


def test_the_commands_of_its_stages_are_shell_scripts_that_parse() -> None:
    for command in re.findall(r"sh '(for .*)'$", SERVICE, flags=re.MULTILINE):
        subprocess.run(["bash", "-n", "-c", command], check=True)


def test_it_gives_the_job_that_bumps_the_parameters_that_it_has() -> None:
    given = re.findall(r"string\(name: '(\w+)', value", SERVICE)
    assert given == re.findall(r"string\(name: '(\w+)'", JENKINSFILE)


def test_one_image_of_it_can_be_bumped_alone(checkout: Path, run: Run) -> None:
    bump = next(command for command in RELEASES["jenkins"] if "bump" in command)
    values = {"PLATFORM": "trip-service", "ENVIRONMENT": "staging", "VERSION": "v1.0.1", "IMAGE": "frontend"}
    assert run("bash", "-c", bump, **values).returncode == 0
    release = (checkout / "releases/trip-service/staging.yaml").read_text()
    assert "frontend: v1.0.1" in release
    assert release.count("v1.0.1") == 1
