"""case.db: every table of the case in one SQLite file, with foreign keys and full-text search (FTS5).

The same data gives the same bytes: everything is written in one order, and nothing in the file says when. It is opened with
``sqlite3 case.db``, or with ``datasette case.db --metadata metadata.json``, whose titles and descriptions ``datasette_json`` writes.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing

from casesite.exports.columns import Column
from casesite.exports.imprint import FORMAT, licence, program
from casesite.exports.relations import Table, named, relations
from casesite.exports.rows import rows_of
from casesite.language import t
from casesite.model.case import Case
from casesite.site import Site

PAGE_SIZE = 1024  # most of the tables are small
_MADE_BY = slice(96, 100)  # where SQLite notes its own version (Database File Format, 1.2), which says nothing about the data
_TYPES = {"boolean": "INTEGER", "integer": "INTEGER"}


def case_db(case: Case, site: Site) -> bytes:
    """The database as a file."""
    rows = rows_of(case, site).of
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.executescript(f"PRAGMA page_size = {PAGE_SIZE}; PRAGMA user_version = {FORMAT}; BEGIN")
        database.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT)")
        database.executemany("INSERT INTO about VALUES (?, ?)", about(case, site).items())
        for table in relations():
            database.execute(_created(table))
            places = ", ".join("?" for _ in table.columns)
            database.executemany(f"INSERT INTO {_name(table.name)} VALUES ({places})", rows[table.name])  # noqa: S608  # names of ours
            for column in table.columns:
                if column.table and column.name != table.key[0]:
                    database.execute(_indexed(table, column))
        if _has_search(database):
            for table in relations():
                _searchable(database, table)
        database.execute("COMMIT")
        content = bytearray(database.serialize())
    content[_MADE_BY] = bytes(4)
    return bytes(content)


def datasette_json(case: Case, site: Site) -> bytes:
    """What Datasette shows above the tables and their columns (its ``metadata.json``)."""
    profile, terms = case.profile, licence(case.profile.licence)
    content = {
        "title": profile.title,
        "description": case.words_of(profile.summary),
        "license": profile.licence,
        **({"license_url": terms.address} if terms.address else {}),
        "source": profile.short_title,
        **({"source_url": site.url} if site.url else {}),
        "about": t("Data"),
        **({"about_url": f"{site.url}data/"} if site.url else {}),
        "databases": {"case": {"tables": {table.name: _described(table) for table in relations()}}},
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def about(case: Case, site: Site) -> dict[str, str]:
    """What the file says of itself."""
    terms = licence(case.profile.licence)
    known = {
        "title": case.profile.title,
        "as_of": case.as_of.isoformat(),
        "licence": terms.id,
        "licence_url": terms.address,
        "homepage": site.url,
        "format": str(FORMAT),
        "generator": program(),
    }
    return {name: words for name, words in known.items() if words}


def _created(table: Table) -> str:
    lines = [
        f"{_name(column.name)} {_TYPES.get(column.type, 'TEXT')}"
        + (" NOT NULL" if column.required and not (column.table and len(table.key) == 1) else "")
        + (f" REFERENCES {_name(column.table)} ({_name(*named(column.table).key)})" if column.table else "")
        for column in table.columns
    ]
    rows = "" if table.holds_words else " WITHOUT ROWID"  # the search counts on row numbers
    return f"CREATE TABLE {_name(table.name)} (\n  {_joined(lines)},\n  PRIMARY KEY ({', '.join(map(_name, table.key))})\n){rows}"


def _indexed(table: Table, column: Column) -> str:
    """An index over the rows that name another: most columns that could are empty."""
    index, name = _name(f"{table.name}_{column.name}"), _name(column.name)
    return f"CREATE INDEX {index} ON {_name(table.name)} ({name}) WHERE {name} IS NOT NULL"


def _joined(lines: Iterable[str]) -> str:
    return ",\n  ".join(lines)


def _name(words: str) -> str:
    return f"[{words}]"


def _has_search(database: sqlite3.Connection) -> bool:
    """Whether this SQLite was built with full-text search; nearly every one is."""
    return ("ENABLE_FTS5",) in database.execute("PRAGMA compile_options").fetchall()


def _searchable(database: sqlite3.Connection, table: Table) -> None:
    """Make the words of a table searchable: its index reads the table itself, and Datasette finds it by its name."""
    if table.holds_words:
        columns = [column.name for column in table.columns if column.prose]
        index = _name(f"{table.name}_fts")
        database.execute(f"CREATE VIRTUAL TABLE {index} USING fts5({', '.join(map(_name, columns))}, content={_name(table.name)})")
        database.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608  # names of ours


def _described(table: Table) -> dict[str, object]:
    named = next((column.name for column in table.columns if column.name in ("title", "name", "text", "label")), None)
    columns = {column.name: column.holds for column in table.columns if column.holds}
    return {"description": table.holds, **({"label_column": named} if named else {}), "columns": columns}
