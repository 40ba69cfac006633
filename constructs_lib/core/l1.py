"""The typed API of Kubernetes, L1, whose calls return plain dictionaries.

    k8s.ServicePort(port=80, target_port=int_or_string("http"))   ->   {"port": 80, "targetPort": "http"}

For mypy, `k8s` is `cdk8s_plus_27.k8s`, and `argoproj`, `keda` and so on are the bindings in `imports/`: it checks
every name and type, as with a TypedDict. At run time a call makes the dictionary that Kubernetes reads, and nothing
else: jsii would check the same types again and send each object through Node, which takes forty times as long as all
the rest (docs/decisions/emission.md). Fields that are None are omitted.

A field that is newer than the typed API is added with `extended`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

Manifest = dict[str, Any]
"""One Kubernetes object, or a part of one."""

Struct = TypeVar("Struct")

NAMES = {
    **{f"x_kubernetes_{name}": f"x-kubernetes-{name.replace('_', '-')}" for name in (
        "embedded_resource", "int_or_string", "list_map_keys", "list_type", "map_type", "preserve_unknown_fields",
        "validations",
    )},
    "access_key_id_secret_ref": "accessKeyIDSecretRef",
    "client_ip": "clientIP",
    "convert_classic_histograms_to_nhcb": "convertClassicHistogramsToNHCB",
    "cluster_ip": "clusterIP",
    "dataset_uuid": "datasetUUID",
    "disk_uri": "diskURI",
    "downward_api": "downwardAPI",
    "external_id": "externalID",
    "host_ip": "hostIP",
    "host_ipc": "hostIPC",
    "host_pid": "hostPID",
    "insecure_skip_tls_verify": "insecureSkipTLSVerify",
    "keep_firing_for": "keep_firing_for",
    "key_id": "keyID",
    "key_vault_resource_url": "keyVaultResourceURL",
    "load_balancer_ip": "loadBalancerIP",
    "node_id": "nodeID",
    "non_resource_ur_ls": "nonResourceURLs",
    "open_apiv3_schema": "openAPIV3Schema",
    "partial_response_strategy": "partial_response_strategy",
    "pd_id": "pdID",
    "pod_cid_rs": "podCIDRs",
    "pod_cidr": "podCIDR",
    "provider_id": "providerID",
    "query_offset": "query_offset",
    "repo_url": "repoURL",
    "scale_io": "scaleIO",
    "set_hostname_as_fqdn": "setHostnameAsFQDN",
    "storage_policy_id": "storagePolicyID",
    "target_cpu_utilization_percentage": "targetCPUUtilizationPercentage",
    "target_ww_ns": "targetWWNs",
    "volume_id": "volumeID",
}  # fmt: skip
"""Names of fields that are not the camel case of their name in Python. A test proves that there are no others."""


@cache
def field(name: str) -> str:
    """The name of a field in Kubernetes, from its name in Python: `match_labels` is matchLabels, `from_` is from."""
    first, *rest = name.rstrip("_").split("_")
    return NAMES.get(name) or first + "".join(f"{word[:1].upper()}{word[1:]}" for word in rest)


def _struct(**fields: Any) -> Manifest:
    return {field(name): value for name, value in fields.items() if value is not None}


class _Structs:
    """Replaces a module of typed structs at run time: each struct returns a dictionary of its fields."""

    def __getattr__(self, name: str) -> Any:
        return _struct


if TYPE_CHECKING:
    from cdk8s_plus_27 import k8s as k8s

    from imports.com.coreos import monitoring as monitoring
    from imports.io import argoproj as argoproj
    from imports.io import external_secrets as external_secrets
    from imports.sh import keda as keda
else:
    k8s = argoproj = external_secrets = keda = monitoring = _Structs()


def quantity(text: str) -> k8s.Quantity:
    """A quantity, for fields of type Quantity."""
    return cast("k8s.Quantity", text)


def int_or_string(value: int | str) -> k8s.IntOrString:
    """A number or a string, for fields of type IntOrString."""
    return cast("k8s.IntOrString", value)


def one_of(enum: type[Struct], word: str) -> Struct:
    """A value of an enumeration, written as Kubernetes writes it."""
    return cast("Struct", word)


def extended(struct: Struct, **fields: Any) -> Struct:
    """The struct with fields that the typed API does not have, under their Kubernetes names."""
    return cast("Struct", {**cast("Manifest", struct), **fields})


def plain(struct: object) -> Manifest:
    """The dictionary that a struct is at run time."""
    return cast("Manifest", struct)
