"""What feeds and calendars say of each dated thing: an event, a step of a docket, a correction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from casesite.language import row, t
from casesite.model.addresses import stable
from casesite.model.case import Case
from casesite.model.docket import Entry as DocketEntry
from casesite.model.kinds import Charge, Correction, Dispute, Event, Party, Proceeding, Record, Statement
from casesite.model.labels import credit, date_words, deciders, label, status_words, whose
from casesite.model.lock import WHOLE
from casesite.values.dates import CaseDate, day

About: TypeAlias = Party | Proceeding
Followed: TypeAlias = About | Dispute


@dataclass(frozen=True)
class Entry:
    """A dated thing in plain words. ``key`` names it for good; ``address`` is from the site's root."""

    key: str
    date: CaseDate
    title: str
    text: str
    address: str
    place: str | None = None


def happenings(case: Case, about: Followed | None = None) -> list[Entry]:
    """The events by date; only those of a party, a proceeding or a question; of a proceeding also the steps of its docket."""
    found = [_of_event(case, event) for event in _events(case, about)]
    if isinstance(about, Proceeding):
        found += _of_steps(case, about)
    return sorted(found, key=lambda entry: entry.date)


def corrections(case: Case, about: Record | None = None) -> list[Entry]:
    """The corrections that readers see; only those of a record and of the events that belong to it."""
    events = _events(case, about) if about is None or isinstance(about, Party | Proceeding) else ()
    ids = {record.id for record in (about, *events) if record}
    return [_of_correction(case, record) for record in case.corrections if about is None or record.record in ids]


def standing_of(case: Case, about: About) -> str:
    """Where a proceeding stands, or each charge against a party: none is told without what became of it, and what limits it."""
    if isinstance(about, Proceeding):
        lines = [case.standing(about).words, about.caveat]
    else:
        brought = case.charges_against(about)
        lines = [line for proceeding, charge in brought for line in _charge(case, about, proceeding, charge)]
        lines += dict.fromkeys(proceeding.caveat for proceeding, _ in brought)
    closed = (line if line.endswith((".", "!", "?")) else f"{line}." for line in filter(None, lines))
    return " ".join([t("The record as of {date}.", date=date_words(case.as_of)), *closed])


def word_of(case: Case, said: Event | DocketEntry | Statement | Party, *, start: bool = False) -> str:
    """The status of a statement, and whose word or whose act it is."""
    deciding = () if isinstance(said, Party) else said.decided_by
    names, acted = ([credit(case.records[id]) for id in ids] for ids in (said.by, deciding))
    words = " ".join([status_words(said.status, start=start), *([whose(said.status, names)] if names else [])])
    return f"{words}, {deciders(acted)}" if acted else words


def with_note(case: Case, said: Event | DocketEntry | Statement | Party, words: str) -> str:
    """The words of a statement, and behind them what the site adds beside it."""
    note = t("Note of this site: {note}", note=case.words_of(said.note.text)) if said.note else ""
    return f"{words} {note}".strip()


def _charge(case: Case, party: Party, proceeding: Proceeding, charge: Charge) -> list[str]:
    title, standing = f"{charge.title}, {proceeding.title}", case.standing(proceeding, charge, party.id).words
    return [t("{title}: {standing}", title=title, standing=standing), *([case.words_of(charge.text)] if charge.text else [])]


def _events(case: Case, about: Followed | None) -> list[Event]:
    return case.events_of(about) if about else case.events


def _of_event(case: Case, event: Event) -> Entry:
    text = with_note(case, event, f"{case.words_of(event.text)} [{word_of(case, event)}]")
    return Entry(event.id, event.date, event.title, text, stable(event), event.place)


def _of_steps(case: Case, proceeding: Proceeding) -> Iterator[Entry]:
    """The steps of a docket. Those of one kind are told apart by their number, and not by a date, which may yet be known better."""
    count: Counter[str] = Counter()
    for step in case.docket(proceeding):
        count[step.step] += 1
        key = f"{proceeding.id}/{step.step}/{count[step.step]}"
        concerned = concerns(case, proceeding, step)
        words = t("{step} ({penalty})", step=step.words(start=True), penalty=step.penalty) if step.penalty else step.words(start=True)
        title = t("{step}: {proceeding}", step=words, proceeding=proceeding.title)
        text = " ".join(filter(None, [f"{concerned}." if concerned else "", case.words_of(step.text or ""), f"[{word_of(case, step)}]"]))
        text = with_note(case, step, text)
        yield Entry(key, step.date, title, text, f"{stable(proceeding)}#steps")


def concerns(case: Case, proceeding: Proceeding, step: DocketEntry) -> str:
    """Which charges and whom a step concerns, where it is not all of several; else nothing."""
    charges = [charge.title for charge in step.charges] if 0 < len(step.charges) < len(proceeding.charges) else []
    return row([*charges, *(label(case.records[id]) for id in step.about)])


def _of_correction(case: Case, record: Correction) -> Entry:
    target = case.records.get(record.record)
    name = case.profile.title if record.record == WHOLE else credit(target) if target else record.record
    title = t("Correction: {record}", record=name)
    said, says, why = (case.words_of(words) for words in (record.said, record.says, record.why))
    text = t("It said: {said} It says now: {says} Why: {why}", said=said, says=says, why=why)
    return Entry(record.id, day(record.date), title, text, stable(record))
