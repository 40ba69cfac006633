"""Custom resources, validated as by an API server with the CRD.

https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
"""

from delivery.schema.custom_resources.crds import NotServed, Version, find
from delivery.schema.custom_resources.judgement import Judgement, judge

__all__ = ["Judgement", "NotServed", "Version", "find", "judge"]
