"""What feeds and calendars say of each dated thing: an event, a step of a docket, a correction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from casesite.language import t
from casesite.model.addresses import stable
from casesite.model.case import Case
from casesite.model.kinds import Correction, Event, Party, Proceeding, Statement, Step
from casesite.model.labels import credit, date_words, deciders, status_words, whose
from casesite.model.law import step_words
from casesite.model.lock import WHOLE
from casesite.model.standing import docket, of_charge, of_proceeding
from casesite.values.dates import CaseDate, day

About: TypeAlias = Party | Proceeding


@dataclass(frozen=True)
class Entry:
    """A dated thing in plain words. ``key`` names it for good; ``address`` is from the site's root."""

    key: str
    date: CaseDate
    title: str
    text: str
    address: str
    place: str | None = None


def happenings(case: Case, about: About | None = None) -> list[Entry]:
    """The events by date; only those of a party or proceeding, and then also the steps of its docket."""
    found = [_of_event(case, event) for event in _events(case, about)]
    if isinstance(about, Proceeding):
        found += [_of_step(case, about, step) for step in docket(about, case.as_of)]
    return sorted(found, key=lambda entry: entry.date)


def corrections(case: Case, about: About | None = None) -> list[Entry]:
    """The corrections that readers see; only those of a party or proceeding and of its events."""
    ids = {record.id for record in (about, *_events(case, about)) if record}
    return [_of_correction(case, record) for record in case.corrections if about is None or record.record in ids]


def standing_of(case: Case, about: About) -> str:
    """Where a proceeding stands, or each charge against a party: no charge is told without what became of it."""
    if isinstance(about, Proceeding):
        lines = [of_proceeding(about, case.as_of).words]
    else:
        brought = case.charges_against(about)
        lines = [
            t("{title}: {standing}", title=f"{charge.title}, {proceeding.title}", standing=of_charge(proceeding, charge, case.as_of).words)
            for proceeding, charge in brought
        ]
    return " ".join([t("The record as of {date}.", date=date_words(case.as_of)), *(f"{line}." for line in lines)])


def word_of(case: Case, said: Event | Step | Statement, *, start: bool = False) -> str:
    """The status of a statement, and whose word or whose act it is."""
    names, acted = ([credit(case.records[id]) for id in ids] for ids in (said.by, said.decided_by))
    words = " ".join([status_words(said.status, start=start), *([whose(said.status, names)] if names else [])])
    return f"{words}, {deciders(acted)}" if acted else words


def with_note(case: Case, said: Event | Step, words: str) -> str:
    """The words of a statement, and behind them what the site adds beside it."""
    note = t("Note of this site: {note}", note=case.words_of(said.note.text)) if said.note else ""
    return f"{words} {note}".strip()


def _events(case: Case, about: About | None) -> list[Event]:
    return case.events_of(about) if about else case.events


def _of_event(case: Case, event: Event) -> Entry:
    text = with_note(case, event, f"{case.words_of(event.text)} [{word_of(case, event)}]")
    return Entry(event.id, event.date, event.title, text, stable(event), event.place)


def _of_step(case: Case, proceeding: Proceeding, step: Step) -> Entry:
    text = with_note(case, step, f"{case.words_of(step.text or '')} [{word_of(case, step)}]".strip())
    title = t("{step}: {proceeding}", step=step_words(step.step, start=True), proceeding=proceeding.title)
    return Entry(f"{proceeding.id}/{step.date.text}/{step.step.value}", step.date, title, text, f"{stable(proceeding)}#steps")


def _of_correction(case: Case, record: Correction) -> Entry:
    target = case.records.get(record.record)
    name = case.profile.title if record.record == WHOLE else credit(target) if target else record.record
    title = t("Correction: {record}", record=name)
    said, says, why = (case.words_of(words) for words in (record.said, record.says, record.why))
    text = t("It said: {said} It says now: {says} Why: {why}", said=said, says=says, why=why)
    return Entry(record.id, day(record.date), title, text, stable(record))
