"""What is nobody's business: how to reach a person, where they live, when they were born, what their body suffered.

The patterns are those that patterns can be made for; the rest is for a second reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pydantic import BaseModel

from casesite.model.case import Case
from casesite.model.kinds import Citation, Event, Incident, LoadedWord, Party, PartyKind, Profile, Publisher, Source, Waiver
from casesite.model.texts import Text
from casesite.rules.bodies import BODY, LAST_WORDS
from casesite.rules.phrases import whole
from casesite.rules.rule import Wrong
from casesite.rules.sentences import sentences
from casesite.rules.whereabouts import ADDRESS, BIRTH, CHILD, HOME, MAIL, PHONE, PUBLIC, SCHOOL
from casesite.site import Site

# What is printed elsewhere, and where an address of a place belongs.
LEFT_OUT: dict[type[BaseModel], frozenset[str]] = {
    Citation: frozenset(("at",)),
    Event: frozenset(("place",)),
    Incident: frozenset(("place",)),
    LoadedWord: frozenset(LoadedWord.model_fields),
    Profile: frozenset(("contact", "licence", "not_covered")),
    Publisher: frozenset(Publisher.model_fields),
    Source: frozenset(("title", "authors", "publisher", "via")),
    Waiver: frozenset(Waiver.model_fields),
}
DIGIT = re.compile(r"\d")
KEPT = 50_000  # texts of which it is kept what looks like detail; under serve, most are as they were
# What no waiver lifts: the pattern, what a text that holds it must have, which is looked for first, and what it is.
NEVER = (
    (PHONE, DIGIT, "a telephone number"),
    (MAIL, re.compile(r"\w@\w|[\[(]at[\])]"), "a mail address"),
    (BIRTH, re.compile(r"[bB]orn|birth|[gG]ebor|Geburt|[nN]aci|[nN]ée? le|naissance"), "a date of birth"),
    (whole(LAST_WORDS), re.compile(""), "what somebody said when dying"),
)


def private_detail(case: Case, site: Site) -> Iterator[Wrong]:
    """No text holds a telephone number, a mail address, a home address, a date of birth, a child's school or last words.

    No person has coordinates: where somebody lives is nobody's business.

    The address of a court, an office or the place of the event may stand; only for an address is there a waiver.
    """
    for record in case.records.values():
        if isinstance(record, Party) and record.kind is PartyKind.PERSON and record.geo:
            yield Wrong(record.node.at(["geo"]), "a person has no coordinates; leave out where somebody is or lives", waivable=False)
    for text in _written(case):
        private = _private(text.words)
        for match, what in private.never:
            yield _wrong(text, match, f"this is {what}; leave it out", waivable=False)
        for match in private.addresses:
            if not _is_of_a_place(text, _around(text, match)):
                yield _wrong(text, match, "this is a private address; leave it out", waivable=True)
        for match in private.schools:
            if whole(CHILD).search(_around(text, match)):
                yield _wrong(text, match, "this tells where a child is to be found; leave it out", waivable=False)


def medical_detail(case: Case, site: Site) -> Iterator[Wrong]:
    """No text tells of wounds, organs and dying more than that somebody was hurt or died, and the manner of death (a warning)."""
    body = BODY.get(case.profile.language.partition("-")[0])
    for text in _written(case) if body else ():
        told: set[str] = set()
        for match in _of_the_body(str(body), text.words):
            if (sentence := _around(text, match)) not in told:
                told.add(sentence)
                words = (
                    f'"{match.group()}" is medical detail; leave it out, or, where a second person finds it needed, waive this and say why'
                )
                yield _wrong(text, match, words, waivable=True)


class Private(NamedTuple):
    """What in a text looks like private detail: what no waiver lifts, with what it is; addresses; schools."""

    never: tuple[tuple[re.Match[str], str], ...]
    addresses: tuple[re.Match[str], ...]
    schools: tuple[re.Match[str], ...]


@lru_cache(maxsize=KEPT)
def _private(words: str) -> Private:
    return Private(
        tuple((match, what) for pattern, sign, what in NEVER if sign.search(words) for match in pattern.finditer(words)),
        tuple(ADDRESS.finditer(words) if DIGIT.search(words) else ()),
        tuple(whole(SCHOOL).finditer(words)),
    )


@lru_cache(maxsize=KEPT)
def _of_the_body(body: str, words: str) -> tuple[re.Match[str], ...]:
    return tuple(whole(body).finditer(words))


def _written(case: Case) -> Iterator[Text]:
    return (text for text in case.texts if not text.is_of(LEFT_OUT))


def _around(text: Text, match: re.Match[str]) -> str:
    """The sentence in which a match stands."""
    return next((span.of(text.words) for span in sentences(text.words, text.language) if span.holds(match.start())), text.words)


def _is_of_a_place(text: Text, sentence: str) -> bool:
    """Whether an address is one that everybody may know: of a place or body, or of a sentence that speaks of one and of no home."""
    if isinstance(text.part, Party) and text.part.kind is not PartyKind.PERSON:
        return True
    return whole(PUBLIC).search(ADDRESS.sub(" ", sentence)) is not None and whole(HOME).search(sentence) is None


def _wrong(text: Text, match: re.Match[str], message: str, *, waivable: bool) -> Wrong:
    return Wrong(text.node, message, text.place(match), waivable=waivable)
