"""Pages → Markdown, with one environment for all templates. The only importer of jinja2.

Whatever a template prints is escaped by ``text.escape`` (through ``finalize``), unless it is
markup that this module made. Blocks of HTML hold no blank line, so that every Markdown dialect
passes them on as they are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from casesite import text, words
from casesite.addresses import addresses
from casesite.case import Case
from casesite.cite import Cite
from casesite.exports import EXPORTS, Export
from casesite.exports.jsonld import jsonld
from casesite.kinds import Citation, Record, Source
from casesite.pages import PAGES, Page
from casesite.picture import picture
from casesite.site import Artifact, Site
from casesite.stages import stage_words


def render(case: Case, site: Site) -> list[Artifact]:
    """Every page of the site as Markdown."""
    environment, known = _environment(), addresses(case)
    return [_render(page, View(case, site, known, page), environment) for pages in PAGES for page in pages(case)]


class View:
    """What a template may ask: links, sources and texts, as seen from one page."""

    def __init__(self, case: Case, site: Site, known: Mapping[str, str], page: Page) -> None:
        self.case, self.site, self.known = case, site, known
        self.root = Markup("../" * page.path.count("/"))

    def url(self, address: str) -> Markup:
        """A link from this page to an address of the site."""
        folder, mark, fragment = address.partition("#")
        if not self.site.directory_urls and (not folder or folder.endswith("/")):
            folder += "index.html"
        return Markup(f"{self.root}{folder}{mark}{fragment}" or "./")  # made of slugs

    def link(self, record: Record | str, label: str | None = None) -> Markup:
        """A link to a record; of a withdrawn one, only that it was."""
        found = self.case.records[record] if isinstance(record, str) else record
        words = f"{found.noun} withdrawn" if found.withdrawn else label or found.label
        return Markup(f'<a href="{self.url(self.known[found.id])}">{text.escape(words)}</a>')

    def who(self, id: str) -> Markup:
        """Whose word it is: a party by name, a source by who published it."""
        record = self.case.records[id]
        return self.link(record, record.credit if isinstance(record, Source) else None)

    def rich(self, said: str | None) -> Markup:
        """Small Markdown as HTML."""
        return Markup(text.render(said, self.link, self._cite)) if said else Markup()

    def inline(self, said: str) -> Markup:
        """Small Markdown of one paragraph, without the paragraph."""
        html = self.rich(said)
        return html[3:-4] if html.count("<p>") == 1 and html.startswith("<p>") and html.endswith("</p>") else html

    def _cite(self, id: str, where: str | None) -> Markup:
        inside = f", {text.escape(where)}" if where else ""
        return Markup(f' <span class="cite">[{self.who(id)}{inside}]</span>')

    def cited(self, citation: Citation) -> Source:
        """The source of a citation."""
        return self.case.source(citation)

    @property
    def picture(self) -> Markup:
        """The case at a glance."""
        return picture(self.case, self.url)

    def others_named(self, record: Record) -> list[Record]:
        """The records that name this one."""
        return self.case.naming(record, Record)

    def withdrawn(self, nouns: str) -> list[Record]:
        """The withdrawn records of some kinds, named by their nouns."""
        return [record for record in self.case.withdrawn if record.noun in nouns.split(", ")]

    @property
    def exports(self) -> tuple[Export, ...]:
        """Every export."""
        return EXPORTS

    def passage(self, source: Source, citation: Citation) -> str:
        """A source's address, at the quoted words where there are some (WICG, URL fragment text directives)."""
        words = f"#:~:text={quote(citation.quote, safe='')}" if citation.quote else ""
        return f"{source.url}{words}" if "#" not in (source.url or "") else str(source.url)

    def index(self, records: list[Record]) -> list[Record]:
        """Records by the words of their links."""
        return sorted(records, key=lambda record: record.label.casefold())


def _render(page: Page, view: View, environment: Environment) -> Artifact:
    template = environment.get_template(page.template)
    body = template.render(view=view, case=view.case, page=page, site=view.site, **page.context).strip()
    foot = environment.get_template("_foot.md.j2").render(cite=Cite(view.case, view.site, page, body))
    front = {"search": {"boost": page.boost}} if page.boost else {"search": {"exclude": True}}
    head = f"---\n{json.dumps(front)}\n---\n\n" if page.boost != 1 else ""
    data = jsonld(view.case, view.site, page)
    script = f'\n\n<script type="application/ld+json">{data}</script>' if data else ""
    return Artifact(page.path, f"{head}{body}\n\n{foot.strip()}{script}\n".encode(), page.source)


def _finalize(value: object) -> object:
    if hasattr(value, "__html__"):
        return value
    return Markup("" if value is None else text.escape(str(value)))


_FILTERS: dict[str, Callable[..., Any]] = {
    "day": words.date_words,
    "iso": words.date_iso,
    "listed": ", ".join,
    "plural": words.PLURALS.__getitem__,
    "kind": words.SOURCE_KINDS.__getitem__,
    "one": words.ONE_SOURCE.__getitem__,
    "verdict": words.VERDICTS.__getitem__,
    "sentence": words.sentence,
    "part": words.part_name,
    "host": words.host,
    "stage": stage_words,
    "lines": lambda said: Markup("&#10;").join(Markup(text.escape(line)) for line in said.split("\n")),
}


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("casesite"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        comment_start_string="{##",  # {#id} is a heading's
        comment_end_string="##}",
    )
    environment.filters |= _FILTERS
    return environment
