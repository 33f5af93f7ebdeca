"""CSL-JSON (CSL data schema 1.0.2), as Zotero exports it and ``exports.bibliography`` writes it; and Crossref's kin of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from casesite.problem import quoted
from casesite.values.dates import written
from casesite.values.objects import RepeatedNameError, each_once
from casesite.writing.imports.reference import Item, ReferencesError

ZOTERO = "http://zotero.org/"  # its own ids; there, "source" is the catalogue that Zotero took the data from
# The little HTML that CSL reads in a title, and what Crossref and others put there.
_TAG = re.compile(r"</?(?:i|b|u|s|p|sc|sub|sup|span|em|strong|br|(?:jats|mml):[\w-]+)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_NAME = ("given", "dropping-particle", "non-dropping-particle", "family")
# What comes out in something whose title names the publisher, and what a court or parliament puts out; any other has a publisher.
_IN_A_PUBLICATION = frozenset("article article-newspaper article-magazine broadcast interview post-weblog speech webpage".split())
_OFFICIAL = frozenset("bill hearing legal_case legislation regulation".split())
_PLAIN = frozenset("type title container-title publisher authority source URL DOI archive_location".split())  # one value each
_USED = frozenset("id type title author container-title publisher authority source issued accessed URL DOI archive_location note".split())


def items(text: str, *, with_notes: bool = False) -> list[Item]:
    """The items of a file, notes left out unless they are asked for: in a reference manager they may be private.

    Raise ReferencesError for what is no CSL-JSON, and for a file without an item.
    """
    try:
        content = json.loads(text, object_pairs_hook=each_once, parse_constant=_no_number)
    except RecursionError:
        raise ReferencesError("this is not JSON: it is nested too deep") from None
    except json.JSONDecodeError as error:
        raise ReferencesError(f"this is not JSON: {_plain(error.msg)} on line {error.lineno}, column {error.colno}") from None
    except RepeatedNameError as error:
        raise ReferencesError(f"{quoted(error.args[0])} is written twice in one item; keep one") from None
    except ValueError:  # Python reads no more digits than it must
        raise ReferencesError("this is not JSON: a number in it is too long") from None
    entries = _entries(content)
    if not entries:
        raise ReferencesError("there is no item in this file")
    return [_item(entry, with_notes=with_notes) for entry in entries]


def _no_number(sign: str) -> object:
    raise ReferencesError(f'this is not JSON: "{sign}" is no number; put it in quotes or delete it')


def _plain(words: str) -> str:
    """What is wrong, without the words of a parser."""
    return "there is more behind its end" if words == "Extra data" else "something else is expected"


def _entries(content: object) -> list[Mapping[str, Any]]:
    """The items of a list; or the one item that stands alone, also as Crossref wraps it."""
    if isinstance(content, dict) and isinstance(content.get("message"), dict):
        content = content["message"].get("items", content["message"])
    if isinstance(content, dict) and isinstance(content.get("items"), list):
        content = content["items"]
    entries = [content] if isinstance(content, dict) and {"title", "type"} & content.keys() else content
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ReferencesError('this is not CSL-JSON: it is no list of items; in Zotero, choose the export format "CSL JSON"')
    return entries


def _item(entry: Mapping[str, Any], *, with_notes: bool) -> Item:
    given = {name: _one(value) for name, value in entry.items() if value not in (None, "", [], {})}
    others = list(_others(given))
    title = words(given.get("title"))
    key = str(given.get("id") or given.get("DOI") or "")
    item = Item(key.rpartition("/items/")[2] or key, title or key or "an item without a title")
    item.put_id(given.get("id"))
    item.put("title", title)
    item.put_type(str(given.get("type") or ""))
    _put_authors(item, given.get("author"))
    _put_publisher(item, given, is_of_zotero=key.startswith(ZOTERO))
    for name in ("issued", "accessed"):
        if name in given:
            _put_date(item, name, given[name])
    item.put("url", words(given.get("URL")))
    item.put_doi(given.get("DOI"))
    if str(given.get("archive_location", "")).startswith(("https://", "http://")):
        item.put("archive_url", given["archive_location"])
    elif "archive_location" in given:
        item.leave_out("archive_location", given["archive_location"])
    if with_notes:
        item.put_note(given.get("note"))
    elif "note" in given:
        item.leave_out("note")
    for name in given.keys() - _USED:
        item.leave_out(name, _shown(given[name]))
    for name, rest, why in others:
        item.leave_out(name, rest, why)
    item.left_out.sort()
    return item


def _others(given: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Take out of an item what is not one value: of several words the first stands, as Crossref means it; the rest, with the reason."""
    for name in sorted(_PLAIN & given.keys()):
        value = given[name]
        if isinstance(value, list) and isinstance(value[0], str):
            given[name] = value[0]
            yield name, _shown(value[1:]), ""
        elif isinstance(value, list | dict):
            del given[name]
            yield name, "", "it is not one value"


def _one(value: Any) -> Any:
    """A list of one is that one, but for authors and dates."""
    return value[0] if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str | int) else value


def words(value: object) -> str:
    """The words of a value: tags that CSL reads taken away, entities of HTML resolved, however often they were made."""
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return ""
    text = str(value)
    for _ in range(3):
        text = _ENTITY.sub(lambda match: unescape(match.group()), _TAG.sub("", text))
    return " ".join(_TAG.sub("", text).split())


def _put_authors(item: Item, authors: object) -> None:
    names = [name for name in _names(authors) if name]
    item.put_authors(names)
    if not names and _is_something(authors):
        item.leave_out("author", why="there is no name in it that can be read")


def _is_something(value: object) -> bool:
    """Whether there is anything in a value: [{}] and [null] are what some programs write for nothing."""
    return any(map(_is_something, value)) if isinstance(value, list) else bool(value)


def _shown(value: object) -> str:
    """A value that is left out, in words: those of a list are names."""
    return "; ".join(filter(None, _names(value))) if isinstance(value, list) else words(value)


def _names(authors: object) -> Iterator[str]:
    """The names of persons or bodies, as printed: given names first."""
    for author in authors if isinstance(authors, list) else [authors]:
        if isinstance(author, str):
            yield words(author)
        elif isinstance(author, dict):
            parts = " ".join(words(author[part]) for part in _NAME if author.get(part))
            suffix = f", {words(author['suffix'])}" if author.get("suffix") else ""
            yield words(author.get("literal")) or (parts + suffix if parts else words(author.get("name")))


def _put_publisher(item: Item, given: Mapping[str, Any], *, is_of_zotero: bool) -> None:
    """Who published it, and who republished it; the other names that an item has for them are left out."""
    document = item.values.get("type")
    order = ["publisher", "authority"]
    if document in _IN_A_PUBLICATION:
        order = ["container-title", "publisher", "authority"]
    elif document in _OFFICIAL:
        order = ["authority", "publisher"]
    named = {name: words(given.get(name)) for name in ("container-title", "publisher", "authority")}
    via = "" if is_of_zotero else words(given.get("source"))
    if via and via == named["container-title"] and named["publisher"]:
        named["container-title"] = ""  # said already: it stands there as a copy
    publisher = next((named[name] for name in order if named[name]), "")
    item.put("publisher", publisher)
    for name, other in named.items():
        if other not in ("", publisher):
            item.leave_out(name, other)
    item.put("via", via)
    if is_of_zotero and "source" in given:
        item.leave_out("source", words(given["source"]))


def _put_date(item: Item, name: str, date: Any) -> None:
    """A date in parts, as precise as it is; or one in words."""
    if not isinstance(date, dict):
        item.put_date(name, str(date))
        return
    for other in sorted(date.keys() - {"date-parts", "raw", "literal", "circa", "timestamp", "date-time"}):
        item.leave_out(other, date[other])
    given = date.get("date-parts")
    for more in given[2:] if isinstance(given, list) else ():
        item.leave_out(name, "-".join(map(str, more)) if isinstance(more, list) else str(more), "it is a third date")
    ends = [_parts(item, name, end) for end in given[:2] if isinstance(end, list)] if isinstance(given, list) else []
    if ends and ends[0]:
        circa = "~" if date.get("circa") else ""
        item.put_date(name, "/".join(f"{written(end)}{circa}" if end else ".." for end in ends))
    else:
        item.put_date(name, str(date.get("raw") or date.get("literal") or ""))


def _parts(item: Item, name: str, end: list[Any]) -> list[int]:
    """Year, month and day, as far as they are numbers and not nought; what follows is left out."""
    numbers: list[int] = []
    for part in end[:3]:
        part = int(part) if isinstance(part, float) and part.is_integer() else part  # noqa: PLW2901  # 2021.0
        digits = str(part).strip() if isinstance(part, str | int) and not isinstance(part, bool) else ""
        if not re.fullmatch(r"[0-9]{1,4}", digits) or not int(digits):
            break
        numbers.append(int(digits))
    for part in end[len(numbers) :]:
        if part not in (None, "", 0, "0", "00"):
            item.leave_out(name, str(part), "it is no number of a year, month or day")
    return numbers
