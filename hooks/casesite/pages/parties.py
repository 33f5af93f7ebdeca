"""People: everyone whom the record names, by the part that they have in the story; and a page for each."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from casesite.language import t
from casesite.model.addresses import index_parts
from casesite.model.case import Case
from casesite.model.kinds import Charge, Dispute, Event, Party, Position, Proceeding, Record, Status, Step, StoryPart
from casesite.model.roster import party_kind, story_part
from casesite.model.sourced import Sourced
from casesite.model.standing import Standing
from casesite.pages.index_parts import numbered, split_index
from casesite.pages.outcomes import brought
from casesite.pages.page import RECORD_BOOST, Page, first_place

ROWS = 12  # charges and claims of the table; the others fold out
# Of what a party says, a page has as much as this many lines of a phone hold, and leads to the others: seven words a line,
# and five lines for the heading of a statement, its status and its sources.
LINES, WORDS, AROUND = 190, 7, 5
Brought = tuple[Proceeding, Sequence[Charge], Standing]


@dataclass(frozen=True)
class Said:
    """What a party says on a question, or in what is not about one: the record that it belongs to, and its statements."""

    record: Record
    statements: Sequence[Sourced]

    @property
    def lines(self) -> int:
        """How many lines of a phone it takes, about."""
        return sum(AROUND + len(str(getattr(statement.part, "text", "")).split()) // WORDS for statement in self.statements)


def pages(case: Case) -> Iterator[Page]:
    """The index by part in the story, then a page a party; nothing where a case has none."""
    if not case.parties:
        return
    charged = {party.id: charges(case, party) for party in case.parties}
    told = brought(case)
    ordered = sorted(case.parties, key=lambda party: (_rank(party), surname(party.name)))

    def entries(parties: Sequence[Party]) -> Mapping[str, Any]:
        groups: dict[str, list[Party]] = defaultdict(list)
        for party in parties:
            groups[_group(case, party)].append(party)
        return {"groups": list(groups.items()), "brought": told}

    index = Page(
        path="parties/index.md",
        kind="parties",
        title=t("People"),
        lead=t("Everyone whom the record names: people, companies, agencies and courts, with what became of each charge or claim.")
        if case.proceedings
        else t("Everyone whom the record names: people, companies, agencies and others, by their part in what happened."),
        source=first_place(case, case.parties),
        changed=case.as_of,
    )
    parts = index_parts(ordered, lambda party: party.part.value if party.part else party.kind.value)
    labels = {_key(party): _group(case, party) for party in ordered}
    yield from split_index(index, parts, lambda name: numbered(name, lambda key: labels.get(key, key)), entries)
    words = said(case)
    for party in case.parties:
        lines = [*accumulate(group.lines for group in words[party.id])]
        most = bisect_right(lines, LINES)
        yield Page(
            path=f"parties/{party.id}/index.md",
            kind="party",
            title=party.name,
            record=party,
            trail=((t("People"), "parties/"),),
            description=description(case, party),
            explains_marks=True,
            source=party.node.place,
            changed=case.as_of,
            boost=weight(case, party),
            context={
                "party": party,
                "charges": charged[party.id],
                "incomplete": [proceeding for proceeding in case.naming(party, Proceeding) if proceeding.charges],
                "rows": ROWS,
                "said": words[party.id][:most],
                "others": others(case, party),
            },
            lists={
                "events": case.events_of(party),
                "said-elsewhere": [group.record for group in words[party.id][most:]],
                "mentions": mentions(case, party, {group.record.id for group in words[party.id]}),
            },
        )


def description(case: Case, party: Party) -> str:
    """Who a party is; of one with a charge or claim against it, only what its page tells.

    A search engine may show the first half of what a page says of itself, without what became of a charge.
    """
    if case.charges_against(party):
        return t("{name}: who this is, what they say, the events, and what became of each charge or claim, with sources.", name=party.name)
    return case.words_of(party.text)


def surname(name: str) -> tuple[str, str]:
    """How a name is put in order: by its last word, then by the whole."""
    return name.rsplit(maxsplit=1)[-1].casefold(), name.casefold()


def weight(case: Case, party: Party) -> float:
    """How high a party ranks in search: the more records name it, the more likely it is meant."""
    return RECORD_BOOST * (1 + min(len(case.naming(party, Record)), 40) / 10)


def charges(case: Case, party: Party) -> list[Brought]:
    """Every charge or claim against a party, with where it stands: those of one proceeding that stand alike together."""
    brought = [(proceeding, charge, case.standing(proceeding, charge, party.id)) for proceeding, charge in case.charges_against(party)]
    alike: dict[tuple[str, str, str], list[Charge]] = defaultdict(list)
    for proceeding, charge, standing in brought:
        alike[proceeding.id, standing.words, charge.text or ""].append(charge)
    return [
        (proceeding, those, standing)
        for proceeding, charge, standing in brought
        if (those := alike[proceeding.id, standing.words, charge.text or ""])[0] is charge
    ]


def others(case: Case, party: Party) -> list[tuple[Proceeding, list[Party]]]:
    """Who else is in the same proceedings."""
    shared = []
    for proceeding in case.naming(party, Proceeding):
        ids = dict.fromkeys(id for side in proceeding.sides for id in side.parties)
        if party.id in ids:
            shared.append((proceeding, [case.party(id) for id in ids if id != party.id]))
    return shared


def mentions(case: Case, party: Party, told: Collection[str]) -> list[Record]:
    """What else names a party, the questions first: no event and no proceeding, and nothing of which its page tells already."""
    named = [record for record in case.naming(party, Record) if not isinstance(record, Event | Proceeding) and record.id not in told]
    return sorted(named, key=lambda record: not isinstance(record, Dispute))


def said(case: Case) -> dict[str, list[Said]]:
    """By party: what it says, question by question first, then by the record that tells it.

    Left out are entries of dockets, which are the court's; what several agree on or dispute, which is no one's
    own word; and what a record says of the party itself, which stands at the top of its page.
    """
    by_record: dict[str, dict[str, list[Sourced]]] = defaultdict(lambda: defaultdict(list))
    for statement in case.sourced:
        record = statement.record
        if record is None or not case.shows(record) or isinstance(statement.part, Step) or not getattr(statement.part, "text", None):
            continue
        if statement.status in (Status.AGREED, Status.DISPUTED):
            continue
        for id in statement.by:
            if record.id != id:
                by_record[id][record.id].append(statement)
    words: dict[str, list[Said]] = defaultdict(list)
    for id, records in by_record.items():
        own = [Said(case.records[record], statements) for record, statements in records.items()]
        words[id] = sorted(own, key=lambda said: not any(isinstance(statement.part, Position) for statement in said.statements))
    return words


def _key(party: Party) -> str:
    return party.part.value if party.part else party.kind.value


def _rank(party: Party) -> tuple[int, int]:
    """Those with a part in the story in the order of the parts, then the others by what they are."""
    parts, kinds = list(StoryPart), list(type(party.kind))
    return (parts.index(party.part), 0) if party.part else (len(parts), kinds.index(party.kind))


def _group(case: Case, party: Party) -> str:
    return story_part(case.profile, party.part) if party.part else party_kind(party.kind, many=True)
