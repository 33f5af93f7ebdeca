"""Write a made-up case of any size, to measure with: ``python benchmarks/synthesize.py N OUT``.

Everything in it is invented. The same N and seed give the same bytes. Its proportions and the
length of its texts are near those of ``case_data``; its settings and written pages are those of
``tests/cases/bridge``, so that a change to these is measured too.
"""

# ruff: noqa: INP001, S311, T201  # a script in no package; nothing secret is drawn; printing is how it answers

from __future__ import annotations

import argparse
import bisect
import datetime
import json
import math
import os
import random
import re
import shutil
import sys
import textwrap
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BRIDGE = ROOT / "tests" / "cases" / "bridge"
AS_OF = datetime.date(2025, 6, 30)
LAST_EVENT = datetime.date(2025, 1, 1)
A_FILE = 1000  # records; a kind with more gets a folder of files
CHAPTER = 25  # events that share parties, proceedings and disputes, as events of one strand do
PRINCIPALS = 6  # parties that the whole case is about, and that a third of all mentions name
PER_HUNDRED_EVENTS = {
    "parties": 60,
    "proceedings": 15,
    "disputes": 15,
    "safety_protocols": 20,
    "reforms": 10,
    "precedents": 5,
    "sources": 200,
    "source_checks": 1,
    "glossary": 30,
    "corrections": 3,
}

Record = dict[str, Any]


class Text(str):
    """Words that are written as a block of lines."""

    __slots__ = ()


# The vocabulary of a quarrel about a harbour that does not exist.

FIRST = "Ada Bram Cleo Dario Edda Falk Greta Hugo Ines Jora Kasper Lena Mats Nela Otto Petra Quin Rosa Sven Tilda Uwe Vera Wim Yara".split()
SYLLABLES = "an bel cor dun el far gor hal is jor kel lor mar nor os per quil ros sal tor ul var wes yor zan ber dal fen".split()
ENDS = "berg by dale ford holm land ley man more row sen son stad ton vik wick worth".split()
THINGS = (
    "the north crane",
    "the log of the pilot boat",
    "the inspection of the east gate",
    "the second mooring line",
    "the draft of the safety plan",
    "the order of works",
    "the night shift's count",
    "the key of the lock house",
    "the recording of the radio channel",
    "the spare winch",
    "the map of the seabed",
    "the contract with the divers",
    "the list of those on board",
    "the alarm at the lower gate",
    "the weld on the third pile",
)
PLACES = (
    "the North Quay",
    "the lock house",
    "Ferry Hill",
    "the lower basin",
    "the customs shed",
    "Pier 4",
    "the town hall",
    "the old dry dock",
)
ACTS = (
    "is inspected",
    "is reported missing",
    "is discussed",
    "is found damaged",
    "is taken out of use",
    "is handed over",
    "is photographed",
)
HAZARDS = (
    "A moving load",
    "A gate that opens by itself",
    "A missed defect",
    "Work at night",
    "A line that parts",
    "Water in a closed room",
)
SENTENCES = (
    "{who} wrote to {other} that {thing} had not been looked at since the spring of {year}, and asked for an answer within {count} days.",
    "According to {who}, {count} people were near {place} at the time, and none of them had been told about {thing} by anyone in charge.",
    "The minutes of the meeting say that {thing} was put off until the next month because {other} had not sent the papers in time{cite}.",
    "{who} told the panel on the same day that *nobody* had asked about {thing} before the work at {place} was begun.",
    "A report of {count} pages lists {thing} among the points on which {who} and {other} gave accounts that do not agree{cite}.",
    "The sum was given as {count},000 crowns by {who} and as somewhat less by {other}, who counted only what was done at {place}.",
    "{who} says that the work went on for {count} hours after {thing} had been reported; the log shows a shorter time{cite}.",
    "The town published {count} photographs of {place}, on which {thing} can be seen, and which {other} had held back until then.",
    "What became of {thing} is told in two ways: {who} says that it was stored at {place}, and {other} that it was never there.",
    "The order names {who} as the one who answered for {thing}, and sets a term of {count} weeks for what was left to be done{cite}.",
    "In a statement of {count} lines {who} regretted what had happened at {place} and did not say who had signed for {thing}.",
    "The harbour office closed {place} for {count} days, until {thing} had been looked at by somebody from outside the company.",
)
SHORT = (
    "{who} says that {thing} was in order when the shift at {place} ended, and that {count} people can confirm it.",
    "The finding was that {thing} had been left for {count} days without anyone at {place} being told of it.",
    "{other} denies that a warning about {thing} was received before the day on which the work at {place} stopped.",
    "{who} and {other} do not say the same of the {count} days that {thing} lay at {place}.",
    "Nothing in the papers shows that {who} was asked about {thing}, although {count} letters were written.",
)
PUBLISHERS = [f"The {town} {paper}" for town in ("Ferrow", "Osk", "Brinmoor", "Tarn", "Ustrel") for paper in ("Herald", "Post", "Lantern")]
CRIMINAL = (
    ("charged", "pleaded-not-guilty", "trial-opened", "convicted", "sentenced"),
    ("charged", "amended", "pleaded-not-guilty", "trial-opened", "acquitted"),
    ("announced", "charged", "dismissed-without-prejudice"),
    ("indicted", "pleaded-no-contest", "sentenced"),
    ("charged", "pleaded-not-guilty"),
)
CIVIL = (("filed", "settled", "settlement-approved"), ("filed", "amended", "dismissed-with-prejudice"), ("filed", "withdrawn"), ("filed",))
OWN_STEPS = ("motion", "hearing", "ruling")


@dataclass
class Shelf:
    """Sources by the day on which they appeared, so that none is cited for what came after it."""

    days: list[datetime.date]
    sources: list[Record]

    def after(self, day: datetime.date, chance: random.Random) -> Record:
        """One of the next few sources that appeared on a day or later."""
        start = bisect.bisect_left(self.days, day)
        return self.sources[min(start + chance.randrange(6), len(self.sources) - 1)]


def shelf(sources: list[Record]) -> Shelf:
    """Sources that are in the order of their days, on a shelf."""
    return Shelf([source["issued"] for source in sources], sources)


def alike(one: str, other: str) -> bool:
    """Whether two texts may count as telling one thing, so that the check would ask which of the two is to be kept."""
    return SequenceMatcher(None, *(re.findall(r"\w+", text.casefold()) for text in (one, other)), autojunk=False).ratio() > 0.7


class Synthesis:
    """Makes the records of one case, kind by kind; what is made later may name what was made before."""

    def __init__(self, events: int, seed: int) -> None:
        self.chance = random.Random(f"{seed}/{events}")
        self.size = events
        self.count = {kind: max(6, math.ceil(events * share / 100)) for kind, share in PER_HUNDRED_EVENTS.items()}
        self.chapters = math.ceil(events / CHAPTER)
        self.start = LAST_EVENT - datetime.timedelta(days=365 * min(20, max(2, events // 50)))
        self.kinds: dict[str, list[Record]] = {}
        for make in (self.sources, self.parties, self.terms, self.proceedings, self.events, self.disputes):
            self.kinds[make.__name__ if make != self.terms else "glossary"] = list(make())
        for make in (self.safety_protocols, self.reforms, self.precedents, self.source_checks, self.corrections):
            self.kinds[make.__name__] = list(make())

    # Drawing.

    def day(self, place: int, of: int) -> datetime.date:
        """The day of one of several records that are spread over the years."""
        return self.start + (LAST_EVENT - self.start) * place // of

    def chapter(self, kind: str, number: int) -> Sequence[Record]:
        """The records of a kind that belong to a chapter."""
        records = self.kinds[kind]
        each = max(1, len(records) // self.chapters)
        start = min(number * each, len(records) - each)
        return records[start : start + each]

    def some_parties(self, chapter: int, count: int) -> list[str]:
        """Parties of a chapter, and now and then a principal."""
        found: dict[str, None] = {}
        for _ in range(count):
            pool = self.kinds["parties"][:PRINCIPALS] if self.chance.random() < 0.3 else self.chapter("parties", chapter)
            id = self.chance.choice(pool)["id"]
            found[id if id != self.lawyer else self.kinds["parties"][0]["id"]] = None  # a lawyer holds nothing alone
        return list(found)

    def two_parties(self, chapter: int) -> list[str]:
        """Two parties of a chapter, of whom neither speaks for the other."""
        found = dict.fromkeys(self.some_parties(chapter, 2))
        while len(found) < 2:
            found |= dict.fromkeys(self.some_parties(chapter, 1))
        return list(found)

    def office(self) -> str:
        """Whoever may make a finding."""
        return str(self.chance.choice(self.offices)["id"])

    def words(self, templates: Sequence[str], count: int, chapter: int, day: datetime.date, *holders: str) -> Text:
        """Sentences with links and citations; each names the holders, of whom there are at most two."""
        said = []
        gaps = ("{who}", "{other}")[: len(holders)]
        for template in self.chance.sample([one for one in templates if all(gap in one for gap in gaps)], count):
            who, other = (self.mention(id) for id in (*holders, *self.two_parties(chapter))[:2])
            source = self.strong.after(day, self.chance)["id"]
            said.append(
                template.format(
                    who=who,
                    other=other,
                    thing=self.chance.choice(THINGS),
                    place=self.chance.choice(PLACES),
                    count=self.chance.randrange(2, 900),
                    year=self.chance.randrange(1990, 2005),
                    cite=f" [@{source}, p. {self.chance.randrange(1, 90)}]" if self.chance.random() < 0.5 else "",
                )
            )
        joined = " ".join(said)
        return Text(joined[0].upper() + joined[1:])

    def mention(self, id: str) -> str:
        """A party, mostly as a link."""
        name, short = self.names[id]
        draw = self.chance.random()
        return f"[[{id}]]" if draw < 0.35 else f"[[{id}|{short}]]" if draw < 0.5 else name

    def citations(self, day: datetime.date, *, established: bool) -> list[Any]:
        """Two sources or three: a record or two publishers for what is established, and never a weak one alone."""
        first = (self.primary if established else self.strong).after(day, self.chance)
        ids = dict.fromkeys([first["id"], *(self.every.after(day, self.chance)["id"] for _ in range(self.chance.choice((1, 1, 2))))])
        cited: list[Any] = list(ids)
        draw = self.chance.random()
        if draw < 0.3:
            cited[0] = {"source": cited[0], "at": f"p. {self.chance.randrange(1, 200)}"}
        elif draw < 0.4:
            quote = f"we had asked about {self.chance.choice(THINGS)} for {self.chance.randrange(2, 90)} weeks"
            cited[0] = {"source": cited[0], "at": f"para. {self.chance.randrange(1, 80)}", "quote": quote}
        return cited

    def stated(self, chapter: int, day: datetime.date) -> Record:
        """A status, whose word it is, and the sources: what every statement has."""
        status = self.chance.choices(("established", "finding", "alleged", "denied", "disputed", "agreed"), (55, 10, 20, 5, 5, 5))[0]
        by = {
            "established": [],
            "finding": [self.office()],
            "disputed": self.two_parties(chapter),
            "agreed": self.two_parties(chapter),
        }.get(status, self.some_parties(chapter, 1))
        fact = status in ("established", "agreed")
        return {"status": status, **({"by": by} if by else {}), "sources": self.citations(day, established=fact)}

    def told(self, templates: Sequence[str], count: int, chapter: int, day: datetime.date) -> Record:
        """A text that names whose word it is, with what every statement has."""
        stated = self.stated(chapter, day)
        return {"text": self.words(templates, count, chapter, day, *stated.get("by", ())), **stated}

    # The kinds.

    def sources(self) -> Iterator[Record]:
        total = self.count["sources"]
        made = []
        for number in range(total):
            issued = AS_OF if number >= total - 2 else self.day(number, total) + datetime.timedelta(days=3)
            primary = number % 3 == 0 or number == total - 1
            publisher = "Harbour Court" if primary else self.chance.choice(PUBLISHERS)
            kind = self.chance.choice(("court-record", "official-report")) if primary else "news"
            id = f"{publisher.split()[-1].lower()}-{issued.isoformat()}-{number:05}"
            made.append(
                {
                    "id": id,
                    "title": f"{'Paper' if primary else 'Report'} {number} on {self.chance.choice(THINGS)} at {self.chance.choice(PLACES)}",
                    "type": "document" if primary else "article-newspaper",
                    "kind": kind,
                    "primary": primary,
                    **({} if primary else {"authors": [self.person()]}),
                    "publisher": publisher,
                    "issued": issued,
                    "url": f"https://papers.example.org/{issued.year}/{id}?page={number % 7}",
                    "accessed": AS_OF,
                    **({"weak": "A copy that was not held against the original"} if number % 30 == 1 else {}),
                    **({"note": Text("Seen as a copy only; the date is that of the *first* page.")} if number % 3 == 2 else {}),
                }
            )
        self.every = shelf(made)
        self.primary = shelf([source for source in made if source["primary"]])
        self.strong = shelf([source for source in made if "weak" not in source])
        yield from made

    def person(self) -> str:
        middle = self.chance.choice("ABCDEFGHJKLMNOPRSTVW")
        family = self.chance.choice(SYLLABLES).title() + self.chance.choice(SYLLABLES) + self.chance.choice(ENDS)
        return f"{self.chance.choice(FIRST)} {middle}. {family}"

    def parties(self) -> Iterator[Record]:
        total = self.count["parties"]
        kinds = [("company", "agency", "court", "person", "person", "person")[number % 6] for number in range(total)]
        proceedings = self.count["proceedings"]
        made: list[Record] = []
        families: set[str] = set()
        for number, kind in enumerate(kinds):
            person = next(name for name in iter(self.person, "") if name.split()[-1] not in families)
            family = person.split()[-1]
            families.add(family)
            names = {"company": f"{family} Dredging", "agency": f"{family} Harbour Office", "court": f"Court of {family}"}
            own = number * proceedings // total
            made.append(
                {
                    "id": f"party-{number:05}-{family.lower()}",
                    "name": names.get(kind, person),
                    "kind": kind,
                    **({"living": True} if kind == "person" else {}),
                    "aliases": [family],
                    "roles": [
                        {
                            "title": self.chance.choice(("Witness", "Engineer", "Counsel", "Owner", "Inspector")),
                            "when": self.day(number, total),
                        },
                        {"title": "Party", "proceeding": f"proceeding-{own:05}"},
                    ],
                }
            )
        self.names = {party["id"]: (party["name"], party["aliases"][0]) for party in made}
        self.offices = [party for party in made[: 2 * PRINCIPALS] if party["kind"] in ("agency", "court")]
        self.kinds["parties"] = made
        self.lawyer = next(party["id"] for party in reversed(made) if party["kind"] == "person")
        for number, party in enumerate(made):
            chapter, day = number * self.chapters // total, self.day(number, total)
            party.update(self.told(SHORT, 1, chapter, day))
            yield party

    def terms(self) -> Iterator[Record]:
        for number in range(self.count["glossary"]):
            word = self.chance.choice(SYLLABLES) + self.chance.choice(ENDS)
            yield {
                "id": f"term-{number:05}-{word}",
                "title": f"{word.capitalize()} {number}",
                "aliases": [f"{word} line"],
                "text": f"A part of {self.chance.choice(THINGS)} that holds it while {self.chance.randrange(2, 90)} people work at it.",
                "sources": [self.strong.after(self.start, self.chance)["id"]],
            }

    def proceedings(self) -> Iterator[Record]:
        total = self.count["proceedings"]
        for number in range(total):
            chapter, day = number * self.chapters // total, self.day(number, total)
            kind = self.chance.choice(("criminal", "civil", "administrative"))
            against = self.some_parties(chapter, 2)
            drawn = dict.fromkeys([*self.two_parties(chapter), *self.two_parties(chapter)])
            others = [id for id in drawn if id not in against][:2] or [self.lawyer]
            charges = []
            for count in range(self.chance.choice((1, 1, 2))):
                path = self.chance.choice(CRIMINAL if kind == "criminal" else CIVIL)
                charges.append(
                    {
                        "id": f"count-{count + 1}",
                        "title": f"Neglect of {self.chance.choice(THINGS)}",
                        "statute": f"Harbour Act, s. {self.chance.randrange(2, 90)}",
                        "against": against[:1] if count else against,
                        "text": self.words(SHORT, 1, chapter, day),
                        "steps": [self.step(name, chapter, day + datetime.timedelta(days=20 * place)) for place, name in enumerate(path)],
                    }
                )
            yield {
                "id": f"proceeding-{number:05}",
                "title": f"Matter {number}: {self.names[others[0]][0]} v. {self.names[against[0]][0]}",
                "kind": kind,
                "forum": "Harbour Court",
                "judges": [self.office()],
                "docket": f"HC-{day.year}-{number}",
                "text": self.words(SENTENCES, 2, chapter, day),
                "sources": self.citations(day, established=True),
                "sides": [{"name": "Bringing", "parties": others}, {"name": "Answering", "parties": against, "counsel": [self.lawyer]}],
                "charges": charges,
                "steps": [self.step(name, chapter, day + datetime.timedelta(days=30 * place + 5)) for place, name in enumerate(OWN_STEPS)],
                "reviewed": AS_OF,
            }

    def step(self, name: str, chapter: int, day: datetime.date) -> Record:
        told = {"text": self.words(SHORT, 1, chapter, day)} if self.chance.random() < 0.6 else {}
        return {"date": day, "step": name, **told, "sources": [self.primary.after(day, self.chance)["id"]]}

    def title(self) -> str:
        """What happened to what."""
        thing = str(self.chance.choice(THINGS))
        return f"{thing[0].upper()}{thing[1:]} {self.chance.choice(ACTS)}"

    def events(self) -> Iterator[Record]:
        """Events; no two of a date have one title, or texts that tell one thing."""
        titles: dict[datetime.date | str, list[str]] = defaultdict(list)
        texts: dict[datetime.date | str, list[Text]] = defaultdict(list)
        for number in range(self.size):
            chapter, day = number // CHAPTER, self.day(number, self.size)
            date = day if number % 8 else day.strftime("%Y-%m")
            title = self.title()
            while title in titles[date]:
                title = self.title()
            titles[date].append(title)
            told = self.told(SENTENCES, 2, chapter, day)
            while any(alike(told["text"], other) for other in texts[date]):
                told = self.told(SENTENCES, 2, chapter, day)
            texts[date].append(told["text"])
            text, draw = told["text"], self.chance.random()
            if draw < 0.1:
                text = Text(f"{text} See [[{self.chance.choice(self.kinds['glossary'])['id']}]].")
            elif draw < 0.2 and number:
                text = Text(f"{text} It followed [[event-{self.chance.randrange(max(0, number - 40), number):05}|what came before]].")
            statements = self.chance.choices((0, 1, 2), (45, 40, 15))[0]
            yield {
                "id": f"event-{number:05}",
                "date": date,
                "title": f"{title} ({number})",
                **told,
                "text": text,
                "category": self.chance.choice(("harbour", "proceedings", "statement")),
                **({"place": self.chance.choice(PLACES)} if draw < 0.5 else {}),
                "parties": self.some_parties(chapter, 3),
                "proceedings": [self.chance.choice(self.chapter("proceedings", chapter))["id"]] if draw < 0.8 else [],
                "statements": [self.told(SHORT, 1, chapter, day) for _ in range(statements)],
            }

    def disputes(self) -> Iterator[Record]:
        total = self.count["disputes"]
        for number in range(total):
            chapter, day = number * self.chapters // total, self.day(number, total)
            holders = self.some_parties(chapter, 4)
            positions = [
                {
                    "by": [holder],
                    "stance": stance,
                    "date": day,
                    "text": self.words(SENTENCES, 1, chapter, day, holder),
                    "sources": self.citations(day, established=False),
                }
                for holder, stance in zip(holders, ("Yes", "No", "Not known", "In part"), strict=False)
            ]
            yield {
                "id": f"dispute-{number:05}",
                "title": f"Was {self.chance.choice(THINGS)} in order on that day? ({number})",
                "text": self.words(SENTENCES, 1, chapter, day),
                "sources": self.citations(day, established=True),
                "positions": positions,
                **({} if len(holders) > 1 else {"one_sided": "No other side has spoken of it."}),
                "would_settle": Text("A paper of the day, or somebody who was there."),
                "outcome": {"text": Text("No one decided it."), "status": "established", "sources": self.citations(day, established=True)},
                "events": sorted({self.chance.choice(self.chapter("events", chapter))["id"] for _ in range(2)}),
                "proceedings": [self.chance.choice(self.chapter("proceedings", chapter))["id"]],
            }

    def safety_protocols(self) -> Iterator[Record]:
        total = self.count["safety_protocols"]
        for number in range(total):
            chapter, day = number * self.chapters // total, self.day(number, total)
            yield {
                "id": f"protocol-{number:05}",
                "title": f"Look at {self.chance.choice(THINGS)} before work begins ({number})",
                "hazard": f"{self.chance.choice(HAZARDS)}, case {number // 4}",
                "text": Text(f"1. {self.words(SHORT, 1, chapter, day)}\n2. {self.words(SHORT, 1, chapter, day)}"),
                "sources": self.citations(day, established=True),
                "issuer": "The Assembly of Ustrel",
                "force": self.chance.choice(("binding", "contractual", "advisory")),
                "jurisdiction": "Ustrel",
                "record": [self.told(SHORT, 1, chapter, day) for _ in range(3)],
                "discussion": self.words(SENTENCES, 2, chapter, day),
                "open_questions": [Text("Whether it binds those who work at night has not been decided.")],
            }

    def reforms(self) -> Iterator[Record]:
        yield from self.measures("reforms", "reform", {"progress": "proposed"})

    def precedents(self) -> Iterator[Record]:
        yield from self.measures("precedents", "precedent", {"outcome": Text("No one was held to account.")})

    def measures(self, kind: str, noun: str, more: Record) -> Iterator[Record]:
        total = self.count[kind]
        for number in range(total):
            chapter, day = number * self.chapters // total, self.day(number, total)
            yield {
                "id": f"{noun}-{number:05}",
                "title": f"A {noun} about {self.chance.choice(THINGS)} ({number})",
                "date": day,
                **self.told(SENTENCES, 1, chapter, day),
                **more,
                "protocols": [self.chance.choice(self.chapter("safety_protocols", chapter))["id"]],
            }

    def source_checks(self) -> Iterator[Record]:
        total = self.count["source_checks"]
        for number in range(total):
            day = self.day(number, total)
            verdicts = ("corroborated", "imprecise", "contradicted", "not-found", "opinion", "omission")
            yield {
                "id": f"check-{number:05}",
                "title": f"Report {number}, claim by claim",
                "source": self.chance.choice(self.kinds["sources"])["id"],
                "date": AS_OF,
                "text": self.words(SENTENCES, 1, number * self.chapters // total, day),
                "sources": self.citations(day, established=True),
                "claims": [
                    {
                        "claim": f"That {self.chance.choice(THINGS)} was at {self.chance.choice(PLACES)}.",
                        "verdict": verdict,
                        "sources": self.citations(day, established=True),
                    }
                    for verdict in verdicts
                ],
            }

    def corrections(self) -> Iterator[Record]:
        for number in range(self.count["corrections"]):
            target = self.chance.choice(self.kinds["events"])["id"]
            yield {
                "id": f"correction-{number:05}",
                "date": AS_OF,
                "record": target,
                "said": Text(f"It gave {self.chance.randrange(2, 90)} people."),
                "says": Text(f"It gives {self.chance.randrange(2, 90)} people; see [[{target}]]."),
                "why": Text(f"The source was read again [@{self.chance.choice(self.kinds['sources'])['id']}]."),
            }

    def profile(self) -> Record:
        first = self.kinds["parties"][0]["id"]
        return {
            "title": f"The harbour of {self.size} events: a case record",
            "short_title": "Harbour record",
            "summary": Text(f"What happened at the harbour, as far as it is known, and what [[{first}]] and others say about it."),
            "sources": [self.primary.after(self.start, self.chance)["id"]],
            "incident": {"date": self.day(self.size // 4, self.size), "place": "The lower basin"},
            "jurisdiction": "The Republic of Ustrel",
            "as_of": AS_OF,
            "licence": "CC BY 4.0",
            "contact": "Write to corrections@harbour.example.org and name the page.",
            "categories": [{"id": id, "label": f"The {id}"} for id in ("harbour", "proceedings", "statement")],
            "not_covered": [Text("What was said at the harbour by people who are not named.")],
            "review_days": 36500,
            "loaded_words": [{"word": word, "instead": "write what happened"} for word in ("disaster", "cover-up", "scandal", "killer")],
            "id": "5b0f4f0e-6f5d-4c3a-8f0e-2d1c0b9a8f7e",
            "do_not_name": ["part-8-0123456789abcdef0123456789abcdef"],
        }


# YAML, as a person would write it.

BARE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 .()'/-]*[A-Za-z0-9.)])?")


def scalar(value: object) -> str:
    """A single value, quoted where YAML would misread it."""
    if isinstance(value, bool):
        return str(value).lower()
    words = str(value)
    return words if BARE.fullmatch(words) else json.dumps(words, ensure_ascii=False)


def flow(value: Any) -> str | None:
    """A value on one line, if it is short and plain enough."""
    if isinstance(value, Text):
        return None
    if isinstance(value, list | dict):
        parts = [flow(inner) for inner in (value.values() if isinstance(value, dict) else value)]
        if None in parts:
            return None
        shown = [part or "" for part in parts]
        if isinstance(value, dict):
            line = "{" + ", ".join(f"{key}: {part}" for key, part in zip(value, shown, strict=True)) + "}"
        else:
            line = "[" + ", ".join(shown) + "]"
        return line if len(line) <= 100 else None
    return scalar(value)


def lines(record: Record, indent: int) -> Iterator[str]:
    """The lines of a record's keys."""
    pad = " " * indent
    for key, value in record.items():
        line = flow(value)
        if line is not None:
            if line != "[]":
                yield f"{pad}{key}: {line}"
        elif isinstance(value, Text):
            yield f"{pad}{key}: {'|-' if chr(10) in value else '>-'}"
            for paragraph in value.split("\n"):
                width = 10_000 if "\n" in value else 100 - indent
                wrapped = textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False)
                yield from (f"{pad}  {words}" for words in wrapped)
        elif isinstance(value, dict):
            yield f"{pad}{key}:"
            yield from lines(value, indent + 2)
        else:
            yield f"{pad}{key}:"
            for entry in value:
                yield from listed(entry, indent + 2)


def listed(entry: Any, indent: int) -> Iterator[str]:
    """One entry of a list."""
    pad = " " * indent
    line = flow(entry)
    if isinstance(entry, Text):
        yield f"{pad}- {json.dumps(entry, ensure_ascii=False)}"
    elif line is not None:
        yield f"{pad}- {line}"
    else:
        yield from (f"{pad}- {inner.lstrip()}" if number == 0 else inner for number, inner in enumerate(lines(entry, indent + 2)))


def write(case: Synthesis, out: Path) -> int:
    """Write the case folder → how many records it holds."""
    data = out / "case_data"
    data.mkdir(parents=True)
    (data / "case.yml").write_text("\n".join(lines(case.profile(), 0)) + "\n", encoding="utf-8")
    for kind, records in case.kinds.items():
        parts = [records[start : start + A_FILE] for start in range(0, len(records), A_FILE)]
        for number, part in enumerate(parts, 1):
            path = data / (f"{kind}.yml" if len(parts) == 1 else f"{kind}/{number:03}.yml")
            path.parent.mkdir(exist_ok=True)
            blocks = ("\n".join(f"{'- ' if not place else '  '}{line}" for place, line in enumerate(lines(record, 0))) for record in part)
            path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    shutil.copytree(BRIDGE / "docs", out / "docs")
    settings = (BRIDGE / "mkdocs.yml").read_text(encoding="utf-8")
    hooks = Path(os.path.relpath(ROOT / "hooks", out.resolve())).as_posix()
    (out / "mkdocs.yml").write_text(settings.replace("../../../hooks", hooks), encoding="utf-8")
    return sum(map(len, case.kinds.values()))


def main() -> int:
    """Read the arguments, write the case."""
    parser = argparse.ArgumentParser(prog="synthesize.py", description="Write a made-up case with N events to a new folder.")
    parser.add_argument("events", type=int, metavar="N", help="how many events")
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to write; it must be new or empty")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another case of the same shape (1)")
    options = parser.parse_args()
    if options.events < 1:
        parser.error("N must be 1 or more")
    if options.out.exists() and (not options.out.is_dir() or any(options.out.iterdir())):
        parser.error(f"{options.out} is not an empty folder; name another, or delete it")
    count = write(Synthesis(options.events, options.seed), options.out)
    print(f"{options.out}: {options.events} events, {count} records", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
