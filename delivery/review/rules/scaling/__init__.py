"""Scaling: the number of Pods, and whether they can be replaced."""

from delivery.review.rules.scaling import autoscalers, budgets, members, rollouts

__all__ = ["autoscalers", "budgets", "members", "rollouts"]
