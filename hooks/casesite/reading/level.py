"""A collection that is open while a file is read."""

from __future__ import annotations

from dataclasses import dataclass

from casesite.reading.diagnosis.failure import Open
from casesite.values.node import Node


@dataclass(slots=True)
class Level:
    """A collection that is open, and the key that waits for its value."""

    node: Node
    flow: bool
    key: Node | None = None

    @property
    def start(self) -> Open:
        """Where it was opened."""
        place = self.node.place
        return Open(place.line - 1, place.column - 1, isinstance(self.node.value, list), self.flow)
