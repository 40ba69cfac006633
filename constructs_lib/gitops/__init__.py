"""Argo CD: Applications for environments and add-ons."""
