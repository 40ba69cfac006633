"""A verdict on stdout, for people or for programs."""

from delivery.cli.command import AnsweredNo
from delivery.review import report
from delivery.review.waivers import Verdict


def show(verdict: Verdict, form: str) -> None:
    """Print a verdict in one of the FORMATS. Raises AnsweredNo when an error stands."""
    if form == "json":
        print(report.as_json(verdict))
    elif form == "github":
        print(report.as_github(verdict))
    else:
        from rich.console import Console

        report.show(Console(highlight=False), verdict)
        report.show_ways(Console(highlight=False, stderr=True), verdict)
    if verdict.errors:
        raise AnsweredNo
