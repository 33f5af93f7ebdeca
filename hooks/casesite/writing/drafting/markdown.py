"""Words from elsewhere as the small Markdown of a text field: what Markdown would read as markup is escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import quote

from casesite.exports.timelinejs import STATUS
from casesite.problem import clean
from casesite.values.text import TextError, check_url, parse, words_of

_INLINE = re.compile(r"([\\`*_\[\]<>~|]|!(?=\[|$))")
_OPENING = re.compile(r"^(?=[-+](?:\s|$)|[>#=]|-{3}|\d+[.)](?:\s|$))(\d*)")
_PARAGRAPHS = frozenset("p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr".split())
OURS = STATUS.partition("-")[0] + "-"  # how the classes begin of what an export of ours adds
_UNREAD = frozenset({"script", "style"})  # what they hold is no words
QUOTATION = "blockquote"
_EMBEDDED = frozenset("img iframe video audio object embed svg canvas".split())


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


@dataclass
class Read:
    """The words of some HTML, as small Markdown or alone; the addresses of its links; what else of it is left out."""

    words: str
    links: list[str]
    left_out: list[str]


def read_html(html: str, *, markdown: bool) -> Read:
    """HTML as small Markdown: its words, paragraphs, lists, quotations, and links to the public web; or its words alone, on one line."""
    reader = _Reader(html, markdown=markdown)
    if not markdown:
        return Read(" ".join(words for _, words in reader.read()), reader.links, reader.left_out)
    blocks: list[str] = []
    last, number = "", 0
    for kind, words in reader.read():
        number = number + 1 if kind and kind == last else 1
        mark = f"{number}. " if kind == "ol" else {"ul": "- ", QUOTATION: "> "}.get(kind, "")
        if number > 1:
            blocks[-1] += ("\n>\n" if kind == QUOTATION else "\n") + mark + _opened(words)
        else:
            blocks.append(mark + _opened(words))
        last = kind
    return Read("\n\n".join(blocks), reader.links, reader.left_out)


class _Reader(HTMLParser):
    """Collects words by paragraph; scripts, styles and what an export of ours added are left out."""

    def __init__(self, html: str, *, markdown: bool) -> None:
        super().__init__()
        self.blocks: list[tuple[str, list[tuple[bool, str]]]] = [
            ("", [])
        ]  # the list that it is an entry of; of each piece, whether it is markup
        self.markdown = markdown
        self.skipped = ""
        self.lists: list[str] = []
        self.quotations = 0  # that are open
        self.link = ""
        self.links: list[str] = []
        self.left_out: list[str] = []
        self.opened = self.blocks[0][1]  # the block in which a link began
        self.feed(html)
        self.close()

    def read(self) -> list[tuple[str, str]]:
        """The blocks that hold words."""
        return [(kind, words) for kind, pieces in self.blocks if (words := " ".join(self._joined(pieces).split()))]

    def _joined(self, pieces: list[tuple[bool, str]]) -> str:
        if not self.markdown:
            return "".join(words for _, words in pieces)
        if any(is_markup for is_markup, _ in pieces):
            return "".join(words if is_markup else _INLINE.sub(r"\\\1", words) for is_markup, words in pieces)
        return _escaped("".join(words for _, words in pieces))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("ul", "ol"):
            self.lists.append(tag)
        self.quotations += tag == QUOTATION
        if tag in _PARAGRAPHS:
            self.blocks.append((self.lists[-1] if tag == "li" and self.lists else self._around(), []))
        is_ours = any(word.startswith(OURS) for word in (given.get("class") or "").split())
        if not self.skipped and (tag in _UNREAD or is_ours):
            self.skipped = tag
            self.left_out += [] if is_ours else [_named(tag, given)]
        elif tag in _EMBEDDED and not self.skipped:
            self.left_out.append(_named(tag, given))
        if tag == "a" and not self.skipped:
            self._open_link(given.get("href") or "")

    def _open_link(self, href: str) -> None:
        self.links += [href] if href else []
        encoded = re.sub(r"[()\s\\<>\"'`{}|^]", lambda match: quote(match.group(), safe=""), href.strip())
        try:
            self.link = check_url(encoded) if self.markdown and href else ""
        except TextError:
            self.link = ""
            self.left_out.append(f"the address “{clean(href)}”")
        if self.link:
            self.opened = self.blocks[-1][1]
            self.opened.append((True, "["))

    def handle_endtag(self, tag: str) -> None:
        self.skipped = "" if tag == self.skipped else self.skipped
        if tag == "a" and self.link:
            start = len(self.opened) - 1 - self.opened[::-1].index((True, "["))
            if self.opened is self.blocks[-1][1] and "".join(words for _, words in self.opened[start + 1 :]).strip():
                self.opened.append((True, f"]({self.link})"))
            else:  # it has no words, or those of several paragraphs
                del self.opened[start]
            self.link = ""
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        self.quotations -= tag == QUOTATION and self.quotations > 0
        if tag in _PARAGRAPHS:
            self.blocks.append((self.blocks[-1][0] if tag == "p" and self.lists else self._around(), []))

    def _around(self) -> str:
        """What a paragraph that is no entry of a list stands in."""
        return QUOTATION if self.quotations and not self.lists else ""

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.blocks[-1][1].append((False, data))


def _named(tag: str, given: Mapping[str, str | None]) -> str:
    address = given.get("src") or given.get("href") or ""
    return f"<{tag}>" + (f" “{clean(address)}”" if address else "")
