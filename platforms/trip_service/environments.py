"""What differs between the environments of Trip Service. Everything else is in chart.py."""

from dataclasses import dataclass

from constructs_lib import ArgoCd, Environment

REPOSITORY = "https://github.com/your-org/trip-service"
ROOT = ArgoCd(application="trip-service-v1", repository=REPOSITORY)
"""The Application that syncs those of the environments."""


@dataclass(frozen=True, kw_only=True)
class TripServiceEnvironment(Environment):
    """The settings of one environment.

    `stage` is the word that the programs know the environment by: they accept local, dev, staging and prod. `brokers`
    is the number of Kafka brokers, and of ZooKeepers. `autoscaling` switches all autoscalers off and on. `issuer` is
    the ClusterIssuer that makes the certificate; without it, the Secret is created outside git. `readers` is the group
    of people that may look at everything but Secrets. A service mesh is `namespace_labels={"istio-injection":
    "enabled"}`, and off.
    """

    stage: str
    log_level: str
    host: str
    brokers: int
    autoscaling: bool = True
    storage_class: str | None = None
    issuer: str | None = None
    readers: str = "trip-service-readers"


def _argocd(application: str) -> ArgoCd:
    options = ("PruneLast=true", "PrunePropagationPolicy=foreground")
    return ArgoCd(application=application, repository=REPOSITORY, options=options, history=10)


STAGING = TripServiceEnvironment(
    name="staging",
    folder="trip-service-staging",
    namespace="trip-service-v1-staging",
    monitoring="monitoring",
    registry="trip-service",
    argocd=_argocd("trip-service-v1-staging"),
    stage="staging",
    log_level="DEBUG",
    host="staging.trip-service.example.com",
    brokers=1,
)

# The storage class must be one that encrypts: the default class of the cluster is taken to be that.
PRODUCTION = TripServiceEnvironment(
    name="production",
    folder="trip-service-production",
    namespace="trip-service-v1-production",
    monitoring="monitoring",
    registry="trip-service",
    argocd=_argocd("trip-service-v1-production"),
    stage="prod",
    log_level="INFO",
    host="trip-service.example.com",
    brokers=3,
)

ENVIRONMENTS = (STAGING, PRODUCTION)
