"""Differences between two sets of manifests, their consequences in the cluster, and their causes in the environments.

    compare(before, after)                 one environment in two states
    against(ref, dist)                     all of dist/, as it is and as it was in a commit
    against_cluster(folder, context)       a folder, and what a cluster runs
    consequences(diff), headline(...)      what Argo CD and Kubernetes will do
    attribute(left, right, fields, ...)    two environments, and the field of the environment behind each difference

Each can be written as text (`as_text`, loaded apart because drawing takes time to load), as Markdown or as JSON.
"""

from delivery.diff.against import against, against_cluster
from delivery.diff.as_json import as_json, owners_as_json
from delivery.diff.as_markdown import as_markdown, owners_as_markdown
from delivery.diff.attribution import Attribution, Difference, attribute
from delivery.diff.consequences import Consequence, consequences, headline
from delivery.diff.fields import Change
from delivery.diff.objects import Diff, Identity, ObjectDiff, compare, compare_environments

__all__ = [
    "Attribution",
    "Change",
    "Consequence",
    "Diff",
    "Difference",
    "Identity",
    "ObjectDiff",
    "against",
    "against_cluster",
    "as_json",
    "as_markdown",
    "attribute",
    "compare",
    "compare_environments",
    "consequences",
    "headline",
    "owners_as_json",
    "owners_as_markdown",
]
