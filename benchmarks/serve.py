"""A built site over HTTP, compressed as real hosts do it: ``python benchmarks/serve.py SITE [PORT]``; and a browser to read it."""

# ruff: noqa: INP001, T201  # a script in no package; printing is how it answers

from __future__ import annotations

import argparse
import functools
import gzip
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
LEVEL = 6  # of gzip: what nginx, Apache and GitHub Pages are near


@functools.cache
def compressed(path: Path, changed: float) -> bytes:  # noqa: ARG001  # a file that has changed is another one
    """A file as it goes over the line; the same bytes give the same bytes."""
    content = path.read_bytes()
    return gzip.compress(content, LEVEL, mtime=0) if path.suffix in COMPRESSED else content


class Handler(SimpleHTTPRequestHandler):
    """Files with gzip and a minute in the cache."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a file, a folder's index.html, or the page for what is not found."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        path = path if found else Path(self.directory) / "404.html"
        content = compressed(path, path.stat().st_mtime)
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=60")
        if path.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  # as the standard library names it
        """Say nothing."""


@contextmanager
def served(site: Path, port: int = 0) -> Iterator[str]:
    """A folder under an address, for as long as it takes."""
    server = ThreadingHTTPServer(("127.0.0.1", port), functools.partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def browser() -> Iterator[Any]:
    """The Chromium of this machine, or the one that CHROMIUM names."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield running
        running.close()


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("port", type=int, nargs="?", default=8000)
    arguments = parser.parse_args()
    with served(arguments.site, arguments.port) as address:
        print(address, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
