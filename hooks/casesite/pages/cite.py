"""How to cite a page: in words, as BibTeX, as CSL-JSON; and how to show the card of its record elsewhere."""

from __future__ import annotations

import json
import re

from casesite.exports.embed import snippet
from casesite.language import t
from casesite.model.case import Case
from casesite.pages.page import Page
from casesite.site import Site
from casesite.values.dates import day


class Cite:
    """The citation of one page."""

    def __init__(self, case: Case, site: Site, page: Page) -> None:
        self.title, self.whole, self.as_of = page.title, case.profile.title, case.as_of
        self.url = f"{site.url}{page.address}{'' if site.directory_urls else 'index.html'}" if site.url else ""
        self.site, self.record = site, None if page.kind in ("renamed", "withdrawn") else page.record
        self.key = re.sub(r"[^a-z0-9]+", "-", f"{page.address or 'overview'}{self.as_of.year}".lower()).strip("-")

    @property
    def embed(self) -> str:
        """The HTML that shows the card of its record on another page; nothing where it has none."""
        return snippet(self.site, self.record, self.title) if self.record else ""

    @property
    def words(self) -> str:
        """Title, site, day of the record, address."""
        title = t("“{title}”, in {site}", title=self.title, site=self.whole) if self.title != self.whole else self.whole
        return " ".join(filter(None, [f"{title}.", t("The record as of {date}.", date=day(self.as_of).words), self.url]))

    @property
    def bibtex(self) -> str:
        """A @misc entry (BibTeX has no web page)."""
        fields = {
            "title": self.title,
            "howpublished": self.whole,
            "year": str(self.as_of.year),
            "note": t("Record as of {date}", date=self.as_of),
            "url": self.url,
        }
        lines = [f"  {name} = {{{value if name == 'url' else _tex(value)}}}" for name, value in fields.items() if value]
        return f"@misc{{{self.key},\n" + ",\n".join(lines) + "\n}"

    @property
    def csl(self) -> str:
        """A CSL item of type webpage."""
        item = {
            "id": self.key,
            "type": "webpage",
            "title": self.title,
            "container-title": self.whole,
            "issued": {"date-parts": [[self.as_of.year, self.as_of.month, self.as_of.day]]},
        }
        return json.dumps(item | ({"URL": self.url} if self.url else {}), ensure_ascii=False)


_TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "{}&%$#_"} | {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
)


def _tex(words: str) -> str:
    """Words as TeX shows them, sign for sign."""
    return words.translate(_TEX)
