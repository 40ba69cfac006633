"""A mistake is one line with the file and line of the author's code, however many environments share it."""

import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cdk8s_plus_27
import pytest

from constructs_lib import (
    HttpProbe,
    InvalidPlatform,
    Platform,
    PlatformApp,
    PlatformChart,
    RedisCache,
    Release,
    Resources,
    engines,
)
from tests.conftest import PROJECT
from tests.small import ENVIRONMENT, OTHER, SIZE, Shop, api, shop

HERE = "tests/bad_input/test_where_written.py"


def line_of(words: str) -> str:
    """Where this module writes some words for the first time."""
    return f"{HERE}:{next(n for n, line in enumerate(Path(__file__).read_text().splitlines(), 1) if words in line)}"


class Service(Shop):
    def __init__(self, app: PlatformApp, env: Any, release: Any) -> None:
        super().__init__(app, env, release)
        small = Resources(cpu="50Mi", memory="64Mi", cpu_limit="100m", memory_limit="64Mi")  # shared
        for name in ("one", "two"):
            api(self, name, resources=small)


class Misspelt(PlatformChart):
    def __init__(self, app: PlatformApp, env: Any, release: Any) -> None:
        super().__init__(app, env, release)
        api(self, "half")  # without its connections
        RedisCache(self, "cache", image="redis:7", resources=SIZE, data="1Gi", max_memmory="1mb")  # type: ignore[call-arg]


def lines(folder: Path, *charts: type[PlatformChart]) -> list[str]:
    """What is said of platforms of two environments each."""
    app = PlatformApp(str(folder / "out"))
    for number, chart in enumerate(charts):
        for env in (ENVIRONMENT, OTHER):
            name = f"shop{number}"
            release = folder / "releases" / name
            release.mkdir(parents=True, exist_ok=True)
            (release / f"{env.name}.yaml").write_text("")
            platform = Platform(name=name, chart=chart, environments=(env,))
            list(platform.charts(app, folder / "releases"))
    with pytest.raises(InvalidPlatform) as caught:
        app.synth()
    assert not (folder / "out").exists()
    return [line for line in caught.value.lines(PROJECT) if "nobody else has" not in line]


def test_a_shared_value_is_said_once_where_it_is_written(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, Service)
    assert line.startswith(
        f"{line_of('# shared')}: shop0 (other, test): one, two: resources.cpu: got '50Mi'; allowed: "
    )


def test_an_error_of_python_is_said_once_and_with_the_mistakes_of_the_other_platforms(tmp_path: Path) -> None:
    service, misspelt = lines(tmp_path, Service, Misspelt)
    assert service.startswith(f"{line_of('# shared')}: shop0 (other, test): one, two: ")
    place = line_of('max_memmory="1mb")')
    assert misspelt.startswith(f"{place}: shop1 (other, test): code: RedisCache: got the parameter max_memmory; ")
    assert misspelt.endswith('did you mean "max_memory"?')


def test_a_construct_is_where_its_author_calls_it(tmp_path: Path) -> None:
    class Mine(RedisCache):
        def __init__(self, chart: Shop) -> None:
            super().__init__(chart, "Cache", image="redis:7", resources=SIZE, max_memory="1mb", data="1Gi")

    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, lambda chart: Mine(chart))  # here
    (violation,) = caught.value.violations
    assert violation.frames[0].shown(PROJECT) == line_of("# here")


def test_more_constructs_than_a_line_holds_are_counted(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        probe = HttpProbe(path="health")
        for number in range(5):
            api(chart, f"api-{number}", readiness=probe)

    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, fill)
    (line,) = caught.value.lines(PROJECT)
    assert ": shop/test: api-0, api-1, api-2 and 2 more: readiness.path: got 'health'; " in line


def no_keyword(chart: Shop) -> None:
    engines.mysql(version="8", database="a", user="b", root_pasword=1)  # type: ignore[call-arg]


def no_argument(chart: Shop) -> None:
    HttpProbe()  # type: ignore[call-arg]


def without_names(chart: Shop) -> None:
    Resources("1", "1Gi")  # type: ignore[call-arg]


def no_attribute(chart: Shop) -> None:
    api(chart).conect()  # type: ignore[attr-defined]


def no_name(chart: Shop) -> None:
    ResourcesOf()  # type: ignore[name-defined]  # noqa: F821


def no_import(chart: Shop) -> None:
    from constructs_lib import StatefulDatbase  # type: ignore[attr-defined]  # noqa: F401


def no_scope(chart: Shop) -> None:
    api(None)


def too_few(chart: Shop) -> None:
    Shop(PlatformApp("none"), ENVIRONMENT)  # type: ignore[call-arg]


def own_words(chart: Shop) -> None:
    raise ValueError("an odd number\nof replicas")


def jsii_type(chart: Shop) -> None:
    cdk8s_plus_27.ConfigMap(chart, "plain", data="text")  # type: ignore[arg-type]


def type_within(chart: Shop) -> None:
    cdk8s_plus_27.ConfigMap(chart, "plain", data={"port": 5})  # type: ignore[dict-item]


def no_module(chart: Shop) -> None:
    import yamll  # type: ignore[import-not-found]  # noqa: F401


def no_super(chart: Shop) -> None:
    class Forgetful(PlatformChart):
        def __init__(self, app: PlatformApp, env: Any, release: Any) -> None:
            self.redis = RedisCache(self, "redis", image="redis:7", resources=SIZE, max_memory="1mb", data="1Gi")

    Forgetful(PlatformApp("none"), ENVIRONMENT, Release(platform="shop", versions={}, source="none"))


SAID: dict[Callable[[Shop], None], str] = {
    no_keyword: "mysql: got the parameter root_pasword; allowed: version, database, user, root_password, .*; "
    'did you mean "root_password"\\?',
    no_argument: r"HttpProbe: got no path; allowed: a call with path; add path=",
    without_names: "Resources: got too many arguments without a name; allowed: nothing without a name; "
    r"name the others: cpu=\.\.\.",
    no_attribute: 'ApiService: got the attribute conect; allowed: an attribute that it has; did you mean "connect"\\?',
    no_name: "ResourcesOf: got a name that nothing has; allowed: a name that is defined or imported; "
    'did you mean "Resources"\\?',
    no_import: "import: got StatefulDatbase from constructs_lib; allowed: a name that constructs_lib has; "
    'did you mean "StatefulDatabase"\\?',
    jsii_type: r"data: got a str; allowed: Mapping\[str, str\], None; give it another value",
    type_within: r"cdk8s-plus-27.ConfigMap.data.port: got a number; allowed: string; give it another value",
    no_module: 'import: got yamll; allowed: a module that is installed; did you mean "yaml"\\?',
    no_scope: "scope: got None; allowed: a chart, or a construct in one; write self there, in the __init__ of a chart",
    too_few: r"PlatformChart: got no release; allowed: a call with app, env, release; add release=",
    own_words: "ValueError: an odd number",
    no_super: r"Forgetful: got a use of it before super\(\)\.__init__\(app, env, release\); allowed: none before; "
    r"call super\(\)\.__init__\(app, env, release\) first",
}


@pytest.mark.parametrize("write", SAID, ids=lambda write: write.__name__)
def test_an_error_of_python_says_what_to_write(tmp_path: Path, write: Callable[[Shop], None]) -> None:
    app = PlatformApp(str(tmp_path))
    made = app.attempt(
        lambda: write(Shop(app, ENVIRONMENT, Release(platform="shop", versions={}, source=""))), "shop", "test"
    )
    assert made is None
    with pytest.raises(InvalidPlatform) as caught:
        app.synth()
    (line,) = caught.value.lines(PROJECT)
    found = re.fullmatch(rf"(?P<file>\S+):(?P<line>\d+): shop/test: code: {SAID[write]}", line)
    assert found, line
    if found["file"] == "tests/small.py":  # which makes the service for its caller
        return
    source, first = inspect.getsourcelines(write)
    assert first < int(found["line"]) < first + len(source)
