"""The conventions of a platform: names, labels and annotations of everything that is rendered."""

from pathlib import Path
from typing import Any

import pytest

from constructs_lib import Conventions, InvalidPlatform, Scale, StatefulDatabase, Storage
from tests.constructs.connected import mysql
from tests.small import SIZE, Shop, api, job, whole

SCALE = Scale(replicas=2, minimum=2, maximum=4, cpu=70)


def rendered(folder: Path, conventions: Any) -> list[dict[str, Any]]:
    def fill(chart: Shop) -> None:
        chart.conventions = conventions  # type: ignore[misc]
        api(chart, scale=SCALE)
        job(chart)
        scripts = {"a.sql": "SELECT 1;"}
        engine, storage = mysql(chart).engine, Storage(size="1Gi")
        StatefulDatabase(chart, "db", engine=engine, resources=SIZE, storage=storage, init_scripts=scripts)

    return whole(folder, fill)


def test_every_name_that_is_not_the_id_is_a_convention(tmp_path: Path) -> None:
    words = ("service", "cron_job", "autoscaler", "budget", "policy", "init_scripts")
    named: dict[str, Any] = {word: f"{{}}-{word.replace('_', '-')}".format for word in words}
    documents = rendered(tmp_path, Conventions(**named))
    names = {(each["kind"], each["metadata"]["name"]) for each in documents}
    assert names >= {
        ("Service", "api-service"),
        ("CronJob", "job-cron-job"),
        ("HorizontalPodAutoscaler", "api-autoscaler"),
        ("PodDisruptionBudget", "api-budget"),
        ("NetworkPolicy", "api-policy"),
        ("ConfigMap", "db-init-scripts"),
        ("Deployment", "api"),
    }


def test_labels_and_annotations_of_the_platform_stand_on_every_object(tmp_path: Path) -> None:
    documents = rendered(tmp_path, Conventions(labels={"team": "shop"}, annotations={"example.com/owner": "shop"}))
    assert {each["metadata"]["labels"]["team"] for each in documents} == {"shop"}
    assert {each["metadata"]["annotations"]["example.com/owner"] for each in documents} == {"shop"}
    (template,) = (each["spec"]["template"] for each in documents if each["kind"] == "Deployment")
    assert template["metadata"]["labels"]["team"] == "shop"


def test_a_recommended_label_that_no_construct_writes_is_the_platforms_own(tmp_path: Path) -> None:
    documents = rendered(tmp_path, Conventions(labels={"app.kubernetes.io/version": "v1"}))
    assert {each["metadata"]["labels"]["app.kubernetes.io/version"] for each in documents} == {"v1"}


@pytest.mark.parametrize(
    ("conventions", "said"),
    [
        (Conventions(labels={"app": "x"}), "labels app: got 'app'"),
        (Conventions(labels={"app.kubernetes.io/name": "x"}), "labels app.kubernetes.io/name: got"),
        (Conventions(labels={"team": "a b"}), "labels team: got 'a b'"),
        (Conventions(annotations={"argocd.argoproj.io/sync-wave": "7"}), "annotations argocd.argoproj.io/sync-wave:"),
        (Conventions(init_scripts=None), "init_scripts: got None"),  # type: ignore[arg-type]
        (Conventions(cron_job="x"), "cron_job: got 'x'"),  # type: ignore[arg-type]
        (Conventions(policy="x"), "policy: got 'x'; allowed: a function"),  # type: ignore[arg-type]
        (Conventions(budget="{x}-pdb".format), "budget: got nothing for 'shop': KeyError"),
        (Conventions(autoscaler=lambda _: None), "autoscaler: got None"),  # type: ignore[arg-type, return-value]
        (Conventions(policy="{}_netpol".format), "policy: got 'shop_netpol'"),
        (Conventions(annotations={"delivery/waivers": "{}"}), "annotations delivery/waivers: got"),
        (Conventions(annotations={"a b": "x"}), "annotations a b: got 'a b'"),
    ],
)
def test_conventions_that_cannot_be_are_one_violation(conventions: Any, said: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidPlatform) as caught:
        rendered(tmp_path, conventions)
    assert said in str(caught.value.violations[0])
