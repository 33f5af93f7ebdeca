"""Two values of one field → what is said otherwise: words, dates, statuses, names, and lists of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from casesite.changes.change import Change, Sort, Spot, said
from casesite.changes.naming import Names
from casesite.changes.wording import date_change, text_change
from casesite.language import listed
from casesite.model.field_words import field_name
from casesite.model.kinds import Status
from casesite.rules.quotations import QUOTED
from casesite.values import text
from casesite.values.dates import CaseDate
from casesite.values.fields import Rich
from casesite.values.pairing import paired, reordered

_SORTS = {"by": Sort.SPEAKER, "primary": Sort.BEARING, "weak": Sort.BEARING, "publisher": Sort.BEARING}


def value_change(names: Names, spot: Spot, old: object, new: object, *, prose: bool) -> Iterator[Change]:
    """What differs between two values; ``prose`` says that a text holds words, and not an id or a word of a list."""
    name = spot.field[-1]
    title, sort = field_name(name), _SORTS.get(name, Sort.OTHER)
    if (
        old == new
        or (isinstance(old, str) and names.now(old) == new)
        or (isinstance(old, Rich) and isinstance(new, Rich) and _reads(names, old) == _reads(names, new))
    ):
        return
    if old is None:
        yield spot.change(f"{title} added: {names.value(new)}", sort)
    elif new is None:
        yield spot.change(f"{title} taken out; it was {names.value(old)}", sort)
    elif isinstance(new, Status):
        verb = "raised" if new is Status.ESTABLISHED else "lowered" if old is Status.ESTABLISHED else "changed"
        yield spot.change(f"status {verb} from {old} to {new}", Sort.RAISED if verb == "raised" else Sort.STATUS)
    elif name == "date" and isinstance(old, CaseDate | datetime.date) and isinstance(new, CaseDate | datetime.date):
        yield spot.change(f"moved {date_change(old, new)}")
    elif prose and isinstance(old, str) and isinstance(new, str):
        rich = isinstance(new, Rich)
        left, right = (names.readable(_renamed(names, old)), names.readable(new)) if rich else (old, new)
        if left == right:  # marks alone, which a reader sees as emphasis or as a list
            left, right = old, new
        quoted = QUOTED.findall(old)
        changed = Sort.QUOTATION if quoted and quoted != QUOTED.findall(new) else sort
        yield spot.change((*said(f"{title} changed: "), *text_change(left, right)), changed)
    else:
        yield spot.change(f"{title}: was {names.value(old)}; is now {names.value(new)}", sort)


def list_changes(names: Names, spot: Spot, old: Sequence[str], new: Sequence[str], *, prose: bool) -> Iterator[Change]:
    """What differs between two lists of words or of ids."""
    title, sort = field_name(spot.field[-1]), _SORTS.get(spot.field[-1], Sort.OTHER)
    now = old if prose else [names.now(id) for id in old]
    pairs = paired(now, new, lambda _: None, str if prose else lambda _: "")
    come = [names.value(new[number]) for there, number in pairs if there is None and number is not None]
    gone = [names.value(now[there]) for there, number in pairs if number is None and there is not None]
    if come or gone:
        words = [f"{listed(some)} {verb}" for some, verb in ((come, "added"), (gone, "taken out")) if some]
        yield spot.change(f"{title}: {'; '.join(words)}", sort)
    for there, number in pairs:
        if there is not None and number is not None:
            yield from value_change(names, spot, now[there], new[number], prose=prose)
    if reordered(pairs):
        yield spot.change(f"{title}: now in another order: {listed([names.value(one) for one in new])}", sort)


def fingerprint_changes(spot: Spot, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """How many names left the list of those that are not printed, and how many came."""
    for verb, some, sort in (("taken off", set(old) - set(new), Sort.UNNAMED), ("put on", set(new) - set(old), Sort.OTHER)):
        if some:
            yield spot.change(f"{len(some)} {'name' if len(some) == 1 else 'names'} {verb} the list of names that are not printed", sort)


def _renamed(names: Names, words: str) -> str:
    """A text that names each record as it is called after the change."""
    for old, new in names.renamed.items():
        for opening in ("[[", "[@"):
            for after in "]|, ":
                words = words.replace(f"{opening}{old}{after}", f"{opening}{new}{after}")
    return words


def _reads(names: Names, words: str) -> str:
    """What the site makes of a text, however its lines are broken."""
    return text.render(_renamed(names, words), lambda id, shown: f"[[{id}|{shown}]]", lambda id, where: f"[@{id}, {where}]")
