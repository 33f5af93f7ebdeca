"""What a reader of the site's language can read of the site's own words."""

from __future__ import annotations

from collections.abc import Iterator

from casesite import language
from casesite.model.case import Case
from casesite.rules.rule import Wrong
from casesite.site import Site


def untranslated_language(case: Case, site: Site) -> Iterator[Wrong]:
    """The site's own words are there in the language of case.yml; where they are not, they are English (a warning)."""
    code = case.profile.language
    if not language.is_translated(code):
        words = f'the words of the pages are not translated into "{code}", and stay English; docs/translating.md says how to translate them'
        yield Wrong(case.profile_node.at(["language"]), words)
