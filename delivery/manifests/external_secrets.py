"""ExternalSecrets: what they fetch, and the Secrets that they create.

Where no folder of CRDs is given, nothing has checked the types of their fields, so every field is read with care.
https://external-secrets.io/latest/api/externalsecret/
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from delivery.manifests.lookup import read
from delivery.manifests.reading import Manifest

GROUP = "external-secrets.io"
NOTHING: Manifest = {}
NONE: list[Any] = []
TEMPLATE = "spec.target.template"


class Store(NamedTuple):
    """A reference to a store: its path, and the kind and name of the store."""

    path: str
    kind: str
    name: str


@dataclass(frozen=True)
class ExternalSecret:
    """One ExternalSecret, and its effect in the cluster."""

    manifest: Manifest

    @property
    def name(self) -> str:
        """The name of the object."""
        return read(self.manifest, "metadata.name", "")

    @property
    def target(self) -> str:
        """The name of the Secret."""
        return read(self.manifest, "spec.target.name", "") or self.name

    @property
    def makes(self) -> bool:
        """Whether it creates the Secret. Otherwise it adds keys to an existing one, or does nothing."""
        return read(self.manifest, "spec.target.creationPolicy", "") not in ("Merge", "None")

    @property
    def fetched(self) -> Mapping[str, str]:
        """The keys that it fetches one by one, each with the remote key and the property in it."""
        found = {}
        for _, entry in self._entries("data"):
            remote = [read(entry, f"remoteRef.{field}", "") for field in ("key", "property")]
            found[read(entry, "secretKey", "")] = "/".join(filter(None, remote))
        return {key: place for key, place in found.items() if key}

    @property
    def templates(self) -> Mapping[str, str]:
        """The keys that it composes from those that it fetches, each with the text of its template."""
        texts = read(self.manifest, f"{TEMPLATE}.data", NOTHING)
        return {str(key): text for key, text in texts.items() if isinstance(text, str)}

    @property
    def fetches_whole(self) -> bool:
        """Whether it also fetches all keys of something, which only the store knows."""
        return bool(list(self._entries("dataFrom")))

    @property
    def merges(self) -> bool:
        """Whether the Secret holds what was fetched, and not only what templates make of it."""
        composed = bool(self.templates or read(self.manifest, f"{TEMPLATE}.templateFrom", NONE))
        return not composed or read(self.manifest, f"{TEMPLATE}.mergePolicy", "") == "Merge"

    @property
    def origins(self) -> Mapping[str, str]:
        """The keys that it certainly puts into the Secret, each with the origin of its value."""
        return {**(self.fetched if self.merges else {}), **dict.fromkeys(self.templates, "its template")}

    @property
    def keys(self) -> frozenset[str] | None:
        """The keys that it puts into the Secret; None where git does not show them all."""
        if read(self.manifest, f"{TEMPLATE}.templateFrom", NONE) or (self.merges and self.fetches_whole):
            return None
        return frozenset(self.origins)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text that the template engine reads, with its path."""
        for field in ("data", "metadata.annotations", "metadata.labels"):
            for key, text in read(self.manifest, f"{TEMPLATE}.{field}", NOTHING).items():
                yield f"{TEMPLATE}.{field}.{key}", text if isinstance(text, str) else ""
        for index, source in enumerate(read(self.manifest, f"{TEMPLATE}.templateFrom", NONE)):
            yield f"{TEMPLATE}.templateFrom[{index}].literal", read(source, "literal", "")

    def stores(self) -> Iterator[Store]:
        """The stores that it reads: its own, where an entry has no other, and those of the entries."""
        entries = [*self._entries("data"), *self._entries("dataFrom")]
        if not all(read(entry, "sourceRef", NOTHING) for _, entry in entries):
            yield _store("spec.secretStoreRef", read(self.manifest, "spec.secretStoreRef", NOTHING))
        for path, entry in entries:
            other = read(entry, "sourceRef.storeRef", NOTHING)
            if other:
                yield _store(f"{path}.sourceRef.storeRef", other)

    def _entries(self, field: str) -> Iterator[tuple[str, Manifest]]:
        for index, entry in enumerate(read(self.manifest, f"spec.{field}", NONE)):
            if isinstance(entry, dict):
                yield f"spec.{field}[{index}]", entry


def among(objects: Iterable[Manifest]) -> list[ExternalSecret]:
    """The ExternalSecrets among some objects."""
    return [ExternalSecret(manifest) for manifest in objects if _is_one(manifest)]


def _is_one(manifest: Manifest) -> bool:
    return bool(manifest["kind"] == "ExternalSecret" and manifest["apiVersion"].startswith(f"{GROUP}/"))


def _store(path: str, reference: Manifest) -> Store:
    return Store(path, read(reference, "kind", "") or "SecretStore", read(reference, "name", ""))
