"""The external store from which ExternalSecrets fetch their values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from constructs_lib.core.construct import PlatformConstruct, Scope
from constructs_lib.core.l1 import Manifest, external_secrets, one_of
from constructs_lib.validation import checks, formats
from constructs_lib.values.value import Value
from contract.violations import Violations
from contract.well_known import SYNC_OPTIONS

API_VERSION = "external-secrets.io/v1"

_REGION = r"[a-z]{2}(?:-[a-z]+)+-[0-9]"


@dataclass(frozen=True, kw_only=True)
class AwsSecretsManager(Value):
    """AWS Secrets Manager in one region, read with the identity of the operator itself: no AWS access key is stored.

    https://external-secrets.io/latest/provider/aws-access/
    """

    region: str

    def violations(self) -> Violations:
        """An invalid region."""
        yield from formats.form("region", self.region, _REGION, "a region of AWS", 'write it as "ap-northeast-2"')

    def provider(self) -> external_secrets.SecretStoreSpecProvider:
        """The `provider` of a SecretStore. Without an `auth` block the operator's own identity is used."""
        return external_secrets.SecretStoreSpecProvider(
            aws=external_secrets.SecretStoreSpecProviderAws(
                service=one_of(external_secrets.SecretStoreSpecProviderAwsService, "SecretsManager"),
                region=self.region,
            )
        )


class SecretStore(PlatformConstruct):
    """Renders a SecretStore, which the ExternalSecrets of its namespace fetch from.

    It needs the External Secrets Operator, 0.16 or newer. https://external-secrets.io/latest/api/secretstore/
    """

    component = "secrets"

    def __init__(self, scope: Scope, id: str, *, provider: AwsSecretsManager) -> None:
        super().__init__(scope, id)
        self._provider = provider

    def violations(self) -> Violations:
        """As `PlatformConstruct`; an invalid provider."""
        yield from super().violations()
        yield from checks.value("provider", self._provider, AwsSecretsManager)

    def manifests(self) -> Iterator[Manifest]:
        """The SecretStore, without a sync wave: before every object that has one."""
        spec = external_secrets.SecretStoreSpec(provider=self._provider.provider())
        yield self.manifest(API_VERSION, "SecretStore", {"spec": spec}, annotations=UNKNOWN_AT_FIRST)


UNKNOWN_AT_FIRST: Mapping[str, str] = {SYNC_OPTIONS: "SkipDryRunOnMissingResource=true"}
"""Annotation of custom resources whose CRD an add-on installs: a first sync skips the dry run instead of failing.

https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#skip-dry-run-for-new-custom-resources-types
"""
