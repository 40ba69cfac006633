"""Pages of the documentation of Kubernetes that several families of rules refer to."""

CONCEPTS = "https://kubernetes.io/docs/concepts/"
SERVICES = f"{CONCEPTS}services-networking/service/"
INGRESSES = f"{CONCEPTS}services-networking/ingress/"
RESOURCES = f"{CONCEPTS}configuration/manage-resources-containers/"
POLICIES = f"{CONCEPTS}services-networking/network-policies/"
OBJECTS = f"{CONCEPTS}overview/working-with-objects/"
TASKS = "https://kubernetes.io/docs/tasks/"
