"""The case at a glance: its proceedings as lines over time, drawn when the site is built.

Plain HTML and small inline SVGs, one a proceeding: no script, no color but the theme's. Places
across are percentages, so that the lines stretch with the page while marks and words keep their
size. Shapes tell the marks apart, each mark is a link, and a list below says the same in words.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from casesite.language import YEAR, date_words, spoken, t, tc, tn
from casesite.model.addresses import addresses
from casesite.model.case import Case
from casesite.model.kinds import ProceedingKind
from casesite.model.labels import proceeding_kind
from casesite.pages.lanes import DOT, LAST, LETTER, LINES, NARROW, OPEN, SHAPES, SIZE, TARGET, Lane, Mark, Scale, Url, lane_of
from casesite.values.dates import CaseDate, day
from casesite.values.text import escape


def picture(case: Case, url: Url) -> Markup:
    """Draw a case's proceedings; ``url`` makes of an address of the site a link, ready for an attribute."""
    if not case.proceedings:
        return Markup()
    scale, known = Scale(case), addresses(case)
    lanes = [lane_of(case, proceeding, scale, known, url) for proceeding in case.proceedings]
    groups = [(kind, [lane for lane in lanes if lane.proceeding.kind is kind]) for kind in ProceedingKind]
    lines = ['<div class="cs-picture-plot">', _grid(case, scale)]
    for number, (kind, found) in enumerate((kind, found) for kind, found in groups if found):
        lines += [_axis(case, scale, kind, first=number == 0), '<ul class="cs-picture-lanes">']
        lines += [_drawn(lane, url(known[lane.proceeding.id])) for lane in sorted(found, key=lambda lane: lane.begins)]
        lines += ["</ul>"]
    named = 'role="group" aria-labelledby="picture--title" aria-describedby="picture--about"'
    # A section with no section in it: Material's search takes the exclusion to end where an element of the same name does.
    drawn = [f'<section class="cs-picture" {named} data-search-exclude="">', *_head(case, scale, lanes), *lines, "</div>"]
    return Markup("\n".join([*drawn, *_list(case, lanes), "</section>"]))  # noqa: S704  # every text of the data went through escape


def _head(case: Case, scale: Scale, lanes: list[Lane]) -> Iterator[str]:
    """What the picture is, its shapes, and the key to them."""
    used = {mark.kind for lane in lanes for mark in lane.marks} | {OPEN for lane in lanes if lane.is_open}
    shapes = {kind: shape for kind, shape in SHAPES.items() if kind in used}
    drawn = {kind for lane in lanes for kind, _, _ in lane.lines}
    span = {"first": date_words(spoken(), scale.first, YEAR), "last": day(case.as_of).words}
    count = tn(
        "One proceeding, one line each, from {first} to {last}.",
        "{number} proceedings, one line each, from {first} to {last}.",
        len(lanes),
        **span,
    )
    title, links, narrow = t("The proceedings over time"), t("Each mark is a link."), t("The dots need a wider screen.")
    same, skip = t("The list below says the same in words."), t("Skip the picture")
    yield f'<p class="cs-label" id="picture--title">{title}</p>'
    yield f'<p class="cs-note" id="picture--about">{count} {links} <span class="cs-picture-narrow">{narrow} </span>{same}</p>'
    yield f'<a class="cs-hidden" href="#picture--list">{skip}</a>'
    symbols = "".join(
        f'<g id="picture--{kind}"><circle class="cs-picture-target" r="{TARGET // 2}" fill="none" stroke="none"/>{shape}</g>'
        for kind, (_, shape) in shapes.items()
    )
    yield f'<svg class="cs-picture-shapes" width="0" height="0" aria-hidden="true"><defs>{symbols}</defs></svg>'
    yield '<ul class="cs-picture-key">'
    for kind, (message, _) in shapes.items():
        x, words = 4 if kind == OPEN else 8, tc("picture", message)
        named = ' class="dot"' if kind == DOT else ""
        yield f'<li{named}><svg width="16" height="16" aria-hidden="true"><use href="#picture--{kind}" x="{x}" y="8"/></svg> {words}</li>'
    for kind, message in LINES.items():
        if kind in drawn:
            line = f'<svg width="28" height="16" aria-hidden="true"><line class="{kind}" x2="28" y1="8" y2="8"/></svg>'
            yield f"<li>{line} {tc('picture', message)}</li>"
    yield "</ul>"


def _grid(case: Case, scale: Scale) -> str:
    """The lines from top to bottom: years, and the incident."""
    ticks = "".join(f'<line x1="{at:g}%" x2="{at:g}%" y2="100%"/>' for at, _ in scale.ticks())
    day = f"{scale.middle(case.profile.incident.date):g}%"
    return f'<svg class="cs-picture-grid" aria-hidden="true">{ticks}<line class="day" x1="{day}" x2="{day}" y2="100%"/></svg>'


def _axis(case: Case, scale: Scale, kind: ProceedingKind, *, first: bool) -> str:
    """The head of a group: its kind, the years and, over the first, the incident."""
    height = 34 if first else 18
    texts = ""
    if first:
        at, words = scale.middle(case.profile.incident.date), t("Incident, {date}", date=case.profile.incident.date.words)
        side = 'dx="-5" text-anchor="end"' if at > 50 else 'dx="5"'
        texts = f'<text x="{at:g}%" y="12" {side}>{escape(words)}</text>'
    for at, words in scale.ticks():
        half = len(words) * LETTER / 2 / NARROW * 100
        if half <= at <= 100 - half:
            texts += f'<text x="{at:g}%" y="{height - 5}" text-anchor="middle">{escape(words)}</text>'
    name = escape(proceeding_kind(kind))
    return f'<div class="cs-picture-axis"><p>{name}</p><svg height="{height}" aria-hidden="true">{texts}</svg></div>'


def _drawn(lane: Lane, href: str) -> str:
    """A lane: its name, its lines, the mark of an open end, and the marks."""
    lines = "".join(f'<line class="{kind}" x1="{start:g}%" x2="{end:g}%"/>' for kind, start, end in lane.lines if start < end)
    end = f'<use href="#picture--{OPEN}" x="{LAST:g}%"/>' if lane.is_open else ""
    marks, down, low = "".join(map(_linked, lane.marks)), lane.down(dots=True), lane.down(dots=False)
    named = f' class="low-{low // SIZE[1]}"' if low < down else ""
    return (
        f'<li><a href="{href}">{escape(lane.proceeding.title)}</a><svg role="group" height="{TARGET + down}"{named}>'
        f'<g transform="translate(0 {TARGET // 2})">{lines}{end}{marks}</g></svg></li>'
    )


def _linked(mark: Mark) -> str:
    classes = " ".join(["dot"] * (mark.kind == DOT) + ["alone"] * mark.alone)
    named = f' class="{classes}"' if classes else ""
    down = f' y="{mark.down}"' if mark.down else ""
    return (
        f'<a href="{mark.href}"{named}><title>{escape(mark.date.words)}: {escape(mark.says)}</title>'
        f'<use href="#picture--{mark.kind}" x="{mark.at:g}%"{down}/></a>'
    )


def _list(case: Case, lanes: list[Lane]) -> Iterator[str]:
    """The same in words, by date; what was one event stands in one line."""
    incident = case.profile.incident
    entries: dict[tuple[CaseDate, str], list[str]] = {}
    if incident.date.first <= case.as_of:
        entries[incident.date, ""] = [t("Incident, {place}", place=incident.place)]
    for mark in (mark for lane in lanes for mark in lane.marks):
        entries.setdefault((mark.date, mark.href), []).append(mark.says)
    yield '<details class="cs-supports" id="picture--list">'
    summary = t("The picture in words: every step, by date")
    yield f"<summary>{summary}</summary>"
    yield '<ol class="cs-events">'
    for (date, href), said in sorted(entries.items(), key=lambda entry: entry[0][0]):
        words = escape("; ".join(said))
        linked = f'<a href="{href}">{words}</a>' if href else f"<span>{words}</span>"
        when = f'<time datetime="{date.iso}">{escape(date.words)}</time>' if date.iso else f"<span>{escape(date.words)}</span>"
        yield f"<li>{when}{linked}</li>"
    yield "</ol>"
    yield "</details>"
