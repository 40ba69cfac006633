"""A platform that uses every cell of the table in docs/programs.md, for the tests that read its YAML."""

from __future__ import annotations

from constructs_lib import (
    ORDINAL,
    READ,
    Alb,
    Alert,
    ApiServer,
    ApiService,
    ArgoCd,
    AwsSecretsManager,
    Claim,
    ClusterService,
    ConfigFile,
    ConfigFiles,
    Container,
    Conventions,
    CronJob,
    Daemon,
    Edge,
    EksCluster,
    EmptyDir,
    Environment,
    ExecProbe,
    ExistingClaim,
    ExistingSecret,
    ExternalSecret,
    FieldRef,
    GroupRole,
    GrpcProbe,
    HostNetwork,
    HostPath,
    HttpProbe,
    IngestCronJob,
    InitContainer,
    Internet,
    Irsa,
    Job,
    JvmServer,
    KafkaStack,
    KedaScale,
    ManagedService,
    Members,
    Metric,
    Namespace,
    Nginx,
    Nlb,
    NodeAffinity,
    OnDelete,
    OrderedUpdate,
    Pace,
    Placement,
    PlatformApp,
    PlatformChart,
    PodAffinity,
    PodFields,
    PodIdentity,
    Port,
    ProjectedToken,
    PrometheusRules,
    RabbitMq,
    ReadWriteBuckets,
    Record,
    Recreate,
    RedisCache,
    Release,
    Remote,
    ResourceFieldRef,
    Resources,
    Right,
    RollingUpdate,
    Scale,
    Schedule,
    Scrape,
    SecretFiles,
    SecretStore,
    SecurityContext,
    ServiceOptions,
    SharedClaim,
    SharedConfig,
    Sidecar,
    Spread,
    StatefulDatabase,
    StatefulService,
    Storage,
    TcpProbe,
    Tls,
    Toleration,
    Trigger,
    Worker,
    engines,
)

SMALL = Resources(cpu="50m", memory="64Mi", cpu_limit="200m", memory_limit="128Mi")
LARGE = Resources(cpu="500m", memory="1Gi", cpu_limit="1", memory_limit="1Gi")
TMP = EmptyDir(path="/tmp", size="16Mi")
HEALTH = HttpProbe(path="/health")
HTTP = Port("http", 8000)
UP = ExecProbe(command=("up",))
CLUSTER = EksCluster(name="all", account="000000000000", region="eu-west-1", vpc="vpc-00000000", oidc="0" * 32)
LOGIN = ExistingSecret(name="login", keys=("user", "password", "cookie", "root"))
CERTIFICATE = ExistingSecret(name="web-tls", keys=("tls.crt", "tls.key"))
REGISTRY = ExistingSecret(name="registry", keys=(".dockerconfigjson",))
DASHBOARDS = ExistingSecret(name="dashboards", keys=("password",))
EVERYTHING = Environment(
    name="all",
    folder="everything",
    namespace="everything",
    registry="registry.example.com/all",
    argocd=ArgoCd(application="everything", repository="https://example.com/all"),
    monitoring="observability",
    api_server=ApiServer(subnets=("10.0.9.0/24",), port=6443),
    pull_secrets=("registry",),
    namespace_labels={"elbv2.k8s.aws/pod-readiness-gate-inject": "enabled"},
)
RELEASE = Release(platform="all", versions={"api": "1.4.0", "memcached": "1.6.39"}, source="releases/all/all.yaml")


def small(name: str, **changed: object) -> Container:
    """A small program that listens on HTTP, unless something else is said."""
    words = {"image": f"all/{name}:1", "resources": SMALL, "mounts": (TMP,)} | changed
    if words.get("ports"):
        words = {"readiness": HEALTH, "liveness": HEALTH} | words
    return Container(**words)  # type: ignore[arg-type]


class Everything(PlatformChart):
    """Everything that a platform can say."""

    secrets = (LOGIN, CERTIFICATE, REGISTRY)
    conventions = Conventions(budget="{}-pdb".format, labels={"team": "all"}, annotations={"example.com/owner": "all"})

    def __init__(self, app: PlatformApp, env: Environment) -> None:
        super().__init__(app, env, RELEASE)
        self.config = SharedConfig(self, "config", {"LEVEL": "info", "app.yaml": "level: info\n"})
        self._programs()
        self._containers_and_files()
        self._nodes()
        self._data()
        self._entrypoints()
        self._identities()
        self._namespaces()

    def _programs(self) -> None:
        """Services, workers, jobs; their ports and probes; how many there are, and how they are replaced."""
        ports = (
            Port("grpc", 7070, service_port=70, app_protocol="kubernetes.io/h2c"),
            Port("metrics", 9394),
            *(Port("voice", 3478, protocol="UDP"), Port("signal", 9900, protocol="SCTP")),
        )
        container = small("grpc", image=self.image("api"), ports=ports, readiness=GrpcProbe(), liveness=GrpcProbe())
        fast = Scale(
            replicas=2,
            maximum=9,
            cpu=70,
            metrics=(Metric(name="calls", average="100"),),
            up=Pace(percent=100, period=15),
            available="50%",
        )
        self.grpc = ApiService(
            self,
            "grpc",
            container,
            scale=fast,
            rollout=RollingUpdate(surge="50%", unavailable=0, progress_deadline=300, history=3),
            metrics=Scrape(port="metrics", monitor="PodMonitor", interval="30s"),
            service=ServiceOptions(session_affinity=600),
        )
        migration = Job(self, "migration", small("migration", command=("migrate",), args=("--up",)), deadline=600)
        self.grpc.after(migration)
        lag = Trigger(type="cron", metadata={"timezone": "UTC", "start": "0 8 * * *", "end": "0 18 * * *"})
        Worker(self, "lazy", small("lazy"), scale=KedaScale(maximum=9, triggers=(lag,)))
        Worker(self, "off", small("off"), scale=Scale(replicas=0), rollout=Recreate())
        agent = small("agent", ports=(Port("metrics", 9100),), liveness=TcpProbe(), readiness=TcpProbe())
        Daemon(self, "agent", agent, rollout=OnDelete(history=2), metrics=Scrape())
        nightly = Schedule(cron="0 3 * * *", deadline=600, time_zone="Asia/Seoul")
        CronJob(self, "report", small("report"), schedule=nightly)
        IngestCronJob(self, "ingest", small("ingest"), schedule=Schedule(cron="*/5 * * * *", deadline=240))
        headless = ServiceOptions(headless=True)
        ApiService(self, "found", small("found", ports=(HTTP,)), scale=Scale(replicas=1), service=headless)
        launcher = Worker(self, "launcher", small("launcher"), scale=Scale(replicas=1))
        launcher.grant(verbs=("create", "get"), resources=("jobs.batch",))
        launcher.grant(verbs=READ, resources=("nodes",), cluster=True)
        GroupRole(self, "viewers", group="developers", rights=(Right(verbs=READ, resources=("pods", "pods/log")),))

    def _containers_and_files(self) -> None:
        """Several containers, files of every kind, and variables."""
        login = Sidecar(
            name="login",
            container=small("login", ports=(Port("http", 4180),), readiness=HttpProbe(path="/ping", port="http")),
            front=True,
        )
        wait = InitContainer(
            name="wait", image="all/wait:1", resources=SMALL, connected=True, command=("wait",), mounts=(TMP,)
        )
        probe = HttpProbe(path="/ready", port="app", scheme="HTTPS", headers={"X-Probe": "1"})
        claim = SharedClaim(self, "uploads", storage=Storage(size="5Gi", storage_class="efs"))
        token = ProjectedToken(path="/var/run/tokens", audience="vault")
        web = small(
            "web",
            ports=(Port("app", 8000),),
            readiness=probe,
            liveness=ExecProbe(command=("alive",)),
            startup=TcpProbe(port="app", failures=30),
            init=(wait,),
            sidecars=(login, Sidecar(name="logs", container=small("logs"))),
            post_start=("warm-up",),
            pre_stop=("say-goodbye",),
            config=SharedConfig(self, "settings", {"COLOUR": "blue"}).prefixed("APP_"),
            secrets=(LOGIN.prefixed("LOGIN_"),),
            environment={
                "URL": "http://$(HOST):8000",
                "HOST": FieldRef(path="status.podIP"),
                "TEAM": FieldRef(path="metadata.labels['team']"),
                "HEAP": ResourceFieldRef(resource="limits.memory", divisor="1Mi"),
                "LEVEL": self.config.key("LEVEL"),
                "PASSWORD": LOGIN.key("password"),
            },
            mounts=(
                TMP,
                EmptyDir(path="/cache", size="8Mi", memory=True),
                ConfigFiles(path="/etc/app", config=self.config, items={"app.yaml": "app.yaml"}, mode=0o444),
                ConfigFile(path="/etc/app.yaml", config=self.config, key="app.yaml"),
                SecretFiles(path="/etc/tls", from_secret=CERTIFICATE, mode=0o400),
                PodFields(path="/etc/pod", fields={"labels": "metadata.labels"}),
                token,
                claim.mount("/uploads", sub_path="web"),
                ExistingClaim(path="/archive", claim="archive", read_only=True, reason="it is older than this"),
            ),
        )
        self.web = ApiService(self, "web", web, scale=Scale(replicas=1))
        self.web.connect(self.grpc.settings("GRPC"), Internet(host="api.example.com", port=443), reason="calls them")
        self.web.patch("Deployment", {"spec": {"template": {"spec": {"shareProcessNamespace": False}}}})

    def _nodes(self) -> None:
        """Where Pods run."""
        placement = Placement(
            node_selector={"kubernetes.io/arch": "arm64"},
            tolerations=(Toleration(key="gpu", effect="NoSchedule"),),
            affinity=(
                NodeAffinity(key="node.kubernetes.io/instance-type", values=("g5.xlarge",), weight=50),
                PodAffinity(labels={"app": "grpc"}, topology_key="topology.kubernetes.io/zone", weight=10),
            ),
            spread=(Spread(topology_key="topology.kubernetes.io/zone", required=True),),
            anti_affinity={"kubernetes.io/hostname": "required"},
            priority_class="batch",
            runtime_class="nvidia",
            dns_policy="ClusterFirst",
            host_aliases={"10.0.0.9": ("legacy.example.com",)},
        )
        gpu = Resources(cpu="1", memory="1Gi", cpu_limit=None, memory_limit="1Gi", extended={"nvidia.com/gpu": 1})
        Worker(self, "trainer", small("trainer", resources=gpu), scale=Scale(replicas=2), placement=placement)
        logs = HostPath(path="/var/log/pods", reason="it reads the logs of all Pods")
        node = Placement(host_network=HostNetwork(reason="it measures the network of the node"))
        root = SecurityContext(user=0, reason="the files of the node belong to root")
        Daemon(self, "meter", small("meter", mounts=(TMP, logs), security_context=root), placement=node)

    def _data(self) -> None:
        """Servers with data, single and in clusters."""
        user, password, cookie = (LOGIN.key(key) for key in ("user", "password", "cookie"))
        root = LOGIN.key("root")
        made = {
            "postgres": engines.postgresql(version="16.4", database="all", user="all", password=password),
            "mariadb": engines.mariadb(
                version="11.4", database="all", user="all", root_password=root, user_password=password
            ),
            "mysql": engines.mysql(
                version="8.4", database="all", user="all", root_password=root, user_password=password
            ),
            "mongodb": engines.mongodb(
                version="7.0", database="all", user="all", root_password=root, user_password=password
            ),
        }
        for name, engine in made.items():
            StatefulDatabase(self, name, engine=engine, resources=LARGE, storage=Storage(size="5Gi", claim=name))
        RedisCache(self, "cache", image="redis:7.4", resources=SMALL, max_memory="64mb", data="1Gi")
        keeps = Storage(size="1Gi")
        RedisCache(self, "store", image="redis:7.4", resources=SMALL, max_memory="64mb", data=keeps, evicts=False)
        queue = RabbitMq(
            self,
            "rabbitmq",
            image="rabbitmq:3.13-management",
            resources=LARGE,
            storage=Storage(size="5Gi"),
            high_watermark="768MiB",
            members=3,
            user=user,
            password=password,
            cookie=cookie,
        )
        self.queue = queue
        jvm = JvmServer(image="confluentinc/cp-kafka:7.4.0", resources=LARGE, heap=256, data=Storage(size="5Gi"))
        kafka = KafkaStack(self, "kafka", broker=jvm, zookeeper=jvm, members=3)
        raft = (Port("store", 6432), Port("raft", 7000))
        numbered = {"ID": ORDINAL} if self.env.kubernetes != "1.27" else {}
        data = Claim(path="/data", storage=Storage(size="5Gi"))
        members = Members(
            count=3, first=1, peers=("raft",), parallel=True, primary={"role": "leader"}, unavailable="34%"
        )
        cluster = StatefulService(
            self,
            "quorum",
            small("quorum", ports=raft, readiness=UP, liveness=UP, environment=numbered, mounts=(TMP, data)),
            members=members,
            rollout=OrderedUpdate(partition=1),
        )
        nodes = small("writer", environment={"NODES": ",".join(cluster.hosts)})
        writer = Worker(self, "writer", nodes, scale=Scale(replicas=1))
        writer.connect(cluster.primary.settings("DB"), kafka.settings("KAFKA"), queue.settings("QUEUE"))

    def _entrypoints(self) -> None:
        """Ingresses, load balancers, and what answers behind them."""
        nginx = Nginx(
            https=Tls(secret="web-tls", issuer="letsencrypt"),
            body_size="8m",
            timeout=60,
            cors=("https://example.com",),
            class_annotation=True,
        )
        Edge(self, "edge", entrypoint=nginx, routes={"example.com/": self.web, "*.example.com/": self.web})
        proved = Tls(secret="admin-tls", issuer="letsencrypt", http01=True)
        admin = Nginx(strip_prefix=True, https=proved)
        Edge(self, "admin", entrypoint=admin, routes={"admin.example.org/queue": self.queue.port("management")})
        Edge(self, "calls", entrypoint=Nginx(grpc=True), routes={"grpc.example.org/": self.grpc})
        alb = Alb(
            name="all",
            host="alb.example.com",
            certificate_arn="arn:aws:acm:eu-west-1:000000000000:certificate/YOUR-ID",
            deregistration=5,
            subnets=("10.0.1.0/24",),
            group="all",
            group_order=10,
        )
        page = ApiService(self, "page", small("page", ports=(HTTP,), drain=5), scale=Scale(replicas=1))
        Edge(self, "balanced", entrypoint=alb, routes={"/": page})
        balancer = ServiceOptions(load_balancer=Nlb(subnets=("10.0.2.0/24",)))
        stun = small("stun", ports=(Port("stun", 3478, protocol="UDP"),), readiness=UP, liveness=UP)
        ApiService(self, "stun", stun, scale=Scale(replicas=1), service=balancer)

    def _identities(self) -> None:
        """Roles of AWS, Secrets, and images of other registries."""
        buckets = (ReadWriteBuckets(names=("all-uploads",)),)
        words = {"cluster": CLUSTER, "grants": buckets}
        token = Irsa(account="uploads", role="all-uploads", projected=True, **words)  # type: ignore[arg-type]
        agent = PodIdentity(account="exports", role="all-exports", **words)  # type: ignore[arg-type]
        for name, identity in (("uploads", token), ("exports", agent)):
            Worker(self, name, small(name), scale=Scale(replicas=1), identity=identity)
        store = SecretStore(self, "aws", provider=AwsSecretsManager(region="eu-west-1"))
        fetched = ExternalSecret(self, "fetched", store=store, target="fetched", keys={"TOKEN": Remote(key="all")})
        reader = small("reader", image=self.image("memcached", registry="docker.io/library"), secrets=(fetched.secret,))
        managed = ManagedService(name="aurora", subnets=("10.0.5.0/24",), port=3306, host="aurora.example.internal")
        Worker(self, "reader", reader, scale=Scale(replicas=1)).connect(managed.settings("AURORA"))

    def _namespaces(self) -> None:
        """A second namespace, and one that somebody else makes."""
        monitoring = Namespace(self, "watching", secrets=(DASHBOARDS, REGISTRY))
        config = SharedConfig(monitoring, "prometheus", {"prometheus.yml": "scrape_configs: []\n"})
        rules = ConfigFile(path="/etc/prometheus/prometheus.yml", config=config, key="prometheus.yml")
        container = small("prometheus", ports=(Port("http", 9090),), mounts=(TMP, rules))
        prometheus = ApiService(monitoring, "prometheus", container, scale=Scale(replicas=1))
        prometheus.connect(self.queue.port("metrics"), reason="scrapes it")
        tools = ClusterService(
            name="registry", namespace="tools", port=5000, service_port=80, labels={"app": "registry"}
        )
        prometheus.connect(tools.settings("REGISTRY"))
        password = {"PASSWORD": DASHBOARDS.key("password")}
        grafana = small("grafana", ports=(Port("http", 3000),), environment=password)
        ApiService(monitoring, "grafana", grafana, scale=Scale(replicas=1)).connect(prometheus.settings("PROMETHEUS"))
        failing = Alert(name="QueueDown", expr="up{job='rabbitmq'} == 0", for_="5m", labels={"severity": "page"})
        PrometheusRules(self, "alerts", rules=(Record(record="all:up", expr="sum(up)"), failing))
        argocd = Namespace(self, "argocd", existing=True)
        SharedConfig(argocd, "argocd-cm", {"url": "https://argocd.example.com"})
