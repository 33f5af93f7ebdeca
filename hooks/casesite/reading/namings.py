"""Every place where a record is named, and what is wrong with a name that no record has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from pydantic import BaseModel

from casesite.model.kinds import KINDS, Source
from casesite.problem import Place, Problem, quoted
from casesite.reading.check import Checked
from casesite.reading.leaves import leaves
from casesite.values import text
from casesite.values.characters import name
from casesite.values.fields import RICH_LIMIT, Reference, Rich
from casesite.values.ids import SLUG
from casesite.values.node import Node
from casesite.values.spelling import Known, slips

NOUN = {kind.__name__: kind.noun for kind in KINDS}
ANY = tuple(NOUN)
MANY = 20  # references to nothing, as a file leaves them of which the end is missing …
SEVERAL = 5  # … to so many records


def one(noun: str) -> str:
    """A noun with its article."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


class Naming(NamedTuple):
    """A record is named: in which value, by what id, of which kinds it may be; and the words to find in a text, the nth."""

    node: Node
    id: str
    kinds: tuple[str, ...]
    words: str = ""
    nth: int = 0

    def problem(self, rule: str, message: str) -> Problem:
        """A problem with it, at its place."""
        place = self.node.find(self.words, self.nth) if self.words else None
        if not self.words and len(self.id.split()) > 1 and self.node.end > self.node.place.line:
            place = self.node.find(self.id.split()[-1])  # a line that lacks its dash
        return self.node.problem(rule, message, place)


def namings(kind: type[BaseModel], node: Node) -> Iterator[Naming]:
    """Every id that a record names."""
    for here, leaf in leaves(kind, node):
        if not isinstance(here.value, str):
            continue
        if isinstance(leaf, Reference):
            yield Naming(here, here.value, leaf.kinds)
        elif leaf is Rich and "[" in here.value and len(here.value) <= RICH_LIMIT:
            records, sources = text.references(here.value)
            for pieces, opening, kinds in ((records, "[[", ANY), (sources, "[@", (Source.__name__,))):
                seen: dict[str, int] = {}
                for piece in pieces:
                    nth = seen[piece.target] = seen.get(piece.target, -1) + 1
                    yield Naming(here, piece.target, kinds, f"{opening}{piece.target}", nth)


def without_bracket(kind: type[BaseModel], node: Node, checked: Checked) -> Iterator[Problem]:
    """An @ with the id of a source that is no citation: its bracket was lost, and readers would see the id."""
    for here, leaf in leaves(kind, node):
        if isinstance(leaf, Reference) or not isinstance(here.value, str) or "@" not in here.value:
            continue
        ids = [(id, at) for id, at in text.bare_ids(here.value) if checked.written.get(id) is Source]
        for id, at in ids[: text.FAULTS]:
            sign = f"[ @{id}" if here.value[:at].endswith("[ ") else f"@{id}"
            place = here.find(sign, here.value[:at].count(sign))
            yield here.problem("forbidden-markup", f'"{id}" is a source; write [@{id}] or [@{id}, p. 3], or \\@ for the sign', place)


def unknown(checked: Checked, missing: Sequence[Naming], named: Collection[str]) -> Iterator[Problem]:
    """What is wrong with ids that no record has: misspelt here, or where it is given; renamed; or the end of a file is missing.

    Nothing is said of those that may stand in a file that could not be read. ``named`` are the ids that are named anywhere.
    """
    missing = [naming for naming in missing if naming.id in checked.renamed or not checked.unread.intersection(naming.kinds)]
    times: dict[str, int] = defaultdict(int)
    for naming in missing:
        times[naming.id] += 1
    known: dict[tuple[str, ...], Known] = {}
    lost: dict[str, list[Naming]] = defaultdict(list)
    told: set[str] = set()
    for naming in missing:
        if now := checked.renamed.get(naming.id):
            yield naming.problem("unknown-reference", f'"{naming.id}" is now called "{now}"')
            continue
        if naming.kinds not in known:
            known[naming.kinds] = Known(id for id, kind in checked.written.items() if kind.__name__ in naming.kinds)
        near = known[naming.kinds].near(naming.id)
        if checked.unnamed.intersection(naming.kinds) and not (near and slips(naming.id, near[0]) == 1):
            continue  # it may be what such a record is called
        if not near:
            lost["" if naming.kinds == ANY else naming.kinds[0]].append(naming)
        elif near[0] not in named and not SLUG.fullmatch(near[0]):
            pass  # where the id is given, it is told already what is wrong with it
        elif len(near) == 1 and near[0] not in named and times[naming.id] > 1:
            if near[0] not in told:
                told.add(near[0])
                message = f'{times[naming.id]} places name "{naming.id}", and nothing names "{near[0]}"; is the id misspelt here?'
                yield Problem(checked.places[near[0]], "unknown-reference", message)
        else:
            yield naming.problem("unknown-reference", _message(naming, near))
    yield from _lost(checked, lost)


OTHER_SIGNS = {"，": ",", "、": ",", "；": ",", ";": ",", "｜": "|", "＠": "@"}  # between ids, or an id and words


def _message(naming: Naming, near: list[str]) -> str:
    noun = "record" if naming.kinds == ANY else " or ".join(NOUN[kind] for kind in naming.kinds)
    if len(naming.id.split()) > 1 and not naming.words and naming.node.end > naming.node.place.line:
        return f'no {noun} is called {quoted(naming.id)}; begin each entry of a list with "- "'
    if sign := next((letter for letter in naming.id if letter in OTHER_SIGNS), ""):
        return f'no {noun} is called {quoted(naming.id)}; {name(sign)} is another sign than "{OTHER_SIGNS[sign]}", which is meant here'
    right = " or ".join(f'"{word}"' for word in near)
    return f"no {noun} is called {quoted(naming.id)}" + (f"; did you mean {right}?" if right else "")


def _lost(checked: Checked, lost: dict[str, list[Naming]]) -> Iterator[Problem]:
    """References to records of which there is no trace; if the end of a file seems to be missing, that comes before them."""
    for kind in KINDS:
        own = lost.get(kind.__name__, [])
        ids = {naming.id for naming in own}
        number = len(own) + sum(naming.id in ids for naming in lost.get("", ()))
        cut = [place for place, whole in checked.ends.get(kind.__name__, ()) if not whole]
        if number and (cut or (number >= MANY and len(ids) >= SEVERAL)):
            place = cut[0] if cut else checked.ends.get(kind.__name__, [(Place(f"{kind.file}.yml"), True)])[-1][0]
            names = "one record that is" if len(ids) == 1 else f"{len(ids):,} records that are"
            words = f"{number:,} references name {names} not in {kind.file}; is the end of the file missing?"
            yield Problem(place, "unknown-reference", words, leads=True)
    for namings in lost.values():
        yield from (naming.problem("unknown-reference", _message(naming, [])) for naming in namings)
