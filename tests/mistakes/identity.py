"""Mistakes in what an object is called and where it belongs."""

from tests.mistakes.spoiling import CONFIG, CURRENCY, FIRST, JOB, Mistake, add, again, drop, put

MISTAKES = [
    Mistake("an environment without objects", "identity/empty", lambda environments: environments["dev"].clear()),
    Mistake("an object twice", "identity/duplicate", again(CONFIG)),
    Mistake("two objects that share a file", "identity/file", again(CONFIG, name="Trip-service-config")),
    Mistake("a name with capitals", "identity/name", put(CONFIG, "metadata.name", "Trip_Config")),
    Mistake(
        "a Service that starts with a digit", "identity/name", put("Service/service-redis", "metadata.name", "2redis")
    ),
    Mistake("a CronJob name too long for its Jobs", "identity/name", put(JOB, "metadata.name", "j" * 53)),
    Mistake(
        "a container name with an underscore",
        "identity/container-name",
        put(CURRENCY, f"{FIRST}.name", "service_currency"),
    ),
    Mistake(
        "a port name too long", "identity/container-name", put(CURRENCY, f"{FIRST}.ports[0].name", "http-of-currency")
    ),
    Mistake("a label value with a blank", "identity/label", put(CURRENCY, "metadata.labels.owner", "team rates")),
    Mistake("a label value too long", "identity/label", put(CURRENCY, "metadata.labels.note", "x" * 64)),
    Mistake(
        "a Namespace in a namespace",
        "identity/cluster-scoped",
        put("Namespace/trip-service-prod", "metadata.namespace", "default"),
    ),
    Mistake(
        "a StorageClass in a namespace",
        "identity/cluster-scoped",
        put("StorageClass/gp3-encrypted", "metadata.namespace", "default"),
    ),
    Mistake("an object without its namespace", "identity/namespace", drop(CONFIG, "metadata.namespace")),
    Mistake(
        "an object in another namespace", "identity/namespace", put(CONFIG, "metadata.namespace", "trip-service-dev")
    ),
    Mistake(
        "an object as `kubectl get` prints it",
        "identity/runtime-field",
        put(CONFIG, "metadata.resourceVersion", "4711"),
    ),
    Mistake("a status from the cluster", "identity/runtime-field", put(CURRENCY, "status", {"replicas": 3})),
    Mistake(
        "a Pod that nobody brings back",
        "identity/made-by-hand",
        add(
            {
                "apiVersion": "v1",
                "kind": "Pod",
                "metadata": {"name": "debug", "namespace": "trip-service-prod", "labels": {"app": "kafka"}},
                "spec": {"containers": [{"name": "debug", "image": "busybox:1.37"}]},
            }
        ),
    ),
    Mistake(
        "a policy in a namespace that nobody renders",
        "identity/namespace",
        again("NetworkPolicy/default-deny", namespace="tools"),
    ),
]
