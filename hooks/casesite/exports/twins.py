"""index.txt beside each page: the page as plain Markdown, for programs and people who read text.

Made from the rendered page, so that the two cannot differ: CommonMark, with tables of pipes.
The name does not end in .md, because every site generator would take that for another page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

from casesite.case import Case
from casesite.exports.export import Pages
from casesite.site import Artifact, Site

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"(#+) (.*?)(?: \{#[\w-]+\})?")
_SPACES = re.compile(r"[ \t\r\n]+")
_MARKS = re.compile(r"[\\`*\[\]<~|#]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")  # what CommonMark reads within a line …
_ADDRESS = re.compile(r"[()]|&(?=#?\w+;)")
_OPENING = re.compile(r"\A(?:(?=[>+=-])|(\d+)(?=[.)]))")  # … and at the start of one
_INLINE = frozenset("a abbr b br cite code em i q small span strong sub sup time wbr".split())
_UNSEEN = frozenset("script style svg".split())  # a picture shows what the page says in words
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_AROUND: Mapping[str, tuple[str, str]] = {
    "em": ("*", "*"),
    "strong": ("**", "**"),
    "q": ("“", "”"),
    "cs-note": ("(", ")"),
    "cs-category": ("· ", ""),
    "cs-place": ("· ", ""),
}


def twins(case: Case, site: Site, pages: Pages) -> dict[str, bytes]:
    """The twin of each page, by the folder of the page."""
    return {folder(page): f"{markdown(page, site)}\n".encode() for page in pages}


def folder(page: Artifact) -> str:
    """The address of a page from the site's root; nothing for the first page, and a closing slash for all others."""
    return page.path.removesuffix("index.md")


def markdown(page: Artifact, site: Site) -> str:
    """A page as Markdown; its links are absolute where the site's address is known."""
    base = site.url + folder(page) if site.url else ""
    return "\n\n".join(_blocks(read(page), base))


@dataclass
class Element:
    """A piece of a page: its tag, its attributes, and what is in it."""

    tag: str = ""
    attributes: Mapping[str, str | None] = field(default_factory=dict)
    inside: list[Element | str] = field(default_factory=list)

    @property
    def kinds(self) -> list[str]:
        """The classes."""
        return (self.attributes.get("class") or "").split()

    @property
    def elements(self) -> list[Element]:
        """The elements in it."""
        return [inner for inner in self.inside if isinstance(inner, Element)]

    def walk(self) -> Iterator[Element]:
        """The element and all in it, in order."""
        yield self
        for inner in self.elements:
            yield from inner.walk()

    @property
    def words(self) -> str:
        """Its words alone."""
        return _SPACES.sub(" ", "".join(inner if isinstance(inner, str) else inner.words for inner in self.inside)).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.open[-1].inside.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.open.pop()  # a test sees to it that tags come in pairs

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read(page: Artifact) -> Element:
    """A rendered page as a tree; blank lines part headings, bare paragraphs and HTML."""
    reader = _Reader()
    for block in re.split(r"\n\s*\n", _FRONT_MATTER.sub("", page.content.decode()).strip()):
        if heading := _HEADING.fullmatch(block):
            tag = f"h{len(heading[1])}"
            reader.feed(f"<{tag}>{heading[2]}</{tag}>")
        else:
            reader.feed(block if block.startswith("<") else f"<p>{block}</p>")
    reader.close()
    return reader.open[0]


def escape(words: str) -> str:
    """Words → Markdown that shows just these words, on one line."""
    return _MARKS.sub(_escaped, _SPACES.sub(" ", words))


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match.group()}"


def _marked(inner: Element | str, base: str) -> str:
    """Words, or a piece of a line, in Markdown."""
    if isinstance(inner, str):
        return escape(inner)
    words = "".join(_marked(part, base) for part in inner.inside)
    if inner.tag == "a":
        address = urljoin(base, inner.attributes.get("href") or "")
        return f"[{words}]({_ADDRESS.sub(_escaped, address)})"
    before, after = next((_AROUND[name] for name in (inner.tag, *inner.kinds) if name in _AROUND), ("", ""))
    return " " if inner.tag == "br" else f"{before}{words}{after}"


def _line(element: Element, base: str) -> str:
    return _SPACES.sub(" ", "".join(_marked(inner, base) for inner in element.inside)).strip(" ")


def _paragraph(element: Element, base: str) -> str:
    return _OPENING.sub(lambda match: f"{match.group()}\\", _line(element, base))


def _blocks(element: Element, base: str) -> list[str]:
    """What is in an element, a block each; the word for sources follows the status of their statement."""
    found: list[str] = []
    loose = Element("p")
    status = False
    for inner in [*element.inside, Element("p")]:
        if isinstance(inner, str) or inner.tag in _INLINE:
            loose.inside.append(inner)
            continue
        found += filter(None, [_paragraph(loose, base)])
        loose = Element("p")
        if "cs-sources" in inner.kinds:
            found.append(f"{found.pop()} Sources:" if status else "Sources:")
        found += _block(inner, base)
        status = "cs-meta" in inner.kinds
    return found


def _block(element: Element, base: str) -> list[str]:
    if element.tag in _UNSEEN or "hidden" in element.attributes:
        return []
    match element.tag:
        case "p" if "cs-meta" in element.kinds:
            return [f"*{_line(element, base).rstrip('.')}.*"]
        case "p" | "summary" | "nav":
            return list(filter(None, [_paragraph(element, base)]))
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            return [f"{'#' * int(element.tag[1])} {_line(element, base)}"]
        case "pre":
            return [_indented("    ", "    ", "".join(inner for inner in element.inside if isinstance(inner, str)))]
        case "ul" | "ol" | "dl":
            return _list(element, base)
        case "table":
            return [_table([row for row in element.walk() if row.tag == "tr"], base)]
        case "blockquote":
            return [_indented("> ", "> ", "\n\n".join(_blocks(element, base)))]
        case _:
            return _blocks(element, base)


def _list(element: Element, base: str) -> list[str]:
    first, written = int(element.attributes.get("start") or 1), []
    for number, inner in enumerate(element.elements, first):
        mark = f"{number}. " if element.tag == "ol" else "- "
        blocks = _blocks(inner, base)
        if element.tag == "dl":  # a name, and what it stands for
            blocks = [f"{blocks[0]}: {blocks[1]}", *blocks[2:]] if len(blocks) > 1 else blocks
        elif "cs-sources" in element.kinds:
            blocks = [": ".join(blocks)]
        written.append(_indented(mark, " " * len(mark), "\n\n".join(blocks)))
    return ["\n\n".join(written) if any("\n" in item for item in written) else "\n".join(written)] if written else []


def _indented(first: str, others: str, words: str) -> str:
    return "\n".join(f"{others if number else first}{line}".rstrip() for number, line in enumerate(words.split("\n")))


def _table(rows: list[Element], base: str) -> str:
    head, *body = [[_line(cell, base) for cell in row.elements] for row in rows]
    whole = [[""] * (len(head) - len(cells)) + cells for cells in body]  # under a cell that spans rows
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [head, ["---"] * len(head), *whole])
