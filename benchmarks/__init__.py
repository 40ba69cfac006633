"""Repeatable performance measurements."""
