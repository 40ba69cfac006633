"""A comparison as a comment on a pull request: what the cluster will do, and below it every field, folded away.

Text from a manifest is in code spans, where no character has a meaning and no `@name` notifies anyone.
https://github.github.com/gfm/
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from delivery.diff.attribution import Attribution
from delivery.diff.by_owner import Group, Row, groups
from delivery.diff.consequences import Consequence, consequences, heading, headline
from delivery.diff.contents import contents
from delivery.diff.fields import Change
from delivery.diff.folding import folded
from delivery.diff.network import without_fields
from delivery.diff.objects import Diff, ObjectDiff
from delivery.manifests import formatting

LONGEST = 60_000
"""GitHub takes 65,536 characters, and counts them in a way of its own."""

_CELL = 120
_MOST_FIELDS = 100
_MOST_NAMES = 12


def as_markdown(diffs: Sequence[Diff]) -> str:
    """Write what differs between two states of environments."""
    differing = folded(diffs)
    if not differing:
        return "No difference.\n"
    told = {diff.name: consequences(diff) for diff in differing}
    summary = [part for diff in differing for part in _summary(diff, told[diff.name])]
    details = [_details(each, diff, len(differing) > 1) for diff in differing for each in diff.objects]
    return _joined(summary, details)


def owners_as_markdown(found: Attribution) -> str:
    """Write what differs between two environments, by the field of the environment that causes it."""
    summary = [f"### {code(found.left)} -> {code(found.right)}: {len(found.differences)} differences"]
    if found.unowned:
        summary.append(f"**{len(found.unowned)} without an owner: make what differs a field of the environment.**")
    if found.idle:
        summary.append(f"Without effect on these manifests: {', '.join(map(code, found.idle))}")
    head = ("Because of", "Field", "Objects", code(found.left), code(found.right))
    rows = [_owned(group, row) for group in groups(found, _CELL) for row in group.rows]
    return _joined([*summary, _table(head, rows)], [])


def _joined(summary: Sequence[str], details: Sequence[str]) -> str:
    """Summary and details, cut to what a comment can hold."""
    text = "\n\n".join(summary)
    if len(text) > LONGEST:
        lines = text[:LONGEST].rpartition("\n")[0]
        return f"{lines}\n\nToo much for a comment: the rest is left out.\n"
    for index, part in enumerate(details):
        if len(text) + len(part) > LONGEST:
            return f"{text}\n\nToo much for a comment: {len(details) - index} more are left out.\n"
        text += f"\n\n{part}"
    return f"{text}\n"


def _summary(diff: Diff, found: Sequence[Consequence]) -> Iterator[str]:
    yield f"### {code(diff.name)}: {headline(found)}"
    yield "\n".join(_bullet(each, diff) for each in found)


def _bullet(each: Consequence, diff: Diff) -> str:
    names = [code(diff.labels[identity]) for identity in each.objects]
    more = [f"and {len(names) - _MOST_NAMES} more"] if len(names) > _MOST_NAMES else []
    reasons = "".join(f"\n  - {code(reason)}" for reason in each.reasons)
    how = f": {code(each.how)}" if each.how else ""
    return f"- **{heading(each.effect)}** {', '.join([*names[:_MOST_NAMES], *more])}{how}{reasons}"


def _details(each: ObjectDiff, diff: Diff, several: bool) -> str:
    label = f"{diff.name}: {diff.labels[each.identity]}" if several else diff.labels[each.identity]
    if each.kind != "changed" or not each.changes:
        word = each.kind if each.kind != "changed" else without_fields(each)
        held = contents(each.right or each.left) if each.kind != "changed" else ()
        return "\n".join([f"- {code(label)} {word}", *(f"  - {code(line.strip())}" for line in held)])
    fields = "1 field" if len(each.changes) == 1 else f"{len(each.changes)} fields"
    rows = [_row(change) for change in each.changes[:_MOST_FIELDS]]
    if len(each.changes) > _MOST_FIELDS:
        rows.append((f"and {len(each.changes) - _MOST_FIELDS} more", "", ""))
    return _folded(label, fields, _table(("Field", "Before", "After"), rows))


def _row(change: Change) -> tuple[str, str, str]:
    old, new = formatting.pair(change.old, change.new, _CELL)
    path = code(formatting.path(change.path) or "the whole object")
    if change.kind == "reordered":
        path += " in another order"
    return path, "" if change.kind == "added" else code(old), "" if change.kind == "removed" else code(new)


def _owned(group: Group, row: Row) -> tuple[str, ...]:
    values = (code(row.old), code(row.new)) if row.old else ("", "")
    return code(group.title), code(row.what), code(row.objects), *values


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(head), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _folded(title: str, more: str, content: str) -> str:
    shown = html.escape(formatting.value(title, _CELL))
    return f"<details><summary><code>{shown}</code>: {more}</summary>\n\n{content}\n\n</details>"


def code(text: str) -> str:
    """A code span that holds exactly this text, also in a table: fenced longer than any run of backticks in it."""
    shown = formatting.value(text, 4 * _CELL)
    if not shown.strip():
        return "` `"
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    space = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) else ""
    return f"{fence}{space}{shown}{space}{fence}".replace("|", "\\|")
