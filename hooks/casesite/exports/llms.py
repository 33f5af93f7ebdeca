"""llms.txt: what the site is and where its pages are, for programs that read it (llmstxt.org)."""

from __future__ import annotations

import html
import re

from casesite.exports.export import Pages
from casesite.language import message, t, tc
from casesite.model.case import Case
from casesite.model.labels import date_words
from casesite.site import Artifact, Site

READING = message(
    "llms.txt",
    "Every statement stands with its status, whose word it is, and its sources; repeat none without them. "
    "Someone who was not convicted is presumed innocent.",
)
TWINS = message("llms.txt", "Every page of this site is there as plain Markdown, too: write index.html.md behind its address.")
HEADING = re.compile(r"^(##?) (.*?)(?: \{#[^{}]+\})?$", re.MULTILINE)
FIRST = re.compile(r"^<p>(.*?)</p>$", re.MULTILINE)
MARKUP = re.compile(r"([\\`*_\[\]<>])")


def llms_txt(case: Case, site: Site, pages: Pages) -> bytes:
    """The title, the summary, how to read the site, and the pages that are not of one record."""
    profile = case.profile
    top = [f"- {_line(page, site)}" for page in pages if page.path.count("/") <= 1]
    head = [f"# {_plain(profile.title)}", f"> {_plain(case.words_of(profile.summary))}"]
    facts = [
        t("The record as of {date}.", date=date_words(case.as_of)),
        t("Data: {licence}.", licence=_plain(profile.licence)),
        t("To ask for a correction: {contact}", contact=_plain(profile.contact)),
    ]
    reading = [tc("llms.txt", READING), *([tc("llms.txt", TWINS)] if site.twins else [])]
    return ("\n\n".join([*head, " ".join(facts), " ".join(reading), "## " + t("Pages"), "\n".join(top)]) + "\n").encode()


def _line(page: Artifact, site: Site) -> str:
    """A link to a page, and the page in a line: its first sentence, or the names of its sections."""
    text = page.content.decode()
    headings = HEADING.findall(text)
    first = FIRST.search(text)
    sections = "; ".join(_words(words) for mark, words in headings if mark == "##")
    notes = _words(first[1]) if first and page.path != "index.md" else sections
    folder = page.path.removesuffix("index.md")
    address = f"{folder}index.html.md" if site.twins else folder or "./"
    return f"[{_words(headings[0][1])}]({site.url}{address})" + (f": {notes}" if notes else "")


def _words(marked: str) -> str:
    """The words of a page's HTML, as Markdown."""
    return _plain(html.unescape(re.sub(r"<[^>]*>", "", marked)))


def _plain(words: str) -> str:
    return MARKUP.sub(r"\\\1", " ".join(words.split()))
