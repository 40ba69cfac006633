"""What people can correct in a NetworkPolicy, or in a question about one."""

from contract.errors import PlatformError


class InvalidPolicy(PlatformError):
    """A policy that an API server refuses although its schema accepts it, so that it has no meaning.

    `path` leads to the field, as in `spec.ingress[0].from[1].ipBlock.cidr`. `what` is wrong there; `fix` corrects it.
    """

    def __init__(self, path: str, what: str, fix: str) -> None:
        super().__init__(f"{path}: {what}; {fix}")
        self.path = path
        self.what = what
        self.fix = fix


class UnknownParty(PlatformError):
    """A name that no workload, Service or external peer has, or a port that is none: the question has no answer."""
