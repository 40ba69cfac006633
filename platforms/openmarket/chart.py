"""OpenMarket: what runs, what it talks to, and who may reach it."""

from collections.abc import Mapping

from constructs_lib import (
    Alb,
    ApiService,
    AwsSecretsManager,
    Container,
    Conventions,
    Edge,
    EmptyDir,
    ExternalSecret,
    FieldRef,
    Grant,
    HealthCheck,
    HttpProbe,
    InitContainer,
    Internet,
    Irsa,
    ManagedService,
    Placement,
    PlatformApp,
    PlatformChart,
    Port,
    ReadSecrets,
    ReadWriteBuckets,
    Release,
    Remote,
    Scrape,
    SecretStore,
    SecurityContext,
    SendEmail,
    ServiceOptions,
    SharedConfig,
    UrlTemplate,
    WriteLogs,
    mysql_url,
)
from platforms.openmarket.environments import OpenMarketEnvironment

PORT = Port("http", 3000)
DRAIN = 15  # seconds in which the load balancer lets go of a Pod that is on its way out
USER = SecurityContext(user=1001, volume_group=1001)
TMP = EmptyDir(path="/tmp", size="128Mi")
APP_KEYS = {
    key: key.lower()
    for key in (
        *("JWT_SECRET", "JWT_REFRESH_SECRET", "SESSION_SECRET", "PAYMENT_API_KEY"),
        *("S3_STATIC_BUCKET", "S3_UPLOADS_BUCKET", "CLOUDFRONT_DOMAIN"),
    )
}
AWS_KEYS = {key: key.lower() for key in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")}
FEATURES = ("ENABLE_EMAIL_VERIFICATION", "ENABLE_SELLER_APPROVAL", "ENABLE_PRODUCT_REVIEW")
PLACEMENT = Placement(
    spread=("topology.kubernetes.io/zone",),
    anti_affinity={"topology.kubernetes.io/zone": 100, "kubernetes.io/hostname": 50},
)


class OpenMarket(PlatformChart):
    """A marketplace: an API, and a web application for buyers, sellers and administrators. The data is outside."""

    conventions = Conventions(policy="{}-netpol".format, budget="{}-pdb".format)  # as the original calls them

    def __init__(self, app: PlatformApp, env: OpenMarketEnvironment, release: Release) -> None:
        super().__init__(app, env, release)
        self.prefix, self.cluster = f"openmarket-{env.name}", env.cluster
        self.store = SecretStore(self, "aws-secrets-manager", provider=AwsSecretsManager(region=env.cluster.region))
        self._fetch_secrets(env)
        aurora, redis = (
            ManagedService(name=name, subnets=env.database_subnets, port=port, host=host, parameters=parameters)
            for name, port, host, parameters in (
                ("aurora", 3306, self.database.key("DB_HOST"), {"NAME": env.database}),
                ("elasticache", 6379, self.sessions.key("REDIS_HOST"), {"TLS_ENABLED": "true"}),
            )
        )
        config = self._config(env, aurora, redis)
        backend, frontend = self._backend(env, config), self._frontend(env, config)

        aws = {
            name: Internet(host=f"{name}.{env.cluster.region}.amazonaws.com", port=443, private=True)
            for name in ("s3", "email", "logs", "sts", "secretsmanager")
        }
        backend.connect(aurora.settings("DB"), redis.settings("REDIS"))
        backend.connect(*aws.values(), reason="the AWS SDK knows the addresses")
        frontend.connect(backend, reason="pages that are made on the server call the API inside the cluster")
        frontend.connect(aws["logs"], aws["sts"], reason="the AWS SDK knows the addresses")

        routes = {"": frontend, "api.": backend, "admin.": frontend, "seller.": frontend}
        routes = {f"{host}{env.domain}/": service for host, service in routes.items()}
        Edge(self, "openmarket-ingress", entrypoint=self._load_balancer(env), routes=routes)

    def _fetch_secrets(self, env: OpenMarketEnvironment) -> None:
        """What the operator fetches: for the database, for the cache, and for the programs themselves."""
        self.rds, self.cache = f"{self.prefix}-rds-credentials", f"{self.prefix}-elasticache-credentials"
        properties = {"DB_USERNAME": "username", "DB_PASSWORD": "password", "DB_HOST": "host"}
        url = mysql_url(user="DB_USERNAME", password="DB_PASSWORD", host="DB_HOST", port=3306, database=env.database)
        self.database = self._secret("db-credentials", "db-secret", self.rds, properties, DATABASE_URL=url)
        properties = {"REDIS_PASSWORD": "auth_token", "REDIS_HOST": "configuration_endpoint"}
        self.sessions = self._secret("redis-credentials", "redis-secret", self.cache, properties)
        self.keys = self._secret("app-secrets", "secrets", f"{self.prefix}-app-secrets", APP_KEYS)
        if env.static_credentials:
            self._secret("aws-credentials", "aws-credentials", f"{self.prefix}-aws-credentials", AWS_KEYS)

    def _config(self, env: OpenMarketEnvironment, aurora: ManagedService, redis: ManagedService) -> SharedConfig:
        shops = [f"https://{host}{env.domain}" for host in ("", "admin.", "seller.")]
        settings = {
            "NODE_ENV": env.node_env,
            "LOG_LEVEL": env.log_level,
            "LOG_FORMAT": "json",
            **dict.fromkeys(("API_PORT", "FRONTEND_PORT", "PORT"), f"{PORT.number}"),
            "API_URL": f"https://api.{env.domain}",
            "FRONTEND_URL": shops[0],
            "CORS_ORIGIN": ",".join(shops),
            "AWS_REGION": env.cluster.region,
            **dict.fromkeys(FEATURES, "true"),
        }
        return SharedConfig(self, "openmarket-config", settings, aurora.settings("DB"), redis.settings("REDIS"))

    def _backend(self, env: OpenMarketEnvironment, config: SharedConfig) -> ApiService:
        container = Container(
            name="backend",
            image=self.image("backend"),
            ports=(PORT,),
            resources=env.backend_resources,
            config=config,
            secrets=(self.database.secret, self.sessions.secret, self.keys.secret),
            environment={
                "POD_NAME": FieldRef(path="metadata.name"),
                "POD_NAMESPACE": FieldRef(path="metadata.namespace"),
                "POD_IP": FieldRef(path="status.podIP"),
            },
            init=(self._migration(config),),
            liveness=HttpProbe(path="/health", delay=60, period=10, timeout=5),
            readiness=HttpProbe(path="/health/ready", delay=30, period=5, timeout=3),
            startup=HttpProbe(path="/health", period=10, timeout=3, failures=30),
            security_context=USER,
            mounts=(TMP, EmptyDir(path="/app/logs", size="256Mi")),
            drain=DRAIN,
        )
        buckets = ReadWriteBuckets(names=(f"{self.prefix}-uploads", f"{self.prefix}-static-assets"))
        secrets, email = ReadSecrets(names=(self.rds, self.cache)), SendEmail(identities=(env.mail_domain,))
        return ApiService(
            self,
            "backend-api",
            container,
            labels={"app": "backend-api", "tier": "backend", "component": "api"},
            scale=env.backend_scale,
            identity=self._identity("backend", buckets, secrets, email),
            placement=PLACEMENT,
            metrics=Scrape(),
            service=ServiceOptions(health_check=HealthCheck(path="/health")),
        )

    def _migration(self, config: SharedConfig) -> InitContainer:
        """Brings the tables up to date before the API starts."""
        return InitContainer(
            name="db-migration",
            command=("sh", "-c", "npx prisma migrate deploy"),
            config=config,
            secrets=(self.database.secret,),
            environment={"HOME": "/tmp", "NPM_CONFIG_CACHE": "/tmp/.npm"},
            mounts=(TMP,),
        )

    def _frontend(self, env: OpenMarketEnvironment, config: SharedConfig) -> ApiService:
        container = Container(
            name="frontend",
            image=self.image("frontend-web"),
            ports=(PORT,),
            resources=env.frontend_resources,
            environment={
                "NODE_ENV": env.node_env,
                "NEXT_PUBLIC_API_URL": config.key("API_URL"),
                "NEXT_PUBLIC_CLOUDFRONT_DOMAIN": self.keys.key("CLOUDFRONT_DOMAIN"),
                "POD_NAME": FieldRef(path="metadata.name"),
            },
            liveness=HttpProbe(path="/api/health", delay=30, period=10, timeout=5),
            readiness=HttpProbe(path="/api/health", delay=10, period=5, timeout=3),
            startup=HttpProbe(path="/api/health", period=10, timeout=3, failures=30),
            security_context=USER,
            mounts=(TMP, EmptyDir(path="/app/.next/cache", size="512Mi", name="nextjs-cache")),
            drain=DRAIN,
        )
        return ApiService(
            self,
            "frontend-web",
            container,
            component="web",
            labels={"app": "frontend-web", "tier": "frontend", "component": "web"},
            scale=env.frontend_scale,
            identity=self._identity("frontend"),
            placement=PLACEMENT,
            # Next.js answers the path without the last slash with a redirect.
            service=ServiceOptions(health_check=HealthCheck(path="/api/health/", codes="200-399")),
        )

    def _load_balancer(self, env: OpenMarketEnvironment) -> Alb:
        return Alb(
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
        )

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
