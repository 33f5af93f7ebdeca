"""The loaded words of a case as one pattern: in every form that the data and the language give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from casesite.model.case import Case
from casesite.model.kinds import LoadedWord, PartyKind
from casesite.rules.people import Roll
from casesite.rules.phrases import joints, of_language

GAP = r"(?:\W+\w+){0,6}?\W+"  # what may stand between two words of a phrase that has "…"
BETWEEN = r"[\s‐‑–-]"  # one hyphen or space is as good as another
_PIECES = re.compile(rf"{BETWEEN}+|(…|\.\.\.)")
_LETTER = re.compile(r"\w")  # what a spelling must have to be one
_Endings = Sequence[tuple[str, str]]


class Lexicon:
    """The loaded words of a case, and whom they could be said of."""

    def __init__(self, case: Case) -> None:
        self.case, self.roll = case, Roll(case)
        self.phrases = of_language(case.profile.language)
        self.joints = joints(case.profile.language)
        self._entries = case.profile.loaded_words
        forms = [
            (len(spelling), number, pattern(spelling, self.phrases.endings if spelling == entry.word else ()))
            for number, entry in enumerate(self._entries)
            for spelling in (entry.word, *entry.forms)
            if _LETTER.search(spelling)
        ]
        # The longest first, so that of two that begin at one place the one that says more is told.
        ways = "|".join(f"(?P<w{number}_{place}>{form})" for place, (_, number, form) in enumerate(sorted(forms, reverse=True)))
        self._pattern = re.compile(rf"(?<!\w)(?:{ways or '(?!)'})(?!\w)", re.IGNORECASE)
        spared = [pattern(words, ()) for entry in self._entries for words in entry.except_in if _LETTER.search(words)]
        capital = [rf"(?i:{words[0]}){words[1:]}" if words[0].isalpha() else words for words in spared]
        self._spared = re.compile(rf"(?<!\w)(?:{'|'.join(capital)})(?!\w)") if capital else None
        self._bench = {id for one in case.proceedings for id in (*one.judges, *(id for side in one.sides for id in side.counsel))}

    def found(self, words: str) -> Iterator[tuple[re.Match[str], LoadedWord]]:
        """Every loaded word, with its entry, but for terms of law in which it judges nobody."""
        plain = self._spared.sub(lambda match: " " * len(match.group()), words) if self._spared else words
        for match in self._pattern.finditer(plain):
            yield match, self._entries[int(str(match.lastgroup)[1:].partition("_")[0])]

    def accusable(self, words: str) -> list[frozenset[str]]:
        """Whom a text names of whom a word could be said: each a party, or several of one family name; no judge or counsel, no dead."""
        found = [frozenset(filter(self.is_accusable, mention.ids)) for mention in self.roll.mentions(words)]
        return [ids for ids in found if ids]

    def is_accusable(self, id: str) -> bool:
        """Whether a word that judges could be said of a party."""
        party = self.case.party(id)
        kinds = (PartyKind.PERSON, PartyKind.COMPANY)
        return id not in self._bench and not party.died and (party.kind in kinds or any(id in one.true_of for one in self._entries))


def pattern(spelling: str, endings: _Endings) -> str:
    """A word or phrase as a pattern: * for any ending, … for a gap; a single word without either takes the endings of its language."""
    pieces = [piece for piece in _PIECES.split(spelling.strip()) if piece]
    if len(pieces) == 1 and endings and not spelling.endswith("*"):
        return f"(?:{'|'.join(_inflected(spelling, endings))})"
    between = BETWEEN + ("*" if "-" in spelling else "+")
    out = ""
    for number, piece in enumerate(pieces):
        if piece in ("…", "..."):
            out += GAP
        else:
            after_word = number > 0 and pieces[number - 1] not in ("…", "...")
            out += (between if after_word else "") + (rf"{re.escape(piece[:-1])}\w*" if piece.endswith("*") else re.escape(piece))
    return out


def _inflected(word: str, endings: _Endings) -> Iterator[str]:
    for cut, ends in endings:
        if word.endswith(cut):
            yield f"{re.escape(word.removesuffix(cut))}(?:{ends}){'' if cut else '?'}"
    yield f"{re.escape(word + word[-1])}(?:ed|ing|ers?|als?)"  # a last letter that is doubled
