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
    _check_copy(found[id], id, address)
    path = additions.path_of(found[id])
    before = additions.read(path)  # with what was written into it a moment ago
    source = _records(before).get(id)
    after = before if source is None else _with_line(before, source, address)
    if source is None or _said(after) != _said(before, id, address):
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
    lines = text.split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    fields = source.value if isinstance(source.value, dict) else {}
    [written] = [line for line in record(Source, {FIELD: address}).splitlines() if FIELD in line]
    after = next(name for name in (FIELD, "url", *reversed(fields)) if name in fields)
    place, last = source.keys[after], fields[after].end
    start = place.line - 1 if after == FIELD else last
    before = lines[start][: place.column - 1] if after == FIELD else " " * (place.column - 1)  # a dash, where it comes first
    at_the_end = [""] if last == len(lines) else []
    return "\n".join([*lines[:start], before + written.removeprefix("- ").strip() + end, *lines[last:], *at_the_end])


def _said(text: str, id: str = "", address: str = "") -> dict[str, object]:
    """What a file says, by record; with the address of a copy in one of them."""
    said = {name: node.plain() for name, node in _records(text).items()}
    record_ = said.get(id)
    return said | ({id: {**record_, FIELD: address}} if isinstance(record_, dict) else {})


def _records(text: str) -> dict[str, Node]:
    """The records of a file, by id; none where it cannot be read."""
    root, problems = compose(text.replace("\r\n", "\n"), "", ())
    entries = root.value if root is not None and not problems and isinstance(root.value, list) else []
    return {str(entry.at(["id"]).value): entry for entry in entries if isinstance(entry, Node)}
