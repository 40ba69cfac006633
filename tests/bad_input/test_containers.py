"""Where a container may write, and who it runs as."""

import re
from pathlib import Path

import pytest

from constructs_lib import EmptyDir, SecurityContext, Storage
from tests.bad_input.saying import Mistake, database, refused, root
from tests.small import Shop, api, shop


def scratch(chart: Shop, *paths: str) -> None:
    api(chart, mounts=tuple(EmptyDir(path=path, size="1Mi") for path in paths))


MISTAKES: dict[str, Mistake] = {
    "root without a reason": (
        lambda chart: api(chart, security_context=SecurityContext(user=0)),
        "api: security_context.reason: got nothing",
    ),
    "a service without a probe": (lambda chart: api(chart, readiness=None), "api: readiness: got nothing"),
    # Where a container may write.
    "the root as scratch": (lambda chart: scratch(chart, "/"), "api: mount /.path: got '/'; allowed: a folder below"),
    "a path that is not ASCII": (lambda chart: scratch(chart, "/täglich"), "api: mount /täglich.path: got"),
    "a path too long for a volume": (lambda chart: scratch(chart, "/" + "a" * 64), "volume name: got 'aaaa"),
    "a path without a letter": (lambda chart: scratch(chart, "/__"), "api: mount /__ volume name: got ''"),
    "two mounts on one path": (
        lambda chart: scratch(chart, "/tmp", "/tmp/"),
        "mount /tmp/: got the path a second time",
    ),
    "two paths for one volume": (lambda chart: scratch(chart, "/a/b", "/a-b"), "mount /a-b: got a second volume 'a-b'"),
    "a claim named like another volume": (
        lambda chart: database(
            chart,
            storage=Storage(size="1Gi", claim="docker-entrypoint-initdb-d"),
            init_scripts={"init.sql": "SELECT 1;"},
        ),
        "db: mount /docker-entrypoint-initdb.d: got a second volume 'docker-entrypoint-initdb-d'",
    ),
    # Who a container runs as.
    "a capability above baseline": (
        lambda chart: api(chart, security_context=root(capabilities=("SYS_ADMIN",))),
        "api: security_context.capabilities[0]: got 'SYS_ADMIN'; allowed: AUDIT_WRITE, CHOWN",
    ),
    "a reason of None": (
        lambda chart: api(chart, security_context=root(reason=None)),
        "api: security_context.reason: got None",
    ),
    "a group that is none": (
        lambda chart: api(chart, security_context=SecurityContext(volume_group=-1)),
        "security_context.volume_group: got -1",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_line_that_says_where_what_allowed_and_what_to_do(tmp_path: Path, mistake: str) -> None:
    refused(tmp_path, *MISTAKES[mistake])


def test_the_namespace_enforces_what_the_pods_need_whatever_the_reason_says(tmp_path: Path) -> None:
    def level(security_context: SecurityContext) -> str:
        shop(tmp_path, lambda chart: api(chart, security_context=security_context))
        (file,) = tmp_path.glob("*/Namespace.*")
        return str(re.findall(r"security.kubernetes.io/enforce: (\w+)", file.read_text())[0])

    assert level(SecurityContext(reason="none needed")) == "restricted"
    assert level(root(user=1000, capabilities=("NET_BIND_SERVICE",))) == "restricted"
    assert level(root(user=1000, capabilities=("CHOWN",))) == "baseline"
    assert level(root()) == "baseline"
