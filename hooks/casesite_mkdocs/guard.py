"""The policy of each page: given to it after every other plugin, and looked for again when all is written."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.exceptions import PluginError

from casesite_mkdocs.core import core

PAGES = (".html", ".htm", ".xhtml")
CHANGED = "a plugin or the theme changed the finished page (one that minifies?); take it out of mkdocs.yml"


@dataclass
class Guard:
    """What the pages of one build were given."""

    scripts: set[str] = field(default_factory=set)  # hashes of inline scripts
    pages: dict[str, bytes] = field(default_factory=dict)  # the hash of each page as it was given its policy, by its path

    def protect(self, html: str, path: str) -> str:
        """The page with its policy; raise PluginError for what cannot be given one."""
        protected: str | None = core().policy.protected(html)
        if protected is None:
            message = f"{path} does not begin as a page of HTML does, and can be given no Content-Security-Policy: {CHANGED}"
            raise PluginError(message)
        self.scripts |= core().policy.hashes(html)
        self.pages[path] = hashlib.sha256(protected.encode("utf-8", "xmlcharrefreplace")).digest()  # as MkDocs writes it
        return protected

    def refuse_unprotected(self, site: Path) -> None:
        """Raise PluginError for a page that is not as it was finished and whose policy does not fit it, or that never had one."""
        for file in sorted(site.rglob("*.*")):
            path = file.relative_to(site).as_posix()
            if file.suffix.lower() not in PAGES or not file.is_file():
                continue
            content = file.read_bytes()
            if self.pages.get(path) == hashlib.sha256(content).digest():
                continue
            if not core().policy.is_protected(content.decode(errors="replace"), own=path not in self.pages):
                cause = CHANGED if path in self.pages else "it is no page that MkDocs made; write it in Markdown, or begin it with a policy"
                message = f"{path} has no Content-Security-Policy that fits it: {cause}"
                raise PluginError(message)

    def headers(self) -> bytes:
        """The ``_headers`` file for hosts that read one."""
        return str(core().policy.headers(self.scripts)).encode()
