"""The guard against changes that a sync cannot apply, or that lose data or connections."""
