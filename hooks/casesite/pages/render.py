"""Pages → Markdown, with one environment for all templates. The only importer of jinja2.

Whatever a template prints is escaped by ``text.escape`` (through ``finalize``), unless it is
markup that this module made. Blocks of HTML hold no blank line, so that every Markdown dialect
passes them on as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from casesite.exports import EXPORTS, Export
from casesite.language import SOURCE, listed, row, t, tc, tn
from casesite.model import labels
from casesite.model.addresses import addresses
from casesite.model.case import Case
from casesite.model.kinds import Citation, Record, Source, Status, Term
from casesite.pages import PAGES, Page
from casesite.pages.cite import Cite
from casesite.pages.front_matter import front_matter
from casesite.pages.glossary_terms import Explained, Glossary
from casesite.pages.jsonld import jsonld
from casesite.pages.lanes_svg import picture
from casesite.site import Artifact, Site
from casesite.values import text


def render(case: Case, site: Site) -> list[Artifact]:
    """Every page of the site as Markdown."""
    environment, known, glossary = _environment(), addresses(case), Glossary(case)
    return [_render(page, View(case, site, known, page, glossary), environment) for pages in PAGES for page in pages(case)]


class View:
    """What a template may ask: links, sources and texts, as seen from one page."""

    def __init__(self, case: Case, site: Site, known: Mapping[str, str], page: Page, glossary: Glossary) -> None:
        self.case, self.site, self.known = case, site, known
        self.explained = Explained(glossary)
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
        said = label if label and not found.withdrawn else labels.label(found)
        return Markup(f'<a href="{self.url(self.known[found.id])}">{text.escape(said)}</a>')

    def links(self, records: Iterable[Record | str]) -> Markup:
        """Links behind a label: A, B, C."""
        return Markup(row([self.link(record) for record in records]))

    def who(self, id: str) -> Markup:
        """Whose word it is: a party by name, a source by who published it."""
        record = self.case.records[id]
        return self.link(record, labels.credit(record))

    def credits(self, ids: Iterable[str]) -> Markup:
        """Sources behind a label, each by who published it: A, B, C."""
        return Markup(row([self.who(id) for id in ids]))

    def names(self, ids: Iterable[str]) -> Markup:
        """Those whose word it is, in a sentence: A, B and C."""
        return Markup(listed([self.who(id) for id in ids]))

    def whose(self, status: Status, by: Iterable[str]) -> Markup:
        """Whose word a statement is: by A and B."""
        return Markup(labels.whose(status, [self.who(id) for id in by]))

    @property
    def english(self) -> Markup:
        """The attribute that says that something is English, where the site is not."""
        return Markup("" if self.case.profile.language.partition("-")[0] == SOURCE else ' lang="en"')

    def rich(self, said: str | None) -> Markup:
        """Small Markdown as HTML."""
        return Markup(text.render(said, self._named, self._cite, self.explained.show)) if said else Markup()

    def inline(self, said: str) -> Markup:
        """Small Markdown of one paragraph, without the paragraph."""
        html = self.rich(said)
        return html[3:-4] if html.count("<p>") == 1 and html.startswith("<p>") and html.endswith("</p>") else html

    def _named(self, id: str, said: str | None) -> str:
        record = self.case.records[id]
        if isinstance(record, Term) and not record.withdrawn:
            return self.explained.explain(record, said or record.title)
        return self.link(record, said)

    def _cite(self, id: str, where: str | None) -> Markup:
        inside = f", {text.escape(where)}" if where else ""
        return Markup(f' <span class="cite">[{self.who(id)}{inside}]</span>')

    def cited(self, citation: Citation) -> Source:
        """The source of a citation."""
        return self.case.source(citation)

    def edit(self, record: Record) -> str:
        """Where a record is edited, at its line."""
        place = record.node.place
        return f"{self.site.edit_url}{place.file}#L{place.line}" if self.site.edit_url else ""

    def suggest(self, record: Record) -> str:
        """Where a correction of a record is asked for."""
        said = {"{id}": record.id, "{title}": labels.label(record)}
        return re.sub(r"\{id\}|\{title\}", lambda gap: quote(said[gap.group()], safe=""), self.site.suggest_url)

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
        """Every export that there is at this host."""
        return tuple(export for export in EXPORTS if self.site.twins or not export.path.endswith(".html.md"))

    def passage(self, source: Source, citation: Citation) -> str:
        """A source's address, at the quoted words where there are some (WICG, URL fragment text directives)."""
        quoted = f"#:~:text={quote(citation.quote, safe='')}" if citation.quote else ""
        return f"{source.url}{quoted}" if "#" not in (source.url or "") else str(source.url)

    def index(self, records: list[Record]) -> list[Record]:
        """Records by the words of their links."""
        return sorted(records, key=lambda record: labels.label(record).casefold())


def _render(page: Page, view: View, environment: Environment) -> Artifact:
    template = environment.get_template(page.template)
    body = template.render(view=view, case=view.case, page=page, site=view.site, **page.context).strip()
    foot = environment.get_template("_foot.md.j2").render(
        view=view, explained=view.explained.terms.values(), cite=Cite(view.case, view.site, page, body)
    )
    front = front_matter(view.case, page, body)
    data = jsonld(view.case, view.site, page)
    script = f'\n\n<script type="application/ld+json">{data}</script>' if data else ""
    return Artifact(page.path, f"{front}{body}\n\n{foot.strip()}{script}\n".encode(), page.source)


def _finalize(value: object) -> Any:
    if hasattr(value, "__html__"):
        return value
    return Markup("" if value is None else text.escape(str(value)))


def _indented(line: str) -> Markup:
    """A line of code, with the spaces in front of it."""
    words = line.lstrip(" ")
    return Markup("&#32;" * (len(line) - len(words)) + text.escape(words))


def _saying(say: Callable[..., str]) -> Callable[..., Markup]:
    """A function that says a message, for templates: the message is ours, and what fills its gaps is escaped."""
    return lambda *message, **values: Markup(say(*message, **{name: _finalize(value) for name, value in values.items()}))


_GLOBALS = {"t": _saying(t), "tc": _saying(tc), "tn": _saying(tn)}
_FILTERS: dict[str, Callable[..., Any]] = {
    "day": labels.date_words,
    "iso": labels.date_iso,
    "row": lambda found: Markup(row([_finalize(one) for one in found])),
    "credit": labels.credit,
    "noun": labels.noun,
    "party_kind": labels.party_kind,
    "proceeding_kind": labels.proceeding_kind,
    "source_kind": labels.source_kind,
    "status": labels.status_words,
    "effect": labels.effect,
    "force": labels.force,
    "progress": labels.progress,
    "verdict": labels.verdict,
    "part": labels.part_name,
    "host": labels.host,
    "lines": lambda said: Markup("&#10;").join(Markup(text.escape(line)) for line in said.split("\n")),
    "code": lambda said: Markup("&#10;").join(_indented(line) for line in said.split("\n")),
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
    environment.globals |= _GLOBALS
    return environment
