"""What a render hands to other tools: Helm charts, IAM roles, commands that create Secrets."""
