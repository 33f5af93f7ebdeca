"""What a template may ask: links, sources and texts, as seen from one page and in one form."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any
from urllib.parse import quote

from casesite.language import SOURCE, listed, row, t
from casesite.model import labels
from casesite.model.addresses import INDEX_LIMIT
from casesite.model.kinds import Citation, Correction, Event, Exhibit, Part, Record, Source, Status, Term
from casesite.model.lock import WHOLE
from casesite.pages import figures, parts
from casesite.pages.clock import Minute
from casesite.pages.forms import HTML, Form
from casesite.pages.glossary_terms import asked
from casesite.pages.page import Heading, Page
from casesite.pages.press import Press
from casesite.pages.sections import sectioned
from casesite.values import text
from casesite.values.dates import CaseDate


class View:
    """What one page's template may ask in one form."""

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

    def corrected(self, correction: Correction) -> str:
        """The record that a correction is of: the case as a whole by its title, one that is not there by its id."""
        if correction.record == WHOLE:
            return self.to("", self.case.profile.title)
        return self.link(correction.record) if correction.record in self.press.addresses else self.form.write(correction.record)

    def record_url(self, record: Record) -> str:
        """A link to a record's present address."""
        return self.url(self.press.addresses[record.id])

    def link(self, record: Record | str, label: str | None = None) -> str:
        """A link to a record; of a withdrawn one, only that it was."""
        target = self.case.records[record] if isinstance(record, str) else record
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
        return self.form.made(labels.whose(status, [self.who(id) for id in by]))

    def deciders(self, ids: Iterable[str]) -> str:
        """Who acted: decided by A and B."""
        return self.form.made(labels.deciders([self.who(id) for id in ids]))

    def date(self, value: CaseDate | datetime.date) -> str:
        """A date as a reader reads it."""
        words = self.form.write(labels.date_words(value))
        return words if self.form.is_plain else self._time(labels.date_iso(value), words)

    def time(self, minute: Minute) -> str:
        """The time of day of an event."""
        words = self.form.write(minute.time)
        return words if self.form.is_plain else self._time(labels.date_iso(minute.event.date), words)

    def _time(self, iso: str, words: str) -> str:
        return self.form.made(f'<time datetime="{iso}">{words}</time>' if iso else f"<span>{words}</span>")  # a decade has no such form

    @property
    def english(self) -> str:
        """The language of what is English on a page of another language."""
        return "" if self.case.profile.language.partition("-")[0] == SOURCE else SOURCE

    def heading(self, id: str, words: object, level: int = 2, language: str = "") -> str:
        """The heading of a section, which the page's blocks keep apart."""
        return self.form.made(sectioned(Heading(level, self.form.write(words), id, language), self.form))

    def rich(self, words: str | None) -> str:
        """Small Markdown as the page shows it."""
        return self._once("rich", words, lambda: self._rich(words)) if words else self.form.made("")

    def statement(self, part: Part) -> str:
        """A statement with its status, whose word it is, and its sources."""
        return self._part(parts.statement, part)

    def unstated(self, part: Part) -> str:
        """A text with its sources, and no status of its own."""
        return self._part(parts.unstated, part)

    def status(self, part: Part) -> str:
        """How far a statement can be relied on, and whose word it is."""
        return self.form.made(parts.status(self, part))

    def citations(self, part: Any) -> str:
        """The sources of a part of a record, to be opened in place."""
        return self.form.made(parts.citations(self, part.sources))

    def beside(self, part: Any) -> str:
        """What the site adds beside another's word, if anything."""
        return self.form.made(parts.beside(self, part.note))

    def note(self, words: object) -> str:
        """Small words behind others."""
        return self.form.made(parts.note(self, str(words)))

    def source_credit(self, source: Source) -> str:
        """Who published a source, and when."""
        return self._part(parts.source_credit, source)

    def source_title(self, source: Source) -> str:
        """The title of a source, which leads to its entry, and how good it is."""
        return self._part(parts.source_title, source)

    def source_links(self, source: Source, citation: Citation) -> str:
        """The addresses of a source: its own, at the quoted words, and that of an archived copy."""
        own = f" {self.passage(source, citation)}" if source.url else ""
        return own + (f" {self.out(source.archive_url, t('archived copy'))}" if source.archive_url else "")

    def records(self, records: Sequence[Record], most: int = 20) -> str:
        """Records by name, with what they are; a long list folds out."""
        return self.form.made(parts.folded(self, [self._part(parts.listed_record, record) for record in records], "ul", "cs-list", most))

    def events(self, events: Sequence[Event], most: int = 15) -> str:
        """Events by date and title; a long list folds out."""
        return self.form.made(parts.folded(self, [self._part(parts.listed_event, event) for event in events], "ol", "cs-events", most))

    def exhibit(self, exhibit: Exhibit) -> str:
        """An exhibit on its own page."""
        return self._part(figures.alone, exhibit)

    def exhibit_file(self, exhibit: Exhibit) -> str:
        """A link to the file of an exhibit."""
        return self._part(figures.to_file, exhibit)

    def exhibits(self, ids: Iterable[str]) -> str:
        """Exhibits with their captions, one below the other."""
        shown = self.case.shown_with(ids)
        return self.form.made("\n".join(self._part(figures.figure, exhibit) for exhibit in shown))

    def event_line(self, event: Event) -> str:
        """An event in one line of the timeline."""
        return self._part(parts.event_line, event)

    @property
    def timeline_is_one_page(self) -> bool:
        """Whether the timeline can be filtered: all of it stands on one page."""
        return len(self.case.events) <= INDEX_LIMIT

    def inline(self, words: str) -> str:
        """Small Markdown of one paragraph, without the paragraph."""
        shown = self.rich(words)
        opened, closed = self.form.message("<p>"), self.form.message("</p>")
        whole = shown.count(opened) == 1 and shown.startswith(opened) and shown.endswith(closed)
        return self.form.made(shown[len(opened) : -len(closed)]) if whole else shown

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

    def edit(self, page: Page) -> str:
        """Where the record of a page is edited, at its line; nothing for a page of many, or where no repository is known."""
        if not page.record or not self.site.edit_url:
            return ""
        place = page.record.node.place
        return self.form.write(f"{self.site.edit_url}{quote(place.file)}#L{place.line}")

    def suggest(self, page: Page) -> str:
        """Where a correction of a page's record is asked for, in a form; nothing where there is none."""
        record = page.record
        if not record or not self.site.suggest_url:
            return ""
        gaps = {"{id}": record.id, "{title}": labels.label(record)}
        filled = re.sub(r"\{id\}|\{title\}", lambda gap: quote(gaps[gap.group()], safe=""), self.site.suggest_url)
        return self.form.write(filled)

    def others_named(self, record: Record) -> list[Record]:
        """The records that name this one."""
        return self.case.naming(record, Record)

    def withdrawn(self, nouns: str) -> list[Record]:
        """The withdrawn records of some kinds, named by their nouns."""
        return [record for record in self.case.withdrawn if record.noun in nouns.split(", ")]

    def passage(self, source: Source, citation: Citation) -> str:
        """A link to a source, at the quoted words where there are some (WICG, URL fragment text directives)."""
        url, quoted = source.url or "", quote(citation.quote, safe="") if citation.quote else ""
        plain_address = f' data-address="{text.escape(url)}"' if quoted else ""  # what paper shows
        return self.out(f"{url}#:~:text={quoted}" if quoted and "#" not in url else url, labels.host(url), plain_address)

    def _part(self, make: Callable[[View, Any], str], part: object) -> str:
        """What a function makes of a part of the case."""
        return self._once(make.__name__, id(part), lambda: make(self, part))

    def _once(self, name: str, key: Hashable, make: Callable[[], str]) -> str:
        """What stands on several pages: made once for all of one form and depth."""
        return self.form.made(self.press.once((name, key, self.form.is_plain, self.depth), make))
