"""Who may reach whom: what a platform declares, what its NetworkPolicies allow, and whether the two are the same."""
