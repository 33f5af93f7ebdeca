"""Under ``mkdocs serve``: what a browser asks for is made then, and not at every save."""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands import build as host

from casesite_mkdocs.exports import write
from casesite_mkdocs.pages import WaitingFile

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

GLANCE = 0.5  # seconds between two looks at whether what is watched is there; MkDocs itself looks as often at what is written by hand
SOON = 0.08  # seconds between two looks at the data: whoever saves it is waiting. MkDocs builds once nothing changed for 0.1
REST = 1.0  # seconds after a build, by when its readers have what they asked for
Exports = Callable[[str], list[Any]]  # a path → the core's artifacts that have it, or stand beside it


@dataclass
class Waiting:
    """What a build under serve left unmade. While MkDocs builds, nothing is made for a reader."""

    files: dict[str, WaitingFile] = field(default_factory=dict)  # by the path of what they become
    exports: Exports | None = None
    host: tuple[MkDocsConfig, Navigation, Files, Any] | None = None  # what MkDocs builds a page with, once it has built
    lock: threading.RLock = field(default_factory=threading.RLock)
    building: bool = False
    tidying: threading.Timer | None = None

    def begin(self) -> None:
        """A build begins: readers wait for its end."""
        self.lock.acquire()
        self.building = True
        self.files, self.exports, self.host = {}, None, None
        if self.tidying:  # builds follow close on one another
            self.tidying.cancel()
            self._tidy()

    def end(self) -> None:
        """It ended, well or not; MkDocs may find fault with a build after its last event."""
        if self.building:
            self.building = False
            self.tidying = threading.Timer(REST, self._tidy)
            self.tidying.daemon = True
            self.tidying.start()
            self.lock.release()

    def _tidy(self) -> None:
        """Let go of the build before the last: its pages lead to one another in circles, and would lie there for many builds."""
        with self.lock:
            gc.collect()
            self.tidying = None

    def leave(self, file: WaitingFile) -> None:
        """Leave a page unmade. Its address is asked for first: a file that waits has that of no page."""
        self.files[file.dest_uri], _ = file, file.url
        file.waits = True

    def make(self, address: str) -> bool:
        """Make what waits at an address, a page, or the exports that have a file there → whether a page waited."""
        path = address.lstrip("/")
        path = f"{path}index.html" if not path or path.endswith("/") else path
        with self.lock:
            if not self.host:
                return False
            config, nav, files, environment = self.host
            if file := self.files.pop(path, None):
                file.waits = False
                page: Any = file.page
                host._populate_page(page, config, files)  # noqa: SLF001  # MkDocs has no public way to build one page;
                host._build_page(page, config, [file], nav, environment)  # noqa: SLF001  # a test says when these change
                return True
            if self.exports and not (Path(config.site_dir) / path).exists():
                for artifact in self.exports(path):
                    write(Path(config.site_dir), artifact.path, artifact.content)
        return False

    def answering(self, server: LiveReloadServer) -> None:
        """Have a server make what it is asked for before it answers."""
        answer: Any = server.get_app()
        mount = server.mount_path.rstrip("/")

        def make_and_answer(environ: dict[str, Any], start_response: Any) -> Any:
            address = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace").removeprefix(mount)
            refused: list[tuple[Any, ...]] = []

            def started(status: str, *more: Any) -> Any:
                return refused.append((status, *more)) if status.startswith("404") else start_response(status, *more)

            self.make(address)
            body = answer(environ, started)
            if refused and self.make(address):  # a build came between, for whose end MkDocs waited: the page waits since then
                return answer(environ, start_response)
            if refused:
                start_response(*refused[0])
            return body

        server.set_app(make_and_answer)


def watch_closely(server: LiveReloadServer, path: Path) -> None:
    """Watch a folder more closely than MkDocs watches all others."""
    observer: Any = server.observer
    observer._timeout, as_before = SOON, observer._timeout  # noqa: SLF001  # MkDocs sets it for all alike
    if path.exists():
        server.watch(str(path))
    observer._timeout = as_before  # noqa: SLF001


def keep_watch(server: LiveReloadServer, paths: Iterable[str]) -> None:
    """Watch folders and files again that were away for a while, moved or on another branch; the loss shows, and the return.

    MkDocs stops watching what is not there once, and says nothing.
    """
    names = map(os.path.abspath, paths)  # as MkDocs names them; a link stays a link
    there = {name: Path(name).exists() for name in names}

    def look() -> None:
        while server.observer.is_alive() or not server.observer.ident:  # it serves, or has not begun
            time.sleep(GLANCE)
            watched = {emitter.watch.path for emitter in server.observer.emitters if emitter.is_alive()}
            for path, was_there in there.items() if server.observer.is_alive() else ():
                there[path] = Path(path).exists()
                is_back = there[path] and path not in watched
                if is_back:
                    _watch_again(server, path)
                if is_back or was_there != there[path]:
                    with server._rebuild_cond:  # noqa: SLF001  # MkDocs has no public way to ask for a build
                        server._want_rebuild = True  # noqa: SLF001
                        server._rebuild_cond.notify_all()  # noqa: SLF001

    threading.Thread(target=look, daemon=True).start()


def _watch_again(server: LiveReloadServer, path: str) -> None:
    try:
        if path in server._watched_paths:  # noqa: SLF001  # nor to ask what it watches
            server._watched_paths[path] = 1  # noqa: SLF001
            server.unwatch(path)
        server.watch(path)
    except OSError:  # it went away again
        server._watched_paths.pop(path, None)  # noqa: SLF001
