"""Secrets that would end up in git."""

from tests.mistakes.spoiling import CONFIG, CURRENCY, FIRST, Mistake, add, put

MISTAKES = [
    Mistake(
        "a Secret with its values",
        "secrets/data",
        add(
            {
                "apiVersion": "v1",
                "kind": "Secret",
                "metadata": {"name": "s", "namespace": "trip-service-prod"},
                "stringData": {"a": "b"},
            }
        ),
    ),
    Mistake(
        "a password as a literal",
        "secrets/literal",
        put(CURRENCY, f"{FIRST}.env[0]", {"name": "MYSQL_PASSWORD", "value": "correct-horse"}),
    ),
    Mistake("a password in the configuration", "secrets/literal", put(CONFIG, "data.REDIS_PASSWORD", "correct-horse")),
    Mistake(
        "a URL with a password in it",
        "secrets/shape",
        put(CONFIG, "data.DATABASE_URL", "mysql://trip_user:correct-horse@service-mysql:3306/currency_db"),
    ),
    Mistake(
        "a password in an init script",
        "secrets/script",
        put("ConfigMap/mysql-init-script", ("data", "init.sql"), "CREATE USER 'a' IDENTIFIED BY 'correct-horse';\n"),
    ),
    Mistake(
        "a token under an innocent name",
        "secrets/entropy",
        put(
            CONFIG,
            "data.PARTNER",
            "".join(
                map(
                    chr,
                    (
                        81,
                        122,
                        55,
                        102,
                        75,
                        57,
                        120,
                        86,
                        50,
                        109,
                        76,
                        56,
                        112,
                        82,
                        52,
                        116,
                        87,
                        49,
                        110,
                        66,
                        54,
                        115,
                        89,
                        51,
                        104,
                        68,
                        53,
                        103,
                        74,
                        48,
                        99,
                        90,
                    ),
                )
            ),
        ),
    ),
]
