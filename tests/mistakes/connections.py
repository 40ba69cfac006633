"""Mistakes in what the settings, the policies and the declaration say of one connection."""

from tests.mistakes.spoiling import CONFIG, CURRENCY, FIRST, INGRESS, Mistake, declare, put

MISTAKES = [
    Mistake(
        "a setting that names a server without a path",
        "connections/setting",
        put(CONFIG, "data.REDIS_HOST", "service-zookeeper"),
    ),
    Mistake(
        "an API on the internet that nobody opened",
        "connections/setting",
        put(CURRENCY, f"{FIRST}.env[2]", {"name": "NEWS_URL", "value": "https://news.example.com/v1"}),
    ),
    Mistake(
        "an argument that names a server without a path",
        "connections/setting",
        put(CURRENCY, f"{FIRST}.args", ["--zookeeper", "service-zookeeper:2181"]),
    ),
    Mistake(
        "a connection that no setting asks for",
        "connections/unused",
        declare(
            lambda said: said["connections"].append({"client": "service-currency", "server": "kafka-ui", "port": 8080})
        ),
    ),
    Mistake(
        "a reason that was deleted",
        "connections/unused",
        declare(lambda said: [edge.pop("because", "") for edge in said["connections"]]),
    ),
    Mistake(
        "a server that is called and never called",
        "connections/never-called",
        declare(lambda said: said["unused"].append({"client": "service-currency", "server": "mysql", "because": "?"})),
    ),
    Mistake(
        "a server ruled out that nothing names",
        "connections/never-called",
        declare(lambda said: said["unused"].append({"client": "service-frontend", "server": "mysql", "because": "?"})),
    ),
    Mistake(
        "an entrypoint for a page without a login",
        "connections/entrypoint",
        put(
            INGRESS,
            "spec.rules[0].http.paths[0].backend.service",
            {"name": "service-kafka-ui", "port": {"number": 8080}},
        ),
    ),
    Mistake(
        "a load balancer for a page without a login",
        "connections/entrypoint",
        put("Service/service-kafka-ui", "spec.type", "LoadBalancer"),
    ),
    Mistake(
        "a connection that no entrypoint needs",
        "connections/entrypoint",
        declare(
            lambda said: said["connections"].append({"client": "trip-service-alb", "server": "kafka-ui", "port": 8080})
        ),
    ),
]
