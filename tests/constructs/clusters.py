"""Clusters and identities that several tests use."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from constructs_lib import ArgoCd, Environment, PlatformApp, Release
from constructs_lib.aws.add_ons import eks_add_ons
from constructs_lib.aws.eks import EksCluster, Irsa
from constructs_lib.aws.grants import ReadSecrets, ReadWriteBuckets, SendEmail, WriteLogs
from constructs_lib.gitops.argocd import ArgoCdChart
from tests.small import ENVIRONMENT, Shop, api

ROOT = ArgoCd(application="root", repository="https://example.com/shop")
WEB_ACL = "arn:aws:wafv2:eu-west-1:000000000000:regional/webacl/shop-prod-waf/YOUR-WEB-ACL-ID"


def cluster(name: str, **changed: Any) -> EksCluster:
    """The cluster of one environment of the shop."""
    oidc = f"{name}".encode(errors="replace").hex().upper().ljust(32, "0")
    words = {"account": "000000000000", "region": "eu-west-1", "vpc": "vpc-0123456789abcdef0", "oidc": oidc}
    return EksCluster(name=f"shop-{name}-eks", **(words | changed))


def backend(name: str) -> Irsa:
    """Who the backend of one environment is to AWS, with a grant of every kind."""
    grants = (
        ReadWriteBuckets(names=(f"shop-{name}-uploads", f"shop-{name}-static")),
        ReadSecrets(names=(f"shop-{name}-database",)),
        WriteLogs(groups=(f"/aws/eks/shop-{name}-eks/backend-*",)),
        SendEmail(identities=(f"{name}.shop.example.com", f"help@{name}.shop.example.com")),
    )
    return Irsa(account="backend-sa", role=f"shop-{name}-backend-irsa", cluster=cluster(name), grants=grants)


def environment(name: str, **changed: Any) -> Environment:
    """One environment of the shop, in a cluster of its own."""
    argocd = ArgoCd(application=f"shop-{name}", repository="https://example.com/shop", server=f"https://{name}.example")
    own: dict[str, Any] = {"name": name, "folder": f"shop-{name}", "namespace": f"shop-{name}", "argocd": argocd}
    return replace(ENVIRONMENT, **(own | changed))


def render(folder: Path, *environments: Environment) -> None:
    """Render environments with a backend each, and the Applications of all into the folder "argocd"."""
    app = PlatformApp(str(folder))
    release = Release(platform="shop", versions={}, source="releases/shop/test.yaml")
    charts = [Shop(app, env, release) for env in environments]
    for chart in charts:
        api(chart, identity=backend(chart.env.name))
    ArgoCdChart(app, "argocd", root=ROOT, environments=charts)
    app.synth()


def both(folder: Path) -> None:
    """Render two environments with all five add-ons: one that is protected, and one that is not."""
    prod = eks_add_ons(cluster("prod"), prefix="shop-prod", web_acl=WEB_ACL, shield=True)
    dev = eks_add_ons(cluster("dev"), prefix="shop-dev")
    render(folder, environment("prod", add_ons=prod), environment("dev", add_ons=dev))
