"""Pods: containers, their variables and their volumes."""
