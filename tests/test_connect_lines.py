"""Every connect line is needed and none too many: without one, or with a wrong one, nothing is rendered."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

import constructs_lib.kafka_stack as library
import platforms.openmarket.chart as marketplace
import platforms.trip_currency.chart as platform
from constructs_lib import InvalidPlatform, PlatformApp, PlatformChart, Release
from constructs_lib.network.server import WorkloadName
from delivery.guard.guard import guard
from delivery.manifests import reading
from delivery.review.engine import review
from platforms.openmarket.environments import DEV as MARKETPLACE
from platforms.trip_currency.environments import DEV
from tests.conftest import PROJECT


class Line(NamedTuple):
    """One server in a connect line of a module."""

    module: ModuleType
    number: int
    argument: int

    def __str__(self) -> str:
        text = ast.unparse(calls(tree(self.module))[self.number])
        return f"{text.split(', because')[0]} without its server {self.argument + 1}"


def tree(module: ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))


def calls(parsed: ast.Module) -> list[ast.Call]:
    """The connect lines of a module."""
    nodes = (node.value for node in ast.walk(parsed) if isinstance(node, ast.Expr))
    found = [node for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    return [call for call in found if isinstance(call.func, ast.Attribute) and call.func.attr == "connect"]


def lines() -> Iterator[Line]:
    for module in (platform, library, marketplace):
        for number, call in enumerate(calls(tree(module))):
            yield from (Line(module, number, argument) for argument in range(len(call.args)))


def without(line: Line) -> dict[str, Any]:
    """The names of the module as they would be with one server less."""
    parsed = tree(line.module)
    del calls(parsed)[line.number].args[line.argument]
    names: dict[str, Any] = {"__file__": line.module.__file__, "__name__": line.module.__name__}
    exec(compile(parsed, str(line.module.__file__), "exec"), names)
    return names


def chart_of(kind: type[PlatformChart], folder: Path) -> PlatformChart:
    name, env = ("openmarket", MARKETPLACE) if kind.__name__ == "OpenMarket" else ("trip-currency", DEV)
    return kind(PlatformApp(str(folder)), env, Release.read(PROJECT / "releases", name, env.name))


def edges(chart: PlatformChart) -> set[tuple[str, str]]:
    opened = (edge for name in chart.workloads() for edge in chart.connections.of_client(name))
    return {(name_of(edge.client), name_of(edge.server)) for edge in opened}


def name_of(party: WorkloadName | str) -> str:
    return party if isinstance(party, str) else party.name


def said(chart: PlatformChart, folder: Path) -> list[str]:
    """Everything that stands between this chart and dist/."""
    try:
        chart.node.root.synth()  # type: ignore[attr-defined]
    except InvalidPlatform as invalid:
        return [str(problem) for problem in invalid.violations]
    name = chart.env.folder
    rendered = reading.read(folder / name)
    committed = reading.read(PROJECT / "dist" / name)
    found = [*review({name: rendered}), *guard({name: committed}, {name: rendered})]
    return [f"{finding.object} {finding.what}" for finding in found if finding.rule.split("/")[0] in FAMILIES]


FAMILIES = ("network", "connections", "guard")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> PlatformChart:
    return chart_of(platform.TripCurrency, tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> PlatformChart:
    return chart_of(marketplace.OpenMarket, tmp_path_factory.mktemp("market"))


@pytest.mark.parametrize("line", list(lines()), ids=str)
def test_without_one_connection_nothing_is_rendered_and_both_ends_are_named(
    line: Line, whole: PlatformChart, market: PlatformChart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = without(line)
    before = market if line.module is marketplace else whole
    kind: type[PlatformChart] = names.get("OpenMarket") or names.get("TripCurrency") or platform.TripCurrency
    if line.module is library:
        for name in ("KafkaStack", "KafkaUi", "JvmServer"):
            monkeypatch.setattr(platform, name, names[name])
    chart = chart_of(kind, tmp_path)
    gone = edges(before) - edges(chart)
    texts = said(chart, tmp_path)
    assert gone
    for client, server in gone:
        assert [text for text in texts if client in text and server in text], (client, server)


@pytest.mark.parametrize(
    "client", ["service-currency", "service-ranking", "service-frontend", "service-dataingestor", "redis"]
)
def test_with_a_wrong_connection_nothing_is_rendered_and_both_ends_are_named(
    client: str, whole: PlatformChart, tmp_path: Path
) -> None:
    wrong = {(client, server) for _, server in whole.workloads() if server != "service-dataingestor"} - edges(whole)
    ruled_out = {
        (unused["client"], unused["server"]) for unused in declared(whole)["unused"] if unused["client"] == client
    }
    for pairs in filter(None, (wrong - ruled_out, wrong & ruled_out)):
        folder = tmp_path / f"{len(pairs)}-{pairs <= ruled_out}"
        chart = chart_of(platform.TripCurrency, folder)
        constructs = {construct.name: construct for construct in chart._constructs}
        for one, other in sorted(pairs):
            constructs[one].connect(constructs[other], waits=False)  # type: ignore[attr-defined]
        texts = said(chart, folder)
        for one, other in pairs:
            assert [text for text in texts if one in text and other in text], (one, other)


def declared(chart: PlatformChart) -> Any:
    return json.loads(chart.connections.declaration(chart.home, chart.workloads()).encode())
