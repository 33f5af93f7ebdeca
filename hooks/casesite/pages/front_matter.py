"""What a page says of itself to the program that publishes it, for search engines and shared links.

No text is cut: what stands behind the cut may be what became of a charge.
"""

from __future__ import annotations

from typing import Any

from casesite.model.addresses import stable
from casesite.pages.page import Page
from casesite.values.text import escape


def front_matter(page: Page) -> dict[str, Any]:
    """How search weighs a page, what it is about, the day of its words, and where it went if it moved; words are HTML."""
    entries: dict[str, Any] = {}
    if page.boost != 1:
        entries["search"] = {"boost": page.boost} if page.boost else {"exclude": True}
    if page.kind == "renamed" and page.record:
        entries["moved"] = stable(page.record)  # the address by which search engines are to know it
    elif page.kind == "withdrawn":
        entries["robots"] = "noindex"
    elif about := page.description or page.lead:
        entries["description"] = escape(about)
    if page.changed:
        entries["as_of"] = page.changed.isoformat()
    return entries
