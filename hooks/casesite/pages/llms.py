"""llms.txt: what the site is and where its pages are, for programs that read it (llmstxt.org)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casesite.language import message, t, tc
from casesite.model.case import Case
from casesite.model.labels import date_words
from casesite.pages.page import Page
from casesite.site import Site

READING = message(
    "llms.txt",
    "Every statement stands with its status, whose word it is, and its sources; repeat none without them. "
    "Someone who was not convicted is presumed innocent.",
)
READING_OUT_OF_COURT = message(
    "llms.txt", "Every statement stands with its status, whose word it is, and its sources; repeat none without them."
)
TWINS = message("llms.txt", "Every page of this site is there as plain Markdown, too: write index.html.md behind its address.")
MARKUP = re.compile(r"([\\`*_\[\]<>])")


def llms_txt(case: Case, site: Site, pages: Sequence[Page]) -> bytes:
    """The title, the summary, how to read the site, and the pages that are not of one record."""
    profile = case.profile
    top = [f"- {_line(page, site)}" for page in pages if page.address.count("/") <= 1]
    head = [f"# {_plain(profile.title)}", f"> {_plain(case.words_of(profile.summary))}"]
    facts = [
        t("The record as of {date}.", date=date_words(case.as_of)),
        t("Data: {licence}.", licence=_plain(profile.licence)),
        t("To ask for a correction: {contact}", contact=_plain(profile.contact)),
    ]
    reading = [tc("llms.txt", READING if case.proceedings else READING_OUT_OF_COURT), *([tc("llms.txt", TWINS)] if site.twins else [])]
    return ("\n\n".join([*head, " ".join(facts), " ".join(reading), "## " + t("Pages"), "\n".join(top)]) + "\n").encode()


def _line(page: Page, site: Site) -> str:
    """A link to a page, and the page in a line: its lead, or the names of its sections."""
    notes = page.lead or "; ".join(heading.title for heading in page.headings if heading.level == 2)
    address = f"{page.address}index.html.md" if site.twins else page.address or "./"
    return f"[{_plain(page.title)}]({site.url}{address})" + (f": {_plain(notes)}" if notes else "")


def _plain(words: str) -> str:
    return MARKUP.sub(r"\\\1", " ".join(words.split()))
