"""Manifests as plain dictionaries: reading them, asking them, and their history."""
