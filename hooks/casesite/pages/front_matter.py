"""Front matter: what a page says of itself to the program that publishes it, for search engines and shared links.

No text is cut: what stands behind the cut may be what became of a charge. Who has a charge or
claim against them is described by neither it nor their own page's words, of which a search engine
may show the first half.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

from casesite.language import t
from casesite.model.addresses import stable
from casesite.model.case import Case
from casesite.model.kinds import Party
from casesite.model.labels import part_name
from casesite.pages import Page
from casesite.values.text import escape

_FIRST = re.compile(r"^<p>(.*?)</p>$", re.MULTILINE)


def front_matter(case: Case, page: Page, body: str) -> str:
    """The block in front of a page: how search weighs it, what it is about, and the day of its words."""
    found: dict[str, Any] = {}
    if page.boost != 1:
        found["search"] = {"boost": page.boost} if page.boost else {"exclude": True}
    match page.template:
        case "renamed.md.j2":
            found["moved"] = stable(page.context["record"])  # the address by which search engines are to know it
        case "withdrawn.md.j2":
            found["robots"] = "noindex"
        case template:
            if said := describe(case, page, body):
                found["description"] = escape(said)
            if not template.startswith("reference_"):  # of the program, not of the record
                found["as_of"] = case.as_of.isoformat()
    return f"---\n{json.dumps(found, ensure_ascii=False)}\n---\n\n" if found else ""


def describe(case: Case, page: Page, body: str) -> str:
    """What a page is about, in plain words; nothing for the overview, which the site's own description fits."""
    match page.template:
        case "overview.md.j2":
            return ""
        case "party.md.j2":
            return of_party(case, page.context["party"])
        case "proceeding.md.j2":
            proceeding, standing = page.context["proceeding"], page.context["standing"]
            return f"{proceeding.title}, {proceeding.forum}. {standing.words}."
        case "protocol.md.j2":
            return case.words_of(page.context["protocol"].text)
        case "timeline_part.md.j2":
            return f"{part_name(page.context['name'])}. " + t("Every event in order, with its status, whose word it is, and its sources.")
    first = _FIRST.search(body)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", first[1])).split()) if first else ""


def of_party(case: Case, party: Party) -> str:
    """Who a party is; of one with a charge or claim against it, only what its page tells."""
    if case.charges_against(party):
        return t("{name}: who this is, what they say, the events, and what became of each charge or claim, with sources.", name=party.name)
    return case.words_of(party.text)
