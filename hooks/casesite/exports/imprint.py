"""What every file of ``data/`` says of itself: which case, of what day, under which licence, in which format, made by what."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from casesite.model.case import Case
from casesite.site import Site, version

FORMAT = 2  # of the files of data/; docs/data-formats.md says what changed from one to the next
_CREATIVE_COMMONS = re.compile(r"CC[ -](BY(?:-NC)?(?:-SA|-ND)?)[ -](1\.0|2\.0|2\.5|3\.0|4\.0)", re.IGNORECASE)
_OTHERS = {  # what people write: the SPDX id, and where the text stands
    "cc0": ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "cc0 1.0": ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "pddl 1.0": ("PDDL-1.0", "https://opendatacommons.org/licenses/pddl/1-0/"),
    "odc by 1.0": ("ODC-By-1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    "odbl 1.0": ("ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    "dl de by 2.0": ("DL-DE-BY-2.0", "https://www.govdata.de/dl-de/by-2-0"),
    "ogl uk 3.0": ("OGL-UK-3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"),
}


class Licence(NamedTuple):
    """A licence as ``case.yml`` names it, its SPDX id, and the address of its text; the last is empty where it is not known."""

    words: str
    id: str
    address: str


def licence(words: str) -> Licence:
    """What is known of a licence. One that SPDX does not list has an id of its own (``LicenseRef-…``, SPDX 2.3, annex D)."""
    if match := _CREATIVE_COMMONS.fullmatch(words.strip()):
        terms = match[1].upper()
        return Licence(words, f"CC-{terms}-{match[2]}", f"https://creativecommons.org/licenses/{terms.lower()}/{match[2]}/")
    known = _OTHERS.get(" ".join(re.split(r"[\s-]+", words.strip().lower())))
    if known:
        return Licence(words, *known)
    return Licence(words, f"LicenseRef-{re.sub('[^A-Za-z0-9.]+', '-', words).strip('-') or 'unknown'}", "")


def program() -> str:
    """What made a file, and its version."""
    return f"casesite {version()}".rstrip()


def imprint(case: Case, site: Site) -> dict[str, Any]:
    """The first lines of a file in JSON."""
    found: dict[str, Any] = {"format": FORMAT, "generator": program(), "licence": licence(case.profile.licence).id}
    return found | ({"homepage": site.url} if site.url else {})
