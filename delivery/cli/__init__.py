"""The commands of `delivery`, a module for each: how it is called, and what it prints.

A module is imported only when its command is chosen: most of them load more than `--help` needs.
"""

COMMANDS = {
    "bump": "write a new version of the images into a release file",
    "review": "review manifests: dist/, any folder or file, or stdin",
    "guard": "find changes that a sync cannot apply, or that lose data",
    "diff": "say what a change of dist/ does in the clusters, or how two environments differ",
    "reach": "say whether one party can connect to another, and why",
    "graph": "draw who connects to whom",
    "document": "write the pages about the network of every environment",
    "secrets": "list the Secrets that Pods expect, and print the commands that create or rotate them",
    "iam": "print the roles of AWS that workloads and add-ons assume",
}
"""Each command by the name of its module, with its line in `--help`, in that order."""
