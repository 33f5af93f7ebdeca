"""A run over the addresses of a case: from what was learnt before to what is known now, kept for the next time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from casesite.model.case import Case
from casesite.model.kinds import Source
from casesite.model.withheld import withheld_by
from casesite.web import memory
from casesite.web.addresses import Address, addresses, due, sampled
from casesite.web.answer import Manners
from casesite.web.document import Document, document
from casesite.web.finding import Finding, Sort
from casesite.web.hosts import Hosts
from casesite.web.judging import Judge
from casesite.web.memory import Entry, Memory
from casesite.web.round import Answered, answers
from casesite.writing import files


@dataclass(frozen=True)
class Choice:
    """Which addresses are asked, on which day, and where what was learnt is kept.

    ``sample`` is a number of sources drawn by chance, ``since`` a number of days within which an address is not asked
    again; with ``kept``, the hashes of the texts that are at hand, the other texts are asked for whole.
    """

    today: datetime.date
    record: Path
    sample: int | None = None
    since: int | None = None
    kept: frozenset[str] | None = None


@dataclass
class Learnt:
    """What a run came to, as far as it went: of so many that were ``due``, those that were ``asked``, and what was found.

    ``texts`` holds the words that were read, by source and field, where texts are kept.
    """

    due: int = 0
    asked: list[tuple[Address, Entry]] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)
    texts: dict[tuple[str, str], tuple[Address, Document]] = field(default_factory=dict)


def learn(case: Case, choice: Choice, manners: Manners, learnt: Learnt, say: Callable[[str], None]) -> None:
    """Ask the addresses that are chosen, and put what comes of it into ``learnt`` and the record, one after another.

    ``say`` is told how far it is. Whatever ends the run, what was learnt by then is kept. Raise RefusedError for a record
    that cannot be read, before anybody is asked, and WriteError for one that cannot be written.
    """
    known = _read(choice.record)
    sources = sampled(case.sources, choice.sample, choice.today)
    found = due(addresses(case, sources), known, choice.since, choice.today)
    learnt.due = len(found)
    learnt.found += stale(sources, case.profile.review_days, choice.today)
    judge = Judge(choice.today, withheld_by(case.profile).hidden)
    round_ = answers([(address, _conditions(address, known, choice.kept)) for address in found], Hosts(manners))
    try:
        with closing(round_):
            for address, answer in _surely_gone(round_):
                read = document(answer) if answer.status == 200 else None
                entry = judge.entry(address, answer, read, known.of(address.source.id, address.field, address.url))
                known.put(address.source.id, address.field, entry)
                learnt.asked.append((address, entry))
                learnt.found += judge.findings(address, answer, entry)
                if choice.kept is not None and read is not None and read.words is not None and not answer.is_cut:
                    learnt.texts[address.source.id, address.field] = address, read
                say(f"{len(learnt.asked)} of {len(found)} answered")
    finally:
        if learnt.asked:
            choice.record.parent.mkdir(parents=True, exist_ok=True)
            files.write({choice.record: memory.write(known)}, choice.record.parent)


def _surely_gone(round_: Iterable[Answered]) -> Iterator[Answered]:
    """The same answers; that no host has a name is believed once another host was found: else it is this machine that finds none."""
    waiting: list[Answered] = []
    is_connected = False
    for address, answer in round_:
        if answer.is_gone and not is_connected:
            waiting.append((address, answer))
            continue
        yield address, answer
        if answer.status and not is_connected:
            is_connected = True
            yield from waiting
            waiting.clear()
    yield from ((address, replace(answer, is_gone=False)) for address, answer in waiting)


def stale(sources: Sequence[Source], days: int, today: datetime.date) -> Iterator[Finding]:
    """The sources that nobody has read for more than some days."""
    for source in sources:
        age = (today - source.accessed).days if source.accessed else 0
        if age > days:
            words = f'"{source.id}" was last read on {source.accessed}, {age} days ago, and review_days of case.yml is {days}'
            place = source.node.at(["accessed"]).place
            yield Finding(source.id, Sort.STALE, place, f"{words}; read it again, and write the day", today)


def without_archive(sources: Sequence[Source], today: datetime.date) -> Iterator[Finding]:
    """The sources of which no archived copy is known."""
    for source in sources:
        if source.url and not source.archive_url:
            message = f'"{source.id}" has no archived copy: {source.url}'
            yield Finding(source.id, Sort.NO_ARCHIVE, source.node.at(["url"]).place, message, today)


def _read(path: Path) -> Memory:
    try:
        return memory.read(path.read_bytes())
    except FileNotFoundError:
        return Memory()


def _conditions(address: Address, known: Memory, kept: frozenset[str] | None) -> Mapping[str, Mapping[str, str]]:
    """The headers that ask for an address only if it has changed: where its text needs no second look."""
    entry = known.of(address.source.id, address.field, address.url)
    looked_for = all(entry.quotations.get(quotation.key) is not None for quotation in address.quotations)
    return {entry.final: entry.conditions} if entry.final and looked_for and (kept is None or entry.text in kept) else {}
