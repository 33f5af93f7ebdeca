"""Pages as their modules describe them → pages that know how to write themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from casesite.pages import PAGES
from casesite.pages.cite import Cite
from casesite.pages.environment import template
from casesite.pages.forms import HTML, PLAIN
from casesite.pages.jsonld import jsonld
from casesite.pages.listings import listings
from casesite.pages.page import Block, Page
from casesite.pages.press import Press
from casesite.pages.sections import blocks
from casesite.pages.view import View

Written = TypeVar("Written")


def render(press: Press) -> Iterator[Page]:
    """Every page of a case, in the order of ``PAGES``; each is written when its blocks or its plain words are asked for."""
    for pages in PAGES:
        for made in pages(press.case):
            for page in (made, *listings(press.case, made)):
                yield replace(page, write=_in_language(press, page, _blocks), plain=_in_language(press, page, _plain))


def _in_language(press: Press, page: Page, write: Callable[[Press, Page], Written]) -> Callable[[], Written]:
    def written() -> Written:
        with press.case.speaking():
            return write(press, page)

    return written


def _blocks(press: Press, page: Page) -> tuple[Block, ...]:
    view = View(press, page, HTML)
    body, terms = press.glossary.explained(_body(page, view))
    foot = template("_foot", HTML).render(view=view, page=page, terms=terms, cite=Cite(press.case, press.site, page)).strip()
    data = jsonld(press.case, press.site, page)
    return (*blocks(body), foot, *([f'<script type="application/ld+json">{data}</script>'] if data else []))


def _plain(press: Press, page: Page) -> str:
    return _body(page, View(press, page, PLAIN))


def _body(page: Page, view: View) -> str:
    case, site = view.case, view.site
    return template("_page", view.form).render(view=view, page=page, case=case, site=site, body=f"{page.kind}.md.j2", **page.context)
