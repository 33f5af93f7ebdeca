"""A case that is published, or that withholds names, has an id of its own."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.rules.rule import Wrong
from casesite.site import Site


def no_identity(case: Case, site: Site) -> Iterator[Wrong]:
    """A case that is published, or that has names that are not printed, has an id of its own."""
    if case.profile.id is None and (case.lock is not None or case.profile.do_not_name):
        right = 'run "casesite lock", which writes one' if case.lock else 'give each name to "casesite withhold" again, which writes one'
        yield Wrong(case.profile_node, f'there is no "id:" here; feeds, calendars and names that are not printed need one: {right}')
