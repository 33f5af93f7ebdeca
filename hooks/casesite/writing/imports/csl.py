"""CSL-JSON (CSL data schema 1.0.2), as Zotero exports it and as ``exports.bibliography`` writes it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from casesite.values.dates import written
from casesite.writing.imports.reference import Item, ReferencesError

ZOTERO = "http://zotero.org/"  # its own ids; there, "source" is the catalogue that Zotero took the data from
STYLE = re.compile(r"</?(?:i|b|sc|sub|sup|span)(?:\s[^>]*)?>")  # the little HTML that CSL reads in a title
NAME = ("given", "dropping-particle", "non-dropping-particle", "family")


def items(text: str) -> list[Item]:
    """The items of a file."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReferencesError(f"this is not JSON: {error}") from None
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise ReferencesError('this is not CSL-JSON: it is no list of items; in Zotero, choose the export format "CSL JSON"')
    return [_item(entry) for entry in found]


def _item(entry: Mapping[str, Any]) -> Item:
    title = STYLE.sub("", str(entry.get("title") or ""))
    item = Item(title or str(entry.get("id") or "an item without a title"))
    item.put_id(entry.get("id"))
    item.put("title", title)
    item.put_type(str(entry.get("type") or ""))
    authors = entry.get("author")
    names = [_name(author) for author in authors if isinstance(author, dict)] if isinstance(authors, list) else []
    if any(names):
        item.values["authors"] = [name for name in names if name]
    item.put("publisher", entry.get("container-title") or entry.get("publisher") or entry.get("authority"))
    if not str(entry.get("id")).startswith(ZOTERO):
        item.put("via", entry.get("source"))
    for name in ("issued", "accessed"):
        if entry.get(name):
            _put_date(item, name, entry[name])
    item.put("url", entry.get("URL"))
    if str(entry.get("archive_location", "")).startswith(("https://", "http://")):
        item.put("archive_url", entry["archive_location"])
    item.put_note(entry.get("note"))
    return item


def _name(author: Mapping[str, Any]) -> str:
    parts = " ".join(str(author[part]) for part in NAME if author.get(part))
    suffix = f", {author['suffix']}" if author.get("suffix") else ""
    return str(author.get("literal") or parts + suffix).strip()


def _put_date(item: Item, name: str, date: Any) -> None:
    """A date in parts, as precise as it is; or one in words that is EDTF."""
    parts = date.get("date-parts") if isinstance(date, dict) else None
    if parts:
        try:
            ends = [written(map(int, end)) for end in parts]
        except (TypeError, ValueError):
            item.refused.append(f"{name}: the parts of its date are no numbers")
            return
        circa = "~" if date.get("circa") else ""
        item.put_date(name, "/".join(end + circa for end in ends))
    else:
        words = date.get("raw") or date.get("literal") if isinstance(date, dict) else date
        item.put_date(name, str(words).strip())
