"""Words as a page shows them → the words of the text that they come from: links, citations, emphasis and all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_MARKS = re.compile(
    r"\[\[(?P<id>[^\[\]|\n]+)(?:\|(?P<named>[^\[\]\n]+))?\]\]"  # a link to a record
    r"|\s*\[@[^\[\]\n]*\]"  # a citation: pages show it as a sign, or in brackets
    r"|\[(?P<words>[^\[\]\n]*)\]\([^()\s]*\)"  # a link to the web
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)"  # emphasis
    r"|(?m:^[ \t]*(?:[-+*>]|\d{1,2}[.)])[ \t]+)"  # the mark of a list or quotation
)
_IN_BRACKETS = re.compile(r"\s*\[[^\[\]]*\]")
_ALIKE = str.maketrans("“”„«»‘’‚‹›\u00a0\u2009\u202f", '"""""' + "'''''" + "   ")  # whatever a keyboard makes of them


def as_written(text: str, said: str, label: Callable[[str], str]) -> list[str]:
    """Each run of a text that a page shows as some words, as the text has it; whole words only.

    ``label`` gives the words of a link to a record that has none of its own. Quotation marks may be of any shape, and
    whatever stands in square brackets, as a citation does on a page, may be left out or not.
    """
    letters = list(_letters(text, label))
    bare = list(letters)
    for match in reversed(list(_IN_BRACKETS.finditer("".join(letter for letter, _, _ in letters)))):
        del bare[match.start() : match.end()]
    return _runs(text, letters, said) or _runs(text, bare, without_citations(said))


def _runs(text: str, letters: list[tuple[str, int, int]], words: str) -> list[str]:
    shown = "".join(letter for letter, _, _ in letters).translate(_ALIKE)
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.translate(_ALIKE).split())) + r"(?!\w)"
    return [text[letters[match.start()][1] : letters[match.end() - 1][2]] for match in re.finditer(pattern, shown) if match.group()]


def without_citations(words: str) -> str:
    """Words without what stands in square brackets."""
    return " ".join(_IN_BRACKETS.sub("", words).split())


def changed(written: str, said: str, says: str) -> str | None:
    """What a text has for some words, with those of them changed that differ; nothing where these are a link or the like."""
    if " ".join(written.split()) == said:
        return says
    old, new = said.split(), says.split()
    start = 0
    while start < min(len(old), len(new)) - 1 and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start - 1 and old[-1 - end] == new[-1 - end]:
        end += 1
    pattern = re.compile(r"(?<!\S)" + r"\s+".join(map(re.escape, old[start : len(old) - end])) + r"(?!\S)")
    if len(pattern.findall(written)) != 1:
        return None
    return " ".join(pattern.sub(lambda _: " ".join(new[start : len(new) - end]), written).split())


def _letters(text: str, label: Callable[[str], str]) -> Iterator[tuple[str, int, int]]:
    """Each letter that is shown, with where in the text it begins and ends; those of a link or mark are one with it."""
    place = 0
    for match in _MARKS.finditer(text):
        yield from ((text[index], index, index + 1) for index in range(place, match.start()))
        words = match["named"] or match["words"] or match["escaped"] or (label(match["id"].strip()) if match["id"] else "")
        yield from ((letter, match.start(), match.end()) for letter in words.strip())
        place = match.end()
    yield from ((text[index], index, index + 1) for index in range(place, len(text)))
