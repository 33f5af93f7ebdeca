"""What all pages of a case share while they are made: addresses, glossary, and what is set once for many pages."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cached_property

from casesite.model.addresses import addresses
from casesite.model.case import Case
from casesite.pages.glossary_terms import Glossary
from casesite.site import Site


class Press:
    """One for each build. A statement, a source or a text is set once for each form and depth of page that shows it."""

    def __init__(self, case: Case, site: Site) -> None:
        self.case, self.site = case, site
        self._set: dict[Hashable, str] = {}

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Every record's present address, by id."""
        return addresses(self.case)

    @cached_property
    def glossary(self) -> Glossary:
        """The words of the trade that texts are looked through for."""
        return Glossary(self.case)

    def once(self, key: Hashable, make: Callable[[], str]) -> str:
        """What ``make`` makes, made once for a key."""
        words = self._set.get(key)
        if words is None:
            words = self._set[key] = make()
        return words
