"""What pages share, in both forms of a page: a statement, its sources, a list of records, an event in one line.

Each is made once for all pages of one form and depth (``Links.part``), so they are functions and not macros of a template.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from casesite.language import t, tn
from casesite.model import labels
from casesite.model.kinds import Citation, Effect, Event, Note, Party, Record, Source
from casesite.pages import figures
from casesite.pages.links import Links


def statement(view: Links, part: Any) -> str:
    """A text with its status, whose word it is, its sources, and what the site adds beside it."""
    element = view.form.element
    text = element("div", view.rich(part.text), "cs-text")
    said = element("div", f"{element('p', status(view, part))}{citations(view, part.sources)}", "cs-meta")
    return element("div", f"{text}\n{said}{beside(view, part.note)}", "cs-statement")


def unstated(view: Links, part: Any) -> str:
    """A text with its sources, and no status of its own."""
    element = view.form.element
    return element("div", f"{element('div', view.rich(part.text), 'cs-text')}{meta(view, part.sources)}", "cs-statement")


def status(view: Links, part: Any, among: Party | None = None) -> str:
    """How far a statement can be relied on, whose word it is, and who acted; not whose where it stands among what that party says."""
    element = view.form.element
    words = element("strong", view.form.write(labels.status_words(part.status, start=True)), f"cs-status cs-{part.status.value}")
    if part.by and not (among and part.by == [among.id]):
        words = f"{words} {element('span', view.whose(part.status, part.by), 'cs-by')}"
    if deciders := getattr(part, "decided_by", None):
        words = f"{words} {element('span', f'· {view.deciders(deciders)}', 'cs-by')}"
    return words


def meta(view: Links, cited: Sequence[Citation]) -> str:
    """Sources alone, on the line below a text."""
    return view.form.element("div", citations(view, cited), "cs-meta")


def citations(view: Links, cited: Sequence[Citation]) -> str:
    """How many sources, in a line; they open in place. In plain words nothing folds."""
    element = view.form.element
    entries = "".join(citation(view, entry) for entry in cited)
    if view.form.is_plain:
        return element("p", view.form.write(t("Sources")) + ":") + element("ul", entries)
    number = element("summary", view.form.write(tn("{number} source", "{number} sources", len(cited))))
    return element("details", number + element("ol", entries, "cs-sources"), "cs-src")


def citation(view: Links, cited: Citation) -> str:
    """One source: who published it and when, where in it, its title, how good it is, the words quoted, and its address."""
    source, write = view.case.source(cited), view.form.write
    where = f", {write(cited.at)}" if cited.at else ""
    words = f"{view.part(source_credit, source)}{where}: {view.part(source_title, source)}"
    if cited.role is not Effect.SUPPORTS:
        words = f"{words} {note(view, labels.effect(cited.role))}"
    if cited.quote:
        words = f"{words} {view.form.element('q', write(cited.quote))}"
    words = f"{words}{figures.cited(view, cited)}{view.source_links(source, cited)}"
    return view.form.element("li", words, "" if cited.role is Effect.SUPPORTS else f"cs-{cited.role.value}")


def source_credit(view: Links, source: Source) -> str:
    """Who published a source, and when."""
    date = f", {view.date(source.issued)}" if source.issued else ""
    return f"{view.form.write(labels.credit(source))}{date}"


def source_title(view: Links, source: Source) -> str:
    """The title of a source, which leads to its entry, and how good it is."""
    title = view.form.element("cite", view.form.write(source.title))
    marks = [t("primary record")] * source.primary + [t("weak source")] * bool(source.weak)
    link = view.form.link(view.record_url(source), title, "")
    return f"{link}." + "".join(f" {note(view, words)}" for words in marks)


def beside(view: Links, added: Note | None) -> str:
    """What the site itself says beside another's word."""
    if added is None:
        return ""
    element = view.form.element
    text = element("p", view.form.write(t("Note of this site")), "cs-label") + element("div", view.rich(added.text), "cs-text")
    return element("div", text + meta(view, added.sources), "cs-beside")


def note(view: Links, words: object) -> str:
    """Small words behind others; in plain words, in brackets."""
    return f"({words})" if view.form.is_plain else view.form.element("span", view.form.write(words), "cs-note")


def listed_record(view: Links, record: Record) -> str:
    """A record as an entry of a list: its date, where it has one, its name and what it is."""
    date = getattr(record, "date", None)
    dated = f"{view.date(date)} " if date is not None else ""
    return view.form.element("li", f"{dated}{view.link(record)} {note(view, labels.noun(record))}")


def listed_event(view: Links, event: Event) -> str:
    """An event as an entry of a list: its date and title."""
    return view.form.element("li", f"{view.date(event.date)} {view.link(event)}")


@dataclass(frozen=True)
class Style:
    """How records stand in a list: what one of them reads, and the element and class of the list."""

    entry: Callable[[Links, Any], str]
    tag: str
    named: str


RECORDS = Style(listed_record, "ul", "cs-list")
EVENTS = Style(listed_event, "ol", "cs-events")


def folded(view: Links, style: Style, listed: Sequence[Record], most: int, address: str = "") -> str:
    """A list; those past so many fold out, or stand at an address of their own."""

    def entries(some: Sequence[Record]) -> str:
        return view.form.element(style.tag, "".join(view.part(style.entry, record) for record in some), style.named)

    more = t("{number} more", number=len(listed) - most)
    if len(listed) <= most:
        return entries(listed)
    if address:
        return entries(listed[:most]) + view.form.element("p", view.to(address, more), "cs-follow")
    summary = view.form.element("summary", view.form.write(more))
    return entries(listed[:most]) + view.form.element("details", summary + entries(listed[most:]), "cs-more")


def event_line(view: Links, event: Event) -> str:
    """An event in one line of the timeline; opened, what happened and whose word that is."""
    element = view.form.element
    if view.form.is_plain:
        return element("li", f"{view.date(event.date)}: {view.link(event)}")
    statuses = " ".join([event.status.value, *(part.status.value for part in event.statements)])
    data = {
        "category": event.category,
        "year": event.date.year,
        "status": statuses,
        "party": " ".join(event.parties),
        "proceeding": " ".join(event.proceedings),
    }
    filtered = "".join(f' data-{name}="{view.form.write(words)}"' for name, words in data.items())
    title = element("summary", f"{view.date(event.date)} " + element("span", view.form.write(event.title), "cs-title"))
    sources = tn("{number} source", "{number} sources", len(event.sources))
    text = element("div", view.rich(event.text), "cs-text")
    entry = view.link(event, t("{number} and full entry", number=sources))
    said = element("p", f"{status(view, event)} · {entry}", "cs-meta")
    former = "".join(f'<span id="{id}"></span>' for id in event.formerly)
    return f'<li id="{event.id}"{filtered}>{former}{element("details", title + text + said)}</li>'
