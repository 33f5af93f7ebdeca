"""Identifiers in registers that are known have the form of these registers."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.rules.rule import Wrong
from casesite.site import Site
from casesite.values.identifiers import fault


def bad_identifier(case: Case, site: Site) -> Iterator[Wrong]:
    """An identifier of Wikidata, CourtListener, ORCID, LEI, DOI and the like has the form, and the check digit, that it has there."""
    for record in case.records.values():
        for register, words in getattr(record, "identifiers", {}).items():
            if wrong := fault(register, words):
                yield Wrong(record.node.at(["identifiers", register]), wrong)
