"""The core's pages as MkDocs's own: with their HTML and table of contents made, and, under serve, not before someone asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from casesite_mkdocs.core import core

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation


class ReadyPage(Page):
    """A page that the core ``made``. Where a plugin changes its Markdown, MkDocs renders that instead."""

    content: str | None = None

    def __init__(self, title: str | None, file: File, config: MkDocsConfig, made: Any) -> None:
        self.made = made
        super().__init__(title, file, config)

    @property  # an attribute there
    def markdown(self) -> str | None:
        """Its Markdown, for plugins that read it; once it is rendered, it is made anew for whoever asks."""
        return core().body(self.made) if self.text is None and self.content is not None else self.text

    @markdown.setter
    def markdown(self, text: str | None) -> None:
        self.text = text

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002  # as MkDocs has it
        """Its Markdown, as it was made."""
        self.meta, self.text = core().front_matter(self.made), core().body(self.made)
        self.given = self.text

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the HTML and the table of contents as they are."""
        if self.text != self.given:
            super().render(config, files)
            return
        depth = int(config.mdx_configs.get("toc", {}).get("toc_depth", 6))
        self.content, self.toc = core().html(self.made), get_toc(core().contents(self.made, depth))
        self._title_from_render = self.toc.items[0].title  # what Page.render sets; there is no public name for it
        self.present_anchor_ids = {heading.id for heading in self.made.headings}
        self.title = self.title  # which is asked for often, and not without the Markdown
        self.text = self.given = None
        self.made.release()


class WaitingFile(File):
    """The file of a generated page, which MkDocs leaves alone while it waits."""

    waits = False

    def is_documentation_page(self) -> bool:
        """Whether MkDocs is to build it."""
        return not self.waits and super().is_documentation_page()

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002  # as MkDocs has it
        """Nothing is to be copied while it waits."""
        if not self.waits:
            super().copy_file(dirty)


class Once:
    """Parts of the theme that are the same on all pages that stand as deep and below the same entry of the menu."""

    def __init__(self, nav: Navigation) -> None:
        self.nav = nav
        self.parts: dict[tuple[str, int, str], str] = {}

    def drawn(self, page: Page, name: str, caller: Callable[[], str]) -> str:
        """A part, as it was drawn for another page if it could be."""
        entry: Any = page.parent
        if entry not in self.nav.pages:
            return caller()
        key = (name, page.url.count("/"), entry.url)
        if key not in self.parts:
            self.parts[key] = caller()
        return self.parts[key]
