"""The commands of `python -m delivery`, a module for each: how it is called, and what it prints."""

from delivery.cli import bump, diff, document, graph, guard, iam, reach, review, secrets

COMMANDS = (bump, review, guard, diff, reach, graph, document, secrets, iam)
"""In the order in which `--help` lists them."""
