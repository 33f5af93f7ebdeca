"""datapackage.json and SHA256SUMS.txt: what the files of ``data/`` are, made from these files themselves."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from casesite.exports.columns import Column
from casesite.exports.imprint import FORMAT, licence, program
from casesite.exports.relations import Table, named, relations
from casesite.exports.rows import rows_of
from casesite.model.case import Case
from casesite.site import Site

FOLDER = "data/"
TABLES = f"{FOLDER}tables/"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
MEDIA_TYPES = {
    "csv": "text/csv",
    "db": "application/vnd.sqlite3",
    "geojson": "application/geo+json",
    "gexf": "application/gexf+xml",
    "json": "application/json",
}
Files = Mapping[str, bytes]


def datapackage_json(case: Case, site: Site, files: Files) -> bytes:
    """A Data Package (Frictionless, version 2): each table with its schema, and each other file, with size and SHA-256."""
    profile, terms = case.profile, licence(case.profile.licence)
    rows = rows_of(case, site).of
    content: dict[str, Any] = {
        "$schema": PROFILE,
        "name": _named(profile.short_title),
        **({"id": profile.id} if profile.id else {}),
        "title": profile.title,
        "description": case.words_of(profile.summary),
        "version": case.as_of.isoformat(),
        "created": f"{case.as_of.isoformat()}T00:00:00Z",
        **({"homepage": site.url} if site.url else {}),
        "licenses": [{"name": terms.id, "title": terms.words, **({"path": terms.address} if terms.address else {})}],
        "contributors": [{"title": profile.short_title, "roles": ["publisher"]}],
        "format": FORMAT,
        "generator": program(),
        "resources": [
            *(_table(table, files[f"{TABLES}{table.name}.csv"], len(rows[table.name])) for table in relations()),
            *(_file(path, content) for path, content in files.items() if _is_other(path)),
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def sums(case: Case, site: Site, files: Files) -> bytes:
    """The checksum of each file, as ``sha256sum --check`` reads it."""
    return "".join(
        f"{_hash(content)}  {path.removeprefix(FOLDER)}\n" for path, content in sorted(files.items()) if path.startswith(FOLDER)
    ).encode()


def _is_other(path: str) -> bool:
    return path.startswith(FOLDER) and not path.startswith(TABLES)


def _table(table: Table, content: bytes, rows: int) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": f"tables/{table.name}.csv",
        "description": table.holds,
        "rows": rows,
        **_content(content, "csv"),
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign(table, column) for column in table.columns if column.table],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    words = {"enum": list(column.words)} if column.words else {}
    constraints = ({"required": True} if column.required else {}) | words
    return {
        "name": column.name,
        "type": column.type,
        **({"description": column.holds} if column.holds else {}),
        **({"format": "uri"} if column.address else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _foreign(table: Table, column: Column) -> dict[str, Any]:
    """A key of another table, or of the same one, which is then not named (Table Schema, foreignKeys)."""
    other = named(column.table)
    return {"fields": [column.name], "reference": {"resource": "" if other == table else other.name, "fields": list(other.key)}}


def _file(path: str, content: bytes) -> dict[str, Any]:
    name = path.removeprefix(FOLDER)
    return {"name": name.lower(), "type": "file", "path": name, **_content(content, name.rpartition(".")[2])}


def media_type(path: str) -> str:
    """The media type of a file of ``data/``, by its ending."""
    return MEDIA_TYPES.get(path.rpartition(".")[2], "text/plain")


def _content(content: bytes, ending: str) -> dict[str, Any]:
    return {"format": ending, "mediatype": media_type(ending), "bytes": len(content), "hash": f"sha256:{_hash(content)}"}


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _named(words: str) -> str:
    """A name of small letters, digits and hyphens; that of the format where a title has none of them."""
    letters = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in words.lower())
    return "-".join(letters.split()) or "case"
