"""The chart that `cdk8s synth --format helm` leaves: what Helm installs from it is what dist/ holds.

Where `helm` is on the path, it is asked too. Elsewhere, and on CI, real Helm does not run: there only an interpreter of
the few constructs that the template uses says what it does.
"""

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import platforms
from constructs_lib import PlatformApp, PlatformChart
from delivery.handoff import helm
from delivery.handoff.helm import Chart, Environment, NoChart, Request
from delivery.publish.handover import hand_over
from tests.conftest import PROJECT, Run, files_of, node_path
from tests.helm_template import Refused, template
from tests.test_docs import blocks

PAGE = PROJECT / "docs/helm.md"
COMMAND = shlex.split(blocks(PAGE, "sh")[0].splitlines()[0])
OUTPUT = COMMAND[COMMAND.index("--output") + 1]
PLATFORM = Path(OUTPUT).name
SHOP = [Environment("shop", "dev", "shop-dev", "shop-one"), Environment("shop", "prod", "shop-prod", "shop-two")]
SCAFFOLD = {"apiVersion": "v2", "name": "checkout", "version": "1.4.0", "description": "Generated chart for checkout"}
OBJECT = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: texts\n"

Engine = Callable[[Path, str, dict[str, Any]], list[dict[str, Any]]]


def real(chart: Path, namespace: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    """What Helm itself would install."""
    flags = [
        word for name, value in values.items() for word in ("--set", f"{name}={'null' if value is None else value}")
    ]
    command = ["helm", "template", "release", str(chart), "--namespace", namespace, *flags]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Refused(done.stderr)
    return [document for document in yaml.safe_load_all(done.stdout) if document]


ENGINES = [template, real] if shutil.which("helm") else [template]
engines = pytest.mark.parametrize("install", ENGINES, ids=lambda engine: engine.__name__)


@pytest.fixture(scope="module")
def environments(tmp_path_factory: pytest.TempPathFactory) -> list[Environment]:
    """Every environment of every platform."""
    app = PlatformApp(str(tmp_path_factory.mktemp("app")))
    platforms.build(app, PROJECT / "releases")
    charts = [member for member in app.members if isinstance(member, PlatformChart)]
    return [Environment(chart.platform, chart.env.name, chart.folder, chart.env.namespace) for chart in charts]


def made(root: Path, render: Path, environments: list[Environment]) -> Path:
    """The folder of a chart that is written."""
    Request(root, SCAFFOLD).fill(render, environments).write()
    return root


def shop(folder: Path, *texts: str) -> Path:
    """A render of the shop, whose environments hold these files."""
    for environment in SHOP:
        (folder / environment.folder).mkdir(parents=True)
        for number, text in enumerate(texts):
            (folder / environment.folder / f"ConfigMap.number-{number}.k8s.yaml").write_bytes(text.encode())
    return folder


def read(folder: Path) -> list[dict[str, Any]]:
    """The objects in the files of a folder."""
    return [yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader) for file in folder.glob("*.yaml")]


def by_name(manifests: list[dict[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    """The objects by kind and name, each of them once."""
    found = {(manifest["kind"], manifest["metadata"]["name"]): manifest for manifest in manifests}
    assert len(found) == len(manifests)
    return found


def test_the_command_of_the_documentation_makes_the_chart_and_leaves_dist_alone(
    checkout: Path, run: Run, environments: list[Environment], tmp_path: Path
) -> None:
    assert COMMAND[:2] == ["npx", "cdk8s"]
    done = run("node_modules/.bin/cdk8s", *COMMAND[2:], "--check-upgrade=false", PATH=node_path())
    assert done.returncode == 0, done.stderr
    assert f"the Helm chart {PLATFORM} 1.4.0 is in {OUTPUT}/" in done.stderr
    assert files_of(checkout / "dist") == files_of(PROJECT / "dist")
    chart = made(tmp_path / PLATFORM, PROJECT / "dist", environments)
    metadata = {"apiVersion": "v2", "name": PLATFORM, "version": "1.4.0", "type": "application"}
    written = files_of(checkout / OUTPUT)
    assert metadata.items() <= yaml.safe_load(written.pop("Chart.yaml")).items()
    assert written == {name: content for name, content in files_of(chart).items() if name != "Chart.yaml"}


@engines
def test_what_is_installed_is_what_dist_holds(install: Engine, environments: list[Environment], tmp_path: Path) -> None:
    assert environments
    for each in environments:
        chart = made(tmp_path / each.name / each.platform, PROJECT / "dist", environments)
        before = read(chart / "namespaces" / each.name)
        assert {manifest["kind"] for manifest in before} == {"Namespace"}
        installed = by_name([*before, *install(chart, each.namespace, {"environment": each.name})])
        wanted = by_name(read(PROJECT / "dist" / each.folder))
        for kind, name in list(wanted):
            if kind == "HorizontalPodAutoscaler":
                target = wanted[kind, name]["spec"]["scaleTargetRef"]
                del wanted[target["kind"], target["name"]]["spec"]["replicas"]
        assert installed == wanted


@pytest.mark.parametrize(
    ("kind", "target"), [("HorizontalPodAutoscaler", "{kind: StatefulSet, name: a}"), ("ScaledObject", "{name: a}")]
)
def test_the_number_of_pods_is_left_out_where_an_autoscaler_decides_it_and_nowhere_else(
    kind: str, target: str, tmp_path: Path
) -> None:
    folder = tmp_path / "shop-dev"
    folder.mkdir()
    scaled = "StatefulSet" if "kind" in target else "Deployment"
    other = "Deployment" if "kind" in target else "StatefulSet"
    workload = "kind: {}\nspec:\n  paused: false\n  replicas: 3\n  template:\n    replicas: 4\n"
    for each in (scaled, other):
        (folder / f"{each}.a.k8s.yaml").write_text(workload.format(each))
    (folder / f"{kind}.b.k8s.yaml").write_text(f"kind: {kind}\nspec:\n  scaleTargetRef: {target}\n")
    files = Request(tmp_path / "shop", SCAFFOLD).fill(tmp_path, SHOP[:1]).files
    assert files[f"environments/dev/{scaled}.a.k8s.yaml"].count(b"  replicas: ") == 1
    assert b"    replicas: 4" in files[f"environments/dev/{scaled}.a.k8s.yaml"]
    assert files[f"environments/dev/{other}.a.k8s.yaml"] == workload.format(other).encode()


@engines
@pytest.mark.parametrize("page", ["docs/helm.md", "README.md of the chart"])
def test_the_helm_commands_that_people_are_told_name_a_chart_an_environment_and_its_namespace(
    install: Engine, page: str, environments: list[Environment], tmp_path: Path
) -> None:
    chart = made(tmp_path / PLATFORM, PROJECT / "dist", environments)
    file = PAGE if page == "docs/helm.md" else chart / "README.md"
    lines = [line for block in blocks(file, "sh") for line in block.splitlines() if line.startswith("helm upgrade")]
    assert lines
    for line in lines:
        words = shlex.split(line)
        where, *_ = (word for word in words if word in (".", OUTPUT))
        assert where == ("." if page != "docs/helm.md" else OUTPUT)
        name, value = words[words.index("--set") + 1].split("=")
        assert install(chart, words[words.index("--namespace") + 1], {name: value})


@engines
@pytest.mark.parametrize("given", ["qa", "", "*", "dev/..", None])
def test_an_environment_that_is_none_is_refused_with_all_that_are(
    install: Engine, given: str | None, tmp_path: Path
) -> None:
    chart = made(tmp_path / "shop", shop(tmp_path / "render", OBJECT), SHOP)
    with pytest.raises(Refused) as refused:
        install(chart, "shop-one", {"environment": given})
    assert "environment" in str(refused.value)
    if given is not None:
        assert f'environment: got "{given}"; allowed: dev, prod; say which' in str(refused.value)


@engines
def test_the_namespace_of_another_environment_is_refused(install: Engine, tmp_path: Path) -> None:
    chart = made(tmp_path / "shop", shop(tmp_path / "render", OBJECT), SHOP)
    with pytest.raises(Refused, match='namespace: got "shop-one"; allowed: shop-two, where prod lives'):
        install(chart, "shop-one", {"environment": "prod"})


@engines
def test_a_second_value_is_refused_because_it_would_change_nothing(install: Engine, tmp_path: Path) -> None:
    chart = made(tmp_path / "shop", shop(tmp_path / "render", OBJECT), SHOP)
    with pytest.raises(Refused, match="replicas"):
        install(chart, "shop-one", {"environment": "dev", "replicas": 3})


TEXTS = st.lists(
    st.sampled_from(["{{ .password }}", "{{", "}}", "`", '"', "'", "\n", "---", "# ", " ", "é"]) | st.text()
)


@given(TEXTS.map("".join), TEXTS.map("".join))
@example("{{ .password | urlquery }}", "{{- end }}\n\n\n")
@example("`{{`", "\n---\n")
@settings(max_examples=30)
def test_any_text_comes_out_as_it_went_in(text: str, last: str) -> None:
    document = {"kind": "ConfigMap", "metadata": {"name": text}, "data": {"last": last}}
    written = yaml.safe_dump(document, default_style="|", sort_keys=False, allow_unicode=True)
    assume("<no value>" not in written)
    with TemporaryDirectory() as folder:
        chart = made(Path(folder) / "shop", shop(Path(folder) / "render", written, OBJECT, written), SHOP)
        assert template(chart, "shop-one", {"environment": "dev"}) == [document, yaml.safe_load(OBJECT), document]


def test_a_text_that_helm_would_delete_is_refused(tmp_path: Path) -> None:
    render = shop(tmp_path / "render", OBJECT, f"{OBJECT}data: {{key: a <no value> b}}\n")
    with pytest.raises(NoChart, match=re.escape("shop-dev/ConfigMap.number-1.k8s.yaml: got the text '<no value>'")):
        Request(tmp_path / "shop", SCAFFOLD).fill(render, SHOP)


def test_every_file_of_dist_ends_with_a_line_break_as_the_template_needs() -> None:
    assert all(content.endswith(b"\n") for name, content in files_of(PROJECT / "dist").items() if "/" in name)


def test_a_chart_holds_one_platform_and_no_applications(environments: list[Environment], tmp_path: Path) -> None:
    chart = made(tmp_path / PLATFORM, PROJECT / "dist", [*environments, *SHOP])
    own = {each.name for each in environments if each.platform == PLATFORM}
    assert {folder.name for folder in (chart / "environments").iterdir()} == own
    assert not list(chart.rglob("Application.*"))


def test_a_folder_that_is_called_like_no_platform_is_refused_and_dist_is_as_it_was(data: Path, synth: Run) -> None:
    before = files_of(data / "dist")
    chart = data / f"{OUTPUT}s"
    chart.mkdir(parents=True)
    (chart / "Chart.yaml").write_text(yaml.safe_dump(SCAFFOLD))
    done = synth(data, CDK8S_OUTDIR=f"{OUTPUT}s/templates")
    assert done.returncode == 2
    assert f"--output {OUTPUT}s: got '{PLATFORM}s', which is no platform; allowed: " in done.stderr
    assert f'did you mean "{PLATFORM}"?' in done.stderr
    assert files_of(data / "dist") == before
    assert not files_of(chart)


def test_a_render_that_the_review_refuses_leaves_no_chart(tmp_path: Path) -> None:
    root = tmp_path / "shop"
    root.mkdir()
    (root / "Chart.yaml").write_text(yaml.safe_dump(SCAFFOLD))
    request = helm.requested(root / "templates")
    assert request
    render = shop(tmp_path / "render", "kind: Nonsense\n")
    chart = request.fill(render, SHOP)
    assert not hand_over(render, tmp_path / "dist", tmp_path / "waivers.yaml", None, chart)
    assert not files_of(root)


def test_a_chart_that_cannot_be_written_whole_is_no_chart(tmp_path: Path) -> None:
    (tmp_path / "values.yaml").mkdir()
    chart = Chart("shop 1.4.0", tmp_path, {"Chart.yaml": b"", "README.md": b"", "values.yaml": b""})
    with pytest.raises(NoChart, match="there is no chart, and dist/ holds the new render"):
        chart.write()
    assert not (tmp_path / "Chart.yaml").exists()


@pytest.mark.parametrize(("folder", "description"), [("templates", "By hand"), ("manifests", SCAFFOLD["description"])])
def test_a_chart_that_somebody_else_wrote_is_left_alone(tmp_path: Path, folder: str, description: str) -> None:
    (tmp_path / "Chart.yaml").write_text(yaml.safe_dump({**SCAFFOLD, "description": description}))
    assert helm.requested(tmp_path / folder) is None
    assert (tmp_path / "Chart.yaml").exists()
