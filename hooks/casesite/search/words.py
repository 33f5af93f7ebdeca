"""What a word is to the search: the letters that count, and the terms that a text is found by.

The same rules stand in ``theme/assets/search-words.js``, which reads them from the index; one table of
examples in the tests runs through both. What differs by language is data: ``language.json``.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Container, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

RULES: dict[str, Any] = json.loads(Path(__file__).with_name("language.json").read_text(encoding="utf-8"))
# Marks that stand inside a word and are no letters to Python, and what nobody sees.
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8"
    "\u06ea-\u06ed\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u0f18-\u0fbc\u102b-\u1059"
    "\u17b4-\u17d3\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufe20-\ufe2f\ufeff"
)
# Of these, the ones without which a word is still the same: accents, vowel points, the long stroke of Arabic, joiners.
DROPPED = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e8\u06ea-\u06ed\u1dc0-\u1dff\u20d0-\u20ff\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufe20-\ufe2f\ufeff"
)
# Scripts that write no spaces between words, and Korean, which joins particles to them: found by each two signs.
_SCRIPTS = (
    "\u0e01-\u0e4e\u0e81-\u0ede\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
    "\uf900-\ufaff\U00020000-\U0003134f"
)
JOINTS = "".join(("-./,&·", "/", *RULES["signs"], *RULES["signs"].values()))

_TOKEN = re.compile(rf"[\w{MARKS}]+(?:[{re.escape(JOINTS)}][\w{MARKS}]+)*")
_PART = re.compile(rf"([^\W_]+(?:[{MARKS}]+[^\W_]*)*)([^\w{MARKS}]?)")
_PIECE = re.compile(rf"[0-9]+|(?:(?![0-9])[^\W_]|[{MARKS}])+")
_DROPPED = re.compile(f"[{DROPPED}]")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[.,'][0-9]{3})+")
UNSPACED = re.compile(f"[{_SCRIPTS}]+")
DIGIT = re.compile("[0-9]")
_SIGNS = str.maketrans({sign: plain for plain, signs in RULES["signs"].items() for sign in signs})
_LETTERS = str.maketrans(RULES["letters"])
# In front of a number: a short name in capitals, "S.B. 132", or a name of two words, "Senate Bill 132".
_NUMBER = re.compile(r"(?<![\w-])[0-9][\w-]*")
_NUMBERED = re.compile(r"\b(?:((?:[A-Z]\.?){2,4})[ \u00a0]?(?:§+ ?|# ?|No\. ?)?|([A-Z])([^\W\d_A-Z]+) ([A-Z])[^\W\d_A-Z]+ (?:#|No\. ?)?)$")
_REACH = 40  # signs in front of a number


class Words:
    """How the texts of one language become terms. What was seen once is kept: most words come again and again."""

    def __init__(self, language: str) -> None:
        rules = RULES["languages"].get(language) or RULES["languages"].get(language.partition("-")[0], {})
        self.rewrites = [(re.compile(old), new) for old, new in rules.get("rewrite", [])]
        self.small = self._folded(rules.get("small", ""))
        self.asking = self._folded(rules.get("asking", ""))
        self.who = self._folded(rules.get("who", ""))
        self.numbering = self._folded(rules.get("numbering", ""))
        self.elisions = self._folded(rules.get("elisions", ""))
        self.prefixes = self._folded(rules.get("prefixes", ""))
        self.endings = [[self.fold(ending) for ending in group.split(" ")] for group in rules.get("endings", [])]
        self._all: dict[str, tuple[str, ...]] = {}
        self._content: dict[str, tuple[str, ...]] = {}

    def rules(self) -> dict[str, Any]:
        """The rules of the language as the browser gets them, with the letters that count."""
        return {
            "signs": RULES["signs"],
            "letters": RULES["letters"],
            "rewrite": [[pattern.pattern, new] for pattern, new in self.rewrites],
            "endings": self.endings,
            **{name: " ".join(getattr(self, name)) for name in ("small", "asking", "who", "numbering", "elisions", "prefixes")},
        }

    def fold(self, words: str) -> str:
        """Words without what a reader may leave out: case, accents, vowel points, kinds of apostrophes and dashes."""
        if not words.isascii():
            plain = _DROPPED.sub("", unicodedata.normalize("NFKD", words.translate(_SIGNS)).lower())
            words = unicodedata.normalize("NFC", plain).translate(_LETTERS)
        words = words.lower()
        for pattern, new in self.rewrites:
            words = pattern.sub(new, words)
        return words

    def terms(self, text: str) -> list[str]:
        """What a text is found by, in order, small words among it."""
        return self._read(text, self._all, ())

    def content(self, text: str) -> list[str]:
        """The same without small words."""
        return self._read(text, self._content, self.small)

    def _read(self, text: str, known: dict[str, tuple[str, ...]], without: Container[str]) -> list[str]:
        found: list[str] = []
        for token in _TOKEN.findall(text):
            terms = known.get(token)
            if terms is None:
                read = dict.fromkeys(self._terms(self.fold(token)))
                terms = known[token] = tuple(term for term in read if term not in without)
            found += terms
        return found

    def numbered(self, text: str) -> Iterator[str]:
        """The names of laws, bills and the like that a text gives in two or three words: "S.B. 132" and "Senate Bill 132"."""
        if not DIGIT.search(text):
            return
        for number in _NUMBER.finditer(text):
            start = number.start()
            if name := _NUMBERED.search(text[max(0, start - _REACH) : start]):
                letters, first, rest, second = name.groups()
                if letters:
                    yield self.fold(f"{letters.replace('.', '')}-{number.group()}")
                elif self.fold(first + rest) not in self.small:
                    yield self.fold(f"{first}{second}-{number.group()}")

    def numbers(self, text: str) -> Iterator[tuple[str, float]]:
        """Each number of a text, whole and by every run of its parts, with the share of the whole that the run is."""
        for token in _TOKEN.findall(text):
            if not DIGIT.search(whole := self.fold(token)):
                continue
            pieces = _PIECE.findall(whole)
            length = sum(map(len, pieces))
            for start in range(len(pieces)):
                for end in range(start + 1, len(pieces) + 1):
                    run = pieces[start:end]
                    yield "-".join(run), sum(map(len, run)) / length

    def _terms(self, token: str) -> Iterator[str]:
        if UNSPACED.search(token):
            yield from self._unspaced(token)
            return
        parts = _PART.findall(token)
        words, joints = [word for word, _ in parts], [joint for _, joint in parts[:-1]]
        if len(words) > 1 and joints[-1] == "'" and words[-1] == "s":
            words.pop()
            joints.pop()
            token = token[: token.rindex("'")]
        if len(words) > 1 and joints[0] == "'" and words[0] in self.elisions:
            del words[0], joints[0]
            token = token.partition("'")[2]
        if DIGIT.search(token):
            yield from self._number(token)
        elif len(words) == 1:
            yield self._bare(words[0])
        elif set(joints) == {"."} and set(map(len, words)) == {1}:
            yield "".join(words)
        else:
            yield from (self._bare(word) for word in words if len(word) > 1)
            if not {"/", ",", ""} & set(joints):
                yield "".join(words)

    def _bare(self, word: str) -> str:
        """A word without the article that some scripts write on to it."""
        for prefix in self.prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) > 2:
                return word[len(prefix) :]
        return word

    @staticmethod
    def _number(token: str) -> Iterator[str]:
        if _THOUSANDS.fullmatch(token):
            yield "".join(_PIECE.findall(token))
            return
        pieces = _PIECE.findall(token)
        yield "-".join(pieces)
        if len(pieces) > 1:
            yield from (piece for piece in pieces if len(piece) > (1 if piece[0] in "0123456789" else 2))

    def _unspaced(self, token: str) -> Iterator[str]:
        rest = 0
        for run in UNSPACED.finditer(token):
            if other := token[rest : run.start()].strip(JOINTS):
                yield from self._terms(other)
            signs = run.group()
            yield from (signs[at : at + 2] for at in range(len(signs) - 1))
            yield signs[-1]
            rest = run.end()
        if other := token[rest:].strip(JOINTS):
            yield from self._terms(other)

    def _folded(self, words: str) -> dict[str, None]:
        return dict.fromkeys(self.fold(word) for word in words.split())


@lru_cache(maxsize=4)
def words_of(language: str) -> Words:
    """The rules of a language; of one that has none here, only the letters."""
    return Words(language)
