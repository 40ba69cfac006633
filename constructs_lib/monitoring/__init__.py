"""What the Prometheus Operator reads."""
