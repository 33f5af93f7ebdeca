"""What mkdocs.yml tells the core: where the data is, where it is edited, what the menu names."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, get_files

from casesite_mkdocs.core import core

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

ISSUE_FORM = "issues/new?template=correction.yml&title={title}&record={id}"


class PluginOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """What mkdocs.yml may say below the name of the plugin, or below ``extra`` where casesite is a hook."""

    case_data = Type(str, default="case_data")
    read_markdown = Type(bool, default=False)  # have MkDocs read the Markdown of generated pages, for extensions of its own


def root(config: MkDocsConfig) -> Path:
    """The folder of mkdocs.yml."""
    return Path(config.config_file_path).resolve().parent


def repository(config: MkDocsConfig, case_dir: Path) -> dict[str, str]:
    """Where a record is edited, and where a correction of it is asked for, as far as mkdocs.yml tells."""
    address = f"{(config.repo_url or '').rstrip('/')}/"
    edit = urljoin(urljoin(address, config.edit_uri), way(config, case_dir)) if config.repo_url and config.edit_uri else ""
    return {"edit_url": edit, "suggest_url": config.extra.get("suggest_url") or (f"{address}{ISSUE_FORM}" if config.repo_url else "")}


def way(config: MkDocsConfig, case_dir: Path) -> str:
    """The way from docs/ to what holds the folder of case data, as part of an address: empty, or with a slash at its end."""
    docs, here = Path(config.docs_dir).resolve(), case_dir.resolve().parent
    try:
        steps = os.path.relpath(here, docs)
    except ValueError:  # on Windows, on another drive: in no repository of this project
        return ""
    return "" if steps == os.curdir else quote(Path(steps).as_posix()) + "/"


def by_hand(config: MkDocsConfig) -> Iterable[tuple[str, str]]:
    """The pages that somebody wrote by hand: the path of each, as it is typed in the folder of mkdocs.yml, and its text."""
    for file in get_files(config):
        if file.is_documentation_page() and file.abs_src_path:
            path = Path(file.abs_src_path)
            yield typed(config, file.src_uri), path.read_text(encoding="utf-8-sig", errors="replace")


def typed(config: MkDocsConfig, src_uri: str) -> str:
    """The path of a page in the folder of mkdocs.yml."""
    return (Path(os.path.relpath(Path(config.docs_dir).resolve(), root(config))) / src_uri).as_posix()


def speak(config: MkDocsConfig, language: str) -> None:
    """Have the theme speak the language of the case, as far as it can, and run the way that its script does."""
    for form in (language.partition("-")[0], language):
        if any((Path(folder) / "partials" / "languages" / f"{form}.html").exists() for folder in config.theme.dirs):
            config.theme["language"] = form
    config.theme["direction"] = core().direction(language)


def refuse_to_hide(config: MkDocsConfig, pages: Iterable[str], is_export: Callable[[str], bool]) -> None:
    """A generated page or export would silently replace a hand-written file at the same address: raise PluginError."""
    generated = {File(path, None, "", config.use_directory_urls).dest_uri for path in pages}
    for file in get_files(config):
        if file.dest_uri in generated or is_export(file.dest_uri):
            message = f"{Path(config.docs_dir).name}/{file.src_uri} has the address of a generated page ({file.dest_uri}); rename it"
            raise PluginError(message)


def without_missing(nav: Any, is_there: Callable[[str], bool]) -> Any:
    """The menu without the generated pages that this case has no records for, and without sections that are empty then."""
    if isinstance(nav, list):
        kept = [without_missing(entry, is_there) for entry in nav]
        return [entry for entry in kept if entry not in (None, {}, [])]
    if isinstance(nav, dict):
        entries = {title: without_missing(entry, is_there) for title, entry in nav.items()}
        return {title: entry for title, entry in entries.items() if entry not in (None, {}, [])}
    return nav if is_there(nav) else None


def menu(nav: object) -> Iterable[tuple[str, str | None]]:
    """The pages that the menu names, each with its path and the words that lead to it, if any."""
    if isinstance(nav, list):
        for entry in nav:
            yield from menu(entry)
    elif isinstance(nav, dict):
        for title, entry in nav.items():
            yield from [(entry, title)] if isinstance(entry, str) and entry.endswith(".md") else menu(entry)
    elif isinstance(nav, str) and nav.endswith(".md"):
        yield nav, None


def unwritten(config: MkDocsConfig) -> list[str]:
    """The paths in the menu at which nobody wrote a page."""
    return [path for path, _ in menu(config.nav) if not (Path(config.docs_dir) / path).exists()]
