"""Secrets that are fetched or composed in the cluster."""
