"""A card of an event, a party or a question, to be shown in a frame on somebody else's page: one file, without script.

Its policy lets nothing in but its own style, and its one link opens in the whole window. It says what the page says first, how far
that can be relied on and whose word it is; of a party also what became of each charge.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from html import escape

from casesite.exports.entries import standing_of, with_note, word_of
from casesite.language import row, t, tn
from casesite.locales import direction
from casesite.model.addresses import stable
from casesite.model.case import Case
from casesite.model.kinds import Dispute, Event, Party, Record
from casesite.model.labels import date_words, noun
from casesite.site import Site

FILE = "card.html"
CARDED = {Event: "timeline/", Party: "parties/", Dispute: "disputes/"}
STYLE = (
    ":root{color-scheme:light dark}"
    "body{margin:0;padding:.8rem 1rem;font:.9rem/1.45 system-ui,sans-serif;color:#17191c;background:#fff;overflow-wrap:anywhere}"
    "h1{margin:.1rem 0 .4rem;font-size:1.1rem;line-height:1.25}p{margin:.3rem 0}a{color:#174a7c}"
    ".soft{font-size:.8rem;color:#54585e}.status{font-weight:700}"
    "@media (prefers-color-scheme:dark){body{color:#e4e3df;background:#16181b}a{color:#9fc5ea}.soft{color:#a8acb2}}"
)
_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"
_CARD = (
    '<!doctype html>\n<html lang="{language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
    "<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
    '<p class="soft">{about}</p>\n<h1><a href="{address}" target="_top" rel="noopener">{title}</a></h1>\n'
    '<p>{text}</p>\n<p class="status">{word}</p>\n{note}<p class="soft">{foot}</p>\n<p class="soft">{case}</p>\n</main>\n</body>\n</html>\n'
)


def cards_of(kind: type[Record]) -> Callable[[Case, Site], dict[str, bytes]]:
    """A card for each record of a kind that is shown, by id."""
    return lambda case, site: {
        record.id: _card(case, site, record) for record in case.every(kind) if isinstance(record, Event | Party | Dispute)
    }


def snippet(site: Site, record: Record, title: str) -> str:
    """The HTML that shows the card of a record on another page; nothing where the address of the site is not known."""
    if not site.url or type(record) not in CARDED:
        return ""
    address = escape(f"{site.url}{stable(record)}{FILE}")
    return f'<iframe src="{address}" title="{escape(title)}" width="100%" height="220" loading="lazy"></iframe>'


def _card(case: Case, site: Site, record: Event | Party | Dispute) -> bytes:
    said = record.outcome if isinstance(record, Dispute) else record
    as_of = standing_of(case, record) if isinstance(record, Party) else t("The record as of {date}.", date=date_words(case.as_of))
    words = {
        "about": f"{noun(record, start=True)}: {_about(record)}",
        "title": record.label,
        "address": site.url + site.linked(stable(record)) if site.url else site.linked("./"),
        "text": case.words_of(said.text),
        "word": word_of(case, said, start=True),
        "foot": f"{tn('{number} source', '{number} sources', len(said.sources))}. {as_of}",
        "case": case.profile.title,
        "language": case.profile.language,
        "direction": direction(case.profile.language),
    }
    note = f'<p class="soft">{escape(with_note(case, said, ""))}</p>\n' if said.note else ""
    return _CARD.format(style=STYLE, note=note, **{name: escape(each) for name, each in words.items()}).encode()


def _about(record: Event | Party | Dispute) -> str:
    """When an event was, what a party was, or that the text says who decided a question."""
    if isinstance(record, Event):
        return record.date.words
    return row(list(dict.fromkeys(role.title for role in record.roles))) if isinstance(record, Party) else t("Who decided it")
