"""What a field of a model is made of, read from its annotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args


def marks(annotation: Any, metadata: Sequence[Any] = ()) -> Iterator[Any]:
    """The types of which an annotation is made, and what is marked on them: of the whole first, then of what is within it."""
    yield from metadata
    if isinstance(annotation, type):
        yield annotation
    for inner in get_args(annotation):
        yield from marks(inner, getattr(inner, "__metadata__", ()))
