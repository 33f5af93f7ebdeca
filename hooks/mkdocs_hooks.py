"""MkDocs calls us twice a build: once to check, once to hand over the files.

``on_config`` comes before MkDocs empties ``site/``, so bad data leaves the last good site whole.
Under ``mkdocs serve`` bad data stops nothing: the last good pages stay, with the problems on top.
"""

from __future__ import annotations

import importlib
import re
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel, get_files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from casesite.problem import Problem
    from casesite.search.entry import SearchEntry
    from casesite.site import Artifact, Site

HOOKS = Path(__file__).resolve().parent
ISSUE_FORM = "issues/new?template=correction.yml&title={title}&record={id}"
log = get_plugin_logger("casesite")


@dataclass
class State:
    """What one event leaves for the next; under serve, also what the last good build gave."""

    serving: bool = False
    language: str = "en"
    artifacts: list[Artifact] = field(default_factory=list)
    twins: dict[str, bytes] = field(default_factory=dict)  # by path; MkDocs would make pages of them
    problems: list[Problem] = field(default_factory=list)
    site: Site | None = None
    found: list[SearchEntry] = field(default_factory=list)  # what the search finds of the case
    written: list[SearchEntry] = field(default_factory=list)  # … and of the pages that somebody wrote by hand
    scripts: set[str] = field(default_factory=set)


state = State()


def on_startup(*, command: str, dirty: bool) -> None:  # MkDocs names its arguments
    """Learn whether pages are served while someone edits."""
    state.serving = command == "serve"


@event_priority(50)  # before another plugin asks the theme for its language
def on_config(config: MkDocsConfig) -> None:
    """Check the data and make the pages; raise PluginError before anything is lost."""
    root = Path(config.config_file_path).resolve().parent
    case_dir = root / config.extra.get("case_data", "case_data")
    core = _core(fresh=state.serving)
    config.watch += [str(path) for path in (case_dir, HOOKS / "casesite") if str(path) not in config.watch]
    site = core.Site(today=date.today(), url=config.site_url or "", directory_urls=config.use_directory_urls, **_repository(config))
    try:
        case, state.problems = core.load_case(case_dir, site)
    except core.CaseError as error:
        state.problems = list(error.problems)
        for problem in state.problems:
            log.error("%s", problem)  # noqa: TRY400  # the data is at fault: no traceback
        if not state.serving:
            message = f"{case_dir.name}: {error}; nothing was built"
            raise PluginError(message) from None
        state.artifacts = state.artifacts or _stand_ins(config, core.Artifact)
    else:
        made, state.language = core.artifacts(case, site), case.profile.language
        state.site, state.found = site, core.search_entries(case, site, made)
        state.artifacts = [artifact for artifact in made if not artifact.is_twin]
        state.twins = {artifact.path: artifact.content for artifact in made if artifact.is_twin}
        for problem in state.problems:
            log.info("%s", problem)  # a strict build must not turn red because days went by
    _speak(config, state.language)
    _refuse_to_hide(config, state.artifacts)


def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> None:
    """Give the theme our words in the language of the case."""
    env.globals["t"] = _core().saying(state.language)
    env.globals["og_locale"] = _core().with_territory(state.language)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Hand over what was made; each page's edit link opens the data file that it came from."""
    state.written = []
    up = _up(config)
    for artifact in state.artifacts:
        file = File.generated(config, artifact.path, content=artifact.content, inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = up + artifact.source.file if artifact.source else None
        files.append(file)
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Give a page the address by which it is to be known."""
    if page.canonical_url and "moved" in page.meta:
        page.canonical_url = f"{config.site_url}{page.meta['moved']}"


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Make the twin of a page that somebody wrote by hand, and let the search find it."""
    if page.file.generated_by is None:
        state.twins[f"{page.file.dest_uri}.md"] = _core().twin(html, page.url, config.site_url or "")
        if not (page.meta.get("search") or {}).get("exclude"):
            state.written += _core().sections(page.url, page.title or "", html)


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Tell the theme where the twin of a page is."""
    path = f"{page.file.dest_uri}.md"
    context["twin"] = path.rpartition("/")[2] if path in state.twins else ""


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:  # MkDocs names its arguments
    """Give a built page its policy; while someone edits, show what is wrong with the data on whichever page is open."""
    output = _in_language(output)
    if not state.serving:
        return _protected(output)
    if not state.problems:
        return output
    return re.sub(r"(?=<main\b)|(?<=</header>)", lambda _: _core().as_html(state.problems), output, count=1)


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Give the page for what is not found its policy, too."""
    if not template_name.endswith(".html"):
        return output_content
    output = _in_language(output_content)
    return output if state.serving else _protected(output)


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the twins, the search, and the policy of the pages once more for hosts that send headers."""
    for path, content in state.twins.items():
        twin = Path(config.site_dir) / path
        if twin.with_suffix("").exists():  # the page may be gone since, while someone edits
            twin.write_bytes(content)
    if state.site:
        for part in _core().search_files([*state.found, *state.written], state.site, state.language):
            path = Path(config.site_dir) / part.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(part.content)
    if not state.serving:
        (Path(config.site_dir) / "_headers").write_text(_core().policy.headers(state.scripts), encoding="utf-8")


def _repository(config: MkDocsConfig) -> dict[str, str]:
    """Where a record is edited, and where a correction of it is asked for, as far as mkdocs.yml tells."""
    repository = f"{(config.repo_url or '').rstrip('/')}/"
    edit = urljoin(urljoin(repository, config.edit_uri), _up(config)) if config.repo_url and config.edit_uri else ""
    return {"edit_url": edit, "suggest_url": config.extra.get("suggest_url") or (f"{repository}{ISSUE_FORM}" if config.repo_url else "")}


def _up(config: MkDocsConfig) -> str:
    """The way from docs/ up to where the case data is."""
    return "../" * len(Path(config.docs_dir).resolve().relative_to(Path(config.config_file_path).resolve().parent).parts)


def _speak(config: MkDocsConfig, language: str) -> None:
    """Have the theme speak the language of the case, as far as it can."""
    for form in (language.partition("-")[0], language):
        if any((Path(folder) / "partials" / "languages" / f"{form}.html").exists() for folder in config.theme.dirs):
            config.theme["language"] = form


def _in_language(html: str) -> str:
    """A page that says which language its texts are in, also where the theme does not speak it."""
    return re.sub(r'(?<=<html lang=")[^"]*', state.language, html, count=1)


def _protected(html: str) -> str:
    state.scripts |= _core().policy.hashes(html)
    return str(_core().policy.protected(html))


def _core(*, fresh: bool = False) -> Any:  # a module that may be imported anew
    """The package; under serve it is read anew, so that edits to it show without a restart."""
    if fresh:
        for name in [name for name in sys.modules if name.partition(".")[0] == "casesite"]:
            del sys.modules[name]
    sys.path.insert(0, str(HOOKS))
    try:
        return importlib.import_module("casesite")
    finally:
        sys.path.remove(str(HOOKS))


def _refuse_to_hide(config: MkDocsConfig, artifacts: list[Artifact]) -> None:
    """A generated file would silently replace a hand-written one at the same address."""
    written = {file.dest_uri: file.src_uri for file in get_files(config)}
    for artifact in artifacts:
        address = File.generated(config, artifact.path, content=b"").dest_uri
        if address in written:
            message = f"{Path(config.docs_dir).name}/{written[address]} has the address of a generated page ({address}); rename it"
            raise PluginError(message)


def _stand_ins(config: MkDocsConfig, artifact: type[Artifact]) -> list[Artifact]:
    """For a server that starts on bad data: a page at each address of the menu that we would have filled."""
    content = b"# The case data has mistakes\n\nThis page appears once they are put right.\n"
    written = Path(config.docs_dir)
    return [artifact(path, content, state.problems[0].place) for path in _paths(config.nav) if not (written / path).exists()]


def _paths(nav: object) -> list[str]:
    if isinstance(nav, list):
        return [path for entry in nav for path in _paths(entry)]
    if isinstance(nav, dict):
        return [path for entry in nav.values() for path in _paths(entry)]
    return [nav] if isinstance(nav, str) and nav.endswith(".md") else []


class PluginOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """What mkdocs.yml may say below the name of the plugin."""

    case_data = Type(str, default="case_data")


class CasePlugin(BasePlugin[PluginOptions]):  # type: ignore[no-untyped-call]
    """The same events by the name ``casesite``, for a case that holds no code: the generator is installed."""

    on_startup = staticmethod(on_startup)
    on_env = staticmethod(on_env)
    on_files = staticmethod(on_files)
    on_page_markdown = staticmethod(on_page_markdown)
    on_page_content = staticmethod(on_page_content)
    on_page_context = staticmethod(on_page_context)  # type: ignore[assignment]  # to us, a context is any dict
    on_post_page = staticmethod(on_post_page)
    on_post_template = staticmethod(on_post_template)
    on_post_build = staticmethod(on_post_build)

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> None:
        """Hand on the option, which a hook's user writes below ``extra``."""
        config.extra.setdefault("case_data", self.config.case_data)
        on_config(config)
