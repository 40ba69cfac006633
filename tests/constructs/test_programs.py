"""Programs that are no service: workers, agents on every node, jobs; and in which order they start."""

import inspect
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    ApiService,
    ArgoCdChart,
    Container,
    CronJob,
    Daemon,
    Job,
    OnDelete,
    PlatformApp,
    Port,
    Recreate,
    Release,
    RollingUpdate,
    Scale,
    Schedule,
    Scrape,
    TcpProbe,
    Worker,
)
from delivery.guard.guard import guard
from delivery.manifests.reading import read
from delivery.review.engine import review
from tests.small import ENVIRONMENT, SIZE, Shop, api, said, shop, whole

PROGRAM = Container(image="shop/worker:1", resources=SIZE, command=("work",), args=("--fast",))
READABLE = Container(
    image="shop/worker:1", resources=SIZE, ports=(Port("metrics", 9394),), readiness=TcpProbe(), liveness=TcpProbe()
)
MEASURED = Container(image="shop/worker:1", resources=SIZE, ports=(Port("metrics", 9394),))


def worker(chart: Shop, **changed: Any) -> Worker:
    words: dict[str, Any] = {"container": PROGRAM, "scale": Scale(replicas=1)} | changed
    return Worker(chart, "worker", **words)


def one(documents: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    (found,) = (each for each in documents if each["kind"] == kind)
    return found


def test_a_worker_is_a_deployment_without_a_service_or_a_probe(tmp_path: Path) -> None:
    documents = whole(tmp_path, worker)
    assert {each["kind"] for each in documents} == {"Namespace", "NetworkPolicy", "ServiceAccount", "Deployment"}
    (container,) = one(documents, "Deployment")["spec"]["template"]["spec"]["containers"]
    assert (container["command"], container["args"]) == (["work"], ["--fast"])
    assert "readinessProbe" not in container
    assert {finding.rule for finding in review({"shop": documents})} == {"pods/read-only"}


def test_nobody_connects_to_a_worker(tmp_path: Path) -> None:
    assert said(tmp_path, lambda chart: api(chart).connect(worker(chart))) == ["connect: worker"]


def test_prometheus_connects_to_the_port_of_a_worker_which_has_no_service(tmp_path: Path) -> None:
    def fill(chart: Shop, **settings: str) -> None:
        port = worker(chart, container=READABLE).port("metrics")
        api(chart, "prometheus").connect(port.settings("W") if settings else port, reason="scrapes it")

    documents = whole(tmp_path, fill)
    assert not [each for each in review({"shop": documents}) if each.severity == "error"]
    assert said(tmp_path, lambda chart: fill(chart, prefix="W")) == ["connect: worker"]


def test_prometheus_may_read_a_worker(tmp_path: Path) -> None:
    documents = shop(tmp_path, lambda chart: worker(chart, container=MEASURED, metrics=Scrape(path="/m")))
    annotations = one(documents, "Deployment")["spec"]["template"]["metadata"]["annotations"]
    assert annotations == {"prometheus.io/scrape": "true", "prometheus.io/port": "9394", "prometheus.io/path": "/m"}


def test_a_worker_scales_as_a_service_does(tmp_path: Path) -> None:
    documents = shop(tmp_path, lambda chart: worker(chart, scale=Scale(replicas=2, minimum=2, maximum=5, cpu=70)))
    assert one(documents, "HorizontalPodAutoscaler")["spec"]["maxReplicas"] == 5
    assert one(documents, "PodDisruptionBudget")["spec"]["selector"] == {"matchLabels": {"app": "worker"}}


def test_a_program_may_be_there_without_running(tmp_path: Path) -> None:
    documents = whole(tmp_path, lambda chart: worker(chart, scale=Scale(replicas=0)))
    assert one(documents, "Deployment")["spec"]["replicas"] == 0
    assert {finding.rule for finding in review({"shop": documents})} == {"pods/read-only"}


@pytest.mark.parametrize(
    ("rollout", "strategy", "rest"),
    [
        (None, {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": 1, "maxUnavailable": 0}}, {}),
        (
            RollingUpdate(surge="25%", unavailable=1, progress_deadline=900, history=2),
            {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": "25%", "maxUnavailable": 1}},
            {"progressDeadlineSeconds": 900, "revisionHistoryLimit": 2},
        ),
        (Recreate(history=0), {"type": "Recreate"}, {"revisionHistoryLimit": 0}),
    ],
)
def test_a_rollout_is_what_the_author_says(tmp_path: Path, rollout: Any, strategy: Any, rest: Any) -> None:
    spec = one(shop(tmp_path, lambda chart: worker(chart, rollout=rollout)), "Deployment")["spec"]
    assert spec["strategy"] == strategy
    assert {key: spec[key] for key in ("progressDeadlineSeconds", "revisionHistoryLimit") if key in spec} == rest


@pytest.mark.parametrize(
    ("rollout", "problem"),
    [
        (RollingUpdate(surge=0), "rollout.surge: 0, and unavailable 0"),
        (RollingUpdate(surge="0%"), "rollout.surge: 0%, and unavailable 0"),
        (RollingUpdate(surge="many"), "rollout.surge: 'many'"),
        (RollingUpdate(unavailable=-1), "rollout.unavailable: -1"),
        (RollingUpdate(history=-1), "rollout.history: -1"),
        (OnDelete(), "rollout: an OnDelete"),
    ],
)
def test_a_rollout_that_cannot_be_is_one_line(tmp_path: Path, rollout: Any, problem: str) -> None:
    assert said(tmp_path, lambda chart: worker(chart, rollout=rollout)) == [problem]


def test_a_daemon_is_a_daemon_set_that_replaces_one_pod_at_a_time(tmp_path: Path) -> None:
    documents = whole(tmp_path, lambda chart: Daemon(chart, "logs", PROGRAM))
    assert {each["kind"] for each in documents} == {"Namespace", "NetworkPolicy", "ServiceAccount", "DaemonSet"}
    spec = one(documents, "DaemonSet")["spec"]
    assert spec["selector"] == {"matchLabels": {"app": "logs"}}
    steps = {"maxSurge": 0, "maxUnavailable": 1}
    assert spec["updateStrategy"] == {"type": "RollingUpdate", "rollingUpdate": steps}
    assert {finding.rule for finding in review({"shop": documents})} == {"pods/read-only"}


def test_a_daemon_may_wait_for_somebody_to_delete_its_pods(tmp_path: Path) -> None:
    documents = shop(tmp_path, lambda chart: Daemon(chart, "logs", PROGRAM, rollout=OnDelete(history=1)))
    spec = one(documents, "DaemonSet")["spec"]
    assert (spec["updateStrategy"], spec["revisionHistoryLimit"]) == ({"type": "OnDelete"}, 1)


@pytest.mark.parametrize(
    ("rollout", "problem"),
    [
        (RollingUpdate(surge=1, unavailable=1), "rollout: surge 1 and unavailable 1"),
        (RollingUpdate(progress_deadline=60), "rollout.progress_deadline: 60"),
        (Recreate(), "rollout: a Recreate"),
    ],
)
def test_what_only_a_deployment_can_is_no_rollout_of_a_daemon(tmp_path: Path, rollout: Any, problem: str) -> None:
    assert said(tmp_path, lambda chart: Daemon(chart, "logs", PROGRAM, rollout=rollout)) == [problem]


def migration(chart: Shop, image: str = "shop/migrate:1") -> Job:
    return Job(chart, "migrate", Container(image=image, resources=SIZE), deadline=300, retries=1)


def test_a_job_runs_to_its_end_and_again_when_its_image_changes(tmp_path: Path) -> None:
    before, after = (
        whole(tmp_path / image, partial(migration, image=image)) for image in ("shop/migrate:1", "shop/migrate:2")
    )
    job = one(before, "Job")
    assert job["metadata"]["annotations"] == {"argocd.argoproj.io/sync-options": "Force=true,Replace=true"} | {
        "argocd.argoproj.io/sync-wave": "1"
    }
    assert (job["spec"]["activeDeadlineSeconds"], job["spec"]["backoffLimit"]) == (300, 1)
    assert job["spec"]["template"]["spec"]["restartPolicy"] == "Never"
    assert one(after, "Job")["spec"] != job["spec"]
    assert not guard({"shop": before}, {"shop": after})


def test_a_job_that_nobody_runs_again_stops_at_the_guard(tmp_path: Path) -> None:
    before, after = (
        whole(tmp_path / image, partial(migration, image=image)) for image in ("shop/migrate:1", "shop/migrate:2")
    )
    for documents in (before, after):
        one(documents, "Job")["metadata"]["annotations"] = {"argocd.argoproj.io/sync-options": "Replace=true"}
    (finding,) = guard({"shop": before}, {"shop": after})
    assert finding.rule == "guard/job-template"


@pytest.mark.parametrize("fill", [migration, worker], ids=["with a Job", "without"])
def test_argo_cd_applies_only_what_differs_where_a_job_would_run_again(tmp_path: Path, fill: Any) -> None:
    app = PlatformApp(str(tmp_path))
    chart = Shop(app, ENVIRONMENT, Release(platform="shop", versions={}, source="releases/shop/test.yaml"))
    fill(chart)
    root = replace(ENVIRONMENT.argocd, application="root")
    ArgoCdChart(app, "argocd", root=root, environments=[chart])
    app.synth()
    (application,) = (each for each in read(tmp_path / "argocd") if each["metadata"]["name"] == "shop-test")
    options = application["spec"]["syncPolicy"]["syncOptions"]
    assert ("ApplyOutOfSyncOnly=true" in options) == (fill is migration)


def waves(documents: list[dict[str, Any]]) -> dict[str, int]:
    key = "argocd.argoproj.io/sync-wave"
    kinds = ("Deployment", "Job", "DaemonSet")
    return {
        each["metadata"]["name"]: int(each["metadata"]["annotations"][key])
        for each in documents
        if each["kind"] in kinds
    }


def test_others_wait_for_the_end_of_a_job(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        job = migration(chart)
        worker(chart).after(job, Daemon(chart, "logs", PROGRAM))

    assert waves(shop(tmp_path, fill)) == {"migrate": 1, "logs": 1, "worker": 2}


def test_waiting_for_each_other_is_one_line_that_draws_the_circle(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        job = migration(chart)
        client = worker(chart)
        client.after(job)
        job.after(client)

    (problem,) = said(tmp_path, fill)
    assert problem.endswith("each waits for the next")


def test_only_workloads_have_a_place_in_the_order(tmp_path: Path) -> None:
    wrong: Any = "migrate"
    assert said(tmp_path, lambda chart: worker(chart).after(wrong)) == ["after: 'migrate'"]


def test_a_cron_job_says_everything_about_its_runs(tmp_path: Path) -> None:
    schedule = Schedule(
        cron="0 0 * * *",
        deadline=120,
        start_within=60,
        retries=1,
        time_zone="Asia/Seoul",
        concurrency="Replace",
        restart="Never",
        keep_successful=1,
        keep_failed=2,
        ttl=600,
    )
    documents = shop(tmp_path, lambda chart: CronJob(chart, "reset", PROGRAM, schedule=schedule))
    spec = one(documents, "CronJob")["spec"]
    job = spec.pop("jobTemplate")["spec"]
    assert spec == {
        "schedule": "0 0 * * *",
        "timeZone": "Asia/Seoul",
        "concurrencyPolicy": "Replace",
        "startingDeadlineSeconds": 60,
        "successfulJobsHistoryLimit": 1,
        "failedJobsHistoryLimit": 2,
    }
    assert job["template"]["spec"]["restartPolicy"] == "Never"
    limits = (job["activeDeadlineSeconds"], job["backoffLimit"], job["ttlSecondsAfterFinished"])
    assert limits == (120, 1, 600)


@pytest.mark.parametrize("construct", [ApiService, Worker, Daemon, Job, CronJob])
def test_editors_see_the_parameters_of_a_construct(construct: type[Any]) -> None:
    parameters = inspect.signature(construct).parameters.values()
    assert [each.name for each in parameters][:3] == ["scope", "id", "container"]
    assert not [each for each in parameters if each.kind in (each.VAR_KEYWORD, each.VAR_POSITIONAL)]
