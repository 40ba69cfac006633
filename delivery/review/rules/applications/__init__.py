"""Argo CD Applications: what they deploy, where, and how they sync.

Without a folder of CRDs nothing has checked the types of an Application, so every field is read with care.
"""

from delivery.review.rules.applications import destination, protection, source, sync

__all__ = ["destination", "protection", "source", "sync"]
