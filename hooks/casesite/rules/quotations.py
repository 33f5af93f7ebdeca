"""Quotations: short, with the place in the source where they stand, and carried by a citation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from casesite.model.case import Case
from casesite.model.kinds import Citation, Dispute, Event, Exhibit, Note, Position, Statement, Step, Term
from casesite.rules.phrases import of_language
from casesite.rules.rule import Wrong
from casesite.rules.sentences import sentences
from casesite.site import Site
from casesite.values.fields import Rich

LONGEST = 25  # words
SPOKEN = 5  # words from which on a text in quotation marks is no term, but somebody's words
# What somebody else said: in quotation marks, or set off as a quotation.
QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|‘[^’]*’|(?<!\w)\"[^\"]*\"|^>[^\n]*(?:\n[^\n]+)*", re.MULTILINE)
_NOT_WORDS = re.compile(r"\[@[^\]]*\]|[>“”„«»‘’\"]")
_SHAPES = {ord(shape): plain for shape, plain in zip("“”„«»‘’–—‐‑", '"""""\'\'----', strict=True)} | {0xAD: "", 0x200B: "", ord("…"): "..."}
_EDGES = " .,;:!?…'\""
VERBATIM = "transcript"  # a field that is another's words throughout, with those whom that quotes
_TELLING = (Event, Statement, Step, Position, Note, Dispute, Exhibit)  # parts whose words tell of what somebody said


def quote_too_long(case: Case, site: Site) -> Iterator[Wrong]:
    """A quotation has at most 25 words."""
    for statement in case.sourced:
        for number, citation in enumerate(statement.sources):
            count = len(citation.quote.split()) if citation.quote else 0
            if count > LONGEST:
                yield Wrong(statement.node.at(["sources", number, "quote"]), f"{count} words; a quotation has at most {LONGEST}")
        for name, value in statement.part:
            for quote in QUOTED.findall(value) if isinstance(value, Rich) and name != VERBATIM else ():
                if (count := len(_NOT_WORDS.sub(" ", quote).split())) > LONGEST:
                    text = statement.node.at([name])
                    yield Wrong(text, f"{count} words; a quotation has at most {LONGEST}", text.find(quote.split()[0]))


def quote_place(case: Case, site: Site) -> Iterator[Wrong]:
    """A quotation says where in the source it stands."""
    for statement in case.sourced:
        for number, citation in enumerate(statement.sources):
            if citation.quote and not citation.at:
                words = 'say where in the source this stands, in "at:" (a page, a paragraph, who speaks)'
                yield Wrong(statement.node.at(["sources", number, "quote"]), words)


def bare_quotation(case: Case, site: Site) -> Iterator[Wrong]:
    """Somebody's very words are carried by a citation with the same words in ``quote:``; terms and titles need none."""
    speaks = of_language(case.profile.language).speaks
    spoken = re.compile(rf"(?<!\w)(?:{speaks})(?!\w)[^.!?;“„«\"]{{0,60}}$", re.IGNORECASE)
    terms = {bare(name).strip(_EDGES) for term in case.every(Term) for name in (term.title, *term.aliases)}
    titles = {bare(record.label).strip(_EDGES) for record in case.records.values()}
    for text in case.texts:
        if not isinstance(text.part, _TELLING) or not isinstance(text.words, Rich) or text.name == VERBATIM:
            continue
        for quote in QUOTED.finditer(text.words):
            words = bare(_NOT_WORDS.sub(" ", quote.group())).strip(_EDGES)
            count = len(words.split())
            start = next((span.start for span in sentences(text.words, text.language) if span.holds(quote.start())), 0)
            is_said = SPOKEN <= count <= LONGEST or (1 < count < SPOKEN and spoken.search(text.words, start, quote.start()) is not None)
            if is_said and words not in terms | titles and not is_carried(quote.group(), text.citations):
                message = (
                    f'these are somebody\'s words, and no citation here carries them; write {{source: …, at: …, quote: "{words}"}}, '
                    "with as much around them as keeps their meaning, or say it in words of your own"
                )
                yield Wrong(text.node, message, text.place(quote))


def quote_mismatch(case: Case, site: Site) -> Iterator[Wrong]:
    """A quotation stands word for word in its source, where a copy of the source is at hand (``--snapshots``)."""
    words = {id: bare(text) for id, text in site.snapshots.items()}
    for statement in case.sourced:
        for number, citation in enumerate(statement.sources):
            if citation.quote and citation.source in words and bare(citation.quote) not in words[citation.source]:
                message = f'these words are not in the copy of "{citation.source}"; quote it word for word'
                yield Wrong(statement.node.at(["sources", number, "quote"]), message)


def is_carried(quoted: str, citations: Iterable[Citation]) -> bool:
    """Whether a citation has the words that a text sets in quotation marks in its ``quote:``, or more words around them."""
    words = bare(_NOT_WORDS.sub(" ", quoted)).strip(_EDGES)
    return bool(words) and any(citation.quote and words in bare(citation.quote) for citation in citations)


def bare(words: str) -> str:
    """Words without what printing changes: case, spaces, the shape of quotation marks, dashes and dots, marks of where a word may break."""
    plain = words.translate(_SHAPES)
    return " ".join(plain.casefold().split())
