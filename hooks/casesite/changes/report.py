"""A comparison as a reader reads it: in a terminal, as a comment on a pull request, as JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable

from casesite.changes.change import Change, Changed, Comparison, Mark, Sort, State
from casesite.changes.naming import short
from casesite.changes.wording import sentence
from casesite.values import text

MARKER = "<!-- casesite-diff -->"  # by which a workflow finds its own comment
COMMENT = 60_000  # characters; GitHub takes 65,536
SECOND_READER, RECORD = 15_000, 12_000  # characters of that section, and of one record
PIECE = 600  # characters of one run of words
UNCHANGED = "Nothing that the site says has changed."
_HARMLESS = re.compile(r"&#(34|39|58(?=;(?: |$)));")  # among words, and outside tags; a colon before a space
# What a host makes a link of, and tells somebody of: "@name", "#12" and "GH-12", "https://…", "www.…", in any width.
_MENTION = re.compile(r"&#(?:35|64|65283|65312);|[＠＃﹫﹟]|\bGH(?=-\d)|&#58;(?=&#47;&#47;)|:(?=//)|\bwww(?=[.&])", re.IGNORECASE)


def summary(comparison: Comparison) -> str:
    """How much changed, in one sentence."""
    states = Counter(changed.state for changed in comparison.changed if changed.id)
    counts = [f"{states[state]} {state}" for state in State if states[state]]
    if counts:
        number, _, rest = counts[0].partition(" ")
        counts[0] = f"{number} record{'' if number == '1' else 's'} {rest}"
    counts += ["case.yml changed"] * any(not changed.id for changed in comparison.changed)
    counts += ["the list of published statements changed"] * bool(comparison.published)
    left = (
        f"{len(comparison.unread)} {'thing' if len(comparison.unread) == 1 else 'things'} could not be compared"
        if comparison.unread
        else ""
    )
    if not counts:
        return f"Nothing that could be compared has changed; {left}." if left else UNCHANGED
    second = sum(bool(changed.reasons) for changed in comparison.changed) + bool(comparison.published)
    needs = f"; {second or 'none'} need{'s' if second == 1 else ''} a second reader"
    return f"{sentence(', '.join(counts))}{needs}{f'; {left}' if left else ''}."


def across(comparison: Comparison) -> list[str]:
    """What is said of the record as a whole: notes, and what many statements have in common."""
    lost = sum(change.sort is Sort.SECOND_GONE for changed in comparison.changed for change in changed.changes)
    second = [f"{lost} statement{' lost its' if lost == 1 else 's lost their'} second source."] if lost else []
    unread = (
        [f"Could not be compared, for the earlier state of it cannot be read: {', '.join(comparison.unread)}."] if comparison.unread else []
    )
    return [*comparison.notes, *unread, *second]


def as_text(comparison: Comparison) -> str:
    """Plain lines; words that are gone stand in ``[-…-]``, new ones in ``{+…+}``, as git shows them."""
    lines = [summary(comparison), *across(comparison)]
    if comparison.published or any(changed.reasons for changed in comparison.changed):
        lines += ["", "Needs a second reader:"]
        lines += [f"  {sentence(comparison.published)}."] if comparison.published else []
        lines += [f"  {_title(changed)}: {'; '.join(changed.reasons)}" for changed in comparison.changed if changed.reasons]
    for changed in comparison.changed:
        lines += ["", f"{_title(changed)}: {changed.state}", *(f"  - {plain(change)}" for change in changed.changes)]
    return "\n".join(lines) + "\n"


def plain(change: Change) -> str:
    """A change as one line of text."""
    shown = {Mark.SAID: "{}", Mark.OLD: "[-{}-]", Mark.NEW: "{{+{}+}}"}
    return _line(change, lambda mark, words: shown[mark].format(words.replace("\n", " ")))


def _line(change: Change, show: Callable[[Mark, str], str]) -> str:
    """A change as one line: where in the record, then what; a gap parts words that are gone from those that came."""
    pieces = [(Mark.SAID, f"{change.at}: "), *change.words] if change.at else [*change.words]
    pieces[0] = (pieces[0][0], sentence(pieces[0][1]))
    out, last = "", Mark.SAID
    for mark, words in pieces:
        out += (" " if (last, mark) == (Mark.OLD, Mark.NEW) else "") + show(mark, words)
        last = mark
    return out


def _title(changed: Changed) -> str:
    return f"{sentence(changed.noun)} “{changed.label}” ({changed.id})" if changed.id else f"{sentence(changed.noun)} (case.yml)"


def as_markdown(comparison: Comparison) -> str:
    """A comment for a pull request: whatever the record says comes out as words, and it is never too long to post."""
    out = [MARKER, "## What changes in the record", "", f"**{escaped(summary(comparison))}**", ""]
    out += [line for words in across(comparison) for line in (escaped(words), "")]
    published = (
        [f"- **{escaped(sentence(comparison.published))}.** Only “casesite lock”, after a merge, should do that."]
        if comparison.published
        else []
    )
    second = [f"- {_heading(changed)}: {escaped('; '.join(changed.reasons))}" for changed in comparison.changed if changed.reasons]
    if published or second:
        out += ["### Needs a second reader", "", *cut([*published, *second], SECOND_READER, "- … and {} more"), ""]
    blocks = []
    for changed in comparison.changed:
        lines = [f"- {_line(change, _marked)}" for change in changed.changes]
        blocks.append("\n".join([f"### {_heading(changed)}: {changed.state}", "", *cut(lines, RECORD, "- … and {} more"), ""]))
    head = "\n".join(out)
    return head + "\n" + "\n".join(cut(blocks, COMMENT - len(head) - 100, "… and {} more records")).rstrip() + "\n"


def _heading(changed: Changed) -> str:
    if not changed.id:
        return f"{sentence(changed.noun)} (`case.yml`)"
    return f"{sentence(changed.noun)} “{escaped(short(changed.label, 120))}” (`{changed.id}`)"


def _marked(mark: Mark, words: str) -> str:
    tag = {Mark.OLD: "del", Mark.NEW: "ins"}.get(mark)
    shown = escaped(short(words, PIECE))
    return f"<{tag}>{shown}</{tag}>" if tag else shown


def escaped(words: str) -> str:
    """Words that no Markdown reads as anything else; an empty element keeps a host from calling people and issues."""
    safe = _HARMLESS.sub(lambda match: chr(int(match[1])), text.escape(words))
    return _MENTION.sub(lambda match: f"{match.group()}<span></span>", safe)


def cut(lines: Iterable[str], limit: int, more: str) -> list[str]:
    """As many lines as fit, and how many are left out."""
    kept: list[str] = []
    left = 0
    for line in lines:
        limit -= len(line) + 1
        if limit > 0 and not left:
            kept.append(line)
        else:
            left += 1
    return [*kept, more.format(left)] if left else kept


def as_json(comparison: Comparison) -> str:
    """The same for programs."""
    content = {
        "summary": summary(comparison),
        "notes": across(comparison),
        "unread": comparison.unread,
        "published": comparison.published,
        "changed": [
            {
                "kind": changed.noun,
                "id": changed.id,
                "title": changed.label,
                "state": changed.state,
                "second_reader": changed.reasons,
                "changes": [
                    {
                        "field": change.field,
                        "sort": change.sort.name.lower().replace("_", "-"),
                        "at": change.at,
                        "words": [{"mark": mark.name.lower(), "words": words} for mark, words in change.words],
                    }
                    for change in changed.changes
                ],
            }
            for changed in comparison.changed
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


FORMS: dict[str, Callable[[Comparison], str]] = {"text": as_text, "markdown": as_markdown, "json": as_json}
