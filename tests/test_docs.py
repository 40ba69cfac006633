"""What the documentation says is done here, word by word."""

import json
import os
import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

import constructs_lib
from delivery.review.engine import review
from tests.conftest import PROJECT, Run, committed, copy_of_project, files_of
from tests.small import ENVIRONMENT, Shop, whole

API_SERVER = constructs_lib.ApiServer(subnets=("10.0.9.0/24",))
EVERYTHING = replace(ENVIRONMENT, monitoring="monitoring", api_server=API_SERVER)
PAGES = [PROJECT / "README.md", *sorted((PROJECT / "docs").rglob("*.md"))]


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)


def commands(page: Path) -> list[str]:
    """The commands of this project that a page names, without comments."""
    lines = [line.partition("  #")[0].strip() for block in blocks(page, "sh") for line in block.splitlines()]
    return [line for line in lines if line.startswith("delivery ")]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout of somebody who tries one command after the other."""
    return committed(copy_of_project(tmp_path_factory.mktemp("reader") / "checkout"))


@pytest.mark.parametrize("command", sorted({command for page in PAGES for command in commands(page)}))
def test_every_command_in_the_documentation_succeeds(
    reader: Path, deliver: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    kubectl = reader.parent / "bin/kubectl"  # a stand-in: one whose cluster runs what is in dist/
    kubectl.parent.mkdir(exist_ok=True)
    kubectl.write_text("#!/bin/sh\n")
    kubectl.chmod(0o700)
    monkeypatch.setenv("PATH", f"{kubectl.parent}:{os.environ['PATH']}")
    _, *words = shlex.split(command)
    done = deliver(reader, *words)
    assert done.returncode == 0, done.stderr


def test_what_lies_between_two_platforms_is_what_the_diff_says(reader: Path, deliver: Run) -> None:
    page = PROJECT / "docs/from-trip-service-to-trip-currency.md"
    (command,) = commands(page)
    said = deliver(reader, *shlex.split(command)[1:]).stdout
    quoted = [line for block in blocks(page, "text") for line in block.splitlines()]
    assert [line for line in quoted if line not in said.splitlines()] == []
    assert quoted


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_adding_a_service_takes_what_the_readme_says(checkout: Path, run: Run) -> None:
    service, _ = blocks(checkout / "README.md", "python")
    write_service(checkout, service)
    done = run("python", "main.py", "--quiet")
    assert done.returncode == 0, done.stderr
    assert {file.name for file in (checkout / "dist/prod").glob("*service-alerts*")} == {
        "Deployment.service-alerts.k8s.yaml",
        "HorizontalPodAutoscaler.service-alerts-hpa.k8s.yaml",
        "NetworkPolicy.service-alerts.k8s.yaml",
        "PodDisruptionBudget.service-alerts.k8s.yaml",
        "Service.service-alerts.k8s.yaml",
        "ServiceAccount.service-alerts.k8s.yaml",
    }


def test_connecting_a_service_takes_the_three_lines_of_the_how_to(checkout: Path, run: Run, deliver: Run) -> None:
    (lines,) = blocks(checkout / "docs/connect.md", "python")
    assert len(lines.splitlines()) == 3
    write_service(checkout, lines)
    done = run("python", "main.py", "--quiet")
    assert done.returncode == 0, done.stderr
    deployment = yaml.load(
        (checkout / "dist/dev/Deployment.service-alerts.k8s.yaml").read_text(), Loader=yaml.CSafeLoader
    )
    (container,) = deployment["spec"]["template"]["spec"]["containers"]
    page = (checkout / "docs/connect.md").read_text()
    assert all(f"`{variable['name']}`" in page for variable in container["env"])
    for server, status in (("mysql:3306", 0), ("203.0.113.7:443", 0), ("10.0.0.1:443", 1), ("redis:6379", 1)):
        assert deliver(checkout, "reach", "dev", "service-alerts", server).returncode == status


def write_service(checkout: Path, lines: str) -> None:
    """Put the lines of a page where an author would, and name the image of the service in the release files."""
    chart = checkout / "platforms/trip_currency/chart.py"
    followed = re.compile(r"^ +alerts\b.*\n", flags=re.MULTILINE)  # by a reader, before this test
    indented = "".join(f"        {line}\n" for line in lines.splitlines())
    chart.write_text(followed.sub("", chart.read_text()).replace("        Edge(\n", f"{indented}        Edge(\n"))
    for release in (checkout / "releases/trip-currency").glob("*.yaml"):
        named = re.sub(r"^service-alerts:.*\n", "", release.read_text(), flags=re.MULTILINE)
        release.write_text(f"{named}service-alerts: v1\n")


def test_a_platform_of_your_own_takes_what_the_page_says(checkout: Path, run: Run, deliver: Run) -> None:
    before = files_of(checkout / "dist")
    page = checkout / "docs/bring-your-own-platform.md"
    *files, registration = blocks(page, "python")
    for block in [*files, *blocks(page, "yaml")]:
        first, _, text = block.partition("\n")
        file = checkout / first.removeprefix("# ")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    package = checkout / "platforms/__init__.py"
    imported, _, listed = registration.partition("\n\n")
    text = re.sub(r"^PLATFORMS.*\n", listed, package.read_text(), count=1, flags=re.MULTILINE)
    text = text.replace("from platforms.openmarket", f"{imported}\nfrom platforms.openmarket", 1)
    package.write_text(text)
    done = run("python", "main.py", "--quiet")
    assert done.returncode == 0, done.stderr
    after = files_of(checkout / "dist")
    assert {name: after[name] for name in before} == before
    assert {name for name in after if name not in before} >= {
        "argocd/Application.notes-dev.k8s.yaml",
        "notes-dev/NetworkPolicy.api.k8s.yaml",
        "notes-dev/StatefulSet.mysql.k8s.yaml",
    }
    assert deliver(checkout, "reach", "notes-dev", "api", "mysql:3306").returncode == 0
    assert deliver(checkout, "secrets", "notes-dev", "--placeholders").returncode == 0


def test_the_pages_about_the_network_are_those_of_dist(data: Path, deliver: Run) -> None:
    before = files_of(data / "docs/network")
    done = deliver(data, "document")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert files_of(data / "docs/network") == before
    assert {name.removesuffix(".md") for name in before if name.endswith(".md")} == {
        folder.name for folder in (data / "dist").iterdir() if list(folder.glob("NetworkPolicy.*"))
    }


def test_adding_an_environment_takes_what_the_readme_says(checkout: Path, run: Run) -> None:
    _, environment = blocks(checkout / "README.md", "python")
    before = files_of(checkout / "dist")
    module = checkout / "platforms/trip_currency/environments.py"
    if 'folder="qa"' not in module.read_text():  # by a reader, before this test
        text = module.read_text().replace("ENVIRONMENTS = (", f"{environment}\nENVIRONMENTS = (QA, ")
        module.write_text(text.replace("from collections", "import dataclasses\nfrom collections", 1))
    releases = checkout / "releases/trip-currency"
    (releases / "qa.yaml").write_text((releases / "staging.yaml").read_text().replace("staging-latest", "qa-1"))
    done = run("python", "main.py", "--quiet")
    assert done.returncode == 0, done.stderr
    after = files_of(checkout / "dist")
    assert {name: after[name] for name in before} == before
    assert "argocd/Application.trip-service-qa.k8s.yaml" in after
    assert sum(name.startswith("qa/") for name in after) == sum(name.startswith("dev/") for name in after)


@pytest.mark.parametrize("page", ["programs", "your-own-construct", "how-to"])
def test_the_examples_of_a_page_render_together_and_pass_the_review(tmp_path: Path, page: str) -> None:
    def fill(chart: Shop) -> None:
        names = {name: getattr(constructs_lib, name) for name in constructs_lib.__all__} | {"self": chart}
        names |= {"Iterator": Iterator, "Sequence": Sequence, "json": json}
        for block in blocks(PROJECT / f"docs/{page}.md", "python"):
            exec(block, names)
        chart.secrets = tuple(each for each in names.values() if isinstance(each, constructs_lib.ExistingSecret))  # type: ignore[misc]

    documents = whole(tmp_path, fill, env=EVERYTHING)
    assert not [finding for finding in review({"shop": documents}) if finding.severity == "error"]
