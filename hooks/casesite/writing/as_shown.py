"""Words as a page shows them → the same words as a text writes them, with its links, citations and emphasis."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_MARKUP = re.compile(
    r"\[\[(?P<id>[^\[\]|\n]+)\]\]"
    r"|\[\[[^\[\]|\n]+\|(?P<named>[^\[\]\n]+)\]\]"
    r"|(?P<cite>\s*\[@[^\[\]]*\])"
    r"|(?<!\[)\[(?P<words>[^\[\]]+)\]\([^()\s]+\)"
    r"|\\(?P<sign>[^\w\s])"
    r"|(?P<mark>[*_]+|(?m:^\s*(?:>|[-+]\s|\d{1,2}[.)]\s)))"
)
_TOKEN = re.compile(r"\d[\d.,:]*\d|\w+(?:['’]\w+)*|[^\w\s]")
_SHAPES = {ord(sign): plain for signs, plain in (("“”„«»", '"'), ("‘’‚", "'"), ("‐‑‒–—", "-")) for sign in signs}


class NotPlainError(ValueError):
    """What changes lies across a link, a citation or emphasis, and cannot be put there word for word."""


@dataclass(frozen=True)
class Token:
    """A word or a sign, and where it is written; ``fixed`` for a word that is not written out: the name of a linked record."""

    words: str
    start: int
    end: int
    fixed: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number, and no sign."""
        return self.words[0].isalnum()


def tokens(words: str, offset: int = 0) -> list[Token]:
    """The words and the signs of plain words."""
    return [Token(match.group().translate(_SHAPES), match.start() + offset, match.end() + offset) for match in _TOKEN.finditer(words)]


def shown(text: str, label: Callable[[str], str]) -> list[Token]:
    """The words of small Markdown as a page shows them, citations aside; ``label`` names a record."""
    found: list[Token] = []
    end = 0
    for match in _MARKUP.finditer(text):
        found += tokens(text[end : match.start()], end)
        end = match.end()
        if match["id"]:
            found += [Token(token.words, match.start(), end, fixed=True) for token in tokens(label(match["id"].strip()))]
        else:
            found += [token for name in ("named", "words", "sign") if match[name] for token in tokens(match[name], match.start(name))]
    return found + tokens(text[end:], end)


def places(text: Sequence[Token], said: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where words stand in a text, whatever the signs between them: from one token to before another."""
    numbers = [number for number, token in enumerate(text) if token.is_word]
    words, sought = [text[number].words for number in numbers], [token.words for token in said if token.is_word]
    for start in range(len(words) - len(sought) + 1) if sought else ():
        if words[start : start + len(sought)] == sought:
            yield numbers[start], numbers[start + len(sought) - 1] + 1


def rewritten(text: str, old: Sequence[Token], said: str, says: str) -> tuple[str, str]:
    """What is written where ``old`` stands in a text, and what is to be written there: ``says`` instead of ``said``.

    Only what differs between the two is replaced, so that links and citations between stay. Raise NotPlainError.
    """
    new = _trimmed(tokens(says))
    if not new or _ends(tokens(said)) != _ends(tokens(says)):
        raise NotPlainError
    before, after = ([token.words for token in side] for side in (old, new))
    out, end = list[str](), old[0].start
    for tag, i, j, k, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if any(token.fixed for token in old[i:j]) or (0 < i < len(old) and old[i - 1].end > old[i].start):
            raise NotPlainError  # in the name of a record, which is written elsewhere
        start, stop = _stretch(text, old, i, j)
        if i == j and i == 0:
            come = says[new[k].start : new[n].start]
        elif i == j:
            come = says[new[k - 1].end : new[n - 1].end]
        else:
            come = says[new[k].start : new[n - 1].end] if n > k else ""
            start, stop = (old[i].start, old[j - 1].end) if come else (start, stop)
        if start < end or not _is_plain(text[start:stop]):
            raise NotPlainError
        out += [text[end:start], come]
        end = stop
    return text[old[0].start : old[-1].end], "".join([*out, text[end : old[-1].end]])


def _stretch(text: str, old: Sequence[Token], i: int, j: int) -> tuple[int, int]:
    """Where tokens are written, with the space on one side of them; of none, the place where some may come in."""
    if i == j:
        return (old[i - 1].end,) * 2 if i else (old[0].start,) * 2
    stretches = [(old[i - 1].end, old[j - 1].end)] if i else [(old[i].start, old[j - 1].end)]
    stretches += [(old[i].start, old[j].start)] if j < len(old) else []
    return next((stretch for stretch in reversed(stretches) if _is_plain(text[slice(*stretch)])), stretches[0])


def _is_plain(written: str) -> bool:
    """Whether a stretch of a text is words, signs between them and spaces, and no part of a link or of emphasis."""
    return not re.search(r"[\[\]()*_\\|]", written)


def _trimmed(found: Sequence[Token]) -> list[Token]:
    """Tokens from the first word to the last."""
    words = [number for number, token in enumerate(found) if token.is_word]
    return list(found[words[0] : words[-1] + 1]) if words else []


def _ends(found: Sequence[Token]) -> tuple[list[str], list[str]]:
    """The signs before the first word and behind the last."""
    words = [number for number, token in enumerate(found) if token.is_word] or [0]
    return [token.words for token in found[: words[0]]], [token.words for token in found[words[-1] + 1 :]]
