"""Values say what is wrong with them: driven with whatever hypothesis can think of."""

import re
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from constructs_lib import (
    Alb,
    ArgoCd,
    EmptyDir,
    Environment,
    ExecProbe,
    ExistingSecret,
    HttpProbe,
    Internet,
    JvmServer,
    KafkaUi,
    ManagedService,
    Nginx,
    Nlb,
    Resources,
    Scale,
    Schedule,
    SecretKey,
    SecurityContext,
    Storage,
)
from constructs_lib.validation import checks, formats
from contract import quantity

ANYTHING = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.lists(st.text())
UNITS = st.sampled_from(["", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"])
AMOUNTS = st.builds(lambda number, unit: f"{number}{unit}", st.integers(1, 1000), st.sampled_from(["", "m"]))


def fields(value: Any) -> set[str]:
    return {violation.field for violation in value.violations()}


@given(ANYTHING, ANYTHING, ANYTHING, ANYTHING)
def test_a_size_never_raises_and_never_takes_a_request_above_its_limit(
    cpu: Any, memory: Any, cpu_limit: Any, memory_limit: Any
) -> None:
    size = Resources(cpu=cpu, memory=memory, cpu_limit=cpu_limit, memory_limit=memory_limit)
    if not fields(size):
        assert quantity.parse(size.cpu) <= quantity.parse(size.cpu_limit)
        assert quantity.parse(size.memory) <= quantity.parse(size.memory_limit)


@given(AMOUNTS, AMOUNTS)
def test_a_size_is_fine_exactly_when_the_request_fits_the_limit(request: str, limit: str) -> None:
    size = Resources(cpu=request, memory="1Gi", cpu_limit=limit, memory_limit="1Gi")
    assert (fields(size) == set()) == (quantity.parse(request) <= quantity.parse(limit))


@given(ANYTHING)
def test_a_port_is_a_whole_number_from_1_to_65535_and_nothing_else(port: Any) -> None:
    allowed = type(port) is int and 1 <= port <= 65535
    assert (not list(checks.port("port", port))) == allowed


@given(st.integers(-5, 20), st.integers(-5, 20), st.integers(-5, 20))
def test_a_scale_takes_only_bounds_in_order_and_none_below_zero(replicas: int, minimum: int, maximum: int) -> None:
    scale = Scale(replicas=replicas, minimum=minimum, maximum=maximum, cpu=70)
    assert (not fields(scale)) == (1 <= minimum <= maximum and 0 <= replicas <= maximum)


@given(ANYTHING, ANYTHING, ANYTHING)
def test_a_scale_never_raises(replicas: Any, maximum: Any, cpu: Any) -> None:
    fields(Scale(replicas=replicas, maximum=maximum, cpu=cpu))


NUMBERS = (range(60), range(24), range(1, 32), range(1, 13), range(7))


@st.composite
def cron(draw: st.DrawFn) -> str:
    """A cron expression by the book of the CronJob controller."""
    terms = []
    for numbers in NUMBERS:
        low = draw(st.sampled_from(numbers))
        high = draw(st.integers(low, numbers[-1]))
        step = draw(st.integers(1, 9))
        terms.append(draw(st.sampled_from(["*", f"*/{step}", str(low), f"{low}-{high}", f"{low}-{high}/{step}"])))
    return " ".join(terms)


@given(cron())
def test_a_schedule_by_the_book_is_taken(expression: str) -> None:
    day, month = expression.split()[2:4]
    assume(not re.match(r"(29|3)", day) and month)  # days that some months lack
    assert not fields(Schedule(cron=expression, deadline=60))


def test_names_of_months_and_days_and_macros_are_taken() -> None:
    for expression in ("0 3 * JUL MON-FRI", "0 3 1 jan,dec *", "@hourly", "@daily", "*/5 * * * *", "0 0 * * */7"):
        assert not fields(Schedule(cron=expression, deadline=60)), expression


def test_a_schedule_that_the_controller_would_refuse_is_refused() -> None:
    for expression in (
        "",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 7",
        "* * L * *",
        "* * * * 5L",
        "* * * * 1#2",
        "*/0 * * * *",
        "5-1 * * * *",
        "every day",
        "@sometimes",
        "TZ=Asia/Seoul * * * * *",
    ):
        assert fields(Schedule(cron=expression, deadline=60)) == {"cron"}, expression


@given(ANYTHING, ANYTHING)
def test_a_schedule_never_raises(expression: Any, deadline: Any) -> None:
    fields(Schedule(cron=expression, deadline=deadline))


@given(ANYTHING)
def test_only_positive_whole_seconds_are_a_deadline(deadline: Any) -> None:
    allowed = type(deadline) is int and deadline >= 1
    assert ("deadline" in fields(Schedule(cron="@daily", deadline=deadline))) != allowed


@given(st.from_regex(r"[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?", fullmatch=True))
def test_every_dns_label_is_a_name(name: str) -> None:
    assert not list(formats.name("id", name))


@given(st.text())
def test_a_name_is_a_dns_label_and_nothing_else(name: str) -> None:
    allowed = len(name) <= 63 and re.fullmatch(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?", name, re.ASCII)
    assert (not list(formats.name("id", name))) == bool(allowed)


DIGEST = "sha256:" + "0" * 64


def test_an_image_says_its_version() -> None:
    for image in (
        "a:1",
        "a/b/c:1",
        "registry.example.com:5000/a/b:v1.2_3-x",
        "localhost:5000/my_team/a__b--c.d:1",
        f"a@{DIGEST}",
        f"registry.example.com/a:1@{DIGEST}",
    ):
        assert not list(formats.image("image", image)), image
    for image in ("a", "a/b", "registry.example.com:5000/a", "a:", ":1", "a@sha256:12", "A:1", "a:b c", "", "a:1\n"):
        assert list(formats.image("image", image)), image
    for image in ("https://a/b:1", "a//b:1", "/a:1", "a/:1", "a/b:5000/c:1", "a..b:1", "a___b:1", "-a:1", "A.io/b:1"):
        assert list(formats.image("image", image)), image


def test_a_path_has_no_part_that_leads_elsewhere() -> None:
    for path in ("/", "/a", "/a/", "/a/b.c", "/.well-known/x", "/a..b", "/api/v1/rates"):
        assert not list(formats.path("path", path)), path
    for path in (
        "",
        "a",
        "//",
        "/a//b",
        "/..",
        "/a/../b",
        "/.",
        "/a/.",
        "/a b",
        "/a?b",
        "/a#b",
        "/{a}",
        "/\\",
        "/é",
        "/\0",
    ):
        assert list(formats.path("path", path)), path


def test_an_address_has_no_user_and_a_repository_no_password() -> None:
    for good in ("https://example.com", "https://example.com:6443/", "https://YOUR-CLUSTER/a", "https://[::1]:6443"):
        assert not list(formats.url("server", good)), good
    for good in ("https://example.com/a/b.git", "git@example.com:a/b.git", "ssh://git@example.com:22/a/b"):
        assert not list(formats.git_repository("repository", good)), good
    for bad in (
        "http://example.com",
        "example.com",
        "https://",
        "https://a b",
        "https://u:p@example.com",
        "git@example.com",
    ):
        assert list(formats.url("server", bad)), bad
        assert list(formats.git_repository("repository", bad)), bad


@given(ANYTHING)
def test_no_check_of_a_single_value_raises(value: Any) -> None:
    for check in (
        *(
            formats.name,
            formats.domain,
            formats.label_key,
            formats.label_value,
            formats.key,
            formats.variable,
            formats.config_data,
        ),
        *(formats.cidr, formats.amount, formats.image, formats.registry, formats.path, formats.folder, formats.url),
        *(formats.git_repository, formats.certificate, formats.time_zone, formats.cron),
        *(checks.port, checks.text, checks.texts, checks.word, checks.command, checks.mapping, checks.flag),
    ):
        list(check("field", value))
    list(checks.value("field", value, Resources, Scale))
    list(checks.one_of("field", value, ("a", "b")))
    list(checks.no_secret("field", "PASSWORD", value))


@given(ANYTHING)
def test_no_value_raises_whatever_it_is_given(given: Any) -> None:
    argocd = dict.fromkeys(("application", "repository", "server", "revision", "project"), given)
    environment = dict.fromkeys(("name", "folder", "namespace", "registry", "namespace_labels", "kubernetes"), given)
    for value in (
        ArgoCd(**argocd),
        Environment(**environment, argocd=given),
        Storage(size=given, claim=given, storage_class=given),
        EmptyDir(path=given, size=given),
        HttpProbe(path=given, delay=given, period=given, timeout=given, failures=given),
        ExecProbe(command=given),
        SecretKey(name=given, key=given, same_as=given),
        ExistingSecret(name=given, keys=given),
        SecurityContext(user=given, volume_group=given, read_only=given, capabilities=given, reason=given),
        Internet(host=given, port=given),
        ManagedService(name=given, subnets=given, port=given, host=given, parameters=given),
        Nginx(host=given, namespace=given),
        Alb(
            name=given,
            host=given,
            certificate_arn=given,
            health_path=given,
            deregistration=given,
            scheme=given,
            subnets=given,
        ),
        Nlb(scheme=given, source_ranges=given, subnets=given),
        JvmServer(image=given, resources=given, heap=given, data=given),
        KafkaUi(image=given, resources=given),
    ):
        fields(value)


@given(
    st.text(min_size=1) | st.integers() | st.binary(min_size=1), st.sampled_from(["DB_PASSWORD", "MYSQL_PWD", "A_DSN"])
)
def test_a_secret_is_refused_and_never_repeated(secret: Any, name: str) -> None:
    assume(str(secret).lower() not in ("true", "false", "none"))
    (violation,) = checks.setting("field", name, secret)
    assert violation.given.removesuffix(f" of {len(str(secret))} characters") == "a literal"
