"""The words of texts for the search: without marks, and without citations."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.model.labels import credit
from casesite.values import text


def words(case: Case, *said: str | None) -> str:
    """The words of texts in the small Markdown, with the records that they link by name, and without citations."""
    return " ".join(" ".join(_pieces(case, one)) for one in said if one)


def _pieces(case: Case, said: str) -> Iterator[str]:
    line: list[str] = []
    for piece in text.parse(said)[0]:
        match piece.type:
            case "text":
                line.append(piece.words)
            case "record_link":
                line.append(piece.words or credit(case.records[piece.target]))
            case "softbreak" | "hardbreak" | "paragraph_close" | "list_item_close":
                line.append(" ")
            case _:
                pass
    yield " ".join("".join(line).split()).replace(" .", ".").replace(" ,", ",")
