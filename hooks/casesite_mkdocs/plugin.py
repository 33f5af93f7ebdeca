"""The events of a build. The data is checked before MkDocs loses anything, and the pages are handed over ready.

The data is checked in ``on_config``. MkDocs then builds in a folder beside ``site/``, which takes its place after the
last event, if nothing failed. Under ``mkdocs serve`` bad data stops nothing: the last good pages stay, with the
problems on top.
"""

from __future__ import annotations

import gc
import re
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel

from casesite_mkdocs import checks, settings
from casesite_mkdocs.beside import Beside
from casesite_mkdocs.core import core, renewed, watched
from casesite_mkdocs.exports import Exports, write
from casesite_mkdocs.guard import Guard
from casesite_mkdocs.pages import Once, ReadyPage, WaitingFile
from casesite_mkdocs.serving import Waiting, keep_watch, watch_closely
from casesite_mkdocs.unfinished import UnfinishedSite, is_aborted, refuse_overlap

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = get_plugin_logger("casesite")
LAST = event_priority(-100)  # after every other plugin


class CasePlugin(BasePlugin[settings.PluginOptions]):  # type: ignore[no-untyped-call]
    """Everything that happens between MkDocs and the core. What one build made stays for the next to fall back on."""

    def __init__(self) -> None:
        self.load_config({})  # a hook has no options; those of the plugin come later
        self.serving = self.dirty = False
        self.seen = 0  # when the files of the core last changed, in ns
        self.case: Any = None
        self.site: Any = None
        self.pages: list[Any] = []
        self.problems: list[Any] = []
        self.written: list[Any] = []  # what the search finds of pages that somebody wrote by hand
        self.shows_them = True  # whether the pages are of the data that has the problems
        self.places: dict[str, Any] = {}  # where each page of the site comes from, by its path there
        self.twins: dict[str, bytes] = {}  # by path; MkDocs would make pages of them
        self.guard = Guard()
        self.unfinished: UnfinishedSite | None = None
        self.waiting = Waiting()
        self.beside: Beside | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learn whether pages are served while someone edits."""
        self.serving, self.dirty = command == "serve", dirty

    @event_priority(50)  # before another plugin asks the theme for its language
    def on_config(self, config: MkDocsConfig) -> None:
        """Check the data; raise PluginError before anything is lost."""
        gc.unfreeze()  # what an earlier build of this process had made
        if self.serving:
            self.waiting.begin()
        self.twins, self.written, self.places, self.guard = {}, [], {}, Guard()
        self.seen = renewed(self.seen) if self.serving else 0
        case_dir = self._case_dir(config)
        if not self.serving:
            refuse_overlap(config, case_dir)
        config.watch += [str(path) for path in watched(case_dir) if str(path) not in config.watch and path.exists()]
        given = {"cache": settings.root(config) / ".cache" / "casesite", **settings.repository(config, case_dir)}
        site = core().Site(date.today(), config.site_url or "", directory_urls=config.use_directory_urls, **given)
        try:
            case, self.problems = checks.checked(config, case_dir, site, may_owe=self.serving)
        except core().CaseError as error:
            self.problems, self.shows_them = list(error.problems), False
            if not self.serving:
                raise checks.refusal(self.problems, case_dir.name) from None
            checks.say(self.problems)
            self.pages = self.pages or core().stand_ins(settings.unwritten(config), self.problems[0].place)
        else:
            self.shows_them = True
            self.case, self.site, self.pages = case, site, core().made_pages(case, site)
            checks.note(self.problems)
            if not self.serving:
                gc.freeze()  # what is made here stays to the end: the collector need not walk over it again and again
        made = {page.path for page in self.pages}
        if config.nav:
            config.nav = settings.without_missing(config.nav, lambda path: path in made or path not in core().TOP_PAGES)
        settings.speak(config, self.language)
        settings.refuse_to_hide(config, made, core().is_export)

    @event_priority(100)  # before another plugin reads where the site is to be
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Have MkDocs build beside ``site/``; a build that changes only some pages (``--dirty``) has to work on what is there."""
        self.unfinished = None if self.serving or self.dirty else UnfinishedSite(config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Hand over what was made; the edit link of a page of many records opens the data file that it came from."""
        self.exports = Exports(self.case, self.site, self.pages, self.written)
        self.beside = None if self.serving else Beside(partial(self.exports.write, Path(config.site_dir)))
        way, titles = settings.way(config, self._case_dir(config)), dict(settings.menu(config.nav))
        for page in self.pages:
            file = WaitingFile.generated(config, page.path, content=b"", inclusion=InclusionLevel.NOT_IN_NAV)
            of_many = page.source and not (page.record and self.site and self.site.edit_url)  # a record's page has a link of its own
            file.edit_uri = way + quote(page.source.file) if of_many else None
            self.places[file.dest_uri] = page.source
            if self._option(config, "read_markdown"):
                file.content_string = core().markdown(page)
            else:
                ReadyPage(titles.get(page.path), file, config, page)
                if self.serving and isinstance(file, WaitingFile):
                    self.waiting.leave(file)
            files.append(file)
        for path in core().export_paths() if self.case else ():  # what hand-written pages may link to
            files.append(File.generated(config, path, content=b"", inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Put each page of a record below the entry of the menu that leads to it; keep the menu, for pages that wait."""
        self.nav, self.once = nav, Once(nav)
        entries = {page.file.src_uri: page for page in nav.pages}
        for file in files:
            section = entries.get(f"{file.src_uri.partition('/')[0]}/index.md")
            if isinstance(file, WaitingFile) and file.page and file.src_uri not in entries and section:
                file.page.parent = section  # type: ignore[assignment]  # so that the theme marks its entry as the open one

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Give the theme our words in the language of the case."""
        if not self.serving:
            gc.freeze()  # nor over the pages that MkDocs has read
        env.globals["t"] = core().saying(self.language, *([self.case.words] if self.case else []))
        env.globals["made_by"] = core().program()
        env.globals["og_locale"] = core().with_territory(self.language)
        self.waiting.host, self.waiting.exports = (config, self.nav, files, env), self.exports.files
        env.bytecode_cache = env.bytecode_cache or core().compiled_templates("theme")
        for path in core().export_paths() if self.case else ():  # they are written last, with what reaches no page of MkDocs
            if file := files.get_file_from_path(path):
                files.remove(file)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Give a page the address by which it is to be known."""
        if page.canonical_url and "moved" in page.meta:
            page.canonical_url = f"{config.site_url}{page.meta['moved']}"

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Make the twin of a page that somebody wrote by hand, and let the search find it."""
        if page.file.generated_by is None:
            self.places[page.file.dest_uri] = core().Place(settings.typed(config, page.file.src_uri))
            self.twins[f"{page.file.dest_uri}.md"] = core().twin_of_html(html, page.url, config.site_url or "")
            if not (page.meta.get("search") or {}).get("exclude"):
                self.written += core().sections(page.url, page.title or "", html)

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """Tell the theme where the twin of a page is, and draw what many pages share once for all of them."""
        context["once"] = partial(self.once.drawn, page)
        context["twin"] = f"{page.file.dest_uri.rpartition('/')[2]}.md"

    @LAST
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Finish a page."""
        if isinstance(page, ReadyPage) and not self.serving:
            page.content = ""  # those of all pages together fill the memory
        return self._finished(output, page.file.dest_uri)

    @LAST
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Finish the page for what is not found, too."""
        return self._finished(output_content, template_name) if template_name.endswith(".html") else output_content

    def _write_rest(self, *, config: MkDocsConfig) -> None:
        """Write the exports, the twins, the search, and the policy of the pages once more for hosts that send headers."""
        folder = Path(config.site_dir)
        for path, content in self.twins.items():
            write(folder, path, content)
        if self.beside:
            for artifact in self.exports.search():
                write(folder, artifact.path, artifact.content)
            write(folder, "_headers", self.guard.headers())
            checks.refuse_names(config, self.case, self.places, self.beside.finish)
            self.beside.finish()
        self.waiting.end()

    @LAST
    def _put(self, *, config: MkDocsConfig) -> None:
        """Put the new site in its place, if every page of it is protected, and MkDocs has no fault to find."""
        if not self.serving:
            self.guard.refuse_unprotected(Path(config.site_dir))
        if self.unfinished and not is_aborted(config):
            if remains := self.unfinished.put():
                log.warning("%s", remains)
            self.unfinished = None

    on_post_build = CombinedEvent(_write_rest, _put)

    @LAST
    def on_build_error(self, *, error: Exception) -> None:
        """Let readers in again after a build that failed; say in one line what the disk would not do."""
        self.waiting.end()
        self.on_shutdown()
        if isinstance(error, OSError) and not self.serving:
            where = f"{error.filename}: " if error.filename else ""
            message = f"{where}{error.strerror or error}{'' if self.dirty else '; the last site is as it was'}"
            raise PluginError(message) from None

    def on_shutdown(self) -> None:
        """Take away what came to no end."""
        if self.beside:
            self.beside.stop()
        if self.unfinished:
            self.unfinished.drop()
            self.unfinished = None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> None:
        """Make what waits when a browser asks for it, and see what comes back after it was away."""
        self.waiting.answering(server)
        watch_closely(server, self._case_dir(config))
        keep_watch(server, [config.docs_dir, *config.watch, *map(str, watched(self._case_dir(config)))])

    @property
    def language(self) -> str:
        """The language of the case, as far as there is one."""
        return self.case.profile.language if self.case else "en"

    def _case_dir(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path).resolve().parent.joinpath(self._option(config, "case_data"))

    def _option(self, config: MkDocsConfig, name: str) -> Any:
        return config.extra.get(name, self.config[name])

    def _finished(self, output: str, path: str) -> str:
        """A page that says its language, which the theme may not speak, with its policy; under serve, with what is wrong with the data."""
        output = re.sub(r'<html lang="[^"]*"', f'<html lang="{self.language}" dir="{core().direction(self.language)}"', output, count=1)
        if not self.serving:
            return self.guard.protect(output, path)
        if not self.problems:
            return output
        return re.sub(r"(?=<main\b)|(?<=</header>)", lambda _: core().as_html(self.problems, shows_them=self.shows_them), output, count=1)
