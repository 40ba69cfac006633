"""Every error that people can correct, from one class, which carries the exit status of a command.

    PlatformError                  exit status 2, "cannot say"; its text is for people
    ├── InvalidPlatform            exit status 1; values, constructs or release files (contract.violations)
    ├── InvalidRelease             a release file, or a version for one (contract.releases)
    ├── InvalidDeclaration         an annotation that constructs write and delivery reads
    ├── InvalidTemplate            a text in Go's template language (contract.go_template)
    ├── InvalidYaml                a text that is not YAML, or is ambiguous YAML (delivery.manifests.strict_yaml)
    ├── InvalidPolicy              a NetworkPolicy that an API server refuses (delivery.network.errors)
    ├── UnknownParty               a name that no party of a network has (delivery.network.errors)
    ├── UnknownName                a name that no platform and no environment has (platforms)
    ├── NoFolder                   CRDS names no folder (delivery.schema.crds_folder)
    ├── NotComparable              environments that do not exist, or are of two platforms (platforms)
    ├── NoCluster                  no kubectl, or a cluster that does not answer it (delivery.manifests.live)
    ├── NoHistory                  no git, no repository, no such commit (delivery.manifests.history)
    ├── NoGraphviz                 Graphviz is not installed (delivery.network.graph)
    ├── NoChart                    a Helm chart that cannot be made (delivery.handoff.helm)
    ├── Unpublished                a render that dist/ could not take (delivery.publish)
    ├── CommandFailed              a command that cannot do what it is asked (delivery.cli)
    └── AnsweredNo                 exit status 1; a command that ends with the answer "no" (delivery.cli)

Any other exception is a defect of this project, or an OSError.
"""

NO = 1
"""The exit status of a command that says no, or finds something wrong."""
CANNOT_SAY = 2
"""The exit status of a command that cannot answer: used in another way than it is meant, or not set up."""
INTERRUPTED = 130
"""The exit status of a command that somebody stopped with Ctrl-C, as shells have it."""


class PlatformError(Exception):
    """Something that people can correct. Its text is for them; `status` is the exit status of the command it ends."""

    status = CANNOT_SAY


class InvalidDeclaration(PlatformError):
    """An annotation does not hold what constructs write there. `where` names the object and the annotation."""

    def __init__(self, what: str, where: str = "") -> None:
        self.what = what
        self.where = where
        super().__init__(f"{where}: {what}" if where else what)

    def at(self, where: str) -> "InvalidDeclaration":
        """The same, with the object and the annotation that hold it."""
        return InvalidDeclaration(self.what, where)
