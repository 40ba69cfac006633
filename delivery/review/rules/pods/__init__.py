"""The permissions, resources and life cycle of Pods."""

from delivery.review.rules.pods import containers, cron_jobs, probes, resources, security, service_links

__all__ = ["containers", "cron_jobs", "probes", "resources", "security", "service_links"]
