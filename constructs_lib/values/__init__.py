"""Values that authors pass to constructs: frozen, keyword-only, with `violations()`."""
