"""What the search says to a reader, in the language of the case: the browser gets it with the index."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from casesite.language import message, t, tc
from casesite.search.entry import KINDS, EntryKind, many_of, one_of

# Where to look on when nothing is found: the kinds of which there is something, and the page that lists them.
WAYS = (
    ({EntryKind.PERSON, EntryKind.ORGANISATION, EntryKind.PLACE}, message("search", "People"), "parties/"),
    ({EntryKind.COURT_CASE}, message("search", "Court cases"), "proceedings/"),
    ({EntryKind.QUESTION}, message("search", "Disputed questions"), "disputes/"),
    ({EntryKind.TERM}, message("search", "Glossary"), "glossary/"),
)


def said(kinds: Collection[EntryKind], linked: Callable[[str], str]) -> dict[str, Any]:
    """The words around the results, the name of each kind for one and for many, and the ways on.

    ``kinds`` are those of which there is something; ``linked`` makes of an address what a link to it says.
    """
    return {
        "words": {
            "count": t("Results: {number}"),
            "instead": t("Showing results for {words}"),
            "some": t("Nothing has all of these words; what follows has some of them."),
            "missing": t("Not found here: {words}"),
            "nothing": t("Nothing was found for {words}."),
            "ways": t("These pages list everything:"),
            "all": t("Everything"),
            "more": t("More results"),
            "also": t("also: {names}"),
            "failed": t("The search could not be loaded. Try again in a moment."),
        },
        "names": {kind: [one_of(kind), many_of(kind)] for kind in KINDS if kind in kinds},
        "ways": [[tc("search", words), linked(address)] for those, words, address in WAYS if those & set(kinds)],
    }
