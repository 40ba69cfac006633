"""OpenMarket: what runs, what it talks to, and who may reach it."""

from collections.abc import Mapping
from functools import partial

from constructs_lib import (
    Alb,
    ApiService,
    AwsSecretsManager,
    Edge,
    ExternalSecret,
    Grant,
    HealthCheck,
    HttpProbe,
    InitContainer,
    Internet,
    Irsa,
    Managed,
    PlatformApp,
    PlatformChart,
    PodField,
    ReadSecrets,
    ReadWriteBuckets,
    Release,
    Remote,
    RunAs,
    Scratch,
    SecretStore,
    SendEmail,
    SharedConfig,
    UrlTemplate,
    WriteLogs,
    mysql_url,
)
from platforms.openmarket.environments import OpenMarketEnvironment

PORT, DRAIN = 3000, 15  # and the seconds in which the load balancer lets go of a Pod that is on its way out
TMP = Scratch(path="/tmp", size="128Mi")
APP_KEYS = {
    key: key.lower()
    for key in (
        *("JWT_SECRET", "JWT_REFRESH_SECRET", "SESSION_SECRET", "PAYMENT_API_KEY"),
        *("S3_STATIC_BUCKET", "S3_UPLOADS_BUCKET", "CLOUDFRONT_DOMAIN"),
    )
}
AWS_KEYS = {key: key.lower() for key in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")}
FEATURES = ("ENABLE_EMAIL_VERIFICATION", "ENABLE_SELLER_APPROVAL", "ENABLE_PRODUCT_REVIEW")


class OpenMarket(PlatformChart):
    """A marketplace: an API, and a web application for buyers, sellers and administrators. The data is outside."""

    platform = "openmarket"

    def __init__(self, app: PlatformApp, env: OpenMarketEnvironment, release: Release) -> None:
        super().__init__(app, env, release)

        self.prefix, self.cluster = f"openmarket-{env.name}", env.cluster
        self.store = SecretStore(self, "aws-secrets-manager", provider=AwsSecretsManager(region=env.cluster.region))
        rds, cache = f"{self.prefix}-rds-credentials", f"{self.prefix}-elasticache-credentials"
        properties = {"DB_USERNAME": "username", "DB_PASSWORD": "password", "DB_HOST": "host"}
        url = mysql_url(user="DB_USERNAME", password="DB_PASSWORD", host="DB_HOST", port=3306, database=env.database)
        database = self._secret("db-credentials", "db-secret", rds, properties, DATABASE_URL=url)
        properties = {"REDIS_PASSWORD": "auth_token", "REDIS_HOST": "configuration_endpoint"}
        sessions = self._secret("redis-credentials", "redis-secret", cache, properties)
        secrets = self._secret("app-secrets", "secrets", f"{self.prefix}-app-secrets", APP_KEYS)
        if env.static_credentials:
            self._secret("aws-credentials", "aws-credentials", f"{self.prefix}-aws-credentials", AWS_KEYS)

        aurora = Managed(
            name="aurora",
            subnets=env.database_subnets,
            port=3306,
            host=database.key("DB_HOST"),
            parameters={"NAME": env.database},
        )
        redis = Managed(
            name="elasticache",
            subnets=env.database_subnets,
            port=6379,
            host=sessions.key("REDIS_HOST"),
            parameters={"TLS_ENABLED": "true"},
        )
        aws = {
            name: Internet(host=f"{name}.{env.cluster.region}.amazonaws.com", port=443, private=True)
            for name in ("s3", "email", "logs", "sts", "secretsmanager")
        }

        api_host, admin_host, seller_host = (f"{name}.{env.domain}" for name in ("api", "admin", "seller"))
        shops = [f"https://{host}" for host in (env.domain, admin_host, seller_host)]
        config = SharedConfig(
            self,
            "openmarket-config",
            {
                "NODE_ENV": env.node_env,
                "LOG_LEVEL": env.log_level,
                "LOG_FORMAT": "json",
                **dict.fromkeys(("API_PORT", "FRONTEND_PORT", "PORT"), f"{PORT}"),
                "API_URL": f"https://{api_host}",
                "FRONTEND_URL": shops[0],
                "CORS_ORIGIN": ",".join(shops),
                "AWS_REGION": env.cluster.region,
                **dict.fromkeys(FEATURES, "true"),
            },
            aurora.settings("DB"),
            redis.settings("REDIS"),
        )

        program = partial(
            ApiService,
            self,
            port=PORT,
            run_as=RunAs(user=1001, volume_group=1001),
            drain=DRAIN,
            spread=("topology.kubernetes.io/zone",),
            apart={"topology.kubernetes.io/zone": 100, "kubernetes.io/hostname": 50},
        )
        backend = program(
            "backend-api",
            container="backend",
            labels={"app": "backend-api", "tier": "backend", "component": "api"},
            image=self.image("backend"),
            size=env.backend_size,
            scale=env.backend_scale,
            config=config,
            secrets=(database.secret, sessions.secret, secrets.secret),
            environment={
                "POD_NAME": PodField(path="metadata.name"),
                "POD_NAMESPACE": PodField(path="metadata.namespace"),
                "POD_IP": PodField(path="status.podIP"),
            },
            init=(
                InitContainer(
                    name="db-migration",
                    command=("sh", "-c", "npx prisma migrate deploy"),
                    config=config,
                    secrets=(database.secret,),
                    environment={"HOME": "/tmp", "NPM_CONFIG_CACHE": "/tmp/.npm"},
                    scratch=(TMP,),
                ),
            ),
            identity=self._identity(
                "backend",
                ReadWriteBuckets(names=(f"{self.prefix}-uploads", f"{self.prefix}-static-assets")),
                ReadSecrets(names=(rds, cache)),
                SendEmail(identities=("openmarket.example.com",)),
            ),
            liveness=HttpProbe(path="/health", delay=60, period=10, timeout=5),
            readiness=HttpProbe(path="/health/ready", delay=30, period=5, timeout=3),
            startup=HttpProbe(path="/health", period=10, timeout=3, failures=30),
            scratch=(TMP, Scratch(path="/app/logs", size="256Mi")),
            metrics="/metrics",
            health_check=HealthCheck(path="/health"),
        )
        frontend = program(
            "frontend-web",
            component="web",
            container="frontend",
            labels={"app": "frontend-web", "tier": "frontend", "component": "web"},
            image=self.image("frontend-web"),
            size=env.frontend_size,
            scale=env.frontend_scale,
            environment={
                "NODE_ENV": env.node_env,
                "NEXT_PUBLIC_API_URL": config.key("API_URL"),
                "NEXT_PUBLIC_CLOUDFRONT_DOMAIN": secrets.key("CLOUDFRONT_DOMAIN"),
                "POD_NAME": PodField(path="metadata.name"),
            },
            identity=self._identity("frontend"),
            liveness=HttpProbe(path="/api/health", delay=30, period=10, timeout=5),
            readiness=HttpProbe(path="/api/health", delay=10, period=5, timeout=3),
            startup=HttpProbe(path="/api/health", period=10, timeout=3, failures=30),
            scratch=(TMP, Scratch(path="/app/.next/cache", size="512Mi", name="nextjs-cache")),
            # Next.js answers the path without the last slash with a redirect.
            health_check=HealthCheck(path="/api/health/", codes="200-399"),
        )

        backend.connect(aurora.settings("DB"), redis.settings("REDIS"))
        backend.connect(*aws.values(), because="the AWS SDK knows the addresses")
        frontend.connect(backend, because="pages that are made on the server call the API inside the cluster")
        frontend.connect(aws["logs"], aws["sts"], because="the AWS SDK knows the addresses")

        Edge(
            self,
            "openmarket-ingress",
            door=Alb(
                name=f"{self.prefix}-alb",
                certificate_arn=env.certificate_arn,
                ssl_policy="ELBSecurityPolicy-TLS13-1-2-2021-06",
                interval=15,
                timeout=5,
                sticky=24 * 3600,
                deregistration=DRAIN,
                subnets=env.public_subnets,
                tags={"Environment": env.name, "Project": "openmarket"},
                web_acl=env.web_acl,
                shield=env.shield,
            ),
            routes={
                f"{env.domain}/": frontend,
                f"{api_host}/": backend,
                f"{admin_host}/": frontend,
                f"{seller_host}/": frontend,
            },
        )

    def policy_name(self, workload: str) -> str:
        """As the original calls them."""
        return f"{workload}-netpol"

    def budget_name(self, workload: str) -> str:
        """As the original calls them."""
        return f"{workload}-pdb"

    def _secret(
        self, id: str, target: str, remote: str, properties: Mapping[str, str], **templates: UrlTemplate
    ) -> ExternalSecret:
        """A Secret that the operator makes of the properties of one secret in AWS Secrets Manager."""
        return ExternalSecret(
            self,
            f"openmarket-{id}",
            store=self.store,
            target=f"openmarket-{target}",
            keys={key: Remote(key=remote, property=property) for key, property in properties.items()},
            templates=templates,
        )

    def _identity(self, name: str, *grants: Grant) -> Irsa:
        """Who a program is to AWS. Both write logs."""
        logs = WriteLogs(groups=(f"/aws/eks/{self.cluster.name}/{name}-*",))
        role = f"{self.prefix}-{name}-irsa"
        return Irsa(account=f"{name}-sa", role=role, cluster=self.cluster, grants=(*grants, logs))
