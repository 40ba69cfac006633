"""The title of the drawing of a network: its platform and its environment."""

from contract.well_known import PART_OF
from delivery.manifests.lookup import read
from delivery.network.reachability import Reachability


def title_of(network: Reachability, *, alone: bool) -> str:
    """For example `shop, production`, as the labels of the object that declares the network say.

    Without these labels it is the namespace and the folder. A namespace that is not `alone` in its folder is named.
    """
    labels: dict[str, object] = read(network.manifest, "metadata.labels", {})
    words = [str(labels.get(PART_OF) or network.namespace), str(labels.get("environment") or network.scope.name)]
    if not alone and network.namespace not in words:
        words.append(f"namespace {network.namespace}")
    return ", ".join(words)
