"""Whether Argo CD deploys what is rendered, where it belongs, and keeps it so."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delivery.manifests import reading
from delivery.review.engine import review
from tests.conftest import PROJECT
from tests.delivery.junk import JSON
from tests.delivery.rules.test_scaling import fields
from tests.mistakes import Mistake, Spoil, again, beside, both, caught_by, drop, put

EKS = "Application/trip-service-eks-prod"
AUTOMATED = "spec.syncPolicy.automated"
FINALIZER = "resources-finalizer.argocd.argoproj.io"
ALL_DEPLOYMENTS = {"group": "apps", "kind": "Deployment", "jsonPointers": ["/spec/replicas"]}
BY_QUERY = {"group": "apps", "kind": "Deployment", "jqPathExpressions": [".spec.replicas"]}
ARGOCD = reading.read(PROJECT / "dist/argocd")
OTHERS = {folder: reading.read(PROJECT / "dist" / folder) for folder in ("dev", "eks")}


def change(path: str, value: Any, target: str = EKS) -> Spoil:
    """An Application has another field."""
    return put(target, path, value, environment="argocd")


def lose(path: str) -> Spoil:
    """An Application lacks a field."""
    return drop(EKS, path, environment="argocd")


MISTAKES = [
    Mistake("no repository", "applications/source", lose("spec.source.repoURL")),
    Mistake("an empty revision", "applications/source", change("spec.source.targetRevision", "")),
    Mistake("no source", "applications/source", lose("spec.source")),
    Mistake("a misspelt folder", "applications/path", change("spec.source.path", "dist/ekss")),
    Mistake("a folder that is gone", "applications/path", change("spec.source.path", "overlays/prod-eks/")),
    Mistake("another namespace", "applications/namespace", change("spec.destination.namespace", "trip-service-eks")),
    Mistake("no pruning", "applications/automation", change(f"{AUTOMATED}.prune", False)),
    Mistake("no healing", "applications/automation", lose(f"{AUTOMATED}.selfHeal")),
    Mistake("no automation", "applications/automation", lose(AUTOMATED)),
    Mistake("down to nothing", "applications/automation", change(f"{AUTOMATED}.allowEmpty", True)),
    Mistake("replicas not ignored", "applications/ignored-replicas", lose("spec.ignoreDifferences")),
    Mistake("one not ignored", "applications/ignored-replicas", lose("spec.ignoreDifferences[2]")),
    Mistake(
        "a misspelt pointer",
        "applications/ignored-replicas",
        change("spec.ignoreDifferences[0].jsonPointers[0]", "spec.replicas"),
    ),
    Mistake("ignored in the view alone", "applications/respect", lose("spec.syncPolicy.syncOptions[1]")),
    Mistake("two of one folder", "applications/duplicate", again(EKS, environment="argocd", name="another")),
    Mistake("a finalizer beside data", "applications/finalizer", change("metadata.finalizers", [FINALIZER])),
]
FINE = {
    "all Deployments ignored": change("spec.ignoreDifferences", [ALL_DEPLOYMENTS]),
    "ignored by a query": change("spec.ignoreDifferences", [BY_QUERY]),
    "emptiness refused by default": lose(f"{AUTOMATED}.allowEmpty"),
    "one folder in two places": both(
        beside("prod"),
        change("spec.source.path", "dist/prod"),
        change("spec.destination.namespace", "trip-service-prod"),
    ),
    "a chart beside the folder": both(
        lose("spec.source"),
        change(
            "spec.sources",
            [
                {"repoURL": "https://example.com/git", "targetRevision": "main", "path": "dist/eks"},
                {"repoURL": "https://example.com/charts", "targetRevision": "1.2.3", "chart": "redis"},
            ],
        ),
    ),
    "a finalizer without data": change("metadata.finalizers", [FINALIZER], "Application/platforms"),
}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: str(mistake.what))
def test_each_mistake_is_caught_by_its_rule_alone(mistake: Mistake) -> None:
    assert caught_by(mistake) == {mistake.rule}


@pytest.mark.parametrize("spoil", FINE.values(), ids=FINE.keys())
def test_what_is_fine_is_not_reported(spoil: Spoil) -> None:
    assert not caught_by(Mistake("nothing", "applications/none", spoil))


def test_folders_are_not_judged_where_one_environment_alone_is_under_review() -> None:
    assert not [finding for finding in review({"argocd": ARGOCD}) if finding.rule == "applications/path"]


@given(st.data())
@settings(max_examples=8)  # each is a review of whole environments
def test_no_accident_to_an_application_raises_whatever_type_a_field_gets(data: st.DataObject) -> None:
    applications = copy.deepcopy(ARGOCD)
    for _ in range(data.draw(st.integers(1, 6))):
        part, key = data.draw(st.sampled_from(list(fields(data.draw(st.sampled_from(applications))))))
        if data.draw(st.booleans()):
            del part[key]
        else:
            part[key] = data.draw(JSON)
    review({"argocd": applications, **OTHERS})
