"""The lock: what the site has said, by record, as ``published.json`` keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

LOCK = "published.json"


@dataclass(frozen=True)
class Lock:
    """By record, the words of each published statement by their hash; and the corrections known then."""

    records: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    corrections: frozenset[str] = frozenset()


def read(text: bytes) -> Lock | None:
    """The lock that a text holds, or nothing where it holds none."""
    try:
        return TypeAdapter(Lock).validate_json(text)
    except ValidationError:
        return None
