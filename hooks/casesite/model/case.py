"""Case: the frozen whole that pages and exports see, and the few questions they ask it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from casesite.language import speaking
from casesite.model.appeals import courses, is_civil_appeal
from casesite.model.docket import Entry as DocketEntry
from casesite.model.docket import docket
from casesite.model.kinds import (
    Charge,
    Citation,
    Correction,
    Dispute,
    Event,
    Exhibit,
    Party,
    Precedent,
    Proceeding,
    ProceedingKind,
    Profile,
    Recommendation,
    Record,
    Reform,
    SafetyProtocol,
    Source,
    SourceCheck,
    Step,
    Term,
)
from casesite.model.labels import credit, later
from casesite.model.law import LAW, RECOMMENDATION, Table
from casesite.model.law.table import Appealed, Row
from casesite.model.lock import WHOLE, Entry, Lock
from casesite.model.media import Media
from casesite.model.publishers import Publishers
from casesite.model.sourced import Sourced, sourced
from casesite.model.standing import Standing, of_recommendation, stands
from casesite.model.texts import Text, texts
from casesite.model.walk import known
from casesite.values import text
from casesite.values.chronology import by_date
from casesite.values.node import Node
from casesite.words import NONE, Translation, Words

Kind = TypeVar("Kind", bound=Record)


@dataclass(frozen=True)
class Case:
    """Everything that is known of a case, checked and linked.

    ``as_of`` is the day as of which it is shown: what happened later is left out.
    ``records`` holds every record by id, withdrawn ones too; ``mentions``, by id, the records that name it, in the order of
    the files; ``media`` what files of exhibits are, by name; ``translation`` the case's own. Lists leave withdrawn records out.
    """

    profile: Profile
    profile_node: Node
    records: Mapping[str, Record]
    mentions: Mapping[str, tuple[Record, ...]]
    as_of: datetime.date
    lock: Lock | None = None
    media: Mapping[str, Media] = field(default_factory=dict)
    translation: Translation = NONE

    def every(self, kind: type[Kind]) -> list[Kind]:
        """The records of a kind that are shown, in the order of the files."""
        return [record for record in self.records.values() if isinstance(record, kind) and self.shows(record)]

    def shows(self, record: Record) -> bool:
        """Whether a record is in the lists: not withdrawn, and not later than the day shown."""
        return not record.withdrawn and not self.is_later(record)

    def is_later(self, record: Record) -> bool:
        """Whether a record is of a time after the day shown, and has no page: what speaks of it does not name it."""
        if isinstance(record, Event | Reform | Precedent | Exhibit) and record.date:
            return not record.withdrawn and record.date.first > self.as_of
        return isinstance(record, Correction) and self.as_of < self.profile.as_of and record.date > self.as_of

    def speaking(self) -> AbstractContextManager[None]:
        """Say everything in the language of the case for a while, with its own words for those of the pages."""
        return speaking(self.profile.language, self.words)

    @property
    def words(self) -> Words:
        return Words(self.profile.words, self.translation)

    @cached_property
    def sourced(self) -> list[Sourced]:
        """Every part of the case that cites sources, withdrawn records aside."""
        return list(sourced(self.profile, self.profile_node, self.records))

    @cached_property
    def texts(self) -> list[Text]:
        """Every text of the case, of withdrawn records, too."""
        return list(texts(self.profile, self.profile_node, self.records))

    @cached_property
    def publishers(self) -> Publishers:
        """Which of the sources are of one publisher, under whatever name."""
        return Publishers(self.profile, self.sources)

    @cached_property
    def withdrawn(self) -> list[Record]:
        """The records that were taken back; each keeps its address."""
        return [record for record in self.records.values() if record.withdrawn]

    @cached_property
    def parties(self) -> list[Party]:
        return self.every(Party)

    @cached_property
    def proceedings(self) -> list[Proceeding]:
        return self.every(Proceeding)

    @cached_property
    def events(self) -> list[Event]:
        """By date; events of one day stay in the order of the files, those that have a time by the clock."""
        return by_date(self.every(Event))

    @cached_property
    def disputes(self) -> list[Dispute]:
        return self.every(Dispute)

    @cached_property
    def exhibits(self) -> list[Exhibit]:
        return self.every(Exhibit)

    @cached_property
    def protocols(self) -> list[SafetyProtocol]:
        return self.every(SafetyProtocol)

    @cached_property
    def reforms(self) -> list[Reform]:
        return sorted(self.every(Reform), key=lambda reform: reform.date)

    @cached_property
    def precedents(self) -> list[Precedent]:
        return sorted(self.every(Precedent), key=lambda precedent: precedent.date)

    @cached_property
    def sources(self) -> list[Source]:
        return self.every(Source)

    @cached_property
    def checks(self) -> list[SourceCheck]:
        return self.every(SourceCheck)

    @cached_property
    def terms(self) -> list[Term]:
        return sorted(self.every(Term), key=lambda term: term.title.casefold())

    @cached_property
    def corrections(self) -> list[Correction]:
        """Those that readers see, the newest first."""
        shown = [correction for correction in self.every(Correction) if not correction.minor]
        return sorted(shown, key=lambda correction: correction.date, reverse=True)

    def events_of(self, about: Party | Proceeding | Dispute) -> list[Event]:
        """The events in which a party took part, that belong to a proceeding or that a question is about, by date as in ``events``."""
        if isinstance(about, Dispute):
            return by_date(one for one in map(self.records.__getitem__, about.events) if isinstance(one, Event) and self.shows(one))
        return by_date(event for event in self.naming(about, Event) if about.id in (*event.parties, *event.proceedings))

    @cached_property
    def law(self) -> Mapping[ProceedingKind, Table]:
        """The steps of each kind of proceeding, with those of the case's own law."""
        return {kind: table.own(self.profile.steps) for kind, table in LAW.items()}

    @cached_property
    def law_of_recommendations(self) -> Table:
        """What may become of a recommendation."""
        return RECOMMENDATION.own(self.profile.steps)

    def law_of(self, proceeding: Proceeding) -> Table:
        """The steps that a proceeding may take; an appeal has those of a crime only where it is one of a criminal case."""
        return self._law_of_civil_appeals if is_civil_appeal(proceeding, self.records) else self.law[proceeding.kind]

    @cached_property
    def _law_of_civil_appeals(self) -> Table:
        return self.law[ProceedingKind.APPEAL].without_crime()

    def law_with_appeals(self, proceeding: Proceeding) -> Table:
        """The same, with the appeals of the proceeding."""
        return self.law_of(proceeding).with_appeals(self.appeals.get(proceeding.id, ()))

    @cached_property
    def appeals(self) -> Mapping[str, Sequence[Appealed]]:
        """By proceeding: its appeals that are kept as proceedings of their own, and the appeals of these."""
        return courses({proceeding.id: proceeding for proceeding in self.proceedings}, self.law_of)

    def standing(self, proceeding: Proceeding, charge: Charge | None = None, party: str | None = None) -> Standing:
        """Where a proceeding stands, or one of its charges, or that for one of those whom it is against; its appeals are told with it."""
        return stands(self.law_with_appeals(proceeding), proceeding, self.as_of, (charge, party), self.name_of)

    def stood(self, proceeding: Proceeding, day: datetime.date, charge: Charge | None = None, party: str | None = None) -> Standing:
        """The same as of a day by its own docket alone, without what appeals did that are kept as proceedings of their own."""
        return stands(self.law_of(proceeding), proceeding, day, (charge, party), self.name_of)

    def became_of(self, recommendation: Recommendation) -> Standing:
        """What became of a recommendation."""
        return of_recommendation(self.law_of_recommendations, recommendation, self.as_of)

    def steps_of(self, recommendation: Recommendation) -> list[tuple[Step, Row]]:
        """The steps of a recommendation known on the day shown, each with its row of the law."""
        return [(step, self.law_of_recommendations.row(step.step)) for step in known(recommendation.steps, self.as_of)]

    def docket(self, proceeding: Proceeding) -> list[DocketEntry]:
        """The docket of a proceeding, each act once."""
        return docket(self.law_of(proceeding), proceeding, self.as_of)

    def shown_with(self, ids: Iterable[str]) -> list[Exhibit]:
        """The exhibits of some ids that are shown."""
        return [record for record in map(self.records.__getitem__, ids) if isinstance(record, Exhibit) and self.shows(record)]

    def charges_against(self, party: Party) -> list[tuple[Proceeding, Charge]]:
        """Every charge or claim against a party, with its proceeding."""
        return [(one, charge) for one in self.naming(party, Proceeding) for charge in one.charges if party.id in charge.against]

    def published(self, record: Record | Profile) -> Entry | None:
        """What the lock has of a record; None of one that is not yet published."""
        names = (record.id, *record.formerly) if isinstance(record, Record) else (WHOLE,)
        return next((self.lock.records[name] for name in names if name in self.lock.records), None) if self.lock else None

    def party(self, id: str) -> Party:
        """The party of an id."""
        return cast(Party, self.records[id])

    def words_of(self, said: str) -> str:
        """A text's words alone, with the records that it links by name."""
        return text.words_of(said, self.name_of)

    def name_of(self, id: str) -> str:
        """What a link in a text reads that has no words of its own."""
        return later() if self.is_later(self.records[id]) else credit(self.records[id])

    def source(self, citation: Citation) -> Source:
        """The source of a citation."""
        return cast(Source, self.records[citation.source])

    def naming(self, record: Record, kind: type[Kind]) -> list[Kind]:
        """The records of a kind that name this one and are shown."""
        return [other for other in self.mentions.get(record.id, ()) if isinstance(other, kind) and self.shows(other)]
