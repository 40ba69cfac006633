"""Who connects to whom, the NetworkPolicies that follow, and the settings that clients read."""
