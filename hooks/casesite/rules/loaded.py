"""Words that judge: refused in every form, in the site's own voice and in its retelling of others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel

from casesite.model.case import Case
from casesite.model.kinds import (
    Charge,
    CheckedClaim,
    Citation,
    Correction,
    Exhibit,
    KnownError,
    LoadedWord,
    Party,
    PartyKind,
    Position,
    Precedent,
    Proceeding,
    Publisher,
    Record,
    Source,
    Status,
    Term,
    Waiver,
)
from casesite.model.texts import Text
from casesite.rules.lexicon import Lexicon
from casesite.rules.people import unmarked
from casesite.rules.phrases import whole
from casesite.rules.quotations import QUOTED, is_carried
from casesite.rules.rule import Wrong
from casesite.rules.sentences import Span, clauses, sentences
from casesite.site import Site

# Words as they are printed elsewhere, the law's names for things, and the list of the words itself.
PRINTED: dict[type[BaseModel], frozenset[str]] = {
    Charge: frozenset(("title", "statute")),
    CheckedClaim: frozenset(("claim",)),
    Citation: frozenset(Citation.model_fields),
    Correction: frozenset(("said",)),
    Exhibit: frozenset(("transcript", "credit", "licence")),
    KnownError: frozenset(("says",)),
    LoadedWord: frozenset(LoadedWord.model_fields),
    Party: frozenset(("name", "aliases", "identifiers")),
    Proceeding: frozenset(("identifiers",)),
    Publisher: frozenset(Publisher.model_fields),
    Source: frozenset(("title", "weak", "authors", "publisher", "via", "authority", "number", "identifiers")),
    Term: frozenset(Term.model_fields),
    Waiver: frozenset(Waiver.model_fields),
}
ATTRIBUTED = (Status.FINDING, Status.ALLEGED, Status.DENIED, Status.DISPUTED, Status.AGREED)


class Hit(NamedTuple):
    """A loaded word where it stands: its text without marks and quotations, its sentence and its clause."""

    text: Text
    voice: str
    entry: LoadedWord
    match: re.Match[str]
    sentence: Span
    clause: Span


def loaded_word(case: Case, site: Site) -> Iterator[Wrong]:
    """A loaded word, in whatever form, stands only in a quotation that a citation carries, or of somebody of whom it is true.

    About a living person no waiver lifts this.
    """
    if not case.profile.loaded_words:
        return
    lexicon = Lexicon(case)
    for text in case.texts:
        if not text.is_of(PRINTED):
            yield from _in_text(lexicon, text)
    for record in case.records.values():
        if not isinstance(record, Source | Term | Correction):
            yield from _in_id(lexicon, record)


def _in_text(lexicon: Lexicon, text: Text) -> Iterator[Wrong]:
    def silenced(quote: re.Match[str]) -> str:
        return " " * len(quote.group()) if is_carried(quote.group(), text.citations) else quote.group()

    shown = unmarked(text.words)
    if next(lexicon.found(shown), None) is None:
        return
    voice, spans = QUOTED.sub(silenced, shown), sentences(text.words, text.language)
    for match, entry in lexicon.found(voice):
        sentence = next((span for span in spans if span.holds(match.start())), Span(0, len(voice)))
        clause = next(span for span in [*clauses(sentence, voice, lexicon.joints), sentence] if span.holds(match.start()))
        hit = Hit(text, voice, entry, match, sentence, clause)
        if _is_turned(lexicon, hit) or (entry.reported and _is_reported(lexicon, hit)):
            continue
        why = _not_true(lexicon, hit)
        if why is not None:
            named = {id for ids in lexicon.accusable(sentence.of(text.words)) for id in ids} or {text.record.id if text.record else ""}
            binding = any(_lives(lexicon.case, id) for id in named)
            message = f'"{" ".join(match.group().split())}" is a loaded word; {entry.instead}{why}'
            yield Wrong(text.node, message, text.place(match), waivable=not binding)


def _in_id(lexicon: Lexicon, record: Record) -> Iterator[Wrong]:
    """An id is an address, which readers see: it may hold a verdict on whom the record is about, and names nobody else."""
    hits = list(lexicon.found(record.id.replace("-", " ")))
    parties = (party.id for party in lexicon.case.parties if hits and lexicon.is_accusable(party.id))
    named = {id for id in parties if re.search(rf"(?:^|-){id}s?(?:-|$)", record.id)}
    for match, entry in hits:
        if entry.reported and not named:
            continue  # a question, or what somebody says, is told of nobody here
        told = {id for ids in lexicon.accusable(str(getattr(record, "text", ""))) for id in ids} | set(getattr(record, "parties", ()))
        true = set(entry.true_of)
        if not ((named or told) & true and named <= true):
            message = f'"{match.group()}" is a loaded word, and the id is an address that readers see; {entry.instead}'
            yield Wrong(record.node.at(["id"]), message)


def _is_turned(lexicon: Lexicon, hit: Hit) -> bool:
    """Whether the word is said of nobody ("No court has …"), or is what something is not ("a misdemeanor, not a …")."""
    before, own = hit.voice[: hit.match.start()], hit.voice[hit.clause.start : hit.match.start()]
    lack = rf"|(?<!\w)(?:{lexicon.phrases.lack})\s+" if hit.entry.true_of else ""  # of a verdict: "no …" says that there is none
    if re.search(rf"(?:{lexicon.phrases.contrast}{lack})$", before, re.IGNORECASE):
        return True
    return re.match(rf"[\W_]*(?:and\s+)?(?:{lexicon.phrases.nobody})(?!\w)", own, re.IGNORECASE) is not None


def _is_reported(lexicon: Lexicon, hit: Hit) -> bool:
    """Whether the text, or its sentence, says whose word it is; a question says nothing."""
    if isinstance(hit.text.part, Position) or getattr(hit.text.part, "status", None) in ATTRIBUTED:
        return True
    if hit.sentence.of(hit.voice).rstrip().endswith("?"):
        return True
    reports, behind = lexicon.phrases.reports, hit.voice[hit.match.end() : hit.sentence.end]
    if whole(reports).search(hit.voice, hit.sentence.start, hit.match.start()):
        return True
    return re.search(rf",[^,]{{0,60}}(?<!\w)(?:{reports})(?!\w)[^,]{{0,60}}$", behind, re.IGNORECASE) is not None


def _not_true(lexicon: Lexicon, hit: Hit) -> str | None:
    """None where the word is true of whom its clause speaks; else what to add to the message, which may be nothing."""
    true, words, record = frozenset(hit.entry.true_of), hit.text.words, hit.text.record
    if not true:
        return ""
    own = lexicon.accusable(hit.clause.of(words)) or lexicon.accusable(words[hit.sentence.start : hit.match.start()])
    if not own:
        own = lexicon.accusable(hit.sentence.of(words)) or lexicon.accusable(words[: hit.sentence.start])[-1:]
    if all(ids & true for ids in own) if own else (isinstance(record, Precedent) or (record is not None and record.id in true)):
        return None  # a precedent tells of other people, who are no parties of the case
    names = " and ".join(lexicon.case.party(id).name for id in hit.entry.true_of)
    others = sorted({lexicon.case.party(min(ids)).name for ids in own if not ids & true})
    if not others:
        return f"; it is true of {names} alone: name who is meant in the same clause"
    return f"; it is true of {names} alone, and this clause speaks of {', '.join(others)}"


def _lives(case: Case, id: str) -> bool:
    """Whether somebody is a person who lives, as far as the record knows."""
    party = case.records.get(id)
    return isinstance(party, Party) and party.kind is PartyKind.PERSON and party.living is not False
