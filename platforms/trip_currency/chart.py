"""Trip Currency: what runs, what it talks to, and who may reach it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from constructs_lib import (
    ApiService,
    Container,
    Conventions,
    Edge,
    EmptyDir,
    ExistingSecret,
    HttpProbe,
    IngestCronJob,
    Internet,
    JvmServer,
    KafkaStack,
    KafkaUi,
    Placement,
    PlatformApp,
    PlatformChart,
    Port,
    RedisCache,
    Release,
    Resources,
    Scale,
    Schedule,
    Scrape,
    SecurityContext,
    ServiceOptions,
    SharedConfig,
    StatefulDatabase,
    Storage,
    StorageClass,
    engines,
)
from platforms.trip_currency.environments import TripCurrencyEnvironment

HERE = Path(__file__).parent
DATABASE, USER = "currency_db", "trip_user"
SECRETS = ExistingSecret(name="trip-service-secrets", keys=("mongodb-password", "mysql-password", "redis-password"))
MYSQL_SECRET = ExistingSecret(name="mysql-secret", keys=("root-password", "user-password"))
MONGODB_SECRET = ExistingSecret(name="mongodb-secret", keys=("root-password",))
MYSQL_PASSWORD = SECRETS.key("mysql-password")
MONGODB_PASSWORD = SECRETS.key("mongodb-password")
DATABASE_RESOURCES = Resources(cpu="100m", memory="256Mi", cpu_limit="500m", memory_limit="512Mi")
PYTHON_TMP = (EmptyDir(path="/tmp", size="64Mi"),)
LIVENESS = HttpProbe(path="/health", delay=30, period=10, timeout=5)
READINESS = HttpProbe(path="/health", delay=5, period=5, timeout=3)
RATES = Internet(host="api.exchangerate-api.com", port=443)


def service_name(workload: str) -> str:
    """Every Service starts with "service-"; the workloads behind some of them already do."""
    return workload if workload.startswith("service-") else f"service-{workload}"


class TripCurrency(PlatformChart):
    """Exchange rates for travellers: a page, three APIs, and a job that collects rates every five minutes."""

    conventions = Conventions(service=service_name, cron_job="{}-cronjob".format)
    secrets = (SECRETS, MYSQL_SECRET, MONGODB_SECRET)

    def __init__(self, app: PlatformApp, env: TripCurrencyEnvironment, release: Release) -> None:
        super().__init__(app, env, release)
        self._storage_class(env)
        mysql, mongodb = self._mysql(env), self._mongodb(env)
        redis, kafka = self._redis(), self._kafka()
        config = self._config(env, mysql, mongodb, redis, kafka)

        currency = self.api(env, "service-currency", config=config, environment={"SKIP_MONGODB_INIT": "true"})
        history = self.api(env, "service-history", config=config, environment={"SKIP_MONGODB_INIT": "true"})
        ranking = self._ranking(env, config)
        frontend, ingest = self._frontend(env), self._ingest(env, config)
        for service in (currency, history, ranking):
            config.add({f"{service.name.removeprefix('service-').upper()}_SERVICE_URL": service.url})

        currency.connect(mysql.settings("MYSQL"), redis, kafka)
        history.connect(mysql.settings("MYSQL"), redis, kafka)
        ranking.connect(mongodb.settings("MONGODB"), redis)
        frontend.connect(currency, history, ranking, reason="the proxy in its image passes the API paths on")
        ingest.connect(mysql.settings("MYSQL"), mongodb.settings("MONGODB"), redis, kafka)
        ingest.connect(RATES, reason="the program itself knows the address")

        # They share one configuration, and each reads more addresses in it than it calls.
        currency.never_calls(mongodb, reason="SKIP_MONGODB_INIT")
        history.never_calls(mongodb, reason="SKIP_MONGODB_INIT")
        ranking.never_calls(mysql, reason="SKIP_MYSQL_INIT")
        ranking.never_calls(kafka, reason="it subscribes to nothing")
        for reader in (currency, history, ranking, ingest):
            reader.never_calls(currency, history, ranking, reason="no program uses the addresses of the APIs")

        Edge(
            self,
            "trip-service-ingress",
            entrypoint=env.entrypoint,
            routes={
                "/api/v1/currencies": currency,
                "/api/v1/history": history,
                "/api/v1/rankings": ranking,
                "/health": currency,
                "/": frontend,
            },
        )

    def api(
        self,
        env: TripCurrencyEnvironment,
        id: str,
        *,
        config: SharedConfig | None = None,
        environment: Mapping[str, str] | None = None,
        liveness: HttpProbe = LIVENESS,
        readiness: HttpProbe = READINESS,
    ) -> ApiService:
        """A program in Python that answers on port 8000: what the APIs have in common. Its image has its id as name."""
        container = Container(
            image=self.image(id),
            ports=(Port("http", 8000),),
            resources=env.api_resources,
            config=config,
            environment=environment or {},
            liveness=liveness,
            readiness=readiness,
            mounts=PYTHON_TMP,
            pull_policy="Always",
            drain=env.drain,
        )
        placement = Placement(spread=env.spread)
        return ApiService(self, id, container, scale=_scale(env), placement=placement, metrics=Scrape())

    def _ranking(self, env: TripCurrencyEnvironment, config: SharedConfig) -> ApiService:
        """MongoDB is slow to start, and the program waits for it."""
        return self.api(
            env,
            "service-ranking",
            config=config,
            environment={"SKIP_MYSQL_INIT": "true"},
            liveness=HttpProbe(path="/health", delay=60, period=15, timeout=10, failures=5),
            readiness=HttpProbe(path="/health", delay=30, period=10, timeout=5),
        )

    def _frontend(self, env: TripCurrencyEnvironment) -> ApiService:
        config = SharedConfig(self, "frontend-config", {"api-base-url": env.api_base_url})
        container = Container(
            image=self.image("service-frontend"),
            ports=(Port("http", 80),),
            resources=env.frontend_resources,
            environment={"REACT_APP_API_BASE_URL": config.key("api-base-url")},
            liveness=HttpProbe(path="/health", delay=10, period=15, timeout=3),
            readiness=HttpProbe(path="/health", delay=5, period=5, timeout=3),
            security_context=SecurityContext(
                user=0,
                read_only=False,
                capabilities=("CHOWN", "NET_BIND_SERVICE", "SETGID", "SETUID"),
                reason="the nginx of the image starts as root to listen on port 80, and then changes its user",
            ),
            pull_policy="Always",
            drain=env.drain,
        )
        return ApiService(
            self,
            "service-frontend",
            container,
            component="frontend",
            scale=replace(_scale(env), memory=80),
            placement=Placement(spread=env.spread),
            metrics=Scrape(),
            service=ServiceOptions(load_balancer=env.frontend_load_balancer),
        )

    def _ingest(self, env: TripCurrencyEnvironment, config: SharedConfig) -> IngestCronJob:
        container = Container(
            image=self.image("service-dataingestor"),
            resources=env.ingest_resources,
            command=("python", "main.py"),
            args=("single",),
            environment={"EXECUTION_MODE": "single"},
            config=config,
            mounts=PYTHON_TMP,
            pull_policy="Always",
        )
        schedule = Schedule(cron="*/5 * * * *", deadline=600)
        return IngestCronJob(self, "service-dataingestor", container, schedule=schedule, metrics_port=8000)

    def _config(
        self,
        env: TripCurrencyEnvironment,
        mysql: StatefulDatabase,
        mongodb: StatefulDatabase,
        redis: RedisCache,
        kafka: KafkaStack,
    ) -> SharedConfig:
        return SharedConfig(
            self,
            "trip-service-config",
            {"ENVIRONMENT": env.stage, "LOG_LEVEL": env.log_level, "API_BASE_URL": env.api_base_url},
            env.cloud,
            mysql.settings("MYSQL"),
            mongodb.settings("MONGODB"),
            redis.settings("REDIS"),
            kafka.settings("KAFKA"),
            {"PORT": "8000"},
        )

    def _storage_class(self, env: TripCurrencyEnvironment) -> None:
        if env.storage_class:
            StorageClass(
                self,
                env.storage_class,
                provisioner="ebs.csi.aws.com",
                parameters={"type": "gp3", "encrypted": "true", "fsType": "ext4"},
            )

    def _redis(self) -> RedisCache:
        return RedisCache(
            self,
            "redis",
            image="redis:7.0-alpine",
            resources=Resources(cpu="100m", memory="128Mi", cpu_limit="200m", memory_limit="256Mi"),
            max_memory="100mb",
            data="200Mi",
        )

    def _mysql(self, env: TripCurrencyEnvironment) -> StatefulDatabase:
        return StatefulDatabase(
            self,
            "mysql",
            engine=engines.mysql(
                version="8.0",
                database=DATABASE,
                user=USER,
                root_password=MYSQL_SECRET.key("root-password"),
                user_password=MYSQL_SECRET.key("user-password", same_as=MYSQL_PASSWORD),
            ),
            resources=DATABASE_RESOURCES,
            storage=Storage(size="10Gi", claim="mysql-storage", storage_class=env.storage_class),
            init_scripts={"init.sql": (HERE / "init.sql").read_text(encoding="utf-8")},
        )

    def _mongodb(self, env: TripCurrencyEnvironment) -> StatefulDatabase:
        return StatefulDatabase(
            self,
            "mongodb",
            engine=engines.mongodb(
                version="6.0",
                database=DATABASE,
                user=USER,
                root_password=MONGODB_SECRET.key("root-password"),
                user_password=MONGODB_PASSWORD,
            ),
            resources=DATABASE_RESOURCES,
            storage=Storage(size="10Gi", claim="mongodb-storage", storage_class=env.storage_class),
            init_scripts={"init-mongo.js": (HERE / "init-mongo.js").read_text(encoding="utf-8")},
        )

    def _kafka(self) -> KafkaStack:
        return KafkaStack(
            self,
            "kafka",
            broker=JvmServer(
                image="confluentinc/cp-kafka:7.4.0",
                resources=Resources(cpu="100m", memory="256Mi", cpu_limit="500m", memory_limit="512Mi"),
                heap=256,
                data="1Gi",
            ),
            zookeeper=JvmServer(
                image="confluentinc/cp-zookeeper:7.4.0",
                resources=Resources(cpu="50m", memory="128Mi", cpu_limit="200m", memory_limit="256Mi"),
                heap=128,
                data="256Mi",
            ),
            ui=KafkaUi(
                image="provectuslabs/kafka-ui:latest",
                resources=Resources(cpu="100m", memory="256Mi", cpu_limit="200m", memory_limit="512Mi"),
            ),
        )


def _scale(env: TripCurrencyEnvironment) -> Scale:
    return Scale(replicas=env.replicas, minimum=env.least_replicas, maximum=10, cpu=70, memory=90)
