"""Runs of CronJobs."""

from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.pages import CONCEPTS
from delivery.review.rules.rule import Findings, rule

CRON_JOBS = f"{CONCEPTS}workloads/controllers/cron-jobs/"


@rule("pods/deadline", "A run that hangs blocks all later runs", page=CRON_JOBS)
def deadlines(scope: Scope) -> Findings:
    """Runs of a CronJob have a deadline, and may start late."""
    for manifest in scope.of_kind("CronJob"):
        spec = manifest.get("spec", {})
        job = spec.get("jobTemplate", {}).get("spec", {})
        if not {"activeDeadlineSeconds"} & {*job, *job.get("template", {}).get("spec", {})}:
            path = "spec.jobTemplate.spec.activeDeadlineSeconds"
            yield Finding.of(manifest, path, "a run has no deadline", "set a deadline in seconds")
        if spec and spec.get("startingDeadlineSeconds", 0) < 10:
            given = spec.get("startingDeadlineSeconds")
            what = "no limit, so a hundred missed runs stop it" if given is None else f"{given} seconds: may never run"
            yield Finding.of(manifest, "spec.startingDeadlineSeconds", what, "set it to 10 seconds or more")


@rule(
    "pods/history",
    "Without failed Jobs their logs are lost; too many of them hide the others",
    page=CRON_JOBS,
    severity="warning",
)
def history(scope: Scope) -> Findings:
    """A CronJob keeps 1 to 10 failed Jobs, and at most 10 successful ones."""
    for manifest in scope.of_kind("CronJob"):
        spec = manifest.get("spec", {})
        for field, least in (("failedJobsHistoryLimit", 1), ("successfulJobsHistoryLimit", 0)):
            if not least <= spec.get(field, 1) <= 10:
                yield Finding.of(manifest, f"spec.{field}", f"keeps {spec[field]}", f"keep from {least} to 10")


@rule("pods/concurrency", "Runs that overlap pile up and repeat work", page=CRON_JOBS, severity="warning")
def concurrency(scope: Scope) -> Findings:
    """Runs of a CronJob do not overlap."""
    for manifest in scope.of_kind("CronJob"):
        if manifest.get("spec", {}).get("concurrencyPolicy", "Allow") == "Allow":
            yield Finding.of(manifest, "spec.concurrencyPolicy", "runs may overlap", "write Forbid or Replace")
