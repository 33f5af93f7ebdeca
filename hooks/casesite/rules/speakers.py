"""Whoever is credited with words: named where the words stand, and in the sources; and no other voice in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from casesite.model.case import Case
from casesite.model.kinds import Party, PartyKind, Position, Proceeding, Record, Source, Status
from casesite.model.sourced import Sourced
from casesite.model.texts import place
from casesite.rules.people import LINK, Roll, Voices, publishes, unmarked
from casesite.rules.phrases import of_language, whole
from casesite.rules.quotations import QUOTED
from casesite.rules.rule import Wrong
from casesite.rules.sentences import sentences
from casesite.site import Site

# A subject that is no pronoun: "the company", "its lead investigator"; and a word for a company.
_SUBJECT = re.compile(r"\s*(?:the|its|his|her|their|der|die|das|el|la|los|las|le|les|l[’'])\s+(?:\w+\s+){1,2}", re.IGNORECASE)
_COMPANY = re.compile(r"\b(?:company|producers?|firm|unternehmen|firma|empresa|compañía|société|entreprise)\b", re.IGNORECASE)
ONE_VOICE = (Status.FINDING, Status.ALLEGED, Status.DENIED)


def unnamed_speaker(case: Case, site: Site) -> Iterator[Wrong]:
    """A person who is credited is named in the text or its record, speaks for somebody who is, or is told of from one of the sources.

    A report that is credited is cited. A court, company or office may go by what it is: the court, the company.
    """
    roll = Roll(case)
    voices, told = Voices(case, roll), _told_from(case, roll)
    for statement in case.sourced:
        cited = {citation.source for citation in statement.sources}
        for number, id in enumerate(statement.by):
            here = statement.node.at(["by", number])
            if isinstance(case.records[id], Source):
                if id not in cited:
                    yield Wrong(here, f'"{id}" is credited here and not cited; add it to the sources, or name whose word it is')
            elif case.party(id).kind is PartyKind.PERSON and not (
                _is_known(case, roll, voices, statement, id) or any(id in told.get(source, ()) for source in cited)
            ):
                words = f'nothing here names "{id}", and no other statement from these sources does; name who says this, or credit who does'
                yield Wrong(here, words)


def speaker_not_in_source(case: Case, site: Site) -> Iterator[Wrong]:
    """Whoever is credited stands in a source that is cited, where copies of all are at hand (``--snapshots``; a warning)."""
    voices = Voices(case, Roll(case)) if site.snapshots else None
    for statement in case.sourced if voices else ():
        copies = [site.snapshots.get(citation.source) for citation in statement.sources]
        if not all(copies) or voices is None:
            continue
        words = " ".join(str(copy) for copy in copies).casefold()
        for number, id in enumerate(statement.by):
            party = case.records[id]
            if not isinstance(party, Party) or any(publishes(party, case.source(citation)) for citation in statement.sources):
                continue
            near = [party, *(case.party(one) for one in sorted(voices.clients(id) | voices.lawyers(id)))]
            if not any(_stands_in(words, one) for one in near):
                message = f'no copy of what is cited here names "{id}"; credit who said it, or cite where this party did'
                yield Wrong(statement.node.at(["by", number]), message)


def other_voice(case: Case, site: Site) -> Iterator[Wrong]:
    """Words that are credited to somebody hold no remark of the site and no answer of another; both stand beside them."""
    roll, phrases = Roll(case), of_language(case.profile.language)
    voices = Voices(case, roll)
    for statement in case.sourced:
        if not statement.by or not (statement.status in ONE_VOICE or isinstance(statement.part, Position)):
            continue
        text = str(getattr(statement.part, "text", None) or "")
        here, plain = statement.node.at(["text"]), QUOTED.sub(lambda quote: " " * len(quote.group()), unmarked(text))
        if aside := whole(phrases.aside).search(plain):
            words = f'"{aside.group()}" is a remark of this site, and these words are credited to another; put it into "note:"'
            yield Wrong(here, words, place(here, text, aside))
        for answer in _answers(text, plain, roll, case.profile.language):
            if not _speaks_itself(case, roll, voices, statement, answer["who"]):
                said = " ".join(LINK.sub(lambda link: link[2] or link[1], answer.group()).split())
                words = f'"{said}" is the answer of another than is credited; make it a statement of its own, or put it into "note:"'
                yield Wrong(here, words, place(here, text, answer))


def _told_from(case: Case, roll: Roll) -> dict[str, set[str]]:
    """By source: the parties that statements which cite it tell of, beyond those whom they merely credit."""
    found: dict[str, set[str]] = {}
    for statement in case.sourced:
        words = " ".join(str(getattr(statement.part, name, None) or "") for name in ("title", "text", "stance"))
        named = {id for mention in roll.mentions(words) for id in mention.ids}
        if isinstance(statement.record, Party):
            named.add(statement.record.id)
        for citation in statement.sources:
            found.setdefault(citation.source, set()).update(named)
    return found


def _is_known(case: Case, roll: Roll, voices: Voices, statement: Sourced, id: str) -> bool:
    """Whether a record, its text or its own sources name somebody, a lawyer of theirs, or whom they speak for."""
    near = {id, *voices.clients(id), *voices.lawyers(id)}
    if statement.record is None or statement.record.id in near or near & _listed(case, statement.record):
        return True
    words = [str(getattr(part, name, None) or "") for part in (statement.part, statement.record) for name in ("title", "text", "stance")]
    sources = [case.source(citation) for citation in statement.sources]
    words += [" ".join(filter(None, (source.title, source.note, source.publisher, *source.authors))) for source in sources]
    return any(mention.ids & near for text in words for mention in roll.mentions(text))


def _listed(case: Case, record: Record) -> set[str]:
    """The parties in the lists of a record: who took part, stood on a side of a proceeding that it names, presided."""
    found = set(getattr(record, "parties", ()))
    proceedings = [record, *(case.records[id] for id in getattr(record, "proceedings", ()))]
    for proceeding in proceedings:
        if isinstance(proceeding, Proceeding):
            found |= {id for side in proceeding.sides for id in (*side.parties, *side.counsel)} | set(proceeding.judges)
    return found


def _stands_in(words: str, party: Party) -> bool:
    names = [party.name, *party.aliases, *([party.name.split()[-1]] if party.kind is PartyKind.PERSON else [])]
    return any(name.casefold() in words for name in names)


def _answers(text: str, plain: str, roll: Roll, language: str) -> Iterator[re.Match[str]]:
    """Where, after the first words, somebody answers at the start of a sentence or half of one, and ``who``."""
    denies = of_language(language).denies
    if not whole(denies).search(plain):
        return
    starts = [span.start for span in sentences(plain, language)][1:] + [match.end() for match in re.finditer(";", plain)]
    answering = re.compile(rf"\s*(?P<who>(?:\S+\s+){{1,4}}?)(?:also\s+|has\s+|had\s+)?(?:{denies})(?!\w)", re.IGNORECASE)
    for start in sorted(starts):
        match = answering.match(text, start)
        if match and (roll.mentions(match["who"]) or _SUBJECT.fullmatch(match["who"])):
            yield match


def _speaks_itself(case: Case, roll: Roll, voices: Voices, statement: Sourced, who: str) -> bool:
    """Whether the subject of an answer is whose words they are anyway; a report tells of everybody."""
    if any(isinstance(case.records[id], Source) for id in statement.by):
        return True
    named = {id for mention in roll.mentions(who) for id in mention.ids}
    if named:
        return any(id in named or named & (voices.clients(id) | voices.lawyers(id)) for id in statement.by)
    kinds = {cast(Party, case.records[id]).kind for id in statement.by}
    return _COMPANY.search(who) is not None and PartyKind.COMPANY in kinds
