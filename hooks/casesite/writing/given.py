"""A file that someone names on the command line: a plain one, no larger than can be held, of text in UTF-8."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path

from casesite.problem import RefusedError

LIMIT = 20_000_000  # bytes
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))


class GivenError(RefusedError):
    """A file cannot be read; the words say which, and why."""


def read_given(path: Path, right: str = "save it as UTF-8") -> str:
    """The text of a file, a byte order mark aside; UTF-16 is read where such a mark says so. Raise GivenError.

    ``right`` is what to do with a file in another encoding. Nothing is waited for: a pipe or a device is refused at once.
    """
    try:
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise GivenError(f"{path} cannot be read: it is no plain file")
            content = file.read(LIMIT + 1)
    except IsADirectoryError:
        raise GivenError(f"{path} cannot be read: it is a folder") from None
    except (OSError, ValueError) as error:
        raise GivenError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(content) > LIMIT:
        raise GivenError(f"{path} cannot be read: it holds more than {LIMIT:,} bytes")
    try:
        return content.decode("utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError:
        raise GivenError(f"{path} cannot be read: it is not UTF-8; {right}") from None
