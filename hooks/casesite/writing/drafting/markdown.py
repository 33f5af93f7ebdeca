"""Words from elsewhere as the small Markdown of a text field: what Markdown would read as markup is escaped."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from casesite.exports.timelinejs import STATUS
from casesite.values.text import TextError, check_url, parse, words_of

_INLINE = re.compile(r"([\\`*_\[\]<>~|]|!(?=\[|$))")
_OPENING = re.compile(r"^(?=[-+](?:\s|$)|[>#=]|-{3}|\d+[.)](?:\s|$))(\d*)")
_PARAGRAPHS = frozenset("p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr".split())


def as_markdown(words: str) -> str:
    """Plain words as Markdown that reads as just these words; paragraphs stay."""
    paragraphs = [" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", words)]
    return "\n\n".join(_opened(_escaped(paragraph)) for paragraph in paragraphs if paragraph)


def _escaped(words: str) -> str:
    """Words of a line, with what Markdown reads in them escaped, where it reads anything."""
    pieces, refused = parse(words.strip())
    plain = not refused and all(piece.type in ("inline", "text", "paragraph_open", "paragraph_close") for piece in pieces)
    return words if plain and words_of(words, str) == " ".join(words.split()) else _INLINE.sub(r"\\\1", words)


def _opened(paragraph: str) -> str:
    """A paragraph, which its first letters do not turn into a list, a heading or a quotation."""
    return _OPENING.sub(r"\1\\", paragraph)


def from_html(html: str) -> str:
    """HTML as Markdown: its words, its paragraphs, and its links to the public web."""
    return "\n\n".join(map(_opened, _Reader(html, markdown=True).read()))


def words_of_html(html: str) -> str:
    """The words of HTML alone, on one line."""
    return " ".join(_Reader(html, markdown=False).read())


class _Reader(HTMLParser):
    """Collects words by paragraph; scripts, styles and what an export of ours added are left out."""

    def __init__(self, html: str, *, markdown: bool) -> None:
        super().__init__()
        self.paragraphs: list[list[tuple[bool, str]]] = [[]]  # whether it is markup, and what it is
        self.markdown = markdown
        self.skipped = ""
        self.link = ""
        self.opened = self.paragraphs[0]  # the paragraph in which a link began
        self.feed(html)
        self.close()

    def read(self) -> list[str]:
        """The paragraphs that hold words."""
        return [words for pieces in self.paragraphs if (words := " ".join(self._joined(pieces).split()))]

    def _joined(self, pieces: list[tuple[bool, str]]) -> str:
        if not self.markdown:
            return "".join(words for _, words in pieces)
        if any(is_markup for is_markup, _ in pieces):
            return "".join(words if is_markup else _INLINE.sub(r"\\\1", words) for is_markup, words in pieces)
        return _escaped("".join(words for _, words in pieces))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _PARAGRAPHS:
            self.paragraphs.append([])
        if not self.skipped and (tag in ("script", "style") or STATUS in (given.get("class") or "").split()):
            self.skipped = tag
        if tag == "a" and self.markdown and not self.skipped:
            try:
                self.link = check_url(given.get("href") or "")
            except TextError:
                self.link = ""
            self.link = "" if re.search(r"[()\s\\]", self.link) else self.link
            if self.link:
                self.opened = self.paragraphs[-1]
                self.opened.append((True, "["))

    def handle_endtag(self, tag: str) -> None:
        self.skipped = "" if tag == self.skipped else self.skipped
        if tag == "a" and self.link:
            start = len(self.opened) - 1 - self.opened[::-1].index((True, "["))
            if self.opened is self.paragraphs[-1] and "".join(words for _, words in self.opened[start + 1 :]).strip():
                self.opened.append((True, f"]({self.link})"))
            else:  # it has no words, or those of several paragraphs
                del self.opened[start]
            self.link = ""
        if tag in _PARAGRAPHS:
            self.paragraphs.append([])

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.paragraphs[-1].append((False, data))
