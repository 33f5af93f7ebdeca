"""Identifiers of people, bodies, proceedings and documents in other registers: their form, and where they lead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import quote


class Scheme(NamedTuple):
    """A register: its name, the form of its identifiers, an example, the address in front of one, and what else must hold."""

    name: str
    form: str
    example: str
    address: str
    holds: Callable[[str], bool] = lambda _: True


def _iso_7064_11_2(words: str) -> bool:
    """Whether the last sign is the check digit of those before it (ISO 7064, MOD 11-2), as ORCID and ISNI have it."""
    signs = words.replace("-", "")
    total = 0
    for digit in signs[:-1]:
        total = (total + int(digit)) * 2
    return signs[-1] == "0123456789X"[(12 - total % 11) % 11]


def _iso_7064_97_10(words: str) -> bool:
    """Whether the last two digits are those that ISO 17442 asks of an LEI (ISO 7064, MOD 97-10)."""
    return int("".join(str(int(sign, 36)) for sign in words)) % 97 == 1


SCHEMES: tuple[Scheme, ...] = (
    Scheme("Wikidata", r"Q[1-9]\d*", "Q42", "https://www.wikidata.org/wiki/"),
    Scheme("ORCID", r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", "0000-0002-1825-0097", "https://orcid.org/", _iso_7064_11_2),
    Scheme("ISNI", r"\d{15}[\dX]", "0000000121032683", "https://isni.org/isni/", _iso_7064_11_2),
    Scheme("VIAF", r"[1-9]\d{1,21}", "75121530", "https://viaf.org/viaf/"),
    Scheme("GND", r"\d{1,10}(?:-[\dX]|X)?", "118540238", "https://d-nb.info/gnd/"),
    Scheme("LEI", r"[A-Z0-9]{18}\d\d", "529900T8BM49AURSDO55", "https://search.gleif.org/#/record/", _iso_7064_97_10),
    Scheme("ROR", r"0[0-9a-hj-km-np-tv-z]{6}\d\d", "05dxps055", "https://ror.org/"),
    Scheme("OpenCorporates", r"[a-z]{2}(?:_[a-z]{2})?/\w+", "gb/00102498", "https://opencorporates.com/companies/"),
    Scheme(
        "CourtListener",
        r"(?:docket|opinion|person|audio)/[1-9]\d*/[\w-]+",
        "docket/4214664/national-veterans-legal-services-program-v-united-states",
        "https://www.courtlistener.com/",
    ),
    Scheme("ECLI", r"ECLI:[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]{1,25}", "ECLI:EU:C:2014:317", "https://e-justice.europa.eu/ecli/"),
    Scheme("DOI", r"10\.\d{4,9}/\S+", "10.1000/182", "https://doi.org/"),
    Scheme("ISBN", r"97[89]\d{10}", "9780306406157", ""),
)
_BY_NAME = {scheme.name.casefold(): scheme for scheme in SCHEMES}


def fault(register: str, words: str) -> str | None:
    """What is wrong with an identifier, and what would be right; a register that is not listed here takes any."""
    scheme = _BY_NAME.get(register.casefold())
    if scheme is None or (re.fullmatch(scheme.form, words) and scheme.holds(words)):
        return None
    within = re.search(rf"(?<![\w/]){scheme.form}(?!\w)|(?<=/){scheme.form}(?=/?$)", words)
    right = f"write {within[0]}" if within and scheme.holds(within[0]) else f"write it as in {scheme.example}"
    slip = ", for its check digit is another" if re.fullmatch(scheme.form, words) else ""
    return f'"{words}" is not an identifier of {scheme.name}{slip}; {right}'


def links(identifiers: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Each register by the name that it goes by, with the identifier and the address where it leads, or none."""
    return [(scheme.name if scheme else register, words, _address(scheme, words)) for register, words, scheme in _known(identifiers)]


def same_as(identifiers: Mapping[str, str]) -> list[str]:
    """The addresses that are of the very same thing."""
    return [address for _, _, address in links(identifiers) if address]


def _known(identifiers: Mapping[str, str]) -> list[tuple[str, str, Scheme | None]]:
    return [(register, words, _BY_NAME.get(register.casefold())) for register, words in identifiers.items()]


def _address(scheme: Scheme | None, words: str) -> str:
    return f"{scheme.address}{quote(words, safe='/:.-_()')}" if scheme and scheme.address else ""
