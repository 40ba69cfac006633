"""A comparison for a terminal; when piped, plain text with one line a part, so that `grep` finds it."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from delivery.diff.attribution import Attribution
from delivery.diff.by_owner import Group, groups
from delivery.diff.consequences import Consequence, consequences, heading, headline
from delivery.diff.contents import contents
from delivery.diff.fields import Change
from delivery.diff.folding import folded
from delivery.diff.network import without_fields
from delivery.diff.objects import Diff, ObjectDiff
from delivery.manifests import formatting

_STYLES = {
    "needed": "bold red",
    "refused": "bold red",
    "emptied": "bold red",
    "pruned": "red",
    "orphaned": "yellow",
    "restarted": "bold yellow",
    "rolled": "yellow",
    "created": "green",
    "unnoticed": "magenta",
}
_MARKS = {"created": ("+", "green"), "changed": ("~", "yellow"), "removed": ("-", "red")}
_LINES = {"-": "red", "+": "green", "@": "dim"}
_WIDTH = 200
_MOST_FIELDS = 50


def show(console: Console, diffs: Sequence[Diff]) -> None:
    """Print what differs between two states of environments: first what the cluster will do, then every field."""
    differing = folded(diffs)
    if not differing:
        console.print(Text("no difference", style="bold green"))
    for diff in differing:
        found = consequences(diff)
        _line(console, 0, Text.assemble((diff.name, "bold"), f": {headline(found)}"))
        for each in found:
            _show_consequence(console, each, diff)
        console.print()
        for changed in diff.objects:
            _show_object(console, changed, diff)
        console.print()


def show_owners(console: Console, found: Attribution) -> None:
    """Print what differs between two environments, by the field of the environment that causes it."""
    total, fields = len(found.differences), len(found.fields)
    _line(console, 0, Text.assemble((f"{found.left} -> {found.right}", "bold"), f": {_count(total, fields)}"))
    for group in groups(found, _WIDTH):
        console.print()
        _show_group(console, group, found)
    if found.idle:
        console.print()
        _line(console, 0, Text(f"without effect on these manifests: {', '.join(found.idle)}", style="dim"))
    if found.unowned:
        console.print()
        words = f"{len(found.unowned)} without an owner: make what differs a field of the environment"
        _line(console, 0, Text(words, style="bold red"))


def _count(total: int, fields: int) -> str:
    differences = "1 difference" if total == 1 else f"{total} differences"
    return f"{differences}, {'1 field' if fields == 1 else f'{fields} fields'} of the environment"


def _show_consequence(console: Console, each: Consequence, diff: Diff) -> None:
    names = ", ".join(diff.labels[identity] for identity in each.objects)
    first, *parts = filter(None, (names, each.how, *each.reasons))
    _line(console, 2, Text(f"{heading(each.effect):16}", style=_STYLES.get(each.effect, "")), Text(first))
    for part in parts:
        _line(console, 18, Text(part))


def _show_object(console: Console, each: ObjectDiff, diff: Diff) -> None:
    mark, style = _MARKS[each.kind]
    _line(console, 0, Text.assemble((mark, style), " ", (diff.labels[each.identity], "bold")))
    for change in each.changes[:_MOST_FIELDS]:
        for indent, text in _lines(change):
            _line(console, indent, text)
    for line in contents(each.right or each.left) if each.kind != "changed" else ():
        _line(console, 4, Text(line))
    if len(each.changes) > _MOST_FIELDS:
        _line(console, 4, Text(f"and {len(each.changes) - _MOST_FIELDS} more fields", style="dim"))
    if each.kind == "changed" and not each.changes:
        _line(console, 4, Text(without_fields(each), style="dim"))


def _lines(change: Change) -> Iterator[tuple[int, Text]]:
    path = Text(formatting.path(change.path) or "the whole object")
    old, new = formatting.pair(change.old, change.new, _WIDTH)
    if change.kind == "reordered":
        path.append(", in another order")
    yield 4, path
    if formatting.is_text(change.old) and formatting.is_text(change.new):
        for line in formatting.unified(change.old, change.new):
            yield 6, Text(line, style=_LINES.get(line[:1], ""))
        return
    if change.kind != "added":
        yield 6, Text(f"- {old}", style="red")
    if change.kind != "removed":
        yield 6, Text(f"+ {new}", style="green")


def _show_group(console: Console, group: Group, found: Attribution) -> None:
    title = Text(group.title, style="bold" if group.owners else "bold red")
    if len(group.owners) == 1:
        old, new = (formatting.value(side, _WIDTH) for side in found.fields[group.owners[0]])
        title.append_text(Text(f": {old} -> {new}", style="not bold"))
    _line(console, 0, title)
    for row in group.rows:
        what, objects = Text(row.what), Text(row.objects, style="dim")
        if console.is_terminal and len(what) + len(objects) + 4 > console.width:
            _line(console, 2, what)
            _line(console, 6, objects)
        else:
            _line(console, 2, Text.assemble(what, "  ", objects))
        if (row.old, row.new) not in (("", ""), _values_of(group, found)):
            _line(console, 6, Text.assemble((row.old, "red"), " -> ", (row.new, "green")))


def _values_of(group: Group, found: Attribution) -> tuple[str, str]:
    """The values of the field itself, which are not repeated."""
    return found.fields[group.owners[0]] if len(group.owners) == 1 else ("", "")


def _line(console: Console, indent: int, *columns: Text) -> None:
    """Print one line; what follows the first column wraps below itself, not below the first."""
    if not console.is_terminal:
        console.out(" " * indent + "".join(column.plain for column in columns), highlight=False)
        return
    line = Table.grid()
    for _ in columns:
        line.add_column(overflow="fold")
    line.add_row(*columns)
    console.print(Padding(line, (0, 0, 0, min(indent, console.width // 4)), expand=False))
