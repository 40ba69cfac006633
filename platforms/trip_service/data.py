"""The stores of Trip Service v1, and its Kafka cluster."""

from pathlib import Path

from constructs_lib import (
    ExistingSecret,
    JvmServer,
    KafkaStack,
    PlatformChart,
    RedisCache,
    Resources,
    StatefulDatabase,
    Storage,
    engines,
)
from platforms.trip_service.environments import TripServiceEnvironment

HERE = Path(__file__).parent
DATABASE, USER = "currency_db", "trip_user"
SECRETS = ExistingSecret(
    name="trip-service-secrets",
    keys=(
        *("exchange-api-key", "mariadb-root-password", "mongodb-password"),
        *("mongodb-root-password", "mysql-password"),
    ),
)
TLS_SECRET = ExistingSecret(name="trip-service-tls", keys=("tls.crt", "tls.key"))
RESOURCES = Resources(cpu="250m", memory="256Mi", cpu_limit="500m", memory_limit="512Mi")
"""What every container of the platform asks for."""


def mariadb(scope: PlatformChart, env: TripServiceEnvironment) -> StatefulDatabase:
    """Its midnight is that of Korea, and its event scheduler is on: see init.sql."""
    return StatefulDatabase(
        scope,
        "mariadb",
        engine=engines.mariadb(
            version="10.11",
            database=DATABASE,
            user=USER,
            root_password=SECRETS.key("mariadb-root-password"),
            user_password=SECRETS.key("mysql-password"),
            args=(
                *("--event-scheduler=ON", "--default-time-zone=+09:00"),
                *("--character-set-server=utf8mb4", "--collation-server=utf8mb4_unicode_ci"),
            ),
        ),
        resources=RESOURCES,
        storage=Storage(size="10Gi", claim="mariadb-data", storage_class=env.storage_class),
        init_scripts={"init.sql": (HERE / "init.sql").read_text(encoding="utf-8")},
    )


def mongodb(scope: PlatformChart, env: TripServiceEnvironment) -> StatefulDatabase:
    """The rankings."""
    return StatefulDatabase(
        scope,
        "mongodb",
        engine=engines.mongodb(
            version="6.0",
            database=DATABASE,
            user=USER,
            root_password=SECRETS.key("mongodb-root-password"),
            user_password=SECRETS.key("mongodb-password"),
            args=("--wiredTigerCacheSizeGB=0.25",),
        ),
        resources=RESOURCES,
        storage=Storage(size="10Gi", claim="mongodb-data", storage_class=env.storage_class),
        init_scripts={"init-mongo.js": (HERE / "init-mongo.js").read_text(encoding="utf-8")},
    )


def redis(scope: PlatformChart) -> RedisCache:
    """The latest rates, which expire: nothing to keep."""
    return RedisCache(
        scope,
        "redis",
        image="redis:7.0",
        resources=RESOURCES,
        max_memory="256mb",
        data="128Mi",
        persists=False,
    )


def kafka(scope: PlatformChart, env: TripServiceEnvironment) -> KafkaStack:
    """The events between the programs, which survive a failure and can be read again."""

    def server(image: str, size: str, claim: str) -> JvmServer:
        storage = Storage(size=size, claim=claim, storage_class=env.storage_class)
        return JvmServer(image=image, resources=RESOURCES, heap=256, data=storage)

    return KafkaStack(
        scope,
        "kafka",
        broker=server("confluentinc/cp-kafka:7.4.0", "10Gi", "kafka-data"),
        zookeeper=server("confluentinc/cp-zookeeper:7.4.0", "2Gi", "zookeeper-data"),
        members=env.brokers,
    )
