"""addresses.json: where each record is now, by its id and by every id that it had before."""

from __future__ import annotations

import json

from casesite.exports.imprint import imprint
from casesite.model.addresses import addresses
from casesite.model.case import Case
from casesite.site import Site


def addresses_json(case: Case, site: Site) -> bytes:
    """The addresses from the root of the site, which its own address stands in front of, where that is known."""
    present = {id: address for id, address in addresses(case).items() if not case.is_later(case.records[id])}
    former = {old: present[record.id] for record in case.records.values() for old in record.formerly if record.id in present}
    content = {**imprint(case, site), "root": site.url, "addresses": dict(sorted((present | former).items()))}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
