"""Network reachability: declared connections, what NetworkPolicies allow, and the differences."""
