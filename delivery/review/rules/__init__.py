"""The rules of the review, a module or a package for each family. `catalogue` has them all."""
