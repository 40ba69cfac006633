"""What the Pods of a workload need to act as their AWS role."""

from __future__ import annotations

from dataclasses import replace

from constructs_lib.aws.eks import Irsa, PodIdentity
from constructs_lib.network.connections import Connections
from constructs_lib.network.external_peers import addresses
from constructs_lib.network.server import WorkloadName
from constructs_lib.pods.container import Container
from constructs_lib.pods.files import ProjectedToken
from constructs_lib.values.ports import Port
from contract.connections import ExternalPeer

TOKEN = ProjectedToken(
    path="/var/run/secrets/eks.amazonaws.com/serviceaccount",
    name="aws-iam-token",
    audience="sts.amazonaws.com",
    expires=86400,
)
"""The token that the webhook of EKS would mount."""

AGENT = ExternalPeer("pod-identity-agent", "managed", (addresses("169.254.170.23/32"),))
"""The EKS Pod Identity Agent on each node, at its link-local address.

https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html
"""


def with_credentials(container: Container, identity: Irsa | None) -> Container:
    """The container with the token of its role, if that is spelled out."""
    if identity is None or not identity.projected:
        return container
    variables = {
        "AWS_ROLE_ARN": identity.cluster.role_arn(identity.role),
        "AWS_WEB_IDENTITY_TOKEN_FILE": f"{TOKEN.path}/token",
        "AWS_REGION": identity.cluster.region,
    }
    return replace(container, environment={**variables, **container.environment}, mounts=(*container.mounts, TOKEN))


def open_agent(workload: WorkloadName, identity: Irsa | None, connections: Connections) -> None:
    """Let the Pods reach the agent that hands out their credentials, if there is one."""
    if isinstance(identity, PodIdentity):
        connections.open(workload, AGENT, Port("", 80), reason="the credentials of its role")
