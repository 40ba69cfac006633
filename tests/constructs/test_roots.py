"""Applications of Argo CD that sync other Applications: the root, and a root for one of several platforms."""

from pathlib import Path
from typing import Any

import pytest

from constructs_lib import ArgoCd, ArgoCdChart, Environment, PlatformApp, Release
from contract.violations import InvalidPlatform
from tests.constructs.clusters import ROOT, environment
from tests.manifests import Manifests
from tests.small import Shop, api

OWN = ArgoCd(application="shop-v1", repository="https://example.com/shop", history=10, options=("PruneLast=true",))


def render(folder: Path, *, inner: str = "argocd/shop-v1", own: ArgoCd = OWN, **changed: Any) -> Path:
    """An environment of the common root, and one of a platform with a root of its own."""
    app = PlatformApp(str(folder))
    common, alone = (_chart(app, environment(name)) for name in ("prod", "dev"))
    parent = ArgoCdChart(app, "argocd", root=ROOT, environments=[common])
    arguments: dict[str, Any] = {"root": own, "environments": [alone], "parent": parent}
    ArgoCdChart(app, inner, **(arguments | changed))
    app.synth()
    return folder


def _chart(app: PlatformApp, env: Environment) -> Shop:
    chart = Shop(app, env, Release(platform="shop", versions={}, source="releases/shop/test.yaml"))
    api(chart)
    return chart


def test_each_application_is_in_the_folder_that_its_root_syncs(tmp_path: Path) -> None:
    folder = render(tmp_path)
    assert Manifests.read(folder / "argocd").names("Application") == [ROOT.application, "shop-prod", "shop-v1"]
    assert Manifests.read(folder / "argocd/shop-v1").names("Application") == ["shop-dev"]


def test_the_root_of_a_platform_syncs_its_folder_alone(tmp_path: Path) -> None:
    root = Manifests.read(render(tmp_path) / "argocd").get("Application", "shop-v1")["spec"]
    assert root["source"]["path"] == "dist/argocd/shop-v1"
    assert "directory" not in root["source"]  # without it, Argo CD reads no folder inside
    assert root["destination"]["namespace"] == "argocd"


def test_options_and_history_are_those_of_the_application(tmp_path: Path) -> None:
    spec = Manifests.read(render(tmp_path) / "argocd").get("Application", "shop-v1")["spec"]
    assert spec["revisionHistoryLimit"] == 10
    assert spec["syncPolicy"]["syncOptions"] == ["PruneLast=true"]


def test_where_every_platform_has_a_root_the_common_one_syncs_these_alone(tmp_path: Path) -> None:
    app = PlatformApp(str(tmp_path))
    parent = ArgoCdChart(app, "argocd", root=ROOT, environments=[])
    alone = _chart(app, environment("dev"))
    ArgoCdChart(app, "argocd/shop-v1", root=OWN, environments=[alone], parent=parent)
    app.synth()
    assert Manifests.read(tmp_path / "argocd").names("Application") == [ROOT.application, "shop-v1"]


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        (
            {"inner": "elsewhere/shop-v1"},
            "argocd/shop-v1: app: folder: got 'elsewhere/shop-v1'; allowed: a folder in that of its parent: "
            'argocd/...; write "argocd/shop-v1"',
        ),
        ({"parent": "argocd"}, "parent: got 'argocd'; allowed: an ArgoCdChart"),
        ({"environments": []}, "argocd/shop-v1: app: environments: got none; allowed: at least one"),
        (
            {"own": ArgoCd(application="shop-v1", repository=OWN.repository, options=("prune",))},
            "root.options[0]: got 'prune'; allowed: a sync option",
        ),
        (
            {"own": ArgoCd(application="shop-v1", repository=OWN.repository, options=("CreateNamespace=true",))},
            "root.options[0]: got 'CreateNamespace=true'; allowed: an option that is not set anyway; leave it out",
        ),
        (
            {"own": ArgoCd(application="shop-prod", repository=OWN.repository), "inner": "argocd/shop-prod"},
            "argocd.application: got 'shop-prod', as",
        ),
    ],
)
def test_what_cannot_be_is_one_line(tmp_path: Path, changed: dict[str, Any], text: str) -> None:
    with pytest.raises(InvalidPlatform) as caught:
        render(tmp_path, **changed)
    (line,) = str(caught.value).splitlines()
    assert text in line
    assert not list(tmp_path.rglob("*.yaml"))
