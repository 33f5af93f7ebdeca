"""The lanes as drawings, made when the site is built: small SVGs, one a lane, and one each for the years and the lines across.

No script, no colour but the theme's, no word but years and numbers; what the lanes say stands beside them. Places across are
per cent, so that lines stretch with the page while marks keep their size. A page that reads from the right mirrors them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from markupsafe import Markup

from casesite.pages.lanes import Lane
from casesite.pages.scale import LAST, Scale
from casesite.pages.stretches import STRETCHES, Stretch
from casesite.values.dates import CaseDate
from casesite.values.text import escape

HIGH, MIDDLE = 24, 12  # pixels: how high a lane is at least, and where in it the line is
FLAG, FLAG_RADIUS, YEARS = 18, 8, 18  # pixels: how high a row of flags is, and the row of years
NARROW = 262  # pixels: how long the lines are at least, where they are drawn at all
LETTER = 7  # pixels: no letter of a label is wider on average
OPEN, ENDED = "open", "ended"
# how something stands → the mark at the end of its line, around the point 0,0; that of the words beside it, where it can be.
MARKS = {
    "guilt": '<path class="hollow" d="M-5-5H5V5H-5z"/><path d="M-2.5-2.5h5v5h-5z"/>',
    "acquitted": '<path class="hollow" d="M-5-5H5V5H-5z"/>',
    "judgment": '<path d="M-5-5H5V5H-5z"/>',
    ENDED: '<path d="M-2-7h4V7h-4z"/>',
    OPEN: '<path class="hollow" d="M0-5 8 0 0 5z"/>',
}


class Drawing:
    """The drawings of some lanes, with the dates that are marked on all of them."""

    def __init__(self, scale: Scale, lanes: Sequence[Lane], marked: Sequence[CaseDate]) -> None:
        self.scale, self.lanes = scale, lanes
        self.marked = [scale.middle(date) for date in marked]

    @property
    def used(self) -> list[str]:
        """The kinds of stretch that are drawn, in the order of the key."""
        drawn = {stretch.kind for lane in self.lanes for stretch in lane.stretches}
        return [kind for kind in STRETCHES if kind in drawn]

    def sample(self, kind: str) -> Markup:
        """A kind of stretch as the key shows it."""
        return _svg(f'<line class="{kind}" x2="28" y1="8" y2="8"/>', 'width="28" height="16"')

    @property
    def axis(self) -> Markup:
        """The years, and above them the numbers of the dates that are marked."""
        rows = _rows(self.marked)
        high = FLAG * (max(rows, default=-1) + 1)
        flags = (
            f'<circle cx="{at:g}%" cy="{high - FLAG * row - FLAG // 2}" r="{FLAG_RADIUS}"/>'
            f'<text class="flag" x="{at:g}%" y="{high - FLAG * row - FLAG // 2 + 4}">{number}</text>'
            for number, (at, row) in enumerate(zip(self.marked, rows, strict=True), 1)
        )
        years = (f'<text x="{at:g}%" y="{high + YEARS - 5}">{escape(words)}</text>' for at, words in self.scale.ticks() if _fits(at, words))
        return _svg("".join([*flags, *years]), f'height="{high + YEARS}"')

    @property
    def grid(self) -> Markup:
        """The lines from top to bottom: years, and the dates that are marked."""
        years = (f'<line x1="{at:g}%" x2="{at:g}%" y2="100%"/>' for at, _ in self.scale.ticks())
        marked = (f'<line class="marked" x1="{at:g}%" x2="{at:g}%" y2="100%"/>' for at in dict.fromkeys(self.marked))
        return _svg("".join([*years, *marked]), 'class="cs-picture-grid"')

    def lane(self, lane: Lane) -> Markup:
        """A lane: where it begins, its stretches, and the marks of its end or that it is open."""
        places = [(stretch.kind, *self._ends(stretch)) for stretch in lane.stretches]
        lines = [_line(MIDDLE, MIDDLE, start, end, kind) for kind, start, end in places if start < end]
        if places:
            begins = min(start for _, start, _ in places)
            lines.append(_line(MIDDLE - 5, MIDDLE + 5, begins, begins))
        if lane.end:
            shape = lane.now.shape
            lines.append(mark(ENDED if shape == OPEN else shape, self.scale.middle(lane.end)))
        if places and lane.is_open:
            lines.append(mark(OPEN, LAST))
        return _svg("".join(lines), f'height="{HIGH}"')

    def fortieth(self, lane: Lane) -> int:
        """Behind how many fortieths of the width the words begin: where the lane ends, or its trial did while an appeal goes on."""
        if lane.is_open:
            end = self.scale.middle(lane.end) if lane.end else LAST
        else:
            end = max((end for stretch in lane.stretches for _, end in [self._ends(stretch)]), default=0.0)
        return math.ceil(end * 40 / 100)

    def _ends(self, stretch: Stretch) -> tuple[float, float]:
        start = self.scale.middle(stretch.start)
        return start, max(start, self.scale.middle(stretch.end)) if stretch.end else LAST


def _line(top: int, bottom: int, start: float, end: float, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<line{named} x1="{start:g}%" x2="{end:g}%" y1="{top}" y2="{bottom}"/>'


def mark(shape: str, at: float) -> str:
    """The mark of how something stands, at a place; an end where the way to stand has none of its own."""
    return f'<svg class="mark" x="{at:g}%" y="{MIDDLE}">{MARKS.get(shape, MARKS[ENDED])}</svg>'


def _rows(places: Sequence[float]) -> list[int]:
    """In which row above the years each flag stands, so that none covers another."""
    rows: list[int] = []
    for number, at in enumerate(places):
        near = {rows[other] for other in range(number) if abs(places[other] - at) * NARROW / 100 < 2 * FLAG_RADIUS + 1}
        rows.append(next(row for row in range(len(places)) if row not in near))
    return rows


def _fits(at: float, words: str) -> bool:
    half = len(words) * LETTER / 2 / NARROW * 100
    return half <= at <= 100 - half


def _svg(inside: str, attributes: str) -> Markup:
    return Markup(f'<svg {attributes} aria-hidden="true">{inside}</svg>')  # noqa: S704  # of numbers, and of words that were escaped
