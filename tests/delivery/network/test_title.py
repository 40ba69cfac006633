"""The title of a drawing: platform and environment, as far as the manifests know them."""

from pathlib import Path

import pytest

from delivery.manifests.scope import Scope
from delivery.network.reachability import networks
from delivery.network.title import title_of
from tests.conftest import PROJECT, Run
from tests.delivery.namespaces import platform

SHOP = {"app.kubernetes.io/part-of": "shop", "environment": "production"}


@pytest.mark.parametrize(
    ("labels", "alone", "title"),
    [
        (SHOP, True, "shop, production"),
        (SHOP, False, "shop, production, namespace a"),
        ({"app.kubernetes.io/part-of": "shop"}, True, "shop, folder"),
        ({"environment": "production"}, True, "a, production"),
        ({}, True, "a, folder"),
        ({}, False, "a, folder"),
        (None, True, "a, folder"),
        ("a text", True, "a, folder"),
    ],
)
def test_the_labels_of_the_namespace_say_platform_and_environment(labels: object, alone: bool, title: str) -> None:
    documents = platform("a", "web")
    for document in documents:
        if document["kind"] == "Namespace":
            document["metadata"]["labels"] = labels
    assert title_of(networks(Scope("folder", documents, documents))["a"], alone=alone) == title


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (("openmarket-prod",), "openmarket, production"),
        (("eks",), "trip-currency, eks"),
        (("eks", "--against", "HEAD"), "trip-currency, eks, changes since HEAD"),
    ],
)
def test_the_drawing_of_a_folder_carries_its_title(
    repository: Path, deliver: Run, words: tuple[str, ...], title: str
) -> None:
    done = deliver(repository, "graph", *words, "--format", "svg")
    assert f"<title>{title}</title>" in done.stdout
    assert f">{title}</text>" in done.stdout


def test_the_pages_say_of_which_platform_and_environment_their_drawings_are() -> None:
    page = (PROJECT / "docs/network/openmarket-prod.md").read_text(encoding="utf-8")
    assert "![Who connects to whom in openmarket, production](openmarket-prod.svg)" in page
