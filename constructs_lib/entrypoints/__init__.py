"""Entrypoints: the NGINX ingress controller, and AWS load balancers."""
