"""Holds what an address answered against the data, and against what was learnt of it before."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from casesite.model.publishers import folded
from casesite.problem import clean
from casesite.rules.quotations import bare
from casesite.web.addresses import Address
from casesite.web.answer import Answer
from casesite.web.document import Document
from casesite.web.finding import Finding, Sort
from casesite.web.hosts import FOR_GOOD
from casesite.web.memory import Entry

GONE = {404: "it answers “not found” (404)", 410: "it answers “gone” (410)", 451: "it is withheld for legal reasons (451)"}
CLOSED = {401: "asks for a password (401)", 402: "asks for money (402)", 403: "lets no program in, or nobody who has not paid (403)"}
_TITLE = 300  # characters of a title that are kept
_DESCRIBED = re.compile(r"\[.*\]")  # a title that is a description, as CSL has it
_CUT = re.compile(r"\S*(?:…|\.\.\.)$")  # where a title was cut short


@dataclass(frozen=True)
class Judge:
    """Judges on a day; ``hide`` takes the names that are not printed out of words that others wrote."""

    today: datetime.date
    hide: Callable[[str], str]

    def entry(self, address: Address, answer: Answer, read: Document | None, before: Entry) -> Entry:
        """What is known of an address now. ``read`` is its document; None where it is as before (304), or did not come."""
        entry = replace(before, asked=self.today if answer.status else before.asked, status=answer.status)
        if answer.status == 304:
            entry = replace(entry, read=self.today)
        elif read is not None:
            titled = self.hide(clean(_titled(address.source.title, read.titles))[:_TITLE])
            entry = replace(
                entry,
                read=self.today,
                final=answer.url,
                etag=answer.headers.get("etag", ""),
                modified=answer.headers.get("last-modified", ""),
                kind=read.kind,
                titled=titled,
                title=before.title or (titled if _is_titled(address.source.title, titled, or_described=True) else ""),
                is_paid=read.is_paid,
                text=read.hash,
                quotations=_quotations(address, answer, read),
            )
        sorts = {sort.value for sort, _ in _wrong(address, answer, entry)}
        entry = replace(entry, noticed={sort: before.noticed.get(sort, self.today) for sort in sorted(sorts)})
        if _is_known(address, entry, Sort.RETITLED):  # somebody has read it under its new title
            entry = replace(entry, title=entry.titled)
        return entry

    def findings(self, address: Address, answer: Answer, entry: Entry) -> Iterator[Finding]:
        """What is to be said of an address."""
        for sort, message in _wrong(address, answer, entry):
            day = entry.noticed.get(sort.value, self.today)
            words = self.hide(clean(message))
            yield Finding(address.source.id, sort, address.node.place, words, day, _is_known(address, entry, sort))
        for quotation in address.quotations if entry.read == self.today else ():
            if entry.quotations.get(quotation.key) is False:
                message = f'these words are not in the text of "{address.source.id}"; quote it word for word, or from an archived copy'
                yield Finding(address.source.id, Sort.QUOTATION, quotation.node.place, message, self.today)


def _wrong(address: Address, answer: Answer, entry: Entry) -> Iterator[tuple[Sort, str]]:
    """What is wrong with an address: its sort, and the message."""
    what = f'"{address.source.id}"' if address.field == "url" else f'the archived copy of "{address.source.id}"'
    right = "find it elsewhere, or give another copy"
    if address.field == "url":
        copied = "an archived copy is in archive_url"
        right = copied if address.source.archive_url else "give its new address, or that of an archived copy in archive_url"
    if answer.is_gone or answer.status in GONE:
        yield Sort.GONE, f"{what} is gone: {GONE.get(answer.status) or answer.trouble}; {right}"
    elif _leads_to_front(address.url, answer):
        yield Sort.GONE, f"{what} is gone: it leads to the front page {answer.url}; {right}"
    elif answer.status in CLOSED:
        yield Sort.PAYWALL, f"{what} {CLOSED[answer.status]}; {right}"
    elif answer.status not in (200, 304):
        yield Sort.UNANSWERED, f"{what} could not be read: {answer.trouble or _status(answer.status)}; it is asked again next time"
    if answer.status not in (200, 304) or address.field != "url":
        return
    if (moved := _moved_to(answer)) and not _leads_to_front(address.url, answer):
        yield Sort.MOVED, f"{what} has moved for good, to {moved}; read it there, and write that address"
    if entry.is_paid:
        yield Sort.PAYWALL, f"{what} says that it is not free to read; {right}"
    if bare(entry.titled) not in ("", bare(entry.title)) and not _is_titled(address.source.title, entry.titled):
        was = f"it was “{entry.title}”" if entry.title else f"the record says “{address.source.title}”"
        yield Sort.RETITLED, f"{what} is titled “{entry.titled}” now; {was}: read it again, and put right what rests on it"


def _status(status: int) -> str:
    words = "an error of the server" if status >= 500 else "an answer that no document comes with"
    return f"{words} ({status})"


def _moved_to(answer: Answer) -> str:
    """Where an address has moved for good: as far as its redirects say so."""
    there = ""
    for number, hop in enumerate(answer.hops):
        if hop.status not in FOR_GOOD:
            break
        there = answer.hops[number + 1].url if number + 1 < len(answer.hops) else answer.url
    return there


def _leads_to_front(url: str, answer: Answer) -> bool:
    """Whether an address of something leads to the front page by now: how many sites say that it is gone."""
    first, last = urlsplit(url), urlsplit(answer.url)
    return (
        bool(answer.hops) and first.path.strip("/") != "" and last.path.strip("/") == "" and not last.query and answer.status in (200, 304)
    )


def _titled(title: str, titles: Sequence[str]) -> str:
    """What a page is called, of the titles that it gives itself: the one that the record knows, or the first."""
    return next((titled for titled in titles if _is_titled(title, titled)), next(iter(titles), ""))


def _is_titled(title: str, titled: str, *, or_described: bool = False) -> bool:
    """Whether a page is titled as the record says; it may say more, as the name of its site.

    With ``or_described``, a title that is a description is that of any page.
    """
    if _DESCRIBED.fullmatch(title):
        return or_described
    words = folded(_CUT.sub("", title))
    return not words or f" {words} " in f" {folded(titled)} "


def _quotations(address: Address, answer: Answer, read: Document) -> dict[str, bool | None]:
    """Of each quotation whether it stands there; None where nobody can say, for not all of the words came."""
    if read.words is None:
        return {quotation.key: None for quotation in address.quotations}
    words = bare(read.words)
    unseen = None if answer.is_cut or read.is_paid else False
    return {quotation.key: bare(quotation.words) in words or unseen for quotation in address.quotations}


def _is_known(address: Address, entry: Entry, sort: Sort) -> bool:
    """Whether somebody has read the source since something was noticed; of one that is gone, in an archived copy."""
    day, accessed = entry.noticed.get(sort.value), address.source.accessed
    may_be = sort in (Sort.RETITLED, Sort.PAYWALL) or (sort is Sort.GONE and address.field == "url" and address.source.archive_url)
    return bool(may_be and day and accessed and accessed > day)
