"""What both sides of dist/ agree on: constructs write it, delivery reads it. Pure Python, without cdk8s."""
