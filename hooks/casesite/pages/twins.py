"""index.html.md: each page once more as plain Markdown, for programs that read text.

The twin of a generated page is written from the same value as the page. That of a page which somebody
wrote by hand is read from its HTML, as the site generator made it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from urllib.parse import urljoin

from casesite.model.case import Case
from casesite.pages.marks import END, LESS, LINK, MORE, START, TO, mark
from casesite.pages.page import Page
from casesite.pages.plain_markdown import Writer
from casesite.site import Site

NOT_WORDS = frozenset("script style svg form template noscript".split())


def twins(case: Case, site: Site, pages: Sequence[Page]) -> dict[str, bytes]:  # noqa: ARG001  # every maker is given the case
    """The twin of each page, by the page's address; none where the host cannot publish Markdown as it is."""
    return {page.address: twin(page.plain(), page.address, site.url) for page in pages} if site.twins else {}


def twin(stream: str, address: str, root: str) -> bytes:
    """A page's stream of marks → Markdown; the page's own address stands behind its heading where the site's, ``root``, is known."""
    return Writer(f"{LESS}{root}{address}{MORE}" if root else "").markdown(stream).encode()


def twin_of_html(html: str, address: str, root: str) -> bytes:
    """The HTML of a page that was written by hand → Markdown; links become absolute where the site's address is known."""
    reader = _Reader(root + address if root else "")
    reader.feed(html)
    reader.close()
    return twin("".join(reader.stream), address, root)


def destination(url: str) -> str:
    """An address as the destination of a link in Markdown."""
    return f"{LESS}{url}{MORE}" if re.search(r"[()\s]", url) else re.sub(r"&(?=#?\w+;)", r"\\&", url)


class _Reader(HTMLParser):
    """HTML → a stream of marks."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base
        self.stream: list[str] = []
        self.links: list[str] = []
        self.in_code = False
        self.skipped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if self.skipped or tag in NOT_WORDS or (tag == "a" and "headerlink" in (attributes.get("class") or "")):
            self.skipped.append(tag)
        elif tag == "a":
            self.links.append(attributes.get("href") or "")
            self.stream.append(LINK)
        elif not (self.in_code and tag == "code"):
            self.in_code = self.in_code or tag == "pre"
            self.stream.append(_mark(tag))
            if start := attributes.get("start"):
                self.stream.append(f"{START}{start}{START}")

    def handle_endtag(self, tag: str) -> None:
        if self.skipped:
            if tag == self.skipped[-1]:
                self.skipped.pop()
        elif tag == "a":
            self.stream.append(f"{TO}{destination(self._address(self.links.pop()))}{END}")
        elif not (self.in_code and tag == "code"):
            self.in_code = self.in_code and tag != "pre"
            self.stream.append(_mark(f"/{tag}"))

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.stream.append(data)

    def _address(self, href: str) -> str:
        if self.base or "://" in href:
            return urljoin(self.base, href)
        return f"./{href}" if href.startswith("#") else href


def _mark(tag: str) -> str:
    """The mark of a tag; of one that says nothing to a reader of words, nothing."""
    try:
        return mark(tag)
    except KeyError:
        return ""
