"""What differs between the environments of OpenMarket. Everything else is in chart.py."""

from dataclasses import dataclass
from typing import Any

from constructs_lib import ArgoCd, EksCluster, Environment, Resources, Scale, eks_add_ons

REPOSITORY = "https://github.com/your-org/openmarket-gitops"
ACCOUNT, REGION = "123456789012", "ap-northeast-2"


@dataclass(frozen=True, kw_only=True)
class OpenMarketEnvironment(Environment):
    """The settings of one environment.

    `domain` is where the shop answers, with names below it; `mail_domain` sends its mail. `database` is the one in
    Aurora. The subnets are ranges of addresses: of the load balancer, and of Aurora and ElastiCache.
    `web_acl` is the ARN of the web ACL that filters requests, and `shield` switches Shield Advanced on.
    `static_credentials` also makes the Secret with an AWS access key, which no Pod reads: their roles are enough.
    """

    cluster: EksCluster
    domain: str
    mail_domain: str
    database: str = "openmarket"
    node_env: str = "production"
    log_level: str
    backend_resources: Resources
    backend_scale: Scale
    frontend_resources: Resources
    frontend_scale: Scale
    certificate_arn: str
    web_acl: str | None = None
    shield: bool = False
    public_subnets: tuple[str, ...] = ("10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24")
    database_subnets: tuple[str, ...] = ("10.0.21.0/24", "10.0.22.0/24", "10.0.23.0/24")
    static_credentials: bool = False


def environment(name: str, *, web_acl: str | None = None, shield: bool = False, **own: Any) -> OpenMarketEnvironment:
    """One environment, on a cluster of its own. Put your own ids in the place of the capitals."""
    full, capitals = f"openmarket-{name}", name.upper()
    cluster = EksCluster(
        name=f"{full}-eks", account=ACCOUNT, region=REGION, vpc=f"YOUR-{capitals}-VPC", oidc=f"YOUR-{capitals}-OIDC"
    )
    return OpenMarketEnvironment(
        name=name,
        folder=full,
        namespace=full,
        namespace_labels={
            "name": full,
            "project": "openmarket",
            # New Pods wait until their load balancer knows them.
            "elbv2.k8s.aws/pod-readiness-gate-inject": "enabled",
        },
        registry=f"{cluster.registry}/openmarket",
        argocd=ArgoCd(application=full, repository=REPOSITORY, server=f"https://YOUR-{capitals}-CLUSTER-ENDPOINT"),
        kubernetes="1.33",
        cluster=cluster,
        add_ons=eks_add_ons(cluster, prefix=full, web_acl=web_acl, shield=shield),
        web_acl=web_acl,
        shield=shield,
        certificate_arn=f"arn:aws:acm:{REGION}:{ACCOUNT}:certificate/YOUR-{capitals}-CERTIFICATE-ID",
        **own,
    )


DEV = environment(
    "dev",
    label="development",
    domain="dev.openmarket.example.com",
    mail_domain="dev.openmarket.example.com",
    node_env="development",
    log_level="debug",
    backend_resources=Resources.guaranteed(cpu="500m", memory="512Mi"),
    # The autoscaler lifts the two to three at once.
    backend_scale=Scale(replicas=2, minimum=3, maximum=20, cpu=70, memory=80, available=2),
    frontend_resources=Resources.guaranteed(cpu="200m", memory="256Mi"),
    frontend_scale=Scale(replicas=2, minimum=2, maximum=10, cpu=70, memory=80, available=1),
)

STAGING = environment(
    "staging",
    domain="staging.openmarket.example.com",
    mail_domain="staging.openmarket.example.com",
    log_level="info",
    backend_resources=Resources.guaranteed(cpu="750m", memory="768Mi"),
    backend_scale=Scale(replicas=3, minimum=3, maximum=30, cpu=70, memory=80, available=2),
    frontend_resources=Resources.guaranteed(cpu="300m", memory="384Mi"),
    frontend_scale=Scale(replicas=2, minimum=2, maximum=10, cpu=70, memory=80, available=1),
)

PROD = environment(
    "prod",
    label="production",
    domain="openmarket.example.com",
    mail_domain="openmarket.example.com",
    log_level="warn",
    backend_resources=Resources.guaranteed(cpu="1", memory="1Gi"),
    backend_scale=Scale(replicas=5, minimum=5, maximum=50, cpu=70, memory=80, available=3),
    frontend_resources=Resources.guaranteed(cpu="400m", memory="512Mi"),
    frontend_scale=Scale(replicas=3, minimum=3, maximum=20, cpu=70, memory=80, available=2),
    web_acl=f"arn:aws:wafv2:{REGION}:{ACCOUNT}:regional/webacl/openmarket-prod-waf/YOUR-WEB-ACL-ID",
    shield=True,
)

ENVIRONMENTS = (DEV, STAGING, PROD)
