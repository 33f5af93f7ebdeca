"""What is written alike wherever it stands on a page: links, dates, small Markdown; as seen from one page, in one form."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any
from urllib.parse import quote

from casesite.language import listed, row, t
from casesite.model import labels
from casesite.model.kinds import Citation, Record, Source, Status, Term
from casesite.pages.forms import HTML, Form
from casesite.pages.glossary_terms import asked
from casesite.pages.page import Page
from casesite.pages.press import Press
from casesite.values import text
from casesite.values.dates import CaseDate

_SIGN = 0xE000  # the first of Unicode's private use, which no file of a case may hold


class Links:
    """Links, dates and texts for one page, in one form."""

    def __init__(self, press: Press, page: Page, form: Form) -> None:
        self.press, self.page, self.form = press, page, form
        self.case, self.site = press.case, press.site
        self.depth = page.path.count("/")

    def url(self, address: str) -> str:
        """A link from this page to an address of the site; in the twin the whole address, where the site's own is known."""
        if self.form.is_plain and self.site.url:
            return self.site.url + address
        return f"{'../' * self.depth}{self.site.linked(address)}" or "./"  # made of slugs

    def to_file(self, path: str, words: object, attributes: str = "") -> str:
        """Words that lead to a file of the site."""
        root = self.site.url if self.form.is_plain and self.site.url else "../" * self.depth
        return self.form.link(f"{root}{path}", self.form.write(words), attributes)

    def to(self, address: str, words: object, attributes: str = "") -> str:
        """Words that lead to an address of the site."""
        return self.form.link(self.url(address), self.form.write(words), attributes)

    def out(self, url: str, words: object, attributes: str = "") -> str:
        """Words that lead out of the site."""
        address = url if self.form.is_plain else text.escape(url)
        return self.form.link(address, self.form.write(words), f' rel="noopener external"{attributes}')

    def record_url(self, record: Record) -> str:
        """A link to a record's present address."""
        return self.url(self.press.addresses[record.id])

    def link(self, record: Record | str, label: str | None = None) -> str:
        """A link to a record; of a withdrawn one, only that it was; of one that is later than the day shown, just the words."""
        target = self.case.records[record] if isinstance(record, str) else record
        if self.case.is_later(target):
            return self.form.made(self.form.write(label or labels.later()))
        words = label if label and not target.withdrawn else labels.label(target)
        return self.form.link(self.record_url(target), self.form.write(words), "")

    def links(self, records: Iterable[Record | str]) -> str:
        """Links behind a label: A, B, C."""
        return self.form.made(row([self.link(record) for record in records]))

    def who(self, id: str) -> str:
        """Whose word it is: a party by name, a source by who published it."""
        record = self.case.records[id]
        return self.link(record, labels.credit(record))

    def credits(self, ids: Iterable[str]) -> str:
        """Sources behind a label, each by who published it: A, B, C."""
        return self.form.made(row([self.who(id) for id in ids]))

    def names(self, ids: Iterable[str]) -> str:
        """Those whose word it is, in a sentence: A, B and C."""
        return self.form.made(listed([self.who(id) for id in ids]))

    def whose(self, status: Status, by: Iterable[str]) -> str:
        """Whose word a statement is: by A and B."""
        return self._around(lambda names: labels.whose(status, names), by)

    def deciders(self, ids: Iterable[str]) -> str:
        """Who acted: decided by A and B."""
        return self._around(labels.deciders, ids)

    def _around(self, say: Callable[[Sequence[str]], str], ids: Iterable[str]) -> str:
        """Words of the pages around links to records. Until they are made safe, signs that no data can hold stand for the links."""
        links = {chr(_SIGN + number): self.who(id) for number, id in enumerate(ids)}
        words = self.form.write(say(list(links)))
        return self.form.made("".join(links.get(sign, sign) for sign in words))

    def date(self, value: CaseDate | datetime.date) -> str:
        """A date as a reader reads it."""
        words = self.form.write(labels.date_words(value))
        return words if self.form.is_plain else self.dated(labels.date_iso(value), words)

    def dated(self, iso: str, words: str) -> str:
        """Words with the date that they stand for (ISO 8601); a decade has none."""
        return self.form.made(f'<time datetime="{iso}">{words}</time>' if iso else f"<span>{words}</span>")

    def rich(self, words: str | None) -> str:
        """Small Markdown as the page shows it."""
        return self.once("rich", words, lambda: self._rich(words)) if words else self.form.made("")

    def _rich(self, words: str) -> str:
        show = self.press.glossary.offer if self.form is HTML else self.form.write
        return self.form.rich(words, self._named, self._cite, show)

    def _named(self, id: str, words: str | None) -> str:
        record = self.case.records[id]
        if isinstance(record, Term) and not record.withdrawn and not self.form.is_plain:
            return asked(record, words or record.title)
        return self.link(record, words)

    def _cite(self, id: str, where: str | None) -> str:
        inside = f", {self.form.write(where)}" if where else ""
        opened, closed = self.form.message(' <span class="cite">'), self.form.message("</span>")
        return self.form.made(f"{opened}[{self.who(id)}{inside}]{closed}")

    def passage(self, source: Source, citation: Citation) -> str:
        """A link to a source, at the quoted words where there are some (WICG, URL fragment text directives)."""
        url, quoted = source.url or "", quote(citation.quote, safe="") if citation.quote else ""
        plain_address = f' data-address="{text.escape(url)}"' if quoted else ""  # what paper shows
        return self.out(f"{url}#:~:text={quoted}" if quoted and "#" not in url else url, labels.host(url), plain_address)

    def source_links(self, source: Source, citation: Citation) -> str:
        """The addresses of a source: its own, at the quoted words, and that of an archived copy."""
        own = f" {self.passage(source, citation)}" if source.url else ""
        return own + (f" {self.out(source.archive_url, t('archived copy'))}" if source.archive_url else "")

    def part(self, make: Callable[[Any, Any], str], part: object) -> str:
        """What a function makes of a part of the case."""
        return self.once(make.__name__, id(part), lambda: make(self, part))

    def once(self, name: str, key: Hashable, make: Callable[[], str]) -> str:
        """What stands on several pages: made once for all of one form and depth."""
        return self.form.made(self.press.once((name, key, self.form.is_plain, self.depth), make))
