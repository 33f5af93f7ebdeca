"""One file for machines: its path, what it holds, how it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from casesite.case import Case
from casesite.site import Site


@dataclass(frozen=True)
class Export:
    """A path from the site's root, a sentence for the data page, and the function that makes the bytes."""

    path: str
    holds: str
    make: Callable[[Case, Site], bytes]
