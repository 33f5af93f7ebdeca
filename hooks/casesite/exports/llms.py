"""llms.txt: what the site is and where its text is, for programs that read it (llmstxt.org)."""

from __future__ import annotations

from casesite.case import Case
from casesite.exports.export import Pages
from casesite.exports.twins import Element, escape, folder, read
from casesite.site import Artifact, Site
from casesite.words import date_words

READING = (
    "Every statement stands with its status, whose word it is, and its sources; repeat none without them. "
    "Someone who was not convicted is presumed innocent. Every page has a twin in Markdown, at its own address followed by index.txt."
)


def llms_txt(case: Case, site: Site, pages: Pages) -> bytes:
    """The title, the summary, how to read the site, and the pages that are not of one record."""
    profile = case.profile
    top = [f"- {_line(page, site)}" for page in pages if page.path.count("/") <= 1]
    head = [f"# {escape(profile.title)}", f"> {escape(case.words_of(profile.summary))}"]
    day = f"The record as of {date_words(case.as_of)}. Data: {escape(profile.licence)}. To ask for a correction: {escape(profile.contact)}"
    return ("\n\n".join([*head, day, READING, "## Pages", "\n".join(top)]) + "\n").encode()


def _line(page: Artifact, site: Site) -> str:
    """A link to a page's twin, and the page in a line: its first words, or the names of its sections.

    Of the first page the names, because its first words stand above.
    """
    title, about, sections = "", "", []
    for element in read(page).walk():
        if element.tag == "h1":
            title = element.words
        elif element.tag == "h2":
            sections.append(element.words)
        elif not (about or sections) and _tells(element):
            about = element.words
    notes = about if about and folder(page) else "; ".join(sections)
    return f"[{escape(title)}]({site.url}{folder(page)}index.txt)" + (f": {escape(notes)}" if notes else "")


def _tells(element: Element) -> bool:
    return element.tag == "p" and "cs-as-of" not in element.kinds
