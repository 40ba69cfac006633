"""Entrypoints: Ingresses, and Services of type LoadBalancer."""

from delivery.review.rules.edge import annotations, draining, listeners, routes, targets

__all__ = ["annotations", "draining", "listeners", "routes", "targets"]
