"""Schemas of Kubernetes and of custom resources."""
