"""What differs between the environments of Trip Currency. Everything else is in chart.py."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from constructs_lib import Alb, ArgoCd, Environment, Nginx, Nlb, Resources

REPOSITORY = "https://github.com/your-org/trip-currency-local-gitops"
DOCKER_HUB = "korgosu"
ECR = "716773066105.dkr.ecr.ap-northeast-2.amazonaws.com"

VPC = ("192.168.0.0/16",)
"""The addresses of the network that the cluster of eks runs in, those of its load balancers and nodes among them."""


@dataclass(frozen=True, kw_only=True)
class TripCurrencyEnvironment(Environment):
    """The settings of one environment.

    `stage` is the word that the programs know the environment by: they accept local, dev, staging and prod. `replicas`
    is how many Pods of each web workload git asks for; `least_replicas` how few the autoscaler may leave, so 2 or more
    is the switch to real high availability. `drain` is seconds. `cloud` is extra configuration for the programs.
    `storage_class` is rendered where it is named; without it the cluster's default class is used.
    """

    stage: str
    log_level: str = "info"
    api_base_url: str
    replicas: int
    least_replicas: int = 1
    api_resources: Resources
    frontend_resources: Resources
    ingest_resources: Resources
    entrypoint: Nginx | Alb
    frontend_load_balancer: Nlb | None = None
    drain: int = 0
    spread: tuple[str, ...] = ()
    storage_class: str | None = None
    cloud: Mapping[str, str] = field(default_factory=dict)


INGEST_RESOURCES = Resources(cpu="100m", memory="256Mi", cpu_limit="500m", memory_limit="512Mi")
PRODUCTION_RESOURCES = Resources(cpu="100m", memory="256Mi", cpu_limit="500m", memory_limit="512Mi")

DEV = TripCurrencyEnvironment(
    name="dev",
    folder="dev",
    namespace="trip-service-dev",
    monitoring="monitoring",
    registry=DOCKER_HUB,
    argocd=ArgoCd(application="trip-service-dev", repository=REPOSITORY),
    stage="dev",
    log_level="DEBUG",
    api_base_url="http://local.trip-service.com",
    replicas=1,
    api_resources=Resources(cpu="100m", memory="256Mi", cpu_limit="500m", memory_limit="384Mi"),
    frontend_resources=Resources(cpu="50m", memory="32Mi", cpu_limit="200m", memory_limit="64Mi"),
    ingest_resources=INGEST_RESOURCES,
    entrypoint=Nginx(host="local.trip-service.com"),
)

STAGING = TripCurrencyEnvironment(
    name="staging",
    folder="staging",
    namespace="trip-service-staging",
    monitoring="monitoring",
    registry=DOCKER_HUB,
    argocd=ArgoCd(application="trip-service-staging", repository=REPOSITORY),
    stage="staging",
    api_base_url="http://staging.trip-service.local",
    replicas=2,
    api_resources=Resources(cpu="100m", memory="256Mi", cpu_limit="500m", memory_limit="448Mi"),
    frontend_resources=Resources(cpu="75m", memory="128Mi", cpu_limit="350m", memory_limit="256Mi"),
    ingest_resources=INGEST_RESOURCES,
    entrypoint=Nginx(host="staging.trip-service.local"),
)

PROD = TripCurrencyEnvironment(
    name="prod",
    folder="prod",
    namespace="trip-service-prod",
    monitoring="monitoring",
    registry=DOCKER_HUB,
    argocd=ArgoCd(application="trip-service-prod", repository=REPOSITORY),
    stage="prod",
    api_base_url="http://trip-service.local",
    replicas=3,
    api_resources=PRODUCTION_RESOURCES,
    frontend_resources=PRODUCTION_RESOURCES,
    ingest_resources=INGEST_RESOURCES,
    entrypoint=Nginx(),
)

# The frontend was measured at about 4Mi: far less than its size here would do.
EKS = TripCurrencyEnvironment(
    name="eks",
    folder="eks",
    namespace="trip-service-prod",
    monitoring="monitoring",
    # The AWS Load Balancer Controller then holds a new Pod back until its target group knows it.
    namespace_labels={"elbv2.k8s.aws/pod-readiness-gate-inject": "enabled"},
    registry=ECR,
    argocd=ArgoCd(
        application="trip-service-eks-prod", repository=REPOSITORY, server="https://YOUR-EKS-CLUSTER-ENDPOINT"
    ),
    stage="prod",
    api_base_url="https://2025teamproject.store",
    replicas=3,
    api_resources=PRODUCTION_RESOURCES,
    frontend_resources=PRODUCTION_RESOURCES,
    ingest_resources=INGEST_RESOURCES,
    entrypoint=Alb(
        name="trip-service-alb",
        host="2025teamproject.store",
        certificate_arn="arn:aws:acm:ap-northeast-2:716773066105:certificate/YOUR-CERTIFICATE-ID",
        health_path="/health",
        deregistration=30,
        subnets=VPC,
    ),
    frontend_load_balancer=Nlb(subnets=VPC),
    drain=35,
    spread=("topology.kubernetes.io/zone",),
    storage_class="gp3-encrypted",
    cloud={"CLOUD_PROVIDER": "aws", "REGION": "ap-northeast-2"},
)

ENVIRONMENTS = (DEV, STAGING, PROD, EKS)
