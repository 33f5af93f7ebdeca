"""The record of what was asked: of each address when, when it was last read, and what it was then.

It is kept as JSON from one run to the next, so that an address is asked only whether it has changed. It holds no text
of a source, only what tells one from another: titles, and hashes (SHA-256).
"""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass, field

from pydantic import TypeAdapter

from casesite.problem import RefusedError

FORM = 1  # of the file


@dataclass(frozen=True)
class Entry:
    """What is known of one address.

    ``asked`` and ``read`` are the last days on which it answered at all, and with the document; ``final`` is where its
    redirects ended. ``title`` is what it was called when a person last read it, ``titled`` what it is called now.
    ``quotations`` says of each whether it stands there, None where that cannot be seen; ``noticed`` has, by its sort, the
    day on which something was first seen.
    """

    address: str = ""
    asked: datetime.date | None = None
    read: datetime.date | None = None
    status: int = 0
    final: str = ""
    etag: str = ""
    modified: str = ""
    kind: str = ""
    title: str = ""
    titled: str = ""
    is_paid: bool = False
    text: str = ""  # the hash of its words
    quotations: dict[str, bool | None] = field(default_factory=dict)
    noticed: dict[str, datetime.date] = field(default_factory=dict)

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for it only if it has changed."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in given.items() if value}


@dataclass
class Memory:
    """The entries by source and field."""

    entries: dict[str, dict[str, Entry]] = field(default_factory=dict)

    def of(self, source: str, name: str, address: str) -> Entry:
        """What is known of an address that a source has in a field; an empty entry where that is another address by now."""
        entry = self.entries.get(source, {}).get(name)
        return entry if entry and entry.address == address else Entry(address)

    def put(self, source: str, name: str, entry: Entry) -> None:
        """Keep what was learnt."""
        self.entries.setdefault(source, {})[name] = entry


def read(content: bytes) -> Memory:
    """What an earlier run kept. Raise RefusedError for bytes that no run wrote."""
    try:
        given = json.loads(content)
        if given["form"] == FORM:
            return Memory(_ENTRIES.validate_python(given["sources"]))
    except (ValueError, KeyError, TypeError, RecursionError):  # ValidationError is a ValueError
        pass
    raise RefusedError("this is not a record of addresses that casesite wrote; delete it, or name another with --record")


def write(memory: Memory) -> bytes:
    """What the next run reads: sources by id, so that two states of it can be compared line by line."""
    sources = _ENTRIES.dump_python(memory.entries, mode="json", exclude_defaults=True)
    content = {"form": FORM, "sources": sources}
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


_ENTRIES = TypeAdapter(dict[str, dict[str, Entry]])
