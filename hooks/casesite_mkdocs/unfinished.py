"""The folder that MkDocs builds in: beside ``site/``, and put in its place once the build has ended well."""

from __future__ import annotations

import errno
import gzip
import logging
import os
import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.utils import clean_directory

from casesite_mkdocs.core import core

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

IMMOVABLE = (errno.EXDEV, errno.EBUSY, errno.EPERM, errno.EACCES)  # another disk begins there, or the folder above is not ours


class UnfinishedSite:
    """While it is there, ``config.site_dir`` leads to a new folder, for MkDocs and for every plugin.

    ``put`` makes that the site; ``drop`` takes it away, and the last site stays as it was.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self.config, self.named = config, config.site_dir
        self.place = Path(os.path.realpath(config.site_dir))
        self.held = ExitStack()
        swap = core().swap
        try:
            swap.restore(self.place)
            if self.place.parent.is_dir():
                swap.sweep(self.place)
            self.folder = self.held.enter_context(swap.fresh(self.place))
        except PermissionError:  # only the place itself is ours
            swap.sweep(self.place / "site")
            self.folder = self.held.enter_context(swap.fresh(self.place / "site"))
        config.site_dir = str(self.folder)

    def put(self) -> str:
        """Make it the site → what could not be removed of the last one, in words. Raise OSError; the last one is as it was."""
        _forget_the_time(self.folder / "sitemap.xml.gz")
        if self.place.is_dir():
            self._keep_hidden()
        try:
            old = core().swap.put(self.folder, self.place)
        except OSError as error:
            if error.errno not in IMMOVABLE or not self.place.is_dir():
                raise
            self._pour()
            old = None
        self.config.site_dir = self.named
        try:
            if old is not None:
                shutil.rmtree(old)
        except OSError as error:
            return f"the new site is in its place; what was there before could not be removed: {error.filename}: {error.strerror}"
        finally:
            self.held.close()
        return ""

    def drop(self) -> None:
        """Take it away, if it was not put in its place."""
        self.config.site_dir = self.named
        self.held.close()

    def _keep_hidden(self) -> None:
        """What is hidden in ``site/``, a ``.git`` for one, was never MkDocs's to remove: the new folder has it, too."""
        for entry in self.place.iterdir():
            new = self.folder / entry.name
            if not entry.name.startswith(".") or entry == self.folder or os.path.lexists(new):
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.copytree(entry, new, symlinks=True, copy_function=_linked)
            else:
                _linked(entry, new)

    def _pour(self) -> None:
        """Fill a place that cannot be moved. This takes more than one step: a run that is killed here leaves a part."""
        clean_directory(str(self.place))
        for entry in self.folder.iterdir():
            if not os.path.lexists(self.place / entry.name):
                shutil.move(entry, self.place / entry.name)


def is_aborted(config: MkDocsConfig) -> bool:
    """Whether a strict build will find fault with the warnings that it counted, which it does after its last event."""
    handlers = [handler for name in ("mkdocs", "properdocs") for handler in logging.getLogger(name).handlers]
    counters = [handler for handler in handlers if hasattr(handler, "get_counts")]  # a CountHandler of either
    return config.strict and any(counter.get_counts() for counter in counters)


def refuse_overlap(config: MkDocsConfig, case_dir: Path) -> None:
    """MkDocs empties ``site_dir``, and this takes its place: raise PluginError where that would cost the project or its data."""
    place = Path(os.path.realpath(config.site_dir))
    for words, other in {"mkdocs.yml": Path(config.config_file_path), "the case data": case_dir}.items():
        here = Path(os.path.realpath(other))
        if here.is_relative_to(place) or (here.is_dir() and place.is_relative_to(here)):
            message = f"site_dir ({config.site_dir}) and {words} ({here}) lie within one another; name another folder for the site"
            raise PluginError(message)


def _linked(file: str | Path, new: str | Path) -> None:
    try:
        os.link(file, new, follow_symlinks=False)
    except OSError:  # a disk without links
        shutil.copy2(file, new, follow_symlinks=False)


def _forget_the_time(archive: Path) -> None:
    """MkDocs writes into the archive of the sitemap when it was made: the only bytes of a site that change with the day."""
    if archive.is_file():
        content = gzip.decompress(archive.read_bytes())
        with archive.open("wb") as file, gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
            packed.write(content)
