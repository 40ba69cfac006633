"""Database engines: how StatefulDatabase runs a database server.

To add an engine, add a function that returns an `Engine`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from constructs_lib.validation import checks, formats
from constructs_lib.values.ports import Port
from constructs_lib.values.probes import ExecProbe, Probe, TcpProbe
from constructs_lib.values.secrets import SecretKey
from constructs_lib.values.security_context import SecurityContext
from constructs_lib.values.value import Value
from contract.violations import Violations


@dataclass(frozen=True, kw_only=True)
class Engine(Value):
    """How to run a database server.

    `alive` is a command that fails only if a restart would help: not while the server loads, recovers or refuses a
    user. `ready` is one that succeeds only if the server answers clients. No password may stand in them, where it would
    be visible. `settings` are the variables that clients get, without their prefix. Scripts in `init_folder` run once,
    when the data folder is empty.
    """

    image: str
    port: Port
    data_folder: str
    init_folder: str
    alive: tuple[str, ...]
    ready: tuple[str, ...]
    environment: Mapping[str, str | SecretKey]
    settings: Mapping[str, str | SecretKey]
    security_context: SecurityContext
    startup: Probe
    """Succeeds once the server itself answers. A temporary one that runs the init scripts must not satisfy it."""
    args: tuple[str, ...] = ()

    def violations(self) -> Violations:
        """An image without a version; an invalid port, folder, command or mapping.

        The other fields, such as the variables, are checked by the container that is built from them.
        """
        yield from formats.image("image", self.image)
        yield from checks.value("port", self.port, Port)
        yield from formats.folder("data_folder", self.data_folder)
        yield from formats.folder("init_folder", self.init_folder)
        yield from checks.command("alive", self.alive)
        yield from checks.command("ready", self.ready)
        yield from checks.command("args", self.args)
        yield from checks.mapping("environment", self.environment)
        yield from checks.mapping("settings", self.settings)

    @property
    def liveness(self) -> ExecProbe:
        """The liveness probe."""
        return ExecProbe(command=self.alive, delay=30, period=10, timeout=5)

    @property
    def readiness(self) -> ExecProbe:
        """The readiness probe. It runs only after `startup` succeeded."""
        return ExecProbe(command=self.ready, delay=5, period=5, timeout=5)


# The official images run their server under this id; the data volume belongs to its group. They write sockets and
# temporary files beside the volume, so their file system stays writable.
_SERVER = SecurityContext(user=999, volume_group=999, read_only=False)

_PATIENT = 30
"""Failures, ten seconds apart: five minutes for the first initialisation or a recovery, before other probes run."""


_MYSQL_QUERY = (
    'MYSQL_PWD="$MYSQL_PASSWORD" mysql --host=127.0.0.1 --user="$MYSQL_USER" --execute="SELECT 1" "$MYSQL_DATABASE"'
)


def mysql(*, version: str, database: str, user: str, root_password: SecretKey, user_password: SecretKey) -> Engine:
    """MySQL, from the official image, which creates `database` and `user` on first start.

    All probes go over TCP: on the socket, the temporary server that runs the init scripts would answer too. The ping
    succeeds for a server that refuses every user, so it says that the server is alive; that it is ready says a query.
    https://hub.docker.com/_/mysql
    """
    ping = ("mysqladmin", "ping", "--host=127.0.0.1")
    return Engine(
        image=f"mysql:{version}",
        port=Port("mysql", 3306),
        data_folder="/var/lib/mysql",
        init_folder="/docker-entrypoint-initdb.d",
        alive=ping,
        ready=("sh", "-c", _MYSQL_QUERY),
        startup=ExecProbe(command=ping, period=10, timeout=5, failures=_PATIENT),
        environment={
            "MYSQL_DATABASE": database,
            "MYSQL_USER": user,
            "MYSQL_ROOT_PASSWORD": root_password,
            "MYSQL_PASSWORD": user_password,
        },
        settings={"DATABASE": database, "USER": user, "PASSWORD": _of_clients(user_password)},
        security_context=_SERVER,
    )


def mongodb(
    *,
    version: str,
    database: str,
    user: str,
    root_password: SecretKey,
    user_password: SecretKey,
    args: tuple[str, ...] = (),
) -> Engine:
    """MongoDB, from the official image. An init script creates `user`; it finds the password in MONGODB_PASSWORD.
    `args` are options of the server, such as "--wiredTigerCacheSizeGB=0.25".

    The temporary server that runs the init scripts listens on 127.0.0.1, where the ping would reach it. At startup the
    kubelet therefore opens a connection to the address of the Pod. The shell is a program of its own, which takes
    seconds on a busy node: a server is alive as long as it accepts a connection.
    https://hub.docker.com/_/mongo
    """
    return Engine(
        image=f"mongo:{version}",
        port=Port("mongodb", 27017),
        data_folder="/data/db",
        init_folder="/docker-entrypoint-initdb.d",
        alive=("bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/27017"),
        ready=("mongosh", "--quiet", "--eval", "db.adminCommand('ping').ok || quit(1)"),
        startup=TcpProbe(period=10, timeout=5, failures=_PATIENT),
        environment={
            "MONGO_INITDB_DATABASE": database,
            "MONGO_INITDB_ROOT_USERNAME": "admin",
            "MONGO_INITDB_ROOT_PASSWORD": root_password,
            "MONGODB_PASSWORD": user_password,
        },
        settings={"DATABASE": database, "USER": user, "PASSWORD": _of_clients(user_password)},
        security_context=_SERVER,
        args=args,
    )


def postgresql(*, version: str, database: str, user: str, password: SecretKey) -> Engine:
    """PostgreSQL, from the official image, which creates `database` and `user`, who may do everything, on first start.

    The temporary server that runs the init scripts listens on a socket alone. A server that is starting or recovering
    is alive, and not ready. https://hub.docker.com/_/postgres
    """
    ask = "pg_isready --quiet --host=127.0.0.1"
    return Engine(
        image=f"postgres:{version}",
        port=Port("postgresql", 5432),
        data_folder="/var/lib/postgresql/data",
        init_folder="/docker-entrypoint-initdb.d",
        alive=("sh", "-c", f"{ask} || test $? = 1"),
        ready=("sh", "-c", f'{ask} --username="$POSTGRES_USER" --dbname="$POSTGRES_DB"'),
        startup=ExecProbe(command=tuple(ask.split()), period=10, timeout=5, failures=_PATIENT),
        environment={"POSTGRES_DB": database, "POSTGRES_USER": user, "POSTGRES_PASSWORD": password},
        settings={"DATABASE": database, "USER": user, "PASSWORD": _of_clients(password)},
        security_context=_SERVER,
    )


def mariadb(
    *,
    version: str,
    database: str,
    user: str,
    root_password: SecretKey,
    user_password: SecretKey,
    args: tuple[str, ...] = (),
) -> Engine:
    """MariaDB, from the official image; `args` are options of the server, such as "--event-scheduler=ON".

    The image's own script asks the server over TCP as a user that it creates for this.
    https://mariadb.com/docs/server/server-management/automated-mariadb-deployment-and-administration/docker-and-mariadb
    """
    check = ("healthcheck.sh", "--connect", "--innodb_initialized")
    return Engine(
        image=f"mariadb:{version}",
        port=Port("mysql", 3306),
        data_folder="/var/lib/mysql",
        init_folder="/docker-entrypoint-initdb.d",
        alive=("mariadb-admin", "ping", "--host=127.0.0.1"),
        ready=check,
        startup=ExecProbe(command=check, period=10, timeout=5, failures=_PATIENT),
        environment={
            "MARIADB_DATABASE": database,
            "MARIADB_USER": user,
            "MARIADB_ROOT_PASSWORD": root_password,
            "MARIADB_PASSWORD": user_password,
        },
        settings={"DATABASE": database, "USER": user, "PASSWORD": _of_clients(user_password)},
        security_context=_SERVER,
        args=args,
    )


def _of_clients(password: SecretKey) -> SecretKey:
    """The key from which clients read the user's password: the server may have its own Secret with the same value."""
    return getattr(password, "same_as", None) or password
