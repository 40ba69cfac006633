"""Patterns of names in Kubernetes, as regular expressions for a whole text.

https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
"""

DNS_LABEL = r"[a-z0-9](?:[-a-z0-9]*[a-z0-9])?"
"""The name of a Service, a Namespace or a container, and every part of a DNS subdomain. At most 63 characters."""

DNS_SUBDOMAIN = rf"{DNS_LABEL}(?:\.{DNS_LABEL})*"
"""The name of most other objects, and of hosts. At most 253 characters."""

SERVICE = rf"(?=[a-z]){DNS_LABEL}"
"""A DNS label that does not start with a digit."""

PORT_NAME = r"(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*"
"""The name of a port. At most 15 characters."""

LABEL_VALUE = r"[A-Za-z0-9](?:[-._A-Za-z0-9]*[A-Za-z0-9])?"
"""The value of a label that is not empty, and the part of a key that stands after the domain. At most 63 characters."""

VARIABLE = "[A-Za-z_][A-Za-z0-9_]*"
"""The name of an environment variable that programs and shells agree on."""

LONGEST_PORT_NAME = 15
LONGEST_LABEL = 63
LONGEST_SUBDOMAIN = 253

LONGEST_OF_KIND = {"CronJob": 52, "StatefulSet": 52, "Deployment": 63, "Job": 63}
"""Kinds whose controller appends something to the name: to that of each Job, or in a label of each Pod."""
