"""llms.txt: what the site is and where its pages are, for programs that read it (llmstxt.org)."""

from __future__ import annotations

import html
import re

from casesite.case import Case
from casesite.exports.export import Pages
from casesite.site import Artifact, Site
from casesite.words import date_words

READING = (
    "Every statement stands with its status, whose word it is, and its sources; repeat none without them. "
    "Someone who was not convicted is presumed innocent."
)
HEADING = re.compile(r"^(##?) (.*?)(?: \{#[\w-]+\})?$", re.MULTILINE)
FIRST = re.compile(r"^<p>(.*?)</p>$", re.MULTILINE)
MARKUP = re.compile(r"([\\`*_\[\]<>])")


def llms_txt(case: Case, site: Site, pages: Pages) -> bytes:
    """The title, the summary, how to read the site, and the pages that are not of one record."""
    profile = case.profile
    top = [f"- {_line(page, site)}" for page in pages if page.path.count("/") <= 1]
    head = [f"# {_plain(profile.title)}", f"> {_plain(case.words_of(profile.summary))}"]
    day = f"The record as of {date_words(case.as_of)}. Data: {_plain(profile.licence)}. To ask for a correction: {_plain(profile.contact)}"
    return ("\n\n".join([*head, day, READING, "## Pages", "\n".join(top)]) + "\n").encode()


def _line(page: Artifact, site: Site) -> str:
    """A link to a page, and the page in a line: its first sentence, or the names of its sections."""
    text = page.content.decode()
    headings = HEADING.findall(text)
    first = FIRST.search(text)
    sections = "; ".join(_words(words) for mark, words in headings if mark == "##")
    notes = _words(first[1]) if first and page.path != "index.md" else sections
    folder = page.path.removesuffix("index.md")
    return f"[{_words(headings[0][1])}]({site.url}{folder or './'})" + (f": {notes}" if notes else "")


def _words(marked: str) -> str:
    """The words of a page's HTML, as Markdown."""
    return _plain(html.unescape(re.sub(r"<[^>]*>", "", marked)))


def _plain(words: str) -> str:
    return MARKUP.sub(r"\\\1", " ".join(words.split()))
