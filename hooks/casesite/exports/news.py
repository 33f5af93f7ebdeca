"""What is new on the site, as feeds tell it: by when the site first said it and when that last changed, as the lock knows."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from casesite.exports.entries import Followed, corrections, happenings, with_note, word_of
from casesite.model.addresses import stable
from casesite.model.case import Case
from casesite.model.kinds import Dispute, Record
from casesite.model.labels import label

MOST = 50  # entries of a feed


@dataclass(frozen=True)
class News:
    """One thing that the site says: ``key`` names it for good, ``first`` and ``last`` are the days on which it said and changed it.

    ``address`` is from the site's root.
    """

    key: str
    title: str
    text: str
    address: str
    first: datetime.date
    last: datetime.date


def news(case: Case, about: Followed | None = None) -> list[News]:
    """The newest things that the site says, what changed last first; of one record, those that concern it."""
    told = sorted(_all(case, about), key=lambda one: (one.last, one.first), reverse=True)
    return told[:MOST]


def identifier(case: Case, key: str = "") -> uuid.UUID:
    """The same name (RFC 9562, version 5) wherever the site moves and whatever it is called; no other case has it."""
    return uuid.uuid5(uuid.UUID(case.profile.id) if case.profile.id else uuid.NAMESPACE_URL, key)


def _all(case: Case, about: Followed | None) -> Iterator[News]:
    if isinstance(about, Dispute):
        yield _of_question(case, about)
    for entry in happenings(case, about):
        record = case.records.get(entry.key) or about
        yield News(entry.key, entry.title, f"{entry.date.words}. {entry.text}", entry.address, *_days(case, record))
    for entry in corrections(case, about):
        yield News(entry.key, entry.title, f"{entry.date.words}. {entry.text}", entry.address, *_days(case, case.records[entry.key]))
    if about is None:
        yield from (_of_question(case, dispute) for dispute in case.disputes)
        yield from (_withdrawn(case, record) for record in case.withdrawn)


def _of_question(case: Case, dispute: Dispute) -> News:
    outcome = f"{case.words_of(dispute.outcome.text)} [{word_of(case, dispute.outcome)}]"
    text = with_note(case, dispute.outcome, outcome)
    return News(dispute.id, dispute.title, text, stable(dispute), *_days(case, dispute))


def _withdrawn(case: Case, record: Record) -> News:
    reason = record.withdrawn.reason if record.withdrawn else ""
    return News(record.id, label(record), reason, stable(record), *_days(case, record))


def _days(case: Case, record: Record | None) -> tuple[datetime.date, datetime.date]:
    """When the site first said something of a record, and when that last changed: of what is not published yet, the day of the case."""
    published = case.published(record) if record else None
    return (published.first, published.last) if published else (case.as_of, case.as_of)
