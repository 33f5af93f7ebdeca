"""What came from an address, as a reader has it: its title, its words, and whether they are only for those who pay."""

from __future__ import annotations

import codecs
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from casesite.reading.snapshots import words_of_html
from casesite.web.answer import Answer

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HEAD = 4_096  # bytes in which a page says how it is written
_TIERS = frozenset(("locked", "metered"))  # article:content_tier, of the Open Graph


@dataclass(frozen=True)
class Document:
    """What a reader has: the titles that a page gives itself, the best first; its words, or None for what is no text."""

    kind: str  # its media type
    titles: tuple[str, ...] = ()
    words: str | None = None
    is_paid: bool = False

    @property
    def hash(self) -> str:
        """What tells the words from all others (SHA-256); empty where there are none."""
        return "" if self.words is None else hashlib.sha256(self.words.encode()).hexdigest()


def document(answer: Answer) -> Document:
    """Read what came. What is no text (a PDF, a picture) keeps its words to itself."""
    kind, _, parameters = answer.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower() or _guess(answer.body)
    if kind in ("text/html", "application/xhtml+xml"):
        html = decoded(answer.body, parameters)
        page = _Page()
        page.feed(html)
        page.close()
        titles = tuple(dict.fromkeys(title for title in page.titles() if title))
        return Document(kind, titles, _even(words_of_html(html)), page.is_paid)
    if kind.startswith("text/"):
        return Document(kind, (), _even(decoded(answer.body, parameters)))
    return Document(kind)


def decoded(body: bytes, parameters: str = "") -> str:
    """Bytes as text: as their mark says, as the server says, as the page says, as UTF-8, and else as most old pages are."""
    named = [match[1] for match in (_CHARSET.search(parameters), _CHARSET.search(body[:_HEAD].decode("latin-1"))) if match]
    marked = [name for mark, name in _MARKS if body.startswith(mark)]
    for name in [*marked, *named, "utf-8"]:
        try:
            return body.decode("cp1252" if name.lower() in ("iso-8859-1", "latin-1", "latin1") else name)
        except (LookupError, ValueError):  # no encoding of text has this name, or the bytes are in another
            continue
    return body.decode("cp1252", "replace")


def _guess(body: bytes) -> str:
    start = body[:_HEAD].lstrip().lower()
    return "text/html" if start.startswith((b"<!doctype html", b"<html")) else "application/octet-stream"


def _even(words: str) -> str:
    """Words with one space between two of them, paragraphs aside, so that a hash holds while only the markup changes."""
    lines = (" ".join(line.split()) for line in words.splitlines())
    return "\n".join(line for line in lines if line) + "\n"


class _Page(HTMLParser):
    """Collects what a page says of itself."""

    def __init__(self) -> None:
        super().__init__()
        self.is_paid = False
        self._meta: dict[str, str] = {}
        self._words: dict[str, list[str]] = {"title": [], "h1": []}
        self._ended: set[str] = set()
        self._in = ""
        self._data: list[str] | None = None  # of a script that describes the page

    def titles(self) -> Iterator[str]:
        """Its titles, the one made for sharing first: it has no name of the site behind it."""
        yield " ".join(self._meta.get("og:title", "").split())
        yield " ".join("".join(self._words["title"]).split())
        yield " ".join("".join(self._words["h1"]).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in self._words and tag not in self._ended and not self._in:
            self._in = tag
        elif tag == "meta":
            name = (given.get("property") or given.get("name") or given.get("itemprop", "")).lower()
            content = given.get("content", "")
            self._meta.setdefault(name, content)
            tier = name == "article:content_tier" and content.strip().lower() in _TIERS
            self.is_paid |= tier or (name == "isaccessibleforfree" and content.strip().lower() == "false")
        elif tag == "script" and "ld+json" in given.get("type", "").lower():
            self._data = []

    def handle_endtag(self, tag: str) -> None:
        if tag == self._in:
            self._in = ""
            self._ended.add(tag)
        elif tag == "script" and self._data is not None:
            self.is_paid |= _says_paid("".join(self._data))
            self._data = None

    def handle_data(self, data: str) -> None:
        if self._data is not None:
            self._data.append(data)
        elif self._in:
            self._words[self._in].append(data)


def _says_paid(data: str) -> bool:
    """Whether what describes a page (schema.org, as JSON-LD) says that it is not free to read."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return False
    waiting = [found]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            if str(here.get("isAccessibleForFree", "")).lower() == "false":
                return True
            waiting += here.values()
        elif isinstance(here, list):
            waiting += here
    return False
