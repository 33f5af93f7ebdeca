"""The lock: what the site has said, by record, as ``published.json`` keeps it."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

LOCK = "published.json"


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Lock:
    """By record, the words of each published statement by their hash; and the corrections known then."""

    records: Mapping[str, Mapping[str, str]]
    corrections: frozenset[str]


def read(text: bytes) -> Lock | None:
    """The lock that a text holds, or nothing where it holds none."""
    try:
        return TypeAdapter(Lock).validate_json(text)
    except ValidationError:
        return None
