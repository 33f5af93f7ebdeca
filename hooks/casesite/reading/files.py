"""Opens a file: a plain one, where it belongs, no larger than can be held. Every file that a stranger may have made is read here."""

from __future__ import annotations

import os
import stat
from pathlib import Path

SIZE_LIMIT = 20_000_000  # bytes a file
# No waiting for the other end of a pipe, no link in the file's own place, no line ends changed; where a system knows of these.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"))


class FileError(Exception):
    """A file that is not read: the rule that it breaks, and what would be right."""

    def __init__(self, rule: str, message: str) -> None:
        self.rule = rule
        super().__init__(message)


def read_file(path: Path, within: Path | None = None, limit: int | None = None) -> bytes:
    """What a plain file holds; raise FileError, at once, for anything else.

    ``within`` is the folder that the file may not lead out of, through whatever links; ``limit`` is the most
    bytes that it may hold, ``SIZE_LIMIT`` if none is given. Pipes, devices and folders are never waited for.
    """
    limit = SIZE_LIMIT if limit is None else limit
    try:
        real = path.resolve(strict=True)
        if within is not None and not real.is_relative_to(within.resolve(strict=True)):
            raise FileError("outside-link", "this is a symbolic link out of the case data; put the file itself here")
        with os.fdopen(os.open(real, _FLAGS), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise FileError("unreadable-file", "this is not a file that can be read; put a data file here")
            content = file.read(limit + 1) if found.st_size <= limit else b""
    except (OSError, RuntimeError, ValueError):  # not there, not allowed, a link to itself, a name that no file can have
        raise FileError("unreadable-file", "this is not a file that can be read; put a data file here") from None
    if found.st_size > limit or len(content) > limit:
        raise FileError("file-too-large", f"{max(found.st_size, len(content)):,} bytes, over the limit of {limit:,}")
    return content
