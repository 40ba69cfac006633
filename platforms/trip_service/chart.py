"""Trip Service v1: what runs, what it talks to, and who may reach it."""

from collections.abc import Mapping

from constructs_lib import (
    READ,
    ApiService,
    ConfigKey,
    Container,
    Conventions,
    CronJob,
    Edge,
    EmptyDir,
    GroupRole,
    HttpProbe,
    IngestCronJob,
    Internet,
    KafkaStack,
    Nginx,
    PlatformApp,
    PlatformChart,
    Port,
    RedisCache,
    Release,
    Right,
    RollingUpdate,
    Scale,
    Schedule,
    Scrape,
    SecurityContext,
    SharedConfig,
    StatefulDatabase,
    Tls,
)
from platforms.trip_service import data
from platforms.trip_service.data import RESOURCES, SECRETS, TLS_SECRET
from platforms.trip_service.environments import TripServiceEnvironment

PYTHON_TMP = (EmptyDir(path="/tmp", size="64Mi"),)
LIVENESS = HttpProbe(path="/health", delay=60, period=30, timeout=5)
READINESS = HttpProbe(path="/health", delay=10, period=10, timeout=5)
READABLE = (
    *("pods", "pods/log", "services", "configmaps", "events"),
    *("deployments.apps", "statefulsets.apps", "cronjobs.batch", "jobs.batch"),
)
"""What people may look at: everything but Secrets."""

RATES = Internet(host="api.exchangerate-api.com", port=443)
SKIP_MONGODB = {"SKIP_MONGODB_INIT": "true"}
ANALYSE = """\
set -e
for code in $(echo "$ANALYSIS_CURRENCIES" | tr , ' '); do
  curl --fail --silent --show-error --max-time 60 "$HISTORY_SERVICE_URL/api/v1/history/stats?target=$code"
done
"""


class TripService(PlatformChart):
    """Exchange rates for travellers: a page, three APIs, four periodic jobs in Korean time, and a Kafka cluster."""

    conventions = Conventions(init_scripts="{}-init".format, labels={"app.kubernetes.io/version": "v1.0"})
    secrets = (SECRETS, TLS_SECRET)

    def __init__(self, app: PlatformApp, env: TripServiceEnvironment, release: Release) -> None:
        super().__init__(app, env, release)
        mariadb, mongodb, redis = data.mariadb(self, env), data.mongodb(self, env), data.redis(self)
        kafka = data.kafka(self, env)
        config = self._config(env, mariadb, mongodb, redis, kafka)

        currency = self._api(env, "currency-service", config, SKIP_MONGODB)
        ranking = self._api(env, "ranking-service", config, {"SKIP_MYSQL_INIT": "true"})
        history = self._api(env, "history-service", config, SKIP_MONGODB)
        frontend = self._frontend(env)
        ingest = self._ingest(config)
        calculator, reset, analyzer = self._jobs(config, ranking, history)

        currency.connect(redis, mariadb.settings("MYSQL"), kafka)
        ranking.connect(mongodb.settings("MONGODB"), redis, kafka)
        history.connect(mariadb.settings("MYSQL"), redis, kafka)
        ingest.connect(mariadb.settings("MYSQL"), redis, kafka)
        ingest.connect(RATES, reason="the program itself knows the address")
        frontend.connect(currency, ranking, history, reason="the proxy in its image passes the API paths on")

        # They share one configuration, and each reads more addresses in it than it calls.
        for reader in (currency, history, ingest):
            reader.never_calls(mongodb, reason="SKIP_MONGODB_INIT")
        ranking.never_calls(mariadb, reason="SKIP_MYSQL_INIT")

        # One after the other, as the specification asks for it, where no connection says so.
        kafka.zookeeper.after(mariadb, mongodb, redis)
        ranking.after(currency)
        history.after(ranking)
        for job in (ingest, calculator, reset, analyzer):
            job.after(history)
            frontend.after(job)

        apis = {"currencies": currency, "rankings": ranking, "history": history}
        routes = {f"/api/v1/{name}": service for name, service in apis.items()} | {"/": frontend}
        Edge(self, "trip-service-ingress", entrypoint=_entrypoint(env), routes=routes)
        GroupRole(self, "readers", group=env.readers, rights=(Right(verbs=READ, resources=READABLE),))

    def _api(
        self, env: TripServiceEnvironment, id: str, config: SharedConfig, environment: Mapping[str, str]
    ) -> ApiService:
        """A program in Python that answers on port 8000. Its image has its id as name."""
        container = Container(
            image=self.image(id),
            ports=(Port("http", 8000),),
            resources=RESOURCES,
            config=config,
            environment=environment,
            liveness=LIVENESS,
            readiness=READINESS,
            mounts=PYTHON_TMP,
            pull_policy="IfNotPresent",
        )
        return ApiService(self, id, container, scale=_scale(env), rollout=RollingUpdate(history=10), metrics=Scrape())

    def _frontend(self, env: TripServiceEnvironment) -> ApiService:
        container = Container(
            image=self.image("frontend"),
            ports=(Port("http", 80),),
            resources=RESOURCES,
            liveness=HttpProbe(path="/health", delay=10, period=15),
            readiness=HttpProbe(path="/health", delay=5, period=5),
            security_context=SecurityContext(
                user=0,
                read_only=False,
                capabilities=("CHOWN", "NET_BIND_SERVICE", "SETGID", "SETUID"),
                reason="the nginx of the image starts as root to listen on port 80, and then changes its user",
            ),
            pull_policy="IfNotPresent",
        )
        rollout = RollingUpdate(history=10)
        return ApiService(self, "frontend", container, component="frontend", scale=_scale(env), rollout=rollout)

    def _ingest(self, config: SharedConfig) -> IngestCronJob:
        container = Container(
            image=self.image("data-ingestor"),
            resources=RESOURCES,
            command=("python", "main.py", "cronjob"),
            environment={**SKIP_MONGODB, "EXCHANGE_API_KEY": SECRETS.key("exchange-api-key")},
            config=config,
            mounts=PYTHON_TMP,
            pull_policy="IfNotPresent",
        )
        schedule = _korean("*/2 * * * *", deadline=110, retries=1, start_within=60)
        return IngestCronJob(self, "data-ingestor", container, schedule=schedule)

    def _jobs(self, config: SharedConfig, ranking: ApiService, history: ApiService) -> tuple[CronJob, CronJob, CronJob]:
        """The jobs that call an API, in the image of that API, which holds curl: the programs have no batch mode.

        The reset starts on time or not at all: it clears the current Korean day, and a late one would delete clicks.
        """
        calculate, clear = (f"{ranking.url}/api/v1/rankings/{what}" for what in ("calculate?period=daily", "reset"))
        every_minute = _korean("* * * * *", deadline=50, retries=0, start_within=30)
        midnight = _korean("0 0 * * *", deadline=120, retries=1, start_within=60)
        hourly = _korean("0 * * * *", deadline=1800, retries=2, start_within=600)
        calculator = self._caller("ranking-calculator", ranking, _post(calculate), every_minute)
        reset = self._caller("ranking-reset", ranking, _post(clear), midnight)
        settings: dict[str, str | ConfigKey] = {
            "ANALYSIS_CURRENCIES": config.key("ANALYSIS_CURRENCIES"),
            "HISTORY_SERVICE_URL": history.url,
        }
        analyzer = self._caller("history-analyzer", history, ("sh", "-c", ANALYSE), hourly, settings)
        return calculator, reset, analyzer

    def _caller(
        self,
        id: str,
        server: ApiService,
        command: tuple[str, ...],
        schedule: Schedule,
        environment: Mapping[str, str | ConfigKey] | None = None,
    ) -> CronJob:
        container = Container(
            image=self.image(server.name),
            resources=RESOURCES,
            command=command,
            environment=environment or {},
            mounts=PYTHON_TMP,
            pull_policy="IfNotPresent",
        )
        job = CronJob(self, id, container, schedule=schedule)
        job.connect(server, reason="its command calls the API")
        return job

    def _config(
        self,
        env: TripServiceEnvironment,
        mariadb: StatefulDatabase,
        mongodb: StatefulDatabase,
        redis: RedisCache,
        kafka: KafkaStack,
    ) -> SharedConfig:
        return SharedConfig(
            self,
            "trip-service-config",
            {"ENVIRONMENT": env.stage, "LOG_LEVEL": env.log_level, "LOG_FORMAT": "json"},
            {"PORT": "8000", "TZ": "Asia/Seoul", "ANALYSIS_CURRENCIES": "USD,JPY,EUR,GBP,CNY"},
            mariadb.settings("MYSQL"),
            mongodb.settings("MONGODB"),
            redis.settings("REDIS"),
            kafka.settings("KAFKA"),
        )


def _scale(env: TripServiceEnvironment) -> Scale:
    return Scale(replicas=2, minimum=2, maximum=10, cpu=70, memory=80) if env.autoscaling else Scale(replicas=2)


def _korean(cron: str, *, deadline: int, retries: int, start_within: int) -> Schedule:
    return Schedule(
        cron=cron,
        time_zone="Asia/Seoul",
        deadline=deadline,
        retries=retries,
        start_within=start_within,
        restart="Never",
        keep_successful=1,
        keep_failed=3,
        ttl=600,
    )


def _post(url: str) -> tuple[str, ...]:
    return ("curl", "--fail", "--silent", "--show-error", "--request", "POST", url)


def _entrypoint(env: TripServiceEnvironment) -> Nginx:
    return Nginx(
        host=env.host,
        https=Tls(secret=TLS_SECRET.name, issuer=env.issuer),
        cors=(f"https://{env.host}",),
        settings={
            "cors-allow-methods": "GET, POST, PUT, DELETE, OPTIONS",
            "cors-allow-headers": "Content-Type, Authorization, X-Correlation-ID, X-Request-ID",
        },
    )
