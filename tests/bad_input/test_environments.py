"""Environments that cannot be, alone or beside each other."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    ArgoCd,
    ArgoCdChart,
    Environment,
    ExistingSecret,
    InvalidPlatform,
    Nginx,
    PlatformApp,
    Release,
)
from tests.bad_input.saying import LINE, edge
from tests.small import ENVIRONMENT, OTHER, Shop, api, shop

ENVIRONMENT_MISTAKES: dict[str, tuple[dict[str, Any], str]] = {
    "a folder of None": ({"folder": None}, "folder: got None"),
    "a folder that leads elsewhere": ({"folder": "../shop"}, "folder: got '../shop'"),
    "no Argo CD": ({"argocd": None}, "argocd: got None; allowed: an ArgoCd"),
    "a registry with a scheme": ({"registry": "https://registry.example.com"}, "registry: got 'https://"),
    "a registry with a slash at its end": ({"registry": "registry.example.com/"}, "registry: got 'registry"),
    "labels of None": ({"namespace_labels": None}, "namespace_labels: got None; allowed: a mapping"),
    "labels as a list": ({"namespace_labels": ["a"]}, "namespace_labels: got a list"),
    "a label with a key that is none": ({"namespace_labels": {"a b": "c"}}, "namespace_labels a b: got 'a b'"),
    "a label with a value that is none": ({"namespace_labels": {"a": "b c"}}, "namespace_labels a: got 'b c'"),
    "a label of the chart": (
        {"namespace_labels": {"pod-security.kubernetes.io/enforce": "privileged"}},
        "namespace_labels pod-security.kubernetes.io/enforce: got 'pod-security.kubernetes.io/enforce'",
    ),
    "a Kubernetes of the future": ({"kubernetes": "2.0"}, "kubernetes: got '2.0'"),
}
ARGOCD_MISTAKES: dict[str, tuple[dict[str, Any], str]] = {
    "an Application of nothing": ({"application": ""}, "argocd.application: got ''"),
    "a server without a scheme": ({"server": "kubernetes.default.svc"}, "argocd.server: got 'kubernetes"),
    "a server of None": ({"server": None}, "argocd.server: got None"),
    "a repository that is no address": ({"repository": "shop"}, "argocd.repository: got 'shop'"),
    "a repository with a password": (
        {"repository": "https://bot:hunter2@example.com/shop"},
        "argocd.repository: got 'https://***@example.com/shop'",
    ),
    "a repository with a token": (
        {"repository": "https://hunter2@example.com/shop"},
        "argocd.repository: got 'https://***@example.com/shop'",
    ),
    "a revision of nothing": ({"revision": " "}, "argocd.revision: got ' '"),
    "a project of None": ({"project": None}, "argocd.project: got None"),
}
MISTAKES_BEYOND_CONSTRUCTS: dict[str, tuple[Environment, str]] = {
    **{what: (replace(ENVIRONMENT, **changed), said) for what, (changed, said) in ENVIRONMENT_MISTAKES.items()},
    **{
        what: (replace(ENVIRONMENT, argocd=replace(ENVIRONMENT.argocd, **changed)), said)
        for what, (changed, said) in ARGOCD_MISTAKES.items()
    },
}


@pytest.mark.parametrize("mistake", MISTAKES_BEYOND_CONSTRUCTS)
def test_a_mistake_in_an_environment_is_one_line_too(tmp_path: Path, mistake: str) -> None:
    env, said = MISTAKES_BEYOND_CONSTRUCTS[mistake]
    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, lambda chart: api(chart, image=chart.image("api")), env=env, versions={"api": "1"})
    lines = str(caught.value).splitlines()
    assert all(LINE.fullmatch(line) for line in lines), lines
    assert any(f"environment: {said}" in line for line in lines), lines
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("secrets", [None, "shop", (None,), (ExistingSecret(name="shop", keys="key"),)])  # type: ignore[arg-type]
def test_secrets_that_are_no_list_of_secrets_are_a_problem(tmp_path: Path, secrets: Any) -> None:
    with pytest.raises(InvalidPlatform, match="environment: secrets"):
        shop(tmp_path, lambda chart: setattr(chart, "secrets", secrets))


COLLISIONS: dict[str, tuple[Environment, str]] = {
    "a folder": (replace(OTHER, folder="shop-test"), "shop/other: environment: folder: got 'shop-test', as shop/test"),
    "a name": (replace(OTHER, name="test"), "shop/test: environment: name: got 'test' of shop, as shop/test"),
    "a namespace of a server": (
        replace(OTHER, namespace="shop"),
        "shop/other: environment: namespace: got 'shop' on 'https://kubernetes.default.svc', as shop/test",
    ),
    "an Application": (
        replace(OTHER, argocd=ENVIRONMENT.argocd),
        "shop/other: environment: argocd.application: got 'shop-test', as shop/test",
    ),
    "the folder of Argo CD": (
        replace(OTHER, folder="argocd"),
        "argocd/root: environment: folder: got 'argocd', as shop/other",
    ),
    "everything": (ENVIRONMENT, "shop/test: environment: environment: got the same one a second time"),
}


def two(folder: Path, env: Environment, host: str = "other.example.com", listed: int = 2) -> PlatformApp:
    """Two environments and Argo CD; the first answers shop.example.com."""
    app = PlatformApp(str(folder))
    charts = [Shop(app, each, Release(platform="shop", versions={}, source="none")) for each in (ENVIRONMENT, env)]
    for chart, answered in zip(charts, ("shop.example.com", host), strict=True):
        edge(chart, {"/": api(chart)}, Nginx(host=answered))
    root = ArgoCd(application="platforms", repository="https://example.com/shop")
    ArgoCdChart(app, "argocd", root=root, environments=(charts * 2)[:listed])
    return app


def test_two_environments_that_share_nothing_are_fine(tmp_path: Path) -> None:
    elsewhere = replace(OTHER.argocd, server="https://elsewhere.example.com")
    two(tmp_path, OTHER).synth()
    two(tmp_path, replace(OTHER, namespace="shop", argocd=elsewhere), host="shop.example.com").synth()


@pytest.mark.parametrize("what", COLLISIONS)
def test_what_only_one_environment_may_have_is_one_line_when_two_want_it(tmp_path: Path, what: str) -> None:
    env, said = COLLISIONS[what]
    same = "shop.example.com" if env is ENVIRONMENT else "other.example.com"
    with pytest.raises(InvalidPlatform) as caught:
        two(tmp_path, env, same).synth()
    (line,) = str(caught.value).splitlines()
    assert line.startswith(said)
    assert not list(tmp_path.rglob("*.yaml"))


def test_two_environments_of_one_cluster_cannot_answer_one_host(tmp_path: Path) -> None:
    with pytest.raises(InvalidPlatform, match=r"environment: entrypoint\.host: got 'shop\.example\.com' on"):
        two(tmp_path, OTHER, host="shop.example.com").synth()


def test_an_environment_that_argo_cd_is_told_twice_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(InvalidPlatform, match="argocd/root: app: environments: got shop/test a second time"):
        two(tmp_path, OTHER, listed=3).synth()


def test_an_app_without_an_environment_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(InvalidPlatform, match="environments: got none; allowed: at least one"):
        PlatformApp(str(tmp_path)).synth()
    with pytest.raises(InvalidPlatform, match="environments: got none; allowed: at least one"):
        app = PlatformApp(str(tmp_path))
        ArgoCdChart(app, "argocd", root=ENVIRONMENT.argocd, environments=[])
        app.synth()
