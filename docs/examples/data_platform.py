"""A platform for a data team: PostgreSQL, RabbitMQ, workers that follow the queue, an API, and their monitoring."""

import json
from collections.abc import Mapping

from constructs_lib import (
    READ,
    ApiServer,
    ApiService,
    ArgoCd,
    Claim,
    ConfigFile,
    ConfigFiles,
    Container,
    CronJob,
    Daemon,
    Edge,
    EmptyDir,
    Environment,
    ExistingSecret,
    FieldRef,
    GroupRole,
    HostPath,
    HttpProbe,
    Internet,
    Job,
    KedaScale,
    Members,
    Namespace,
    Nginx,
    Placement,
    PlatformApp,
    PlatformChart,
    Port,
    RabbitMq,
    Release,
    Resources,
    Right,
    Scale,
    Schedule,
    SecretKey,
    SecurityContext,
    ServiceOptions,
    SharedClaim,
    SharedConfig,
    Sidecar,
    StatefulService,
    Storage,
    Tls,
    Toleration,
    Trigger,
)

ENV = Environment(
    name="prod",
    folder="data-prod",
    namespace="data",
    registry="registry.example.com/data",
    argocd=ArgoCd(application="data-prod", repository="https://git.example.com/data/platform"),
    kubernetes="1.30",
    api_server=ApiServer(subnets=("10.20.0.0/28",), port=6443),
)

POSTGRES = ExistingSecret(name="postgres", keys=("superuser", "standby", "user", "password"))
QUEUE = ExistingSecret(name="queue", keys=("user", "password", "cookie"))
GRAFANA = ExistingSecret(name="grafana", keys=("user", "password"))
SMALL = Resources(cpu="100m", memory="128Mi", cpu_limit="500m", memory_limit="256Mi")
LARGE = Resources(cpu="1", memory="2Gi", cpu_limit=None, memory_limit="2Gi")
TMP = EmptyDir(path="/tmp", size="64Mi")
METRICS = Port("metrics", 9100)
LOGIN: Mapping[str, str | SecretKey] = {
    "DB_NAME": "data",
    "DB_USER": POSTGRES.key("user"),
    "DB_PASSWORD": POSTGRES.key("password"),
}
SEEN = ("pods", "pods/log", "services", "events", "deployments.apps", "statefulsets.apps", "jobs.batch")


class DataPlatform(PlatformChart):
    """Jobs come in by the API, wait in RabbitMQ, are done by workers, and end in PostgreSQL."""

    secrets = (POSTGRES, QUEUE)

    def __init__(self, app: PlatformApp, env: Environment, release: Release) -> None:
        super().__init__(app, env, release)
        postgres, queue = self._postgres(), self._queue()
        code = self._program("migration", ADMIN_PASSWORD=POSTGRES.key("superuser"))
        migration = Job(self, "migration", code, deadline=600)
        migration.connect(postgres.primary.settings("DB"))
        api, workers = self._api(), self._workers(queue)
        for program in (api, workers):
            program.connect(postgres.primary.settings("DB"), queue.settings("QUEUE"))
            program.after(migration)
        self._dump(postgres)
        self._logs()
        monitoring = Namespace(self, "monitoring", labels={"team": "data"}, secrets=(GRAFANA,))
        prometheus = self._prometheus(monitoring, (api, workers), (queue, postgres))
        grafana = self._grafana(monitoring, prometheus)
        Edge(self, "edge", entrypoint=https("api-tls"), routes={"api.data.example.com/": api})
        Edge(monitoring, "edge", entrypoint=https("grafana-tls"), routes={"grafana.data.example.com/": grafana})
        GroupRole(self, "readers", group="data-analysts", rights=(Right(verbs=READ, resources=SEEN),))

    def _postgres(self) -> StatefulService:
        """Three members of Patroni, which puts `role: master` on the Pod that it elects."""
        exporter = Container(
            image="quay.io/prometheuscommunity/postgres-exporter:v0.15.0",
            resources=SMALL,
            ports=(Port("metrics", 9187),),
            environment={
                "DATA_SOURCE_URI": "localhost:5432/postgres?sslmode=require",
                "DATA_SOURCE_USER": "postgres",
                "DATA_SOURCE_PASS": POSTGRES.key("superuser"),
            },
            mounts=(TMP,),
        )
        member = Container(
            image="ghcr.io/zalando/spilo-16:3.3-p2",
            resources=LARGE,
            ports=(Port("postgres", 5432), Port("patroni", 8008)),
            readiness=HttpProbe(path="/readiness", port="patroni"),
            liveness=HttpProbe(path="/liveness", port="patroni", failures=6),
            security_context=SecurityContext(user=101, volume_group=103, read_only=False),
            environment={
                "SCOPE": "postgres",
                "PGROOT": "/home/postgres/pgdata/pgroot",
                "POD_IP": FieldRef(path="status.podIP"),
                "POD_NAMESPACE": FieldRef(path="metadata.namespace"),
                "DCS_ENABLE_KUBERNETES_API": "true",
                "KUBERNETES_USE_CONFIGMAPS": "true",
                "KUBERNETES_LABELS": "{}",
                "KUBERNETES_SCOPE_LABEL": "app",
                "PGPASSWORD_SUPERUSER": POSTGRES.key("superuser"),
                "PGPASSWORD_STANDBY": POSTGRES.key("standby"),
            },
            mounts=(
                Claim(path="/home/postgres/pgdata", storage=Storage(size="100Gi")),
                EmptyDir(path="/dev/shm", size="256Mi", memory=True),
            ),
            sidecars=(Sidecar(name="exporter", container=exporter),),
            grace=120,
        )
        peers, clients = ("postgres", "patroni"), ("postgres", "metrics")  # members copy from the primary
        members = Members(count=3, peers=peers, clients=clients, primary={"role": "master"})
        postgres = StatefulService(self, "postgres", member, members=members)
        postgres.grant(verbs=(*READ, "patch", "update"), resources=("pods",))
        postgres.grant(verbs=(*READ, "create", "patch", "update", "delete"), resources=("configmaps",))
        return postgres

    def _queue(self) -> RabbitMq:
        """Three brokers."""
        user, password, cookie = (QUEUE.key(key) for key in QUEUE.keys)
        return RabbitMq(
            self,
            "queue",
            image="docker.io/library/rabbitmq:3.13.7-management",
            resources=LARGE,
            storage=Storage(size="10Gi"),
            high_watermark="1200MiB",
            user=user,
            password=password,
            cookie=cookie,
            members=3,
        )

    def _program(self, name: str, *ports: Port, **more: str | SecretKey) -> Container:
        """A program of the team, which is asked for its health where it has a port."""
        probe = HttpProbe(path="/health") if ports else None
        image, more = self.image(name), {**LOGIN, **more}
        return Container(
            image=image, resources=SMALL, ports=ports, liveness=probe, readiness=probe, environment=more, mounts=(TMP,)
        )

    def _api(self) -> ApiService:
        """The HTTP API, which puts jobs into the queue."""
        container, options = self._program("api", Port("http", 8080), METRICS), ServiceOptions(headless=True)
        return ApiService(self, "api", container, scale=Scale(replicas=2, maximum=8, cpu=70), service=options)

    def _workers(self, queue: RabbitMq) -> ApiService:
        """Workers: one for each twenty jobs, and none without jobs; their Service is for Prometheus."""
        amqp = queue.variables("keda")
        jobs = {"queueName": "jobs", "mode": "QueueLength", "value": "20"}
        trigger = Trigger(
            type="rabbitmq",
            metadata={**jobs, "host": f"amqp://{amqp['HOST']}:{amqp['PORT']}/"},
            authentication={"username": QUEUE.key("user"), "password": QUEUE.key("password")},
            reads=queue,
        )
        scale, options = KedaScale(maximum=20, triggers=(trigger,)), ServiceOptions(headless=True)
        container = self._program("worker", METRICS)
        return ApiService(self, "worker", container, scale=scale, service=options, component="worker")

    def _dump(self, postgres: StatefulService) -> None:
        """A dump each night, from any member, to a volume of its own."""
        dumps = SharedClaim(self, "dumps", storage=Storage(size="200Gi", storage_class="efs"))
        script = 'pg_dump --format=custom --host="$DB_HOST" --port="$DB_PORT" --file="/dumps/$(date +%a).dump" data'
        container = Container(
            image="docker.io/library/postgres:16.4",
            resources=SMALL,
            command=("sh", "-ec", script),
            environment={"PGUSER": POSTGRES.key("user"), "PGPASSWORD": POSTGRES.key("password")},
            security_context=SecurityContext(user=999, volume_group=999),
            mounts=(dumps.mount("/dumps"), TMP),
        )
        schedule = Schedule(cron="30 2 * * *", time_zone="Europe/Berlin", deadline=3600, restart="Never")
        CronJob(self, "dump", container, schedule=schedule).connect(postgres.settings("DB"))

    def _logs(self) -> None:
        """An agent on each node, in a namespace of its own, because only that may be privileged."""
        home, archive = Namespace(self, "logs"), Internet(host="logs.example.com", port=443)
        source = {"type": "file", "include": ["/var/log/pods/*/*/*.log"]}
        sink = {"type": "http", "inputs": ["pods"], "uri": f"https://{archive.host}/", "encoding": {"codec": "json"}}
        settings = {"data_dir": "/var/lib/vector", "sources": {"pods": source}, "sinks": {"archive": sink}}
        config = SharedConfig(home, "agent-config", {"vector.json": json.dumps(settings, indent=2)})
        container = Container(
            image="docker.io/timberio/vector:0.41.1-distroless-static",
            resources=SMALL,
            args=("--config", "/etc/vector/vector.json"),
            security_context=SecurityContext(user=0, reason="The files of the kubelet belong to root."),
            mounts=(
                HostPath(path="/var/log/pods", reason="A log agent reads what all Pods of its node wrote."),
                ConfigFile(path="/etc/vector/vector.json", config=config, key="vector.json"),
                EmptyDir(path="/var/lib/vector", size="256Mi"),
            ),
        )
        everywhere = Placement(tolerations=(Toleration(effect="NoSchedule"),))
        Daemon(home, "agent", container, placement=everywhere).connect(archive)

    def _prometheus(
        self, home: Namespace, programs: tuple[ApiService, ...], clusters: tuple[StatefulService, ...]
    ) -> StatefulService:
        """Prometheus: it resolves the Pods of programs, and knows the members of clusters by their names."""
        names = [program.host_in(home.name) for program in programs]
        members = [
            f"{host}.{self.home}:{cluster.port('metrics').variables(home.name)['PORT']}"
            for cluster in clusters
            for host in cluster.hosts
        ]
        jobs = [
            {"job_name": "programs", "dns_sd_configs": [{"names": names, "type": "A", "port": METRICS.number}]},
            {"job_name": "clusters", "static_configs": [{"targets": members}]},
        ]
        settings = {"rule_files": ["/etc/prometheus/alerts.json"], "scrape_configs": jobs}
        alerts = [alert("QueueGrows", "sum(rabbitmq_queue_messages) > 10000", "15m"), alert("Down", "up == 0", "5m")]
        files = {"prometheus.yml": settings, "alerts.json": {"groups": [{"name": "data", "rules": alerts}]}}
        config = SharedConfig(home, "prometheus-config", {name: json.dumps(file) for name, file in files.items()})
        container = Container(
            image="quay.io/prometheus/prometheus:v2.54.1",
            resources=LARGE,
            args=("--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus"),
            ports=(Port("http", 9090),),
            liveness=HttpProbe(path="/-/healthy"),
            readiness=HttpProbe(path="/-/ready"),
            security_context=SecurityContext(user=65534, volume_group=65534),
            mounts=(
                ConfigFiles(path="/etc/prometheus", config=config),
                Claim(path="/prometheus", storage=Storage(size="50Gi")),
            ),
        )
        prometheus = StatefulService(home, "prometheus", container, members=Members(count=1))
        prometheus.connect(*(cluster.port("metrics") for cluster in clusters), waits=False)
        prometheus.connect(*(program.port("metrics") for program in programs), reason="found by DNS", waits=False)
        return prometheus

    def _grafana(self, home: Namespace, prometheus: StatefulService) -> ApiService:
        """Grafana, which knows Prometheus from a provisioned file."""
        source = {"name": "Prometheus", "type": "prometheus", "url": prometheus.url, "isDefault": True}
        sources = {"prometheus.yaml": json.dumps({"apiVersion": 1, "datasources": [source]}, indent=2)}
        config = SharedConfig(home, "grafana-sources", sources)
        container = Container(
            image="docker.io/grafana/grafana:11.2.2",
            resources=SMALL,
            ports=(Port("http", 3000),),
            liveness=HttpProbe(path="/api/health", delay=30),
            readiness=HttpProbe(path="/api/health"),
            security_context=SecurityContext(user=472, volume_group=472),
            environment={
                "GF_SECURITY_ADMIN_USER": GRAFANA.key("user"),
                "GF_SECURITY_ADMIN_PASSWORD": GRAFANA.key("password"),
            },
            mounts=(
                ConfigFiles(path="/etc/grafana/provisioning/datasources", config=config),
                EmptyDir(path="/var/lib/grafana", size="1Gi"),
                TMP,
            ),
        )
        grafana = ApiService(home, "grafana", container, scale=Scale(replicas=1))
        grafana.connect(prometheus)
        return grafana


def https(secret: str) -> Nginx:
    """HTTPS with a certificate of cert-manager."""
    return Nginx(https=Tls(secret=secret, issuer="letsencrypt"))


def alert(name: str, expr: str, lasting: str) -> dict[str, object]:
    """A rule of Prometheus that pages somebody."""
    return {"alert": name, "expr": expr, "for": lasting, "labels": {"severity": "page"}}
