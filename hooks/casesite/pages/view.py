"""What a template may ask: texts and lists as a page shows them, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from casesite.locales import SOURCE
from casesite.model import labels
from casesite.model.addresses import INDEX_LIMIT
from casesite.model.kinds import Correction, Event, Exhibit, Part, Party, Record, Source
from casesite.model.lock import WHOLE
from casesite.pages import figures, parts
from casesite.pages.clock import Minute
from casesite.pages.links import Links
from casesite.pages.listings import listing
from casesite.pages.page import Heading, Page
from casesite.pages.sections import sectioned
from casesite.values.coordinates import read_coordinates


class View(Links):
    """What one page's template may ask in one form."""

    fold = INDEX_LIMIT  # entries that fold out at most; more of them stand on pages of their own
    charges = 6  # whose outcome stands beside a name; the page of whom they are against has the others

    def corrected(self, correction: Correction) -> str:
        """The record that a correction is of: the case as a whole by its title, one that is not there by its id."""
        if correction.record == WHOLE:
            return self.to("", self.case.profile.title)
        return self.link(correction.record) if correction.record in self.press.addresses else self.form.write(correction.record)

    def time(self, minute: Minute) -> str:
        """The time of day of an event."""
        words = self.form.write(minute.time)
        return words if self.form.is_plain else self.dated(labels.date_iso(minute.event.date), words)

    def spot(self, geo: str) -> str:
        """Coordinates in words, which a program for maps opens: no map is asked for."""
        return self.out(read_coordinates(geo).uri, labels.coordinates(geo))

    @property
    def english(self) -> str:
        """The language of what is English on a page of another language."""
        return "" if self.case.profile.language.partition("-")[0] == SOURCE else SOURCE

    def heading(self, id: str, words: object, level: int = 2, language: str = "") -> str:
        """The heading of a section, which the page's blocks keep apart."""
        return self.form.made(sectioned(Heading(level, self.form.write(words), id, language), self.form))

    def statement(self, part: Part) -> str:
        """A statement with its status, whose word it is, and its sources."""
        return self.part(parts.statement, part)

    def unstated(self, part: Part) -> str:
        """A text with its sources, and no status of its own."""
        return self.part(parts.unstated, part)

    def status(self, part: Part, among: Party | None = None) -> str:
        """How far a statement can be relied on, and whose word it is: not again among what a party says."""
        return self.form.made(parts.status(self, part, among))

    def citations(self, part: Any) -> str:
        """The sources of a part of a record, to be opened in place."""
        return self.form.made(parts.citations(self, part.sources))

    def beside(self, part: Any) -> str:
        """What the site adds beside another's word, if anything."""
        return self.form.made(parts.beside(self, part.note))

    def note(self, words: object) -> str:
        """Small words behind others."""
        return self.form.made(parts.note(self, words))

    def source_credit(self, source: Source) -> str:
        """Who published a source, and when."""
        return self.part(parts.source_credit, source)

    def source_title(self, source: Source) -> str:
        """The title of a source, which leads to its entry, and how good it is."""
        return self.part(parts.source_title, source)

    def records(self, records: Sequence[Record], most: int = 20) -> str:
        """Records by name, with what they are; a long list folds out."""
        return self.form.made(parts.folded(self, parts.RECORDS, records, most))

    def events(self, events: Sequence[Event], most: int = 15) -> str:
        """Events by date and title; a long list folds out."""
        return self.form.made(parts.folded(self, parts.EVENTS, events, most))

    def listed(self, name: str, most: int = 20) -> str:
        """A list of the page, which leads to pages of its own where it is long."""
        return self.form.made(parts.folded(self, parts.RECORDS, self.page.lists[name], most, listing(self.page, name)))

    def listed_events(self, most: int = 15) -> str:
        """The events of the page, which lead to pages of their own where they are many."""
        return self.form.made(parts.folded(self, parts.EVENTS, self.page.lists["events"], most, listing(self.page, "events")))

    def exhibit(self, exhibit: Exhibit) -> str:
        """An exhibit on its own page."""
        return self.part(figures.alone, exhibit)

    def exhibit_file(self, exhibit: Exhibit) -> str:
        """A link to the file of an exhibit."""
        return self.part(figures.to_file, exhibit)

    def exhibits(self, ids: Iterable[str]) -> str:
        """Exhibits with their captions, one below the other."""
        shown = self.case.shown_with(ids)
        return self.form.made("\n".join(self.part(figures.figure, exhibit) for exhibit in shown))

    def event_line(self, event: Event) -> str:
        """An event in one line of the timeline."""
        return self.part(parts.event_line, event)

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
