"""Names that are not printed: known by their fingerprints, found however they are written.

A fingerprint is a hash of a name's skeleton (BLAKE2b, RFC 7693, its key the random id of the case), behind a word that
says how the name is looked for and the number of its letters: ``part-6-…`` also within longer words, ``word-6-…`` only
as a word of its own, ``name-2-12-…`` as two words, one after the other or run together. It keeps a name from being
read, not from being guessed: whoever guesses can try.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import unquote

from casesite.model.kinds import Profile
from casesite.values.skeleton import skeletons

FEWEST = 5  # letters of a name that is looked for within longer words, unless somebody says otherwise
MOST_WORDS = 9
KEPT = 50_000  # texts of which it is kept that they name nobody
HIDDEN = "…"
_WORDS = re.compile(r"[^\W_]+")
_ONES = re.compile(rb"\x01{3,}")  # "Q u i l l o n": words of one letter
_ADDRESS = re.compile(r"https?://\S+")
_APART = re.compile(r"[^\w%]+|_+")
_BROKEN = re.compile("(?<=\\w)([-\\u2010\\u2011\\u00ad])\\s+(?=\\w)")  # a hyphen at the end of a line
_EDGES = re.compile(r"^\W+|\W+$")
_ENDINGS = ("", "s", "es", "n")  # plurals and possessives; signs are gone by then


def fingerprints(name: str, salt: str, *, whole_words: bool = False) -> list[str]:
    """The fingerprints of a name: of one word, one; of several, also with the family name first. Raise ValueError for no name."""
    words = [skeletons(word)[0] for word in name.split()]
    words = [word for word in words if word]
    letters = skeletons("".join(words))[0]
    if len(letters) < 2 or len(letters) > 99 or len(words) > MOST_WORDS:
        raise ValueError("that is no name: a name has from 2 to 99 letters, in at most nine words")
    if len(words) == 1:
        form = "word" if whole_words or len(letters) < FEWEST else "part"
        return [_fingerprint(form, letters, salt)]
    orders = [words, [words[-1], *words[:-1]]]
    joined = dict.fromkeys(skeletons("".join(order))[0] for order in orders)
    return [_fingerprint(f"name-{len(words)}", letters, salt) for letters in joined]


def _fingerprint(form: str, letters: str, salt: str) -> str:
    name = letters.encode()
    return f"{form}-{len(name)}-{_hash(name, salt.encode()).hex()}"


def _hash(name: bytes, salt: bytes) -> bytes:
    return blake2b(name, digest_size=16, key=salt).digest()


def withheld_by(profile: Profile) -> Withheld:
    """The names that a case does not print."""
    return _withheld(profile.id or "", tuple(profile.do_not_name))


@lru_cache(maxsize=2)  # the same from build to build under serve, with the texts that are known to name nobody
def _withheld(salt: str, listed: Sequence[str]) -> Withheld:
    return Withheld(salt, listed)


class Withheld:
    """The names of a list, and where they stand in a text."""

    def __init__(self, salt: str, listed: Sequence[str]) -> None:
        self._salt = salt.encode()
        self._free: set[str] = set()  # texts in which no name stands
        self._within: dict[int, set[bytes]] = {}  # hashes by the number of letters
        self._words: dict[int, set[bytes]] = {}
        self._rows: dict[tuple[int, int], set[bytes]] = {}  # by the number of words, and of letters
        for fingerprint in listed:
            form, length, digest = fingerprint.rsplit("-", 2)
            of_form = self._words if form == "word" else self._within
            of_form.setdefault(int(length), set()).add(bytes.fromhex(digest))
            if form.startswith("name-"):
                self._rows.setdefault((int(form[5:]), int(length)), set()).add(bytes.fromhex(digest))

    def __bool__(self) -> bool:
        return bool(self._within or self._words)

    def stands_in(self, texts: Iterable[str]) -> bool:
        """Whether a name stands in one of many texts: every word is looked at once."""
        asked = set(texts) - self._free if self else set[str]()
        chunks = [chunk for text in asked for chunk in ("", *_chunks(text))]
        readings = {chunk: skeletons(chunk) for chunk in set(chunks)}
        letters = {chunk: each[0] for chunk, each in readings.items()}
        joined = {run for _, _, run in self._joined([letters[chunk] for chunk in chunks])}
        whole = {reading for each in readings.values() for reading in each} | joined
        parts = {word for chunk in readings if not chunk.isalpha() for word in _WORDS.findall(chunk)} if self._words else set[str]()
        if self._is_within(whole) or self._is_one(whole | {reading for word in parts for reading in skeletons(word)}):
            return True
        self._free.update(asked if len(self._free) < KEPT else ())
        return False

    def named_in(self, text: str) -> list[str]:
        """The words of a text that name somebody, as they stand there, each time they do."""
        if not self.stands_in([text]):
            return []
        chunks = _chunks(text)
        found = [core(chunk) for chunk in chunks if self.stands_in([chunk])]
        for start, end, run in self._joined([skeletons(chunk)[0] for chunk in chunks]):
            if self._is_within([run]) or self._is_one([run]):
                found.append(core(" ".join(chunks[start:end])))
        return found

    def hidden(self, text: str) -> str:
        """A text without the words that name somebody."""
        for words in self.named_in(text):
            text = text.replace(words, HIDDEN)
        return text

    def _is_within(self, readings: Iterable[str]) -> bool:
        """Whether a name stands somewhere in runs of letters."""
        for length, hashes in self._within.items():
            names = [reading.encode() for reading in readings if len(reading.encode()) >= length]
            windows = {name[start : start + length] for name in names for start in range(len(name) - length + 1)}
            if not hashes.isdisjoint(_hash(window, self._salt) for window in windows):
                return True
        return False

    def _is_one(self, readings: Iterable[str]) -> bool:
        """Whether a run of letters is a name by itself, or the plural or possessive of one."""
        for length, hashes in self._words.items():
            names = {name for reading in readings for name in _bare(reading) if len(name) == length}
            if not hashes.isdisjoint(_hash(name, self._salt) for name in names):
                return True
        return False

    def _joined(self, letters: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Words of a row that may be a name together, from one to before another: letters set apart, or the words of a name."""
        lengths = [len(word) for word in letters]
        for match in _ONES.finditer(bytes(min(length, 2) for length in lengths)) if 1 in lengths else ():
            yield *match.span(), skeletons("".join(letters[match.start() : match.end()]))[0]
        for words, length in self._rows:
            for start, count in enumerate(map(sum, zip(*(lengths[place:] for place in range(words)), strict=False))):
                if length <= count <= length + words + 1 and 0 not in lengths[start : start + words]:
                    joined = skeletons("".join(letters[start : start + words]))[0]
                    yield from ((start, start + words, name.decode()) for name in _bare(joined) if len(name) == length)


def _chunks(text: str) -> list[str]:
    """What stands between the spaces of a text; a word that is broken at a hyphen is one, a web address is several."""
    if "://" in text:
        text = _ADDRESS.sub(lambda match: " ".join(_APART.split(unquote(match.group()))), text)
    return (text if text.isascii() and "- " not in text and "-\n" not in text else _BROKEN.sub(r"\1", text)).split()


def core(chunk: str) -> str:
    """A run of signs from its first letter to its last."""
    return _EDGES.sub("", chunk) or chunk


def _bare(letters: str) -> Iterator[bytes]:
    """A word, and what is left of it without what it may end in as a plural or a possessive."""
    yield from (letters[: len(letters) - len(ending)].encode() for ending in _ENDINGS if letters.endswith(ending))
