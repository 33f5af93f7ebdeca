"""The proceedings over time, as a page shows them: lanes in two groups, and the dates at which the case turned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from casesite.language import joined, t, tc
from casesite.model.case import Case
from casesite.model.kinds import Event, Proceeding
from casesite.model.standing import Told
from casesite.pages.lanes import MANY, Lane, foremost, lanes
from casesite.pages.lanes_svg import Drawing
from casesite.pages.outcomes import is_taken_out, without_verdict
from casesite.pages.scale import Scale
from casesite.pages.stretches import STRETCHES
from casesite.values.dates import CaseDate

MOST = 15  # lanes: with more, the picture takes more than one screen
TURNS = 3  # dates that are marked: incidents, and the ends of the foremost proceedings


@dataclass(frozen=True)
class Turn:
    """A date at which the case turned, and what happened then: each with the record that tells more, where there is one."""

    date: CaseDate
    parts: Sequence[tuple[Event | Proceeding | None, str]]


@dataclass(frozen=True)
class Picture:
    """The foremost proceedings of a case over time; ``more`` says how many others there are."""

    lanes: Sequence[Lane]
    turns: Sequence[Turn]
    scale: Scale
    more: int

    @property
    def groups(self) -> list[tuple[str, str, list[Lane]]]:
        """The lanes that have ended, and those that are open: each with a name for its address, and words."""
        both = (("ended", t("Ended"), False), ("open", t("Open; the last step recorded"), True))
        groups = [(name, words, [lane for lane in self.lanes if lane.is_open is is_open]) for name, words, is_open in both]
        return [group for group in groups if group[2]]

    @property
    def key(self) -> list[tuple[str, str]]:
        """What each kind of line means."""
        return [(kind, tc("picture", STRETCHES[kind])) for kind in self.drawing.used]

    @cached_property
    def drawing(self) -> Drawing:
        """The same as drawings."""
        return Drawing(self.scale, self.lanes, [turn.date for turn in self.turns])


def picture(case: Case) -> Picture | None:
    """The picture of a case; nothing for one without proceedings."""
    proceedings = foremost(case)
    if not proceedings:
        return None
    shown = proceedings[:MOST]
    drawn = {lane.proceeding.id: lane for lane in lanes(case, shown)}
    turns = _turns(case, [drawn[proceeding.id] for proceeding in shown])
    dates = [stretch.start for lane in drawn.values() for stretch in lane.stretches]
    return Picture(list(drawn.values()), turns, Scale([*dates, *(turn.date for turn in turns)], case.as_of), len(proceedings) - len(shown))


def _turns(case: Case, by_weight: Sequence[Lane]) -> list[Turn]:
    """The incidents, and the dates at which the foremost proceedings that have ended did so, in order."""
    parts: dict[CaseDate, list[tuple[Event | Proceeding | None, str]]] = {}
    incidents = case.profile.all_incidents
    for incident in [one for one in incidents if one.date.first <= case.as_of][:TURNS]:
        parts.setdefault(incident.date, []).append((None, incident.title or t("Incident")))
    begins = min(incident.date.first for incident in incidents)
    for lane in by_weight:
        if lane.end and lane.end.last >= begins and (lane.end in parts or len(parts) < TURNS):
            words = t("{title}: {standing}", title=lane.proceeding.title, standing=_end_words(lane, lane.end))
            parts.setdefault(lane.end, []).append((_event(case, lane.proceeding, lane.end) or lane.proceeding, words))
    return [Turn(date, parts[date]) for date in sorted(parts)]


def _end_words(lane: Lane, date: CaseDate) -> str:
    """What ended a proceeding, charge by charge where they ended differently, and what became of its appeals."""
    each = [(title, one) for title, one in lane.standing.each if not is_taken_out(one)]
    named = each if len(each) > 1 else [("", one) for _, one in each or [("", lane.standing)]]
    ends = [[_step(told, title) for told in one.outcomes if told.step.date == date] for title, one in named]
    if not all(ends) and (len(named) <= MANY or not any(ends)):  # not all of it on that date, and few enough to tell
        words = lane.words
    else:
        words = joined(", ", dict.fromkeys(end for part in ends for end in part))
        if without_verdict(lane.proceeding, lane.standing):
            words = t("{outcome}, no verdict", outcome=words)
        if lane.standing.on_appeal and not lane.appeals:
            words = t("{outcome}; appeal open", outcome=words)
    return joined("; ", [words, *(appeal.words for appeal in lane.appeals)])


def _step(told: Told, charge: str) -> str:
    return t("{step} ({charge})", step=told.row.words(), charge=charge) if charge else told.row.words()


def _event(case: Case, proceeding: Proceeding, date: CaseDate) -> Event | None:
    """The event that tells what happened in a proceeding on a date: of those of that date, the one with most of the sources."""
    cited = {citation.source for step in case.docket(proceeding) if step.date == date for citation in step.sources}
    events = [event for event in case.naming(proceeding, Event) if event.date == date]
    return max(events, key=lambda event: len(cited & {citation.source for citation in event.sources}), default=None)
