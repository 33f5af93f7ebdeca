"""The case as tables: one for every kind and part, made by walking the definitions of the fields once.

A record or part is a row. What is one value is a column; a date has its first and last day beside it. A part that holds
nothing of its own to list stands in the columns of what it belongs to; every other part is a row of its own table, and
``of_…`` says of which. A list of ids is a table between two others; a list of words stays in one column, as JSON.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

from pydantic.fields import FieldInfo

from casesite.exports.columns import Column, Value, id_columns, kinds_of, part_of, parts, singular, table_of, values_of
from casesite.model.kinds import KINDS, Charge, Part, Proceeding, Profile, Record

STANDS = (Proceeding, Charge)  # what has a standing, computed from its steps


@dataclass(frozen=True)
class Held:
    """A field whose entries are rows of a table of their own: the field, that table, and of ids the tables that they are from."""

    field: str
    table: str
    of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table: its columns, which of them tell its rows apart, the fields that its columns are made from, and what its rows hold."""

    name: str
    holds: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    values: tuple[Value, ...] = ()
    held: tuple[Held, ...] = ()

    @property
    def holds_words(self) -> bool:
        """Whether there is something to read in it."""
        return any(column.prose for column in self.columns)

    @cached_property
    def owners(self) -> tuple[str, ...]:
        """The tables whose rows may hold one of these, in the order of the columns that say so."""
        return tuple(column.table for column in self.columns if column.name.startswith("of_") and column.table)


@dataclass
class _Plan:
    """What is known of a table while the models are walked."""

    model: type[Part]
    parents: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)  # in which fields of those its rows stand


@cache
def relations() -> tuple[Table, ...]:
    """Every table, those of the kinds first."""
    tops: tuple[type[Part], ...] = (Profile, *KINDS)
    plans = {table_of(model): _Plan(model) for model in tops}
    between: dict[str, Table] = {}
    waiting = list(plans)
    while waiting:
        owner = plans[waiting.pop(0)].model
        for name, info in parts(owner):
            inner = part_of(info)
            if inner is None:
                table = _between(owner, name, info)
                between[table.name] = table
                continue
            known = plans.setdefault(table_of(inner), _Plan(inner))
            if not known.parents:
                waiting.append(table_of(inner))
            known.parents += [table_of(owner)] if table_of(owner) not in known.parents else []
            known.fields += [name] if name not in known.fields else []
    owners = {name: singular(plan.model) for name, plan in plans.items()}
    return (*(_table(name, plan, owners) for name, plan in plans.items()), *between.values())


def named(name: str) -> Table:
    """The table of a name."""
    return next(table for table in relations() if table.name == name)


def _table(name: str, plan: _Plan, owners: dict[str, str]) -> Table:
    key = "id" if issubclass(plan.model, Record) else "key"
    first = (
        []
        if key == "id"
        else [Column("key", "What tells the row from all others: what it belongs to, and its place there.", required=True)]
    )
    whose = "it belongs to" if len(plan.parents) == 1 else "it belongs to, where it is one"
    first += [
        Column(f"of_{owners[parent]}", f"The {owners[parent].replace('_', ' ')} that {whose}.", table=parent) for parent in plan.parents
    ]
    if plan.parents:
        first.append(Column("of_field", "The field of it in which it stands.", required=True, words=tuple(sorted(plan.fields))))
        first.append(Column("of_number", "Its place in that field, from 1.", "integer", required=True))
    values = tuple(values_of(plan.model))
    last = [Column("standing", "Where it stands as of the day of the record, computed from its steps.")] if plan.model in STANDS else []
    last += [Column("address", "Where the site shows it.", address=True)] if key == "id" else []
    columns = (*first, *(column for value in values for column in value.columns), *last)
    return Table(
        name, inspect.cleandoc(plan.model.__doc__ or "").split("\n")[0].replace("``", ""), columns, (key,), values, tuple(_held(plan.model))
    )


def _held(model: type[Part]) -> Iterator[Held]:
    for name, info in parts(model):
        inner = part_of(info)
        if inner is None:
            yield Held(name, f"{table_of(model)}_{name}", tuple(map(table_of, kinds_of(info))))
        else:
            yield Held(name, table_of(inner))


def _between(owner: type[Part], name: str, info: FieldInfo) -> Table:
    """The table of a list of ids: one row an id."""
    whose = Column(f"of_{singular(owner)}", f"The {singular(owner).replace('_', ' ')} that says so.", required=True, table=table_of(owner))
    number = Column("of_number", "Its place in the list, from 1.", "integer", required=True)
    named = id_columns(kinds_of(info), "", info.description or "", required=False)
    return Table(f"{table_of(owner)}_{name}", info.description or "", (whose, number, *named), (whose.name, number.name))
