"""Where the values of secrets are kept, outside git and outside the cluster."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from constructs_lib.core.chart import PlatformChart
from constructs_lib.core.construct import PlatformConstruct
from constructs_lib.core.l1 import Manifest, external_secrets, one_of
from constructs_lib.validation import checks, formats
from contract.violations import Violations
from contract.well_known import SYNC_OPTIONS

API_VERSION = "external-secrets.io/v1"

_REGION = r"[a-z]{2}(?:-[a-z]+)+-[0-9]"


@dataclass(frozen=True, kw_only=True)
class AwsSecretsManager:
    """AWS Secrets Manager in one region, asked with the identity of the operator itself: no key of AWS is kept.

    https://external-secrets.io/latest/provider/aws-access/
    """

    region: str

    def violations(self) -> Violations:
        """A region that is none."""
        yield from formats.form("region", self.region, _REGION, "a region of AWS", 'write it as "ap-northeast-2"')

    def provider(self) -> external_secrets.SecretStoreSpecProvider:
        """What a SecretStore says of it. Without an `auth` block the operator's own identity is used."""
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

    def __init__(self, scope: PlatformChart, id: str, *, provider: AwsSecretsManager) -> None:
        super().__init__(scope, id)
        self._provider = provider

    def violations(self) -> Violations:
        """As `PlatformConstruct`; a provider with violations."""
        yield from super().violations()
        yield from checks.value("provider", self._provider, AwsSecretsManager)

    def manifests(self) -> Iterator[Manifest]:
        """The SecretStore, before all that waits for a wave."""
        spec = external_secrets.SecretStoreSpec(provider=self._provider.provider())
        yield self.manifest(API_VERSION, "SecretStore", {"spec": spec}, annotations=UNKNOWN_AT_FIRST)


UNKNOWN_AT_FIRST: Mapping[str, str] = {SYNC_OPTIONS: "SkipDryRunOnMissingResource=true"}
"""Annotation of an object whose kind somebody else brings: a first sync then waits for that instead of failing.

https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#skip-dry-run-for-new-custom-resources-types
"""
