"""What an issue form proposes, as additions to the case.

Anybody can file an issue, so nothing in one is trusted: values go through the checks of every record,
YAML is written by the emitter, and what the case would not pass is not written.
"""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any

from casesite.model.kinds import Correction, Event, Part, Record, Source, SourceKind
from casesite.reading.compose import compose
from casesite.values.fields import is_prose
from casesite.values.node import Node
from casesite.writing import as_shown
from casesite.writing.canonical.form import CanonicalError, canonical
from casesite.writing.drafting.additions import AdditionError, Additions
from casesite.writing.drafting.markdown import as_markdown
from casesite.writing.drafting.values import Values, faults, fields, missing
from casesite.writing.imports.reference import CERTAIN
from casesite.writing.issue_forms import NEW_EVENT, NEW_SOURCE, read

_CITED = re.compile(r"\s*\[[^\[\]]*\]")  # a source, as a page shows it within a text
PRIMARY = dict(CERTAIN.values())  # whether a kind of source is primary, where that is certain


def propose(body: str, additions: Additions, today: datetime.date) -> list[str]:
    """Take in what the body of an issue proposes → what will be written. Raise RefusedError, in words for its author."""
    form, given = read(body)
    given = {name: words for name, words in given.items() if words}
    if form is NEW_SOURCE:
        return [_source(additions, given)]
    if form is NEW_EVENT:
        return _event(additions, given)
    return _correction(additions, given, today)


def _source(additions: Additions, given: Mapping[str, str]) -> str:
    if same := _known(additions, given["url"]):
        raise AdditionError(f'this address is that of the source "{same}" already')
    values = _values(Source, given)
    values["kind"] = given["kind"].replace(" ", "-")
    values["primary"] = "true" if given["primary"] == "Yes" else "false"
    if "authors" in given:
        values["authors"] = [name.strip() for name in given["authors"].split(";") if name.strip()]
    return f'source "{_added(additions, Source, values)}"'


def _event(additions: Additions, given: Mapping[str, str]) -> list[str]:
    written: list[str] = []
    sources: list[str] = []
    for line in given["sources"].split("\n"):
        words = line.strip().lstrip("-* ").strip("<>")
        if words and not words.startswith(("https://", "http://")):
            sources.append(words)
        elif words:
            known = _known(additions, words) or _new_source(additions, given, words)
            written += [f'source "{known}"'] if known not in additions.checked.written else []
            sources.append(known)
    profile = additions.checked.profile
    labels = {category.label.casefold(): category.id for category in profile.categories} if profile else {}
    category = labels.get(given["category"].casefold(), given["category"])
    values: Values = {**_values(Event, given), "category": category, "sources": list(dict.fromkeys(sources))}
    return [*written, f'event "{_added(additions, Event, values)}"']


def _new_source(additions: Additions, given: Mapping[str, str], url: str) -> str:
    """The source of an address that no source has, if the form says enough of it."""
    if not (given.get("source_title") and given.get("source_kind")):
        raise AdditionError(
            f"{url} is no source of this case yet; fill in the title and the kind of the new source, or file it by itself first"
        )
    kind = SourceKind(given["source_kind"].replace(" ", "-"))
    told = {name: given.get(f"source_{name}", "") for name in ("title", "publisher", "issued")}
    values = _values(Source, {name: words for name, words in told.items() if words})
    return _added(additions, Source, values | {"url": url, "kind": kind.value, "primary": PRIMARY.get(kind, "false")})


def _values(kind: type[Record], given: Mapping[str, str]) -> Values:
    """What was filled in, for the fields of the same names."""
    return {field.name: field.read([given[field.name]]) for field in fields(kind) if field.name in given}


def _added(additions: Additions, kind: type[Record], values: Values) -> str:
    wrong = [f"{path} is missing: {field.says}" for path, field in missing(kind, values)]
    wrong += [f"{name}: {message}" for name, message in faults(kind, values)]
    if wrong:
        raise AdditionError("; ".join(wrong))
    return additions.add(kind, values)


def _known(additions: Additions, words: str) -> str:
    """The source of an id or an address, if there is one."""
    for node in additions.values(Source):
        if words.rstrip("/") in [str(node[name].value).rstrip("/") for name in ("id", "url", "archive_url") if name in node]:
            return str(node["id"].value)
    return ""


def _correction(additions: Additions, given: Mapping[str, str], today: datetime.date) -> list[str]:
    """Put new words in the place of old ones, and write the correction that says so."""
    source = _known(additions, given["source"].strip("<>"))
    if not source:
        raise AdditionError(f'"{given["source"]}" is no source of this case yet; propose it with the form for a new source first')
    id = re.split(r"[/#]", given["record"].strip().rstrip("/"))[-1]
    found = next(((kind, node) for kind, node, _ in additions.checked.nodes if node.at(["id"]).value == id), None)
    if found is None:
        raise AdditionError(f'there is no record "{id}"; copy its name from the address of its link')
    _replace(additions, *found, _words(given["said"]), _words(given["says"]))
    values: Values = {
        "date": today.isoformat(),
        "record": id,
        "said": as_markdown(given["said"]),
        "says": as_markdown(given["says"]),
        "why": f"{as_markdown(given['why'])} [@{source}]",
    }
    return [f'record "{id}"', f'correction "{_added(additions, Correction, values)}"']


def _words(words: str) -> str:
    return " ".join(words.split())


def _replace(additions: Additions, kind: type[Record], record: Node, said: str, says: str) -> None:
    """Replace words that a record's texts show once; its file changes there and nowhere else."""
    if as_markdown(says) != says:
        raise AdditionError("the new words hold what a text reads as markup; write them without it, or open a pull request")
    node, old, new = _as_written(additions, kind, record, said, says)
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, old.split())) + r"(?!\w)")
    path = additions.path_of(record)
    before = additions.read(path)
    lines = before.splitlines(keepends=True)
    start, end = node.place.line - 1, node.end
    changed, number = pattern.subn(lambda _: new, "".join(lines[start:end]))
    after = "".join(lines[:start]) + changed + "".join(lines[end:])
    if number != 1 or _said(after) != _said(before, node, pattern, new):
        raise AdditionError("the words cannot be put there as they are; open a pull request")
    types = frozenset({kind})
    with contextlib.suppress(CanonicalError):
        if canonical(before, types) == before:  # and no line gets too long
            after = canonical(after, types)
    additions.replace(kind, path, after)


def _as_written(additions: Additions, kind: type[Record], record: Node, said: str, says: str) -> tuple[Node, str, str]:
    """The text of a record that shows some words, the words as they are written there, and what is to be written."""
    names = {str(node.at(["id"]).value): other.label for _, node, other in additions.checked.nodes if other is not None}
    texts = [(node, as_shown.shown(str(node.value), lambda id: names.get(id, id))) for node in _texts(kind, record)]
    for words, better in ((said, says), (_CITED.sub("", said), _CITED.sub("", says))):  # as they are, and without citations
        sought = as_shown.tokens(words)
        found = [(node, seen[start:end]) for node, seen in texts for start, end in as_shown.places(seen, sought)]
        if len(found) == 1:
            node, seen = found[0]
            try:
                return node, *as_shown.rewritten(str(node.value), seen, words, better)
            except as_shown.NotPlainError:
                right = "what changes lies in a link, a citation or at the end of a sentence"
                raise AdditionError(f"the words cannot be put there as they are: {right}; open a pull request") from None
        if found:
            break
    right = "write more of the sentence" if found else "copy them from the page"
    raise AdditionError(f'"{said}" stands in the record {len(found)} times, and must stand there once; {right}, or open a pull request')


def _texts(part: type[Part], node: Node) -> Iterator[Node]:
    """The texts for readers in a record and its parts."""
    inner = {field.name: field.part for field in fields(part)}
    for name, value in node.value.items() if isinstance(node.value, dict) else ():
        info = part.model_fields.get(name)
        for entry in value.value if isinstance(value.value, list) else [value]:
            if below := inner.get(name):
                yield from _texts(below, entry)
            elif info and isinstance(entry.value, str) and is_prose(info.annotation, info.metadata):
                yield entry


def _said(text: str, where: Node | None = None, said: re.Pattern[str] | None = None, says: str = "") -> object:
    """What a file says, spaces aside; with other words at one place."""
    root, problems = compose(text.replace("\r\n", "\n"), "", ())

    def words(node: Node) -> Any:
        if isinstance(node.value, list):
            return [words(inner) for inner in node.value]
        if isinstance(node.value, dict):
            return {key: words(inner) for key, inner in node.value.items()}
        if node.value is None:
            return None
        here = where is not None and (node.place.line, node.place.column) == (where.place.line, where.place.column)
        return _words(said.sub(lambda _: says, node.value) if said and here else node.value)

    return None if root is None or problems else words(root)
