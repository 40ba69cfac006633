"""What an API server does not take, although every field of it has the right type."""


class Refused(Exception):
    """A policy that does not get into a cluster, so that nobody can say what it would allow. Its text is for people.

    `path` leads to the field, as in `spec.ingress[0].from[1].ipBlock.cidr`. `what` is wrong there; `fix` mends it.
    """

    def __init__(self, path: str, what: str, fix: str) -> None:
        super().__init__(f"{path}: {what}; {fix}")
        self.path = path
        self.what = what
        self.fix = fix
