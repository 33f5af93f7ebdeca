"""Objects of JSON in which no name hides another (RFC 8259, section 4: names should be unique)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class RepeatedNameError(ValueError):
    """A name stands twice in one object; it is the error's only argument."""


def each_once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """An object of its names and values, as ``json.loads`` hands them over: of two of one name it would keep the last.

    Raise RepeatedNameError.
    """
    found = dict[str, Any]()
    for name, value in pairs:
        if name in found:
            raise RepeatedNameError(name)
        found[name] = value
    return found
