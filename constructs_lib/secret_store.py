"""Where the values of secrets are kept, outside git and outside the cluster."""

from collections.abc import Mapping
from dataclasses import dataclass

import cdk8s
from cdk8s_plus_27 import k8s

from constructs_lib.core.chart import PlatformChart, PlatformConstruct
from constructs_lib.problems import Faults
from constructs_lib.validation import checks, formats
from imports.io import external_secrets

_REGION = r"[a-z]{2}(?:-[a-z]+)+-[0-9]"


@dataclass(frozen=True, kw_only=True)
class AwsSecretsManager:
    """AWS Secrets Manager in one region, asked with the identity of the operator itself: no key of AWS is kept.

    https://external-secrets.io/latest/provider/aws-access/
    """

    region: str

    def faults(self) -> Faults:
        """A region that is none."""
        yield from formats.form("region", self.region, _REGION, "a region of AWS", 'write it as "ap-northeast-2"')

    def provider(self) -> external_secrets.SecretStoreSpecProvider:
        """What a SecretStore says of it. Without an `auth` block the operator's own identity is used."""
        return external_secrets.SecretStoreSpecProvider(
            aws=external_secrets.SecretStoreSpecProviderAws(
                service=external_secrets.SecretStoreSpecProviderAwsService.SECRETS_MANAGER, region=self.region
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

    def faults(self) -> Faults:
        """As `PlatformConstruct`; a provider with faults."""
        yield from super().faults()
        yield from checks.value("provider", self._provider, AwsSecretsManager)

    def emit(self) -> None:
        """Create the SecretStore, before all that waits for a wave."""
        external_secrets.SecretStore(
            self,
            "secret-store",
            metadata=as_metadata(self.metadata("SecretStore", annotations=UNKNOWN_AT_FIRST)),
            spec=external_secrets.SecretStoreSpec(provider=self._provider.provider()),
        )


UNKNOWN_AT_FIRST: Mapping[str, str] = {"argocd.argoproj.io/sync-options": "SkipDryRunOnMissingResource=true"}
"""Annotation of an object whose kind somebody else brings: a first sync then waits for that instead of failing.

https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#skip-dry-run-for-new-custom-resources-types
"""


def as_metadata(metadata: k8s.ObjectMeta) -> cdk8s.ApiObjectMetadata:
    """Metadata as custom resources take it."""
    return cdk8s.ApiObjectMetadata(
        name=metadata.name,
        namespace=metadata.namespace,
        labels=metadata.labels,
        annotations=metadata.annotations,
    )
