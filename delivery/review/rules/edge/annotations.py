"""Annotations for load balancers, by name."""

import re
from difflib import get_close_matches

from delivery.manifests.objects import annotations_of
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.edge.ingresses import ALB, INGRESS
from delivery.review.rules.rule import Findings, rule

ALB_NAMES = """
    acm-pca-arn auth-idp-cognito auth-idp-oidc auth-on-unauthenticated-request auth-scope auth-session-cookie
    auth-session-timeout auth-type backend-protocol backend-protocol-version certificate-arn create-acm-cert
    customer-owned-ipv4-pool dry-run-plan enable-frontend-nlb group.name group.order healthcheck-interval-seconds
    healthcheck-path healthcheck-port healthcheck-protocol healthcheck-timeout-seconds healthy-threshold-count
    inbound-cidrs ip-address-type ipam-ipv4-pool-id jwt-validation listen-ports load-balancer-attributes
    load-balancer-name manage-backend-security-group-rules minimum-load-balancer-capacity multi-cluster-target-group
    mutual-authentication scheme security-group-prefix-lists security-groups shield-advanced-protection ssl-policy
    ssl-redirect subnets success-codes tags target-control-port target-group-attributes target-node-labels target-type
    unhealthy-threshold-count use-regex-path-match waf-acl-id wafv2-acl-arn wafv2-acl-name web-acl-id"""

NLB = "service.beta.kubernetes.io/aws-load-balancer-"

NLB_NAMES = """
    access-log-emit-interval access-log-enabled access-log-s3-bucket-name access-log-s3-bucket-prefix
    additional-resource-tags alpn-policy attributes backend-protocol connection-draining-enabled
    connection-draining-timeout connection-idle-timeout cross-zone-load-balancing-enabled disable-nlb-sg
    eip-allocations eip-allocations-discovery-tags enable-icmp-for-path-mtu-discovery enable-prefix-for-ipv6-source-nat
    enable-tcp-udp-listener extra-security-groups healthcheck-healthy-threshold healthcheck-interval healthcheck-path
    healthcheck-port healthcheck-protocol healthcheck-success-codes healthcheck-timeout healthcheck-unhealthy-threshold
    inbound-sg-rules-on-private-link-traffic internal ip-address-type ipv6-addresses
    manage-backend-security-group-rules minimum-load-balancer-capacity multi-cluster-target-group name nlb-target-type
    private-ipv4-addresses proxy-protocol proxy-protocol-per-target-group quic-enabled-containers quic-enabled-ports
    scheme security-group-prefix-lists security-groups source-nat-ipv6-prefixes ssl-cert ssl-negotiation-policy
    ssl-ports subnets target-group-attributes target-node-labels type"""

KNOWN = {ALB: set(ALB_NAMES.split()), NLB: set(NLB_NAMES.split())}
NAMED = re.compile(r"(actions|conditions|transforms|listener-attributes)\..+|frontend-nlb-[a-z-]+")


@rule("edge/unknown-annotation", "The controller ignores unknown annotations", page=INGRESS)
def unknown_annotations(scope: Scope) -> Findings:
    """Annotations for load balancers are known ones."""
    for manifest in scope.of_kind("Ingress", "Service"):
        for key in map(str, annotations_of(manifest)):
            prefix = ALB if key.startswith("alb.") else NLB if key.startswith("service.beta.kubernetes.io/aws-") else ""
            name = key.removeprefix(prefix)
            if prefix and name not in KNOWN[prefix] and not NAMED.fullmatch(name):
                close = get_close_matches(key[:100], [prefix + known for known in KNOWN[prefix]], n=1, cutoff=0.8)
                fix = f"did you mean {close[0]}?" if close else "take it out"
                yield Finding.of(manifest, f"metadata.annotations.{key}", "no load balancer knows this annotation", fix)
