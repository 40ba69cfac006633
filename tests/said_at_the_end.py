"""What tests say at the end of a run, also of one in several processes: `record_property(AT_THE_END, "a line")`."""

from _pytest.terminal import TerminalReporter

AT_THE_END = "said at the end"


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Print the lines, each once."""
    reports = [report for reports in terminalreporter.stats.values() for report in reports]
    said = [pair for report in reports for pair in getattr(report, "user_properties", ())]
    for line in dict.fromkeys(str(line) for name, line in said if name == AT_THE_END):
        terminalreporter.write_line(line)
