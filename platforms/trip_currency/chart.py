"""Trip Currency: what runs, what it talks to, and who may reach it."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from constructs_lib import (
    ApiService,
    Edge,
    HttpProbe,
    IngestCronJob,
    Internet,
    JvmServer,
    KafkaStack,
    KafkaUi,
    OutsideSecret,
    PlatformApp,
    PlatformChart,
    RedisCache,
    Release,
    RunAs,
    Scale,
    Schedule,
    Scratch,
    SharedConfig,
    Size,
    StatefulDatabase,
    Storage,
    StorageClass,
    engines,
)
from platforms.trip_currency.environments import TripCurrencyEnvironment

HERE = Path(__file__).parent
DATABASE, USER = "currency_db", "trip_user"
SECRETS = OutsideSecret(name="trip-service-secrets", keys=("mongodb-password", "mysql-password", "redis-password"))
MYSQL_SECRET = OutsideSecret(name="mysql-secret", keys=("root-password", "user-password"))
MONGODB_SECRET = OutsideSecret(name="mongodb-secret", keys=("root-password",))
MYSQL_PASSWORD = SECRETS.key("mysql-password")
MONGODB_PASSWORD = SECRETS.key("mongodb-password")
DATABASE_SIZE = Size(cpu="100m", memory="256Mi", cpu_limit="500m", memory_limit="512Mi")
PYTHON_TMP = (Scratch(path="/tmp", size="64Mi"),)


class TripCurrency(PlatformChart):
    """Exchange rates for travellers: a page, three APIs, and a job that collects rates every five minutes."""

    platform = "trip-currency"
    secrets = (SECRETS, MYSQL_SECRET, MONGODB_SECRET)

    def __init__(self, app: PlatformApp, env: TripCurrencyEnvironment, release: Release) -> None:
        super().__init__(app, env, release)

        if env.storage_class:
            StorageClass(
                self,
                env.storage_class,
                provisioner="ebs.csi.aws.com",
                parameters={"type": "gp3", "encrypted": "true", "fsType": "ext4"},
            )
        mysql = self._mysql(env)
        mongodb = self._mongodb(env)
        redis = RedisCache(
            self,
            "redis",
            image="redis:7.0-alpine",
            size=Size(cpu="100m", memory="128Mi", cpu_limit="200m", memory_limit="256Mi"),
            max_memory="100mb",
            data="200Mi",
        )
        kafka = self._kafka()
        mysql_settings, mongodb_settings = mysql.settings("MYSQL"), mongodb.settings("MONGODB")

        config = SharedConfig(
            self,
            "trip-service-config",
            {"ENVIRONMENT": env.stage, "LOG_LEVEL": env.log_level, "API_BASE_URL": env.api_base_url},
            env.cloud,
            mysql_settings,
            mongodb_settings,
            redis.settings("REDIS"),
            kafka.settings("KAFKA"),
            {"PORT": "8000"},
        )

        # What the five own programs have in common, and then what the three APIs have.
        program = partial(
            ApiService, self, drain=env.drain, spread=env.spread, pull_policy="Always", metrics="/metrics"
        )
        scale = Scale(replicas=env.replicas, minimum=env.least_replicas, maximum=10, cpu=70, memory=90)
        api = partial(program, port=8000, size=env.api_size, scale=scale, config=config, scratch=PYTHON_TMP)
        liveness = HttpProbe(path="/health", delay=30, period=10, timeout=5)
        readiness = HttpProbe(path="/health", delay=5, period=5, timeout=3)

        currency = api(
            "service-currency",
            image=self.image("service-currency"),
            environment={"SKIP_MONGODB_INIT": "true"},
            liveness=liveness,
            readiness=readiness,
        )
        history = api(
            "service-history",
            image=self.image("service-history"),
            environment={"SKIP_MONGODB_INIT": "true"},
            liveness=liveness,
            readiness=readiness,
        )
        ranking = api(
            "service-ranking",
            image=self.image("service-ranking"),
            environment={"SKIP_MYSQL_INIT": "true"},
            # MongoDB is slow to start, and the program waits for it.
            liveness=HttpProbe(path="/health", delay=60, period=15, timeout=10, failures=5),
            readiness=HttpProbe(path="/health", delay=30, period=10, timeout=5),
        )
        frontend_config = SharedConfig(self, "frontend-config", {"api-base-url": env.api_base_url})
        frontend = program(
            "service-frontend",
            component="frontend",
            image=self.image("service-frontend"),
            port=80,
            size=env.frontend_size,
            scale=replace(scale, memory=80),
            environment={"REACT_APP_API_BASE_URL": frontend_config.key("api-base-url")},
            liveness=HttpProbe(path="/health", delay=10, period=15, timeout=3),
            readiness=HttpProbe(path="/health", delay=5, period=5, timeout=3),
            run_as=RunAs(
                user=0,
                read_only=False,
                capabilities=("CHOWN", "NET_BIND_SERVICE", "SETGID", "SETUID"),
                reason="the nginx of the image starts as root to listen on port 80, and then changes its user",
            ),
            load_balancer=env.frontend_load_balancer,
        )
        ingest = IngestCronJob(
            self,
            "service-dataingestor",
            image=self.image("service-dataingestor"),
            schedule=Schedule(cron="*/5 * * * *", deadline=600),
            size=env.ingest_size,
            command=("python", "main.py"),
            args=("single",),
            environment={"EXECUTION_MODE": "single"},
            config=config,
            scratch=PYTHON_TMP,
            pull_policy="Always",
            metrics_port=8000,
        )
        for service in (currency, history, ranking):
            config.add({f"{service.name.removeprefix('service-').upper()}_SERVICE_URL": service.url})

        currency.connect(mysql_settings, redis, kafka)
        history.connect(mysql_settings, redis, kafka)
        ranking.connect(mongodb_settings, redis)
        frontend.connect(currency, history, ranking, because="the proxy in its image passes the API paths on")
        ingest.connect(mysql_settings, mongodb_settings, redis, kafka)
        rates = Internet(host="api.exchangerate-api.com", port=443)
        ingest.connect(rates, because="the program itself knows the address")

        # They share one configuration, and each reads more addresses in it than it calls.
        currency.never_calls(mongodb, because="SKIP_MONGODB_INIT")
        history.never_calls(mongodb, because="SKIP_MONGODB_INIT")
        ranking.never_calls(mysql, because="SKIP_MYSQL_INIT")
        ranking.never_calls(kafka, because="it subscribes to nothing")
        for reader in (currency, history, ranking, ingest):
            reader.never_calls(currency, history, ranking, because="no program uses the addresses of the APIs")

        Edge(
            self,
            "trip-service-ingress",
            door=env.door,
            routes={
                "/api/v1/currencies": currency,
                "/api/v1/history": history,
                "/api/v1/rankings": ranking,
                "/health": currency,
                "/": frontend,
            },
        )

    def service_name(self, workload: str) -> str:
        """Every Service starts with "service-"; the workloads behind some of them already do."""
        return workload if workload.startswith("service-") else f"service-{workload}"

    def cron_job_name(self, workload: str) -> str:
        """The CronJob says what it is; its Pods do not."""
        return f"{workload}-cronjob"

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
            size=DATABASE_SIZE,
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
            size=DATABASE_SIZE,
            storage=Storage(size="10Gi", claim="mongodb-storage", storage_class=env.storage_class),
            init_scripts={"init-mongo.js": (HERE / "init-mongo.js").read_text(encoding="utf-8")},
        )

    def _kafka(self) -> KafkaStack:
        return KafkaStack(
            self,
            "kafka",
            broker=JvmServer(
                image="confluentinc/cp-kafka:7.4.0",
                size=Size(cpu="100m", memory="256Mi", cpu_limit="500m", memory_limit="512Mi"),
                heap=256,
                scratch="1Gi",
            ),
            zookeeper=JvmServer(
                image="confluentinc/cp-zookeeper:7.4.0",
                size=Size(cpu="50m", memory="128Mi", cpu_limit="200m", memory_limit="256Mi"),
                heap=128,
                scratch="256Mi",
            ),
            ui=KafkaUi(
                image="provectuslabs/kafka-ui:latest",
                size=Size(cpu="100m", memory="256Mi", cpu_limit="200m", memory_limit="512Mi"),
            ),
        )
