"""What the Pods of a workload need to act as their AWS role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from constructs_lib.aws.eks import Irsa, PodIdentity
from constructs_lib.network.connections import Connections
from constructs_lib.network.external_peers import addresses
from constructs_lib.network.server import WorkloadName
from constructs_lib.pods.container import Container
from constructs_lib.pods.files import ProjectedToken
from constructs_lib.pods.variables import VariableValue
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
    """The container and its companions with the token of their role, if that is spelled out."""
    if identity is None or not identity.projected:
        return container
    variables = {
        "AWS_ROLE_ARN": identity.cluster.role_arn(identity.role),
        "AWS_WEB_IDENTITY_TOKEN_FILE": f"{TOKEN.path}/token",
        "AWS_REGION": identity.cluster.region,
    }
    init = tuple(
        replace(one, environment=_beside(whole, variables), mounts=(*one.mounts, TOKEN))
        for one, whole in zip(container.init, container.before, strict=True)
    )
    sidecars = tuple(replace(one, container=_signed(one.container, variables)) for one in container.sidecars)
    return replace(_signed(container, variables), init=init, sidecars=sidecars)


def _signed(container: Container, variables: Mapping[str, str]) -> Container:
    return replace(container, environment=_beside(container, variables), mounts=(*container.mounts, TOKEN))


def _beside(container: Container, variables: Mapping[str, str]) -> dict[str, VariableValue]:
    """The variables of a container, with those of the role that it does not hold already."""
    held = container.held()
    return {**{name: value for name, value in variables.items() if name not in held}, **container.environment}


def open_agent(workload: WorkloadName, identity: Irsa | None, connections: Connections) -> None:
    """Let the Pods reach the agent that hands out their credentials, if there is one."""
    if isinstance(identity, PodIdentity):
        connections.open(workload, AGENT, Port("", 80), reason="the credentials of its role")
