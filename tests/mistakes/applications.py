"""Mistakes in what Argo CD is told to deploy."""

from tests.mistakes.spoiling import ALB, ANNOTATIONS, INGRESS, POLICY, Mistake, add, again, both, drop, put

APPLICATION = "Application/trip-service-eks-prod"
CONTROLLER = {
    "apiVersion": "argoproj.io/v1alpha1",
    "kind": "Application",
    "metadata": {"name": "balancers", "namespace": "argocd"},
    "spec": {
        "project": "default",
        "source": {
            "repoURL": "https://aws.github.io/eks-charts",
            "chart": "aws-load-balancer-controller",
            "targetRevision": "3.5.0",
            "helm": {"valuesObject": {"clusterName": "eks", "enableWafv2": False}},
        },
        "destination": {"server": "https://YOUR-EKS-CLUSTER-ENDPOINT", "namespace": "kube-system"},
        "syncPolicy": {"automated": {"prune": True, "selfHeal": True}},
    },
}
REDIS_CHART = {"repoURL": "https://example.com/charts", "chart": "redis", "targetRevision": "1.*"}
WEB_ACL = "arn:aws:wafv2:eu-west-1:000000000000:regional/webacl/a/b"


MISTAKES = [
    Mistake(
        "a policy that is a hook",
        "applications/hook",
        put(POLICY, (*ANNOTATIONS, "argocd.argoproj.io/hook"), "Skip"),
    ),
    Mistake(
        "an Application that leaves the policies out",
        "applications/filtered",
        put(APPLICATION, "spec.source.directory.exclude", "NetworkPolicy*", environment="argocd"),
    ),
    Mistake(
        "a chart in whatever version is the newest",
        "applications/chart-version",
        put(APPLICATION, "spec.source", REDIS_CHART, environment="argocd"),
    ),
    Mistake(
        "a chart and a folder in one source",
        "applications/chart-or-path",
        both(
            put(APPLICATION, "spec.source.chart", "redis", environment="argocd"),
            put(APPLICATION, "spec.source.targetRevision", "1.2.3", environment="argocd"),
        ),
    ),
    Mistake(
        "a web ACL that the controller is told to ignore",
        "applications/protection",
        both(add(CONTROLLER, environment="argocd"), put(INGRESS, (*ANNOTATIONS, f"{ALB}wafv2-acl-arn"), WEB_ACL)),
    ),
    Mistake(
        "an Application without a revision",
        "applications/source",
        drop(APPLICATION, "spec.source.targetRevision", environment="argocd"),
    ),
    Mistake(
        "an Application of a folder that is gone",
        "applications/path",
        put(APPLICATION, "spec.source.path", "dist/production", environment="argocd"),
    ),
    Mistake(
        "an Application into the wrong namespace",
        "applications/namespace",
        put(APPLICATION, "spec.destination.namespace", "trip-service-dev", environment="argocd"),
    ),
    Mistake(
        "an Application that nobody syncs",
        "applications/automation",
        drop(APPLICATION, "spec.syncPolicy.automated", environment="argocd"),
    ),
    Mistake(
        "an Application that may delete everything",
        "applications/automation",
        put(APPLICATION, "spec.syncPolicy.automated.allowEmpty", True, environment="argocd"),
    ),
    Mistake(
        "an Application that fights the autoscaler",
        "applications/ignored-replicas",
        drop(APPLICATION, "spec.ignoreDifferences", environment="argocd"),
    ),
    Mistake(
        "an Application that ignores and resets all the same",
        "applications/respect",
        put(APPLICATION, "spec.syncPolicy.syncOptions", ["CreateNamespace=true"], environment="argocd"),
    ),
    Mistake(
        "two Applications of one folder",
        "applications/duplicate",
        again(APPLICATION, environment="argocd", name="trip-service-twin"),
    ),
    Mistake(
        "an Application that takes the databases along",
        "applications/finalizer",
        put(APPLICATION, "metadata.finalizers", ["resources-finalizer.argocd.argoproj.io"], environment="argocd"),
    ),
]
