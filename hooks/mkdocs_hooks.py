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

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel, get_files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from casesite.problem import Problem
    from casesite.site import Artifact

HOOKS = Path(__file__).resolve().parent
log = get_plugin_logger("casesite")


@dataclass
class State:
    """What one event leaves for the next; under serve, also what the last good build gave."""

    serving: bool = False
    artifacts: list[Artifact] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    scripts: set[str] = field(default_factory=set)


state = State()


def on_startup(*, command: str, dirty: bool) -> None:  # MkDocs names its arguments
    """Learn whether pages are served while someone edits."""
    state.serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Check the data and make the pages; raise PluginError before anything is lost."""
    root = Path(config.config_file_path).resolve().parent
    case_dir = root / config.extra.get("case_data", "case_data")
    core = _core(fresh=state.serving)
    config.watch += [str(path) for path in (case_dir, HOOKS / "casesite") if str(path) not in config.watch]
    site = core.Site(today=date.today(), url=config.site_url or "", directory_urls=config.use_directory_urls)
    try:
        state.artifacts, state.problems = core.build(case_dir, site)
    except core.CaseError as error:
        state.problems = list(error.problems)
        for problem in state.problems:
            log.error("%s", problem)  # noqa: TRY400  # the data is at fault: no traceback
        if not state.serving:
            message = f"{case_dir.name}: {error}; nothing was built"
            raise PluginError(message) from None
        state.artifacts = state.artifacts or _stand_ins(config, core.Artifact)
    else:
        for problem in state.problems:
            log.info("%s", problem)  # a strict build must not turn red because days went by
    _refuse_to_hide(config, state.artifacts)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Hand over what was made; each page's edit link opens the data file that it came from."""
    up = "../" * len(Path(config.docs_dir).resolve().relative_to(Path(config.config_file_path).resolve().parent).parts)
    for artifact in state.artifacts:
        file = File.generated(config, artifact.path, content=artifact.content, inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = up + artifact.source.file
        files.append(file)
    return files


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:  # MkDocs names its arguments
    """Give a built page its policy; while someone edits, show what is wrong with the data on whichever page is open."""
    if not state.serving:
        return _protected(output)
    if not state.problems:
        return output
    return re.sub(r"(?=<main\b)|(?<=</header>)", lambda _: _core().as_html(state.problems), output, count=1)


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Give the page for what is not found its policy, too."""
    return _protected(output_content) if template_name.endswith(".html") and not state.serving else output_content


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the same policy for hosts that send headers."""
    if not state.serving:
        (Path(config.site_dir) / "_headers").write_text(_core().policy.headers(state.scripts), encoding="utf-8")


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
