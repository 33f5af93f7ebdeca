"""The rows of every table of a case (``relations``)."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from casesite.exports.columns import Value, table_of
from casesite.exports.relations import Held, Table, relations
from casesite.language import spoken
from casesite.model.addresses import stable
from casesite.model.case import Case
from casesite.model.kinds import KINDS, Charge, Correction, Part, Proceeding, Record
from casesite.model.lock import WHOLE
from casesite.site import Site
from casesite.values.dates import CaseDate
from casesite.values.fields import Rich

Cell: TypeAlias = str | int | bool | None
Row: TypeAlias = tuple[Cell, ...]
_LAST: list[Rows] = []  # those of one case: they are many


def rows_of(case: Case, site: Site) -> Rows:
    """The rows of a case; made once, although several exports ask for them one after the other."""
    if not (_LAST and _LAST[0].of_case(case, site)):
        _LAST[:] = [Rows(case, site)]
    return _LAST[0]


class Rows:
    """The rows of a case, table by table. Texts are plain words; what names a record that is not shown is left empty, or out."""

    def __init__(self, case: Case, site: Site) -> None:
        self._case, self._site, self._language = case, site, spoken()
        self._tables = {table.name: table for table in relations()}
        self._names: dict[type[Part], str] = {}
        self._shown = {record.id: table_of(type(record)) for kind in KINDS for record in case.every(kind)}
        self.of: dict[str, list[Row]] = {name: [] for name in self._tables}
        self._add(case.profile.foremost_apart, WHOLE, ())
        for kind in KINDS:
            for record in case.every(kind):
                self._add(record, record.id, ())

    def of_case(self, case: Case, site: Site) -> bool:
        """Whether these are the rows of that very case."""
        return case is self._case and site == self._site and spoken() == self._language

    def _add(self, part: Part, key: str, before: Row, proceeding: Proceeding | None = None) -> None:
        """Add the row of a record or part, and those of everything that it holds; ``before`` says what it belongs to."""
        table = self._table(type(part))
        start: Row = () if table.key == ("id",) else (key, *before)
        self.of[table.name].append((*start, *self._cells(part, table.values), *self._computed(part, proceeding)))
        within = part if isinstance(part, Proceeding) else proceeding
        for held in table.held:
            entries = getattr(part, held.field)
            if held.of:
                self._between(held, key, entries)
            elif entries:
                self._hold(held, table, key, entries, within)

    def _hold(self, held: Held, owner: Table, key: str, entries: Part | list[Part], within: Proceeding | None) -> None:
        """Add the rows of the parts that a field holds."""
        before = tuple(key if name == owner.name else None for name in self._tables[held.table].owners)
        if isinstance(entries, Part):
            self._add(entries, f"{key}/{held.field}", (*before, held.field, 1), within)
            return
        for number, entry in enumerate(entries, 1):
            self._add(entry, f"{key}/{held.field}/{getattr(entry, 'id', number)}", (*before, held.field, number), within)

    def _between(self, held: Held, key: str, ids: Iterable[str]) -> None:
        shown = [(number, id) for number, id in enumerate(ids, 1) if self._shown.get(id) in held.of]
        self.of[held.table] += [(key, number, *self._in_kind(id, held.of)) for number, id in shown]

    def _table(self, model: type[Part]) -> Table:
        return self._tables[self._names.setdefault(model, table_of(model))]

    def _cells(self, part: Part | None, values: Iterable[Value]) -> Iterator[Cell]:
        for value in values:
            given = getattr(part, value.field, None)
            match value.kind:
                case "ids":
                    yield from self._in_kind(given, [column.table for column in value.columns])
                case "part":
                    yield from self._cells(given, value.within)
                case "date":
                    yield from self._date(given)
                case "words":
                    yield json.dumps(self._words(given), ensure_ascii=False) if given else None
                case _:
                    yield self._cell(given)

    def _cell(self, given: Any) -> Cell:
        if given is None or isinstance(given, bool | int):
            return given
        if isinstance(given, datetime.date):
            return given.isoformat()
        return self._case.words_of(given) if isinstance(given, Rich) else str(given)

    def _words(self, given: Any) -> Any:
        return (
            {str(name): self._cell(value) for name, value in given.items()} if isinstance(given, Mapping) else list(map(self._cell, given))
        )

    def _date(self, given: CaseDate | None) -> Row:
        return (given.text, given.first.isoformat(), given.last.isoformat()) if given else (None, None, None)

    def _in_kind(self, id: str | None, tables: Iterable[str]) -> Row:
        """An id in the column of the kind that it is of."""
        return tuple(id if id is not None and self._shown.get(id) == table else None for table in tables)

    def _computed(self, part: Part, proceeding: Proceeding | None) -> Iterator[Cell]:
        if isinstance(part, Proceeding):
            yield self._case.standing(part).words
        elif isinstance(part, Charge) and proceeding:
            yield self._case.standing(proceeding, part).words
        if isinstance(part, Record):
            # A minor correction is kept in the data, and on no page.
            yield None if isinstance(part, Correction) and part.minor else self._site.url + stable(part)
