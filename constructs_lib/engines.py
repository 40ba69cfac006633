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
from contract.violations import Violations


@dataclass(frozen=True, kw_only=True)
class Engine:
    """How to run a database server.

    `ping` is a command that succeeds once the server answers; it needs no password, which would be visible on the
    command line. `settings` are the variables that clients get, without their prefix. Scripts in `init_folder` run
    once, when the data folder is empty.
    """

    image: str
    port: Port
    data_folder: str
    init_folder: str
    ping: tuple[str, ...]
    environment: Mapping[str, str | SecretKey]
    settings: Mapping[str, str | SecretKey]
    security_context: SecurityContext
    startup: Probe
    """Succeeds once the server itself answers. A temporary one that runs the init scripts must not satisfy it."""

    def violations(self) -> Violations:
        """An image without a version; an invalid port, folder, command or mapping.

        The other fields, such as the variables, are checked by the container that is built from them.
        """
        yield from formats.image("image", self.image)
        yield from checks.value("port", self.port, Port)
        yield from formats.folder("data_folder", self.data_folder)
        yield from formats.folder("init_folder", self.init_folder)
        yield from checks.command("ping", self.ping)
        yield from checks.mapping("environment", self.environment)
        yield from checks.mapping("settings", self.settings)

    @property
    def liveness(self) -> ExecProbe:
        """The liveness probe."""
        return ExecProbe(command=self.ping, delay=30, period=10, timeout=5)

    @property
    def readiness(self) -> ExecProbe:
        """The readiness probe. It runs only after `startup` succeeded."""
        return ExecProbe(command=self.ping, delay=5, period=5, timeout=5)


# The official images run their server under this id; the data volume belongs to its group. They write sockets and
# temporary files beside the volume, so their file system stays writable.
_SERVER = SecurityContext(user=999, volume_group=999, read_only=False)

_PATIENT = 30
"""Failures, ten seconds apart: five minutes for the first initialisation or a recovery, before other probes run."""


def mysql(*, version: str, database: str, user: str, root_password: SecretKey, user_password: SecretKey) -> Engine:
    """MySQL, from the official image, which creates `database` and `user` on first start.

    The ping goes over TCP: on the socket, the temporary server that runs the init scripts would answer too.
    https://hub.docker.com/_/mysql
    """
    ping = ("mysqladmin", "ping", "--host=127.0.0.1")
    return Engine(
        image=f"mysql:{version}",
        port=Port("mysql", 3306),
        data_folder="/var/lib/mysql",
        init_folder="/docker-entrypoint-initdb.d",
        ping=ping,
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


def mongodb(*, version: str, database: str, user: str, root_password: SecretKey, user_password: SecretKey) -> Engine:
    """MongoDB, from the official image. An init script creates `user`; it finds the password in MONGODB_PASSWORD.

    The temporary server that runs the init scripts listens on 127.0.0.1, where the ping would reach it. At startup the
    kubelet therefore opens a connection to the address of the Pod.
    https://hub.docker.com/_/mongo
    """
    return Engine(
        image=f"mongo:{version}",
        port=Port("mongodb", 27017),
        data_folder="/data/db",
        init_folder="/docker-entrypoint-initdb.d",
        ping=("mongosh", "--quiet", "--eval", "db.adminCommand('ping').ok || quit(1)"),
        startup=TcpProbe(period=10, timeout=5, failures=_PATIENT),
        environment={
            "MONGO_INITDB_DATABASE": database,
            "MONGO_INITDB_ROOT_USERNAME": "admin",
            "MONGO_INITDB_ROOT_PASSWORD": root_password,
            "MONGODB_PASSWORD": user_password,
        },
        settings={"DATABASE": database, "USER": user, "PASSWORD": _of_clients(user_password)},
        security_context=_SERVER,
    )


def _of_clients(password: SecretKey) -> SecretKey:
    """The key from which clients read the user's password: the server may have its own Secret with the same value."""
    return getattr(password, "same_as", None) or password
