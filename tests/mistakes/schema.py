"""Mistakes that the schema of a kind tells."""

from tests.mistakes.spoiling import CURRENCY, FIRST, HPA, INGRESS, JOB, MYSQL, SMALL, Mistake, add, drop, put, widget

MISTAKES = [
    Mistake("a version that its CRD no longer serves", "schema/kind", widget({"min": 1}, "v1beta1"), SMALL),
    Mistake("a field that its CRD does not know", "schema/field", widget({"min": 1, "minn": 1}), SMALL),
    Mistake("a custom resource that breaks a rule of its CRD", "schema/cel", widget({"min": 11}), SMALL),
    Mistake("a document that is a list", "schema/document", add(["not", "an", "object"])),
    Mistake("an object without a kind", "schema/document", drop(CURRENCY, "kind")),
    Mistake("an object without a name", "schema/document", drop(CURRENCY, "metadata.name")),
    Mistake("a kind misspelt", "schema/kind", put(CURRENCY, "kind", "Deploymnt")),
    Mistake("a version that was removed", "schema/kind", put(HPA, "apiVersion", "autoscaling/v2beta2")),
    Mistake("a group that is wrong", "schema/kind", put(CURRENCY, "apiVersion", "v1")),
    Mistake("a field misspelt", "schema/field", put(CURRENCY, "spec.replica", 3)),
    Mistake("a field misspelt deep inside", "schema/field", put(CURRENCY, f"{FIRST}.imagePullPolice", "Always")),
    Mistake("a field one level too high", "schema/field", put(CURRENCY, "spec.containers", [])),
    Mistake("a number where text belongs", "schema/field", put(CURRENCY, f"{FIRST}.env[1].value", 8000)),
    Mistake("text where a number belongs", "schema/field", put(CURRENCY, "spec.replicas", "3")),
    Mistake("a required field left out", "schema/field", drop(CURRENCY, "spec.selector")),
    Mistake(
        "a field newer than the cluster",
        "schema/field",
        put("Service/service-redis", "spec.trafficDistribution", "PreferClose"),
    ),
    Mistake("a field left empty", "schema/null", put(CURRENCY, "spec.template.spec.nodeSelector", None)),
    Mistake(
        "a restart policy misspelt",
        "schema/value",
        put(JOB, "spec.jobTemplate.spec.template.spec.restartPolicy", "OnFail"),
    ),
    Mistake(
        "a Job that always restarts",
        "schema/value",
        put(JOB, "spec.jobTemplate.spec.template.spec.restartPolicy", "Always"),
    ),
    Mistake(
        "a Service of a type nobody knows", "schema/value", put("Service/service-redis", "spec.type", "Loadbalancer")
    ),
    Mistake("a pull policy in lower case", "schema/value", put(CURRENCY, f"{FIRST}.imagePullPolicy", "always")),
    Mistake(
        "a path type in lower case", "schema/value", put(INGRESS, "spec.rules[0].http.paths[0].pathType", "prefix")
    ),
    Mistake(
        "an access mode abbreviated",
        "schema/value",
        put(MYSQL, "spec.volumeClaimTemplates[0].spec.accessModes[0]", "RWO"),
    ),
    Mistake(
        "memory with a unit of its own", "schema/quantity", put(CURRENCY, f"{FIRST}.resources.limits.memory", "512MB")
    ),
    Mistake("CPU in words", "schema/quantity", put(CURRENCY, f"{FIRST}.resources.requests.cpu", "half")),
    Mistake(
        "a volume of no size",
        "schema/quantity",
        put("Deployment/redis", "spec.template.spec.volumes[0].emptyDir.sizeLimit", "plenty"),
    ),
    Mistake("memory in thousandths", "schema/amount", put(CURRENCY, f"{FIRST}.resources.requests.memory", "32m")),
    Mistake("memory without its unit", "schema/amount", put(CURRENCY, f"{FIRST}.resources.requests.memory", 256)),
    Mistake("CPU in bytes", "schema/amount", put(CURRENCY, f"{FIRST}.resources.limits.cpu", "50Mi")),
    Mistake("more CPU than any node has", "schema/amount", put(CURRENCY, f"{FIRST}.resources.limits.cpu", "1000000")),
    Mistake(
        "a volume in thousandths",
        "schema/amount",
        put(MYSQL, "spec.volumeClaimTemplates[0].spec.resources.requests.storage", "10m"),
    ),
    Mistake("a port beyond the last", "schema/port", put("Service/service-redis", "spec.ports[0].port", 70000)),
    Mistake("port zero", "schema/port", put(CURRENCY, f"{FIRST}.ports[0].containerPort", 0)),
]
