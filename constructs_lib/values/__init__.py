"""Values that authors hand to constructs: frozen, keyword-only, and able to say what is wrong with them."""
