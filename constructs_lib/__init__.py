"""Reusable constructs for Kubernetes, independent of any platform.

A platform is a subclass of `PlatformChart` that creates constructs; everything an author needs is exported here.
"""

from constructs_lib.core import node  # isort: skip  (first: jsii starts Node when cdk8s is imported)
from constructs_lib import engines, parts
from constructs_lib.api_service import ApiService
from constructs_lib.aws.add_ons import AddOn, eks_add_ons
from constructs_lib.aws.eks import EksCluster, Grant, Irsa, PodIdentity
from constructs_lib.aws.grants import ReadSecrets, ReadWriteBuckets, SendEmail, WriteLogs
from constructs_lib.core.app import PlatformApp
from constructs_lib.core.chart import PlatformChart
from constructs_lib.core.construct import PlatformConstruct, Scope
from constructs_lib.core.conventions import Conventions
from constructs_lib.core.environment import ArgoCd, Environment
from constructs_lib.core.l1 import Manifest
from constructs_lib.core.platform import Platform
from constructs_lib.core.release import Release
from constructs_lib.cron_job import CronJob
from constructs_lib.daemon import Daemon
from constructs_lib.edge import Edge
from constructs_lib.entrypoints.alb import Alb, HealthCheck
from constructs_lib.entrypoints.nginx import Nginx, Tls
from constructs_lib.entrypoints.nlb import Nlb
from constructs_lib.entrypoints.service_options import ServiceOptions
from constructs_lib.external_secret import ExternalSecret, Remote
from constructs_lib.gitops.argocd import ArgoCdChart
from constructs_lib.group_role import GroupRole
from constructs_lib.ingest_cron_job import IngestCronJob
from constructs_lib.job import Job
from constructs_lib.kafka.jvm_server import JvmServer
from constructs_lib.kafka.ui import KafkaUi
from constructs_lib.kafka_stack import KafkaStack
from constructs_lib.namespace import Namespace
from constructs_lib.network.external_peers import ApiServer, ClusterService, Internet, ManagedService
from constructs_lib.pods.container import Container, InitContainer, Sidecar
from constructs_lib.pods.files import ConfigFile, ConfigFiles, PodFields, ProjectedToken, SecretFiles
from constructs_lib.pods.volumes import Claim, EmptyDir, ExistingClaim, HostPath, Mount
from constructs_lib.program import Program
from constructs_lib.prometheus_rules import Alert, PrometheusRules, Record
from constructs_lib.rabbitmq import RabbitMq
from constructs_lib.redis_cache import RedisCache
from constructs_lib.secret_store import AwsSecretsManager, SecretStore
from constructs_lib.secrets.templates import UrlTemplate, mysql_url
from constructs_lib.shared_claim import SharedClaim
from constructs_lib.shared_config import ConfigKey, SharedConfig
from constructs_lib.stateful_database import StatefulDatabase
from constructs_lib.stateful_service import StatefulService
from constructs_lib.storage_class import StorageClass
from constructs_lib.values.affinity import NodeAffinity, PodAffinity
from constructs_lib.values.field_ref import ORDINAL, FieldRef, ResourceFieldRef
from constructs_lib.values.keda import KedaScale, Trigger
from constructs_lib.values.members import Members
from constructs_lib.values.placement import HostNetwork, Placement, Spread, Toleration
from constructs_lib.values.ports import Port
from constructs_lib.values.probes import ExecProbe, GrpcProbe, HttpProbe, Probe, TcpProbe
from constructs_lib.values.resources import Resources
from constructs_lib.values.rights import READ, Right
from constructs_lib.values.rollout import OnDelete, OrderedUpdate, Recreate, RollingUpdate
from constructs_lib.values.scaling import Metric, Pace, Scale
from constructs_lib.values.schedule import Schedule
from constructs_lib.values.scrape import Scrape
from constructs_lib.values.secrets import ExistingSecret, SecretKey
from constructs_lib.values.security_context import SecurityContext
from constructs_lib.values.storage import Storage
from constructs_lib.worker import Worker
from constructs_lib.workload import Part, Workload
from contract.violations import InvalidPlatform, Violation, Violations

__all__ = [
    "ORDINAL",
    "READ",
    "AddOn",
    "Alb",
    "Alert",
    "ApiServer",
    "ApiService",
    "ArgoCd",
    "ArgoCdChart",
    "AwsSecretsManager",
    "Claim",
    "ClusterService",
    "ConfigFile",
    "ConfigFiles",
    "ConfigKey",
    "Container",
    "Conventions",
    "CronJob",
    "Daemon",
    "Edge",
    "EksCluster",
    "EmptyDir",
    "Environment",
    "ExecProbe",
    "ExistingClaim",
    "ExistingSecret",
    "ExternalSecret",
    "FieldRef",
    "Grant",
    "GroupRole",
    "GrpcProbe",
    "HealthCheck",
    "HostNetwork",
    "HostPath",
    "HttpProbe",
    "IngestCronJob",
    "InitContainer",
    "Internet",
    "InvalidPlatform",
    "Irsa",
    "Job",
    "JvmServer",
    "KafkaStack",
    "KafkaUi",
    "KedaScale",
    "ManagedService",
    "Manifest",
    "Members",
    "Metric",
    "Mount",
    "Namespace",
    "Nginx",
    "Nlb",
    "NodeAffinity",
    "OnDelete",
    "OrderedUpdate",
    "Pace",
    "Part",
    "Placement",
    "Platform",
    "PlatformApp",
    "PlatformChart",
    "PlatformConstruct",
    "PodAffinity",
    "PodFields",
    "PodIdentity",
    "Port",
    "Probe",
    "Program",
    "ProjectedToken",
    "PrometheusRules",
    "RabbitMq",
    "ReadSecrets",
    "ReadWriteBuckets",
    "Record",
    "Recreate",
    "RedisCache",
    "Release",
    "Remote",
    "ResourceFieldRef",
    "Resources",
    "Right",
    "RollingUpdate",
    "Scale",
    "Schedule",
    "Scope",
    "Scrape",
    "SecretFiles",
    "SecretKey",
    "SecretStore",
    "SecurityContext",
    "SendEmail",
    "ServiceOptions",
    "SharedClaim",
    "SharedConfig",
    "Sidecar",
    "Spread",
    "StatefulDatabase",
    "StatefulService",
    "Storage",
    "StorageClass",
    "TcpProbe",
    "Tls",
    "Toleration",
    "Trigger",
    "UrlTemplate",
    "Violation",
    "Violations",
    "Worker",
    "Workload",
    "WriteLogs",
    "eks_add_ons",
    "engines",
    "mysql_url",
    "node",
    "parts",
]
