"""The parts of workloads, for constructs of your own: each renders its objects for a workload."""

from constructs_lib.controllers.autoscaling import Autoscaler
from constructs_lib.controllers.budget import DisruptionBudget
from constructs_lib.controllers.cron_job import CronJob
from constructs_lib.controllers.daemon_set import DaemonSet
from constructs_lib.controllers.deployment import Deployment
from constructs_lib.controllers.job import Job
from constructs_lib.controllers.service import Service
from constructs_lib.controllers.stateful_set import StatefulSet

__all__ = [
    "Autoscaler",
    "CronJob",
    "DaemonSet",
    "Deployment",
    "DisruptionBudget",
    "Job",
    "Service",
    "StatefulSet",
]
