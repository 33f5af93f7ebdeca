"""What a build is held against before it begins and when it has ended, and what is said of it in the log."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import clean_directory

from casesite_mkdocs import settings
from casesite_mkdocs.core import core

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = get_plugin_logger("casesite")
OF_THE_THEME = (".js", ".css", ".map")  # in assets/


def checked(config: MkDocsConfig, case_dir: Path, site: Any, *, may_owe: bool) -> tuple[Any, list[Any]]:
    """The case, and what is to be said of it; raise CaseError, also for what pages say that somebody wrote by hand.

    With ``may_owe``, a change to what was published may wait for the correction that explains it.
    """
    case, problems = core().load_case(case_dir, site, may_owe=may_owe)
    if named := core().withheld.in_pages(settings.by_hand(config), case.profile):
        raise core().CaseError([*problems, *named])
    return case, problems


def refuse_names(config: MkDocsConfig, case: Any, places: Mapping[str, Any], finish: Callable[[], None]) -> None:
    """No file of a finished site, whoever wrote it, prints a name that is not to be printed; raise PluginError, and leave none.

    ``places`` says where a page comes from, by its path in the site; ``finish`` ends what writes all other files.
    """
    folder, place = Path(config.site_dir), case.profile_node.place
    if named := core().withheld.in_files(_files(folder, places, finish), case.profile, place):
        clean_directory(str(folder))
        raise refusal(named, Path(place.file).parent.name)


def _files(folder: Path, places: Mapping[str, Any], finish: Callable[[], None]) -> Iterator[Any]:
    """The files of a site: its pages while exports are still being made, then all others."""
    pages = [name for name in sorted(places) if (folder / name).is_file()]
    for name in pages:
        yield core().Artifact(name, (folder / name).read_bytes(), places[name])
    finish()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in places and not (name.startswith("assets/") and name.endswith(OF_THE_THEME)):
            yield core().Artifact(name, path.read_bytes(), places.get(name.removesuffix(".md")))  # a twin has the place of its page


def refusal(problems: Sequence[Any], folder: str) -> PluginError:
    """What ends a build for the data in a folder, once it is said why."""
    say(problems)
    return PluginError(f"{folder}: {core().CaseError(problems)}; nothing was built")


def say(problems: Sequence[Any]) -> None:
    """Have the log say what stops a build; the data is at fault: no traceback."""
    for problem in problems:
        log.error("%s", problem)


def note(problems: Sequence[Any]) -> None:
    """Have the log say what stops nothing here: a warning only where a build would stop, for a strict one does at any."""
    owed = core().owed(problems)
    for problem in problems:
        log.log(logging.WARNING if problem in owed else logging.INFO, "%s", problem)
