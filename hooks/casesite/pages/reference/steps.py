"""Every kind of proceeding with its steps, from the tables that check the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casesite.model.law import LAW, RECOMMENDATION
from casesite.model.law.explained import follows, leads
from casesite.model.law.table import Row, Table


@dataclass(frozen=True)
class StepsOf:
    """A kind of proceeding as the reference tells it: its word in the data, its name, and each of its steps."""

    kind: str
    name: str
    rows: tuple[tuple[str, ...], ...]  # the word, what it means, what it may follow, where it leads


def steps() -> Iterator[StepsOf]:
    """The kinds in the order in which pages list them, then what may become of a recommendation."""
    tables: list[tuple[str, Table]] = [*((kind.value, table) for kind, table in LAW.items()), ("recommendation", RECOMMENDATION)]
    for kind, table in tables:
        yield StepsOf(kind, f"{table.article.capitalize()} {table.name}", tuple(map(_row, table.rows.values())))


def _row(row: Row) -> tuple[str, ...]:
    notes = [f" Takes a penalty: the {row.brings}." if row.brings else "", " Only of a criminal case." if row.crime else ""]
    return row.step, row.means + "".join(notes), follows(row), leads(row)
