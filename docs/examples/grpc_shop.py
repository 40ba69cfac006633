"""A web shop of eleven services: a page over HTTP, nine services over gRPC, and a worker that plays customers."""

from dataclasses import dataclass

from constructs_lib import (
    Alert,
    ApiService,
    ArgoCd,
    Container,
    Edge,
    EmptyDir,
    Environment,
    ExistingSecret,
    GrpcProbe,
    HttpProbe,
    Internet,
    Job,
    Nginx,
    Placement,
    PlatformApp,
    PlatformChart,
    Port,
    PrometheusRules,
    RedisCache,
    Release,
    Resources,
    Scale,
    Scrape,
    Storage,
    Tls,
    Worker,
)

SMALL = Resources(cpu="100m", memory="64Mi", cpu_limit="200m", memory_limit="128Mi")
LARGE = Resources(cpu="200m", memory="180Mi", cpu_limit="400m", memory_limit="450Mi")
METRICS = Port("metrics", 9394)
SCRAPE = Scrape(port="metrics", monitor="PodMonitor", interval="30s")
ZONES = Placement(spread=("topology.kubernetes.io/zone",), anti_affinity={"kubernetes.io/hostname": 100})
GRPC_PROBE, PAGE_PROBE, METRICS_PROBE = GrpcProbe(), HttpProbe(path="/_healthz"), HttpProbe(path="/metrics")
TMP = (EmptyDir(path="/tmp", size="32Mi"),)
PAYMENTS = Internet(host="api.stripe.com", port=443)
MAIL = Internet(host="smtp.sendgrid.net", port=587)
PAYMENT_KEYS = ExistingSecret(name="payment", keys=("STRIPE_API_KEY",))
MAIL_KEYS = ExistingSecret(name="mail", keys=("SMTP_USER", "SMTP_PASSWORD"))
FAILING = "sum by (pod) (rate(grpc_server_handled_total{grpc_code!='OK'}[5m])) > 1"


@dataclass(frozen=True, kw_only=True)
class ShopEnvironment(Environment):
    """The settings of one environment: its host, the bounds of its autoscalers, and the customers it plays."""

    host: str
    replicas: int = 2
    maximum: int = 10
    customers: int = 10


PROD = ShopEnvironment(
    name="prod",
    folder="grpc-shop-prod",
    namespace="grpc-shop",
    registry="registry.example.com/grpc-shop",
    argocd=ArgoCd(application="grpc-shop-prod", repository="https://github.com/your-org/grpc-shop"),
    kubernetes="1.31",
    monitoring="monitoring",
    host="shop.example.com",
)


class GrpcShop(PlatformChart):
    """A page, the services behind it, a store for the carts, and a load generator."""

    secrets = (PAYMENT_KEYS, MAIL_KEYS)

    def __init__(self, app: PlatformApp, env: ShopEnvironment, release: Release) -> None:
        super().__init__(app, env, release)
        fixed = Scale(replicas=env.replicas)
        busy = Scale(replicas=env.replicas, maximum=env.maximum, cpu=70, available="50%")
        data = Storage(size="2Gi")
        carts = RedisCache(
            self, "carts", image="redis:7.2.5", resources=LARGE, max_memory="256mb", data=data, evicts=False
        )
        catalog = self.grpc("productcatalog", 3550, busy)
        currency = self.grpc("currency", 7000, busy)
        cart = self.grpc("cart", 7070, busy, size=LARGE)
        payment = self.grpc("payment", 50051, fixed, PAYMENT_KEYS)
        shipping = self.grpc("shipping", 50051, fixed)
        email = self.grpc("email", 8080, fixed, MAIL_KEYS)
        recommendation = self.grpc("recommendation", 8080, fixed, size=LARGE)
        ad = self.grpc("ad", 9555, fixed, size=LARGE)
        checkout = self.grpc("checkout", 5050, busy)
        frontend = self._frontend(busy)
        seed = Job(self, "seed", Container(image=self.image("seed"), resources=SMALL, mounts=TMP), deadline=300)
        customers = self._customers(env)

        seed.connect(carts.settings("REDIS"))
        cart.connect(carts.settings("REDIS"))
        cart.after(seed)
        payment.connect(PAYMENTS.settings("STRIPE"))
        email.connect(MAIL.settings("SMTP"))
        recommendation.connect(catalog.settings("PRODUCT_CATALOG"))
        for client in (frontend, checkout):
            client.connect(catalog.settings("PRODUCT_CATALOG"), currency.settings("CURRENCY"))
            client.connect(cart.settings("CART"), shipping.settings("SHIPPING"))
        checkout.connect(payment.settings("PAYMENT"), email.settings("EMAIL"))
        frontend.connect(recommendation.settings("RECOMMENDATION"), ad.settings("AD"), checkout.settings("CHECKOUT"))
        customers.connect(frontend.settings("FRONTEND"))

        tls = Tls(secret="shop-tls", issuer="letsencrypt", http01=True)
        nginx = Nginx(host=env.host, https=tls, body_size="1m", timeout=30)
        Edge(self, "edge", entrypoint=nginx, routes={"/": frontend})
        PrometheusRules(self, "rules", rules=(Alert(name="CallsFail", expr=FAILING, for_="10m"),))

    def grpc(self, id: str, port: int, scale: Scale, *keys: ExistingSecret, size: Resources = SMALL) -> ApiService:
        """A service over gRPC, with its metrics on a second port. Its image has its id as name."""
        container = Container(
            image=self.image(id),
            ports=(Port("grpc", port), METRICS),
            resources=size,
            secrets=keys,
            liveness=GRPC_PROBE,
            readiness=GRPC_PROBE,
            mounts=TMP,
        )
        return ApiService(self, id, container, scale=scale, placement=ZONES, metrics=SCRAPE)

    def _frontend(self, scale: Scale) -> ApiService:
        container = Container(
            image=self.image("frontend"),
            ports=(Port("http", 8080, service_port=80), METRICS),
            resources=SMALL,
            liveness=PAGE_PROBE,
            readiness=PAGE_PROBE,
            mounts=TMP,
            drain=5,
        )
        return ApiService(self, "frontend", container, scale=scale, placement=ZONES, metrics=SCRAPE)

    def _customers(self, env: ShopEnvironment) -> Worker:
        container = Container(
            image=self.image("loadgenerator"),
            ports=(METRICS,),
            resources=LARGE,
            environment={"USERS": str(env.customers)},
            liveness=METRICS_PROBE,
            readiness=METRICS_PROBE,
            mounts=TMP,
        )
        return Worker(self, "loadgenerator", container, scale=Scale(replicas=1), metrics=SCRAPE)
