"""Manifests as plain dictionaries: reading, models, and history."""
