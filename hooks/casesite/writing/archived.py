"""Writes the address of an archived copy into the record of a source, and changes nothing else in its file."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from casesite.model.kinds import Source
from casesite.problem import RefusedError
from casesite.reading.compose import compose
from casesite.values.address import fault
from casesite.values.node import Node
from casesite.values.spelling import suggestion
from casesite.writing.canonical.form import record
from casesite.writing.drafting.additions import Additions

FIELD = "archive_url"
_COPY_OF = re.compile(r"/(https?:/{1,2}.+)$")  # archives write the address of what they copied behind their own


class ArchiveError(RefusedError):
    """The address of an archived copy cannot be written; the words say why."""


def put(additions: Additions, id: str, address: str) -> None:
    """Take the address of an archived copy into the file of a source. Nothing is written before ``additions.write``.

    Raise ArchiveError for what is no source or no address, and for a copy that says itself that it is one of something else.
    """
    found = {str(node.at(["id"]).value): node for kind, node, _ in additions.checked.nodes if kind is Source}
    if id not in found:
        raise ArchiveError(f'there is no source "{id}"{suggestion(id, found)}')
    if wrong := fault(address):
        raise ArchiveError(f"{address}: {wrong.message}")
    source = found[id]
    _check_copy(source, id, address)
    path = additions.path_of(source)
    before = additions.read(path)
    after = _with_line(before, source, address)
    if _without(before, source) != _without(after, source) or _said(after, source).get(FIELD) != address:
        raise ArchiveError(f"{path} has no place for a line more; put this into the record: {FIELD}: {address}")
    additions.replace(Source, path, after)


def _check_copy(source: Node, id: str, address: str) -> None:
    url = source.value.get("url") if isinstance(source.value, dict) else None
    if url is None:
        return
    if _same(address, str(url.value)):
        raise ArchiveError(f'this is the address of "{id}" itself, and not that of an archived copy of it')
    copied = _COPY_OF.search(urlsplit(address)._replace(scheme="", netloc="").geturl())
    if copied and not _same(copied[1], str(url.value)):
        raise ArchiveError(f'this is a copy of {copied[1]}, and the address of "{id}" is {url.value}; name a copy of that')


def _same(one: str, other: str) -> bool:
    """Whether two addresses lead to one document: the scheme, "www." and a slash at the end make no difference."""
    bare = (re.sub(r"^https?:/+(?:www\.)?|/$", "", url, flags=re.IGNORECASE) for url in (one, other))
    return len(set(bare)) == 1


def _with_line(text: str, source: Node, address: str) -> str:
    """A file with the address of the copy: where the record has one, in its place, else below that of the source."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    fields = source.value if isinstance(source.value, dict) else {}
    [written] = [line for line in record(Source, {FIELD: address}).splitlines() if FIELD in line]
    after = next(name for name in (FIELD, "url", *reversed(fields)) if name in fields)
    place, last = source.keys[after], fields[after].end
    line = " " * (place.column - 1) + written.removeprefix("- ").strip() + end
    start = place.line - 1 if after == FIELD else last
    if after == FIELD and place.line == source.place.line:
        line = lines[start][: place.column - 1] + line.lstrip()
    if start == len(lines) and lines and not lines[-1].endswith("\n"):
        lines[-1] += end
    return "".join([*lines[:start], line, *lines[last:]])


def _said(text: str, source: Node) -> dict[str, object]:
    """What the record says in a file, as plain values."""
    return next((entry for entry in _records(text) if entry.get("id") == source.at(["id"]).value), {})


def _without(text: str, source: Node) -> list[dict[str, object]]:
    """What a file says, but for the address of the copy."""
    id = source.at(["id"]).value
    return [{name: value for name, value in entry.items() if name != FIELD or entry.get("id") != id} for entry in _records(text)]


def _records(text: str) -> list[dict[str, object]]:
    root, problems = compose(text.replace("\r\n", "\n"), "", ())
    plain = root.plain() if root is not None and not problems else None
    return [entry for entry in plain if isinstance(entry, dict)] if isinstance(plain, list) else []
