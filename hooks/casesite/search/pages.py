"""Pages as entries of the search: those that are of no one record, and those that somebody wrote by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import unescape
from html.parser import HTMLParser

from casesite.language import message, t, tc
from casesite.model.case import Case
from casesite.search.entry import EntryKind, SearchEntry
from casesite.search.plain import words
from casesite.site import Site

OPEN = "#open-questions"
# Other words that readers use for what a page is there for; they are found, and never shown.
KEYWORDS = {
    "": message("search words", "overview summary start home cite citation"),
    OPEN: message("search words", "open still open questions unknown unanswered unresolved undecided"),
    "timeline/": message("search words", "timeline chronology history dates events"),
    "parties/": message("search words", "people persons names companies organizations who is who"),
    "proceedings/": message("search words", "court cases lawsuits suits trials charges dockets"),
    "disputes/": message("search words", "disputed questions contested claims sides versions"),
    "exhibits/": message("search words", "exhibits evidence pictures photographs photos documents papers recordings audio video data"),
    "safety/": message("search words", "safety rules protocols hazards reforms precedents"),
    "sources/": message("search words", "sources references bibliography documents reports articles"),
    "glossary/": message("search words", "glossary terms words meanings definitions"),
    "corrections/": message("search words", "correction correct report an error mistake wrong contact"),
    "data/": message(
        "search words", "data download RSS Atom feed subscribe follow updates newsletter calendar CSV JSON export API licence"
    ),
    "method/": message("search words", "method about this site how it is made checked editorial policy neutrality statuses"),
}
OF_THE_PROGRAM = 0.4  # how much a page for those who write the data weighs
WRITTEN = 0.6  # … and a page that stands beside the record
SHOWN = 800  # signs of the text of such a page from which a sentence may be shown
HEADINGS = ("h1", "h2", "h3")
UNSAID = ("script", "style", "noscript", "template")
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))


def page(site: Site, address: str, title: str, text: str = "") -> SearchEntry:
    """A page of no one record: its address from the site's root, its title, and in plain words what it is."""
    keywords = tc("search words", KEYWORDS[address]) if address in KEYWORDS else ""
    weight = OF_THE_PROGRAM if address.startswith("reference/") else 1
    return SearchEntry(site.linked(address), EntryKind.PAGE, title, text=text, keywords=keywords, weight=weight)


def overview(case: Case, site: Site) -> Iterator[SearchEntry]:
    """The overview, and of it what is not established."""
    profile = case.profile
    yield page(site, "", profile.title, words(case, profile.summary))
    if profile.not_established:
        yield page(site, OPEN, t("What is not established"), words(case, *profile.not_established))


def sections(url: str, title: str, html: str) -> list[SearchEntry]:
    """A page that somebody wrote, heading by heading: ``title`` and ``html`` as a page prints them, ``url`` from the site's root."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return list(_entries(url, unescape(title), reader.parts))


def _entries(url: str, title: str, parts: Iterable[tuple[str, str, list[str]]]) -> Iterator[SearchEntry]:
    for place, (id, heading, said) in enumerate(parts):
        name, text = " ".join(heading.split()), " ".join("".join(said).split())
        if place < 2 and (not name or name == title):  # in front of the first heading, or below that of the page itself
            if name or text:
                yield _section(url, title, "", text)
        elif name:
            yield _section(f"{url}#{id}" if id else url, name, title, text)


def _section(url: str, title: str, note: str, text: str) -> SearchEntry:
    """A part of a page: what stands far down in it is found, and not shown."""
    end = SHOWN if len(text) <= SHOWN else text.rfind(". ", 0, SHOWN) + 1
    return SearchEntry(url, EntryKind.PAGE, title, note, text[:end].strip(), more=text[end:], weight=WRITTEN)


class _Reader(HTMLParser):
    """Reads a page into its headings: the id, the words, and what stands below."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[tuple[str, str, list[str]]] = [("", "", [])]
        self.open: list[tuple[str, bool]] = []  # the elements around a word, each with whether it is said
        self.heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag in VOID:
            self._say(" ")
            return
        outside = not self.open or self.open[-1][1]
        unsaid = tag in UNSAID or "data-search-exclude" in attributes or "headerlink" in (attributes.get("class") or "").split()
        self.open.append((tag, outside and not unsaid))
        if tag in HEADINGS and outside and not unsaid:
            self.heading = tag
            self.parts.append((attributes.get("id") or "", "", []))

    def handle_endtag(self, tag: str) -> None:
        while self.open and tag in [name for name, _ in self.open]:
            if self.open.pop()[0] == tag:
                break
        if tag == self.heading:
            self.heading = ""
        elif tag in ("p", "li", "td", "th", "dd", "dt", "div"):
            self._say(" ")

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1][1]:
            self._say(data)

    def _say(self, data: str) -> None:
        id, heading, said = self.parts[-1]
        if self.heading:
            self.parts[-1] = (id, heading + data, said)
        else:
            said.append(data)
