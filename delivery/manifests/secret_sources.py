"""The source of each Secret: rendered, declared as created outside git, or created by an ExternalSecret."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from contract import declarations
from contract.well_known import ISSUERS
from delivery.manifests import external_secrets
from delivery.manifests.declared_secrets import declared_secrets
from delivery.manifests.external_secrets import ExternalSecret
from delivery.manifests.lookup import at, maps
from delivery.manifests.objects import annotations_of
from delivery.manifests.scope import Scope

CERTIFICATE = frozenset({"ca.crt", "tls.crt", "tls.key"})


DECLARE_IT = f"list it in `secrets` of the chart; plain YAML has the annotation {declarations.SECRETS} of the Namespace"
"""What to do about a Secret that is created outside git."""
ADD_THE_KEY = "add it to the keys of its ExistingSecret in the code, or of the annotation that declares it"


class Source(NamedTuple):
    """A Secret that will exist: its origin, and its keys, or None where git does not show them.

    `remedy` says how it gets another key; `dropped` are keys that are fetched for it and are not in it.
    """

    origin: str
    keys: frozenset[str] | None
    remedy: str = ""
    dropped: frozenset[str] = frozenset()


def sources(scope: Scope) -> Mapping[str, Mapping[str, Source]]:
    """The Secrets that will exist, by namespace and name.

    The Secret of an ExternalSecret or Certificate that is invalid counts as rendered, so that one mistake is one
    finding.
    """
    rejected: dict[str, list[str]] = defaultdict(list)
    for document in scope.rejected:
        if document.get("kind") == "ExternalSecret":
            rejected[scope.namespace_of(document)].append(ExternalSecret(document).target)
        elif document.get("kind") == "Certificate":
            rejected[scope.namespace_of(document)].append(f"{at(document, 'spec', 'secretName')}")
    namespaces = dict.fromkeys(scope.namespace_of(manifest) for manifest in scope.manifests)
    return {namespace: _sources(scope, namespace, rejected[namespace]) for namespace in namespaces}


def _sources(scope: Scope, namespace: str, rejected: Iterable[str]) -> Mapping[str, Source]:
    rendered = [*scope.names("Secret", namespace), *scope.names("SealedSecret", namespace), *rejected]
    known = dict.fromkeys(rendered, Source("rendered", None))
    for name, keys in declared_secrets(scope.objects_in(namespace)).items():
        known[name] = Source("declared", frozenset(keys), ADD_THE_KEY)
    known |= dict.fromkeys(_of_certificates(scope, namespace), Source("made by cert-manager", CERTIFICATE))
    externals = external_secrets.among(scope.objects_in(namespace))
    for external in sorted(externals, key=lambda one: not one.makes):  # the others add to what is there
        if external.makes or external.target in known:
            known[external.target] = _with_keys_of(external, known.get(external.target))
    return known


def _of_certificates(scope: Scope, namespace: str) -> Iterator[str]:
    """The Secrets that cert-manager makes: of Certificates, and of Ingresses that name an issuer.

    https://cert-manager.io/docs/usage/ingress/
    """
    for manifest in scope.objects_in(namespace):
        if manifest["kind"] == "Certificate":
            yield str(at(manifest, "spec", "secretName") or "")
        elif manifest["kind"] == "Ingress" and ISSUERS & annotations_of(manifest).keys():
            yield from (f"{each.get('secretName', '')}" for each in maps(at(manifest, "spec", "tls")))


def _with_keys_of(external: ExternalSecret, there: Source | None) -> Source:
    """The Secret, if there is one, and what an ExternalSecret puts into it."""
    keys = external.keys
    if there is not None:
        keys = None if keys is None or there.keys is None else keys | there.keys
    dropped = frozenset(external.fetched) - (external.keys or frozenset(external.fetched))
    return Source(f"made by ExternalSecret {external.name}", keys, f"fetch it in {external.name}", dropped)
