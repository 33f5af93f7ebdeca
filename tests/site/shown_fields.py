"""Where each field shows: a case in which every field holds a word of its own, built, and the words looked for.

A text, a date and an address are marked, all in one build. Where only a change shows (an id, a word of a
list, true or false), the field is changed, and what a reader sees is held against what it was.
"""

import copy
import itertools
import json
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_origin

import yaml
from pydantic import BaseModel, BeforeValidator, PlainValidator
from site_tools import BRIDGE, SITE

from casesite.build import made_exports, made_pages
from casesite.case_data import link_case
from casesite.model.kinds import KINDS, Part, Profile
from casesite.pages.written import artifact
from casesite.values import fields, times
from casesite.values.coordinates import coordinates
from casesite.values.fields import Reference
from casesite.values.marks import marks


def note() -> dict[str, Any]:
    """A note of its own for each place: what is marked in one must not be marked in another."""
    return {"note": {"text": "x", "sources": ["fine-decision"]}}


# The record of each kind that is marked, and what it lacks of the parts that it may have.
MARKED: dict[str, tuple[str, dict[str, Any]]] = {
    "Party": ("angstrom-okoye", {}),
    "Proceeding": (
        "works-safety-fine",  # here open: fined, contested, and not ended by its appeal
        {
            "charges": [
                {
                    "id": "x",
                    "title": "x",
                    "against": ["ab-c"],
                    "steps": [{"date": "2022", "step": "fined", "sources": ["fine-decision"]} | note()],
                }
            ],
            "steps": [
                {"date": "2023-06-01", "step": "contested", "sources": ["fine-decision"]} | note(),
                {"date": "2023-12-01", "step": "conciliation", "sources": ["fine-decision"]},
            ],
            **note(),
            "recommendations": [
                {"id": "x", "title": "x", "steps": [{"date": "2022", "step": "made", "sources": ["fine-decision"]}]},
            ],
        },
    ),
    "Event": ("deck-gives-way", {"parties": ["moolen"]} | note()),
    "Dispute": (
        "dispute-under-the-deck",
        {
            "proceedings": ["works-safety-fine"],
            "outcome": {"text": "x", "status": "finding", "by": ["bridge-inquiry"], "sources": [{"source": "inquiry-report", "at": "x"}]},
        },
    ),
    "Exhibit": ("plan-of-the-hangers", {"transcript": "x"} | note()),
    "SafetyProtocol": ("close-a-doubtful-bridge", note()),
    "Reform": ("reform-public-log", note()),
    "Precedent": ("precedent-mill-weir", note()),
    "Source": ("inquiry-report", {"errors": [{"says": "x", "correction": "x", "sources": ["fine-decision"]}]}),
    "SourceCheck": ("check-herald", {}),
    "Term": ("term-hanger", {}),
    "Correction": ("correction-second-bridge", {}),
}
# What a field names instead, by kind; and other words where those that are good stand elsewhere in the case.
OTHER = {
    "Party": "varrowby",
    "Proceeding": "quillet-inquiry",
    "Event": "hangers-are-painted",
    "Exhibit": "loss-of-section",
    "SafetyProtocol": "two-person-inspection",
    "Source": "settlement-order",
}
LISTED = {
    "Exhibit.file_name": "the-same.png",
    "Exhibit.sha256": "0" * 64,
    "Citation.page": "2",
    "Event.category": "statement",
    "Role.side": "Inquiry",
    "Profile.language": "de",
    "Source.language": "pt-BR",
    "Profile.format": "2",
    "Profile.timezone": "America/Denver",
    "Profile.words": {"Docket": "zmkwords"},
    "OwnStep.id": "mediation",
    "OwnStep.like": "withdrawn",
    "Step.step": "filed",
    "Profile.as_of": "2025-07-01",
    "Profile.do_not_name": [f"part-7-{'0' * 32}"],
    "Profile.id": "00000000-0000-4000-8000-000000000001",
    "Correction.record": "deck-gives-way",
    "Party.kind": "organisation",
}
# Fields that show only where another one is not there: the record whose field is changed, without the other one.
WITHOUT = {"Party.kind": ("parties", "moolen", "part")}
PLACES = {
    "overview": r"index\.md",
    "timeline": r"timeline/(\d[^/]*/)?index\.md",
    "pages of events": r"timeline/[a-z][^/]*/index\.md",
    "parties": r"parties/index\.md",
    "pages of parties": r"parties/[^/]+/index\.md",
    "proceedings": r"proceedings/index\.md",
    "pages of proceedings": r"proceedings/[^/]+/index\.md",
    "disputes": r"disputes/index\.md",
    "exhibits": r"exhibits/index\.md",
    "pages of exhibits": r"exhibits/[^/]+/index\.md",
    "pages of questions": r"disputes/[^/]+/index\.md",
    "safety": r"safety/index\.md",
    "pages of protocols": r"safety/(?!reform-|precedent-)[^/]+/index\.md",
    "pages of reforms": r"safety/reform-[^/]+/index\.md",
    "pages of precedents": r"safety/precedent-[^/]+/index\.md",
    "sources": r"sources/index\.md",
    "pages of source checks": r"sources/[^/]+/index\.md",
    "glossary": r"glossary/index\.md",
    "corrections": r"corrections/index\.md",
    "data": r"data/index\.md",
    "method": r"method/index\.md",
    "feeds": r"(.*/)?feed\.xml",
    "calendars": r"(.*/)?timeline\.ics",
    "events.csv": r"data/events\.csv",
    "exhibits.csv": r"data/exhibits\.csv",
    "sources.json": r"data/sources\.json",
    "places.geojson": r"data/places\.geojson",
    "llms.txt": r"llms\.txt",
}
# A path of each export that is looked into.
EXPORTS = [
    "data/addresses.json",
    "data/events.csv",
    "data/exhibits.csv",
    "data/places.geojson",
    "data/sources.json",
    "llms.txt",
    "timeline.ics",
    "feed.xml",
]
EXPORTS += [f"{kind}/x/timeline.ics" for kind in ("parties", "proceedings")]
EXPORTS += [f"{kind}/x/feed.xml" for kind in ("parties", "proceedings", "disputes")]
OWN = {"Party": "pages of parties", "Proceeding": "pages of proceedings", "SafetyProtocol": "pages of protocols"}
OWN |= {"Exhibit": "pages of exhibits"}
OWN |= {"Event": "pages of events", "Dispute": "pages of questions", "SourceCheck": "pages of source checks"}
OWN |= {"Reform": "pages of reforms", "Precedent": "pages of precedents"}
LINK = re.compile(r'<a [^>]*?href="(http[^"]*)"[^>]*>')
# What a reader does not see as words: front matter, data for machines, how to cite a page, tags and their addresses.
UNSEEN = re.compile(r"\A---\n.*?\n---\n|<script.*?</script>|<details class=\"cs-cite\".*?</details>| \{#[^}]*\}|<[^>]*>", re.DOTALL)


@dataclass(frozen=True)
class Spot:
    """A field where it stands in the data, what is put there instead, and the word to look for, if it is marked."""

    field: str
    path: tuple[str | int, ...]
    new: Any = None
    word: str = ""


def places_of_fields(folder: Path) -> dict[str, set[str]]:
    """By field, as in "Party.name": where on the site it shows; "addresses" where it is part of one."""
    case, found = data(), defaultdict[str, set[str]](set)
    spots = list(_spots(case))
    found["Profile.incident"] = _places(_paths_with("zmkone", _built(_with_one_incident(case), folder)))
    plain, marked = _built(case, folder), _built(_with(case, [spot for spot in spots if spot.word]), folder)
    for spot in spots:
        shown = set[str]()
        if spot.field.endswith((".id", ".formerly")):
            if spot.word and any(re.search(rf"{spot.word}(?!\d)", path + raw) for path, (_, raw) in marked.items()):
                found[spot.field].add("addresses")
        elif spot.word:
            shown = _paths_with(spot.word, marked)
        elif spot.new is not None and spot.field not in found:  # once: it shows alike wherever its part stands
            changed = _built(_with(case, [spot]), folder)
            shown = {path for path in {*plain, *changed} if plain.get(path, ("",))[0] != changed.get(path, ("",))[0]}
        for field in (spot.field, *(holder.field for holder in spots if holder.path == spot.path[: len(holder.path)])):
            found[field] |= _places(shown)
    withdrawn = [
        Spot(
            f"{kind.__name__}.withdrawn",
            (kind.file, 0, "withdrawn"),
            {"date": "1199-01-02", "reason": f"zmk{kind.__name__}"},
            f"zmk{kind.__name__}",
        )
        for kind in KINDS
    ]
    gone = _built(_with(case, withdrawn), folder)
    for spot in withdrawn:
        for field in (spot.field, "Withdrawal.date", "Withdrawal.reason"):
            found[field] |= _places(_paths_with(spot.word if field != "Withdrawal.date" else "1199", gone))
    return found


def models() -> list[type[Part]]:
    """The case as a whole, every kind, and every part of them."""
    found: list[type[Part]] = [Profile, *KINDS]
    for model in found:
        for info in model.model_fields.values():
            found += [one for one in _types(info.annotation) if issubclass(one, Part) and one not in found]
    return found


def data() -> dict[str, Any]:
    """The bridge case as plain values, by file; each kind's marked record comes first, and holds every part."""
    files = sorted((BRIDGE / "case_data").glob("*.yml"))
    found = {path.stem: yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) for path in files}  # noqa: S506
    found["case"]["incidents"] = [{"title": "x"} | found["case"].pop("incident")]
    for number, kind in enumerate(KINDS):
        id, more = MARKED[kind.__name__]
        records = found[kind.file]
        records.sort(key=lambda record, id=id: record["id"] != id)
        records[0] |= copy.deepcopy(more) | {"waivers": [{"rule": "weak-only", "reason": "x"}], "formerly": [f"x{number}"]}
    return found


def _paths_with(word: str, files: dict[str, tuple[str, str]]) -> set[str]:
    return {path for path, (words, _) in files.items() if re.search(rf"{word}(?!\d)", words)}


def _places(paths: set[str]) -> set[str]:
    return {place for place, pattern in PLACES.items() if any(re.fullmatch(pattern, path) for path in paths)}


def _built(case: dict[str, Any], folder: Path) -> dict[str, tuple[str, str]]:
    """The files of a case, each as the words that a reader sees, and as it is."""
    case_dir = folder / "case_data"
    case_dir.mkdir(exist_ok=True)
    for file, content in case.items():
        (case_dir / f"{file}.yml").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")  # JSON is YAML
    if not (case_dir / "exhibits").exists():
        shutil.copytree(BRIDGE / "case_data" / "exhibits", case_dir / "exhibits")
        shutil.copy(case_dir / "exhibits" / "plan-of-the-hangers.png", case_dir / "exhibits" / "the-same.png")
    changed = link_case(case_dir, SITE)
    pages = made_pages(changed, SITE)
    made = [*map(artifact, pages), *(one for path in EXPORTS for one in made_exports(changed, SITE, pages, path))]
    files = {one.path: one.content.decode() for one in made}
    return {path: (UNSEEN.sub(" ", LINK.sub(r" \1 ", text)) if path.endswith("index.md") else text, text) for path, text in files.items()}


def _with_one_incident(case: dict[str, Any]) -> dict[str, Any]:
    """The same case with what cannot stand beside ``incidents``."""
    others = {name: value for name, value in case["case"].items() if name != "incidents"}
    return case | {"case": others | {"incident": {"date": "2022-03-14", "place": "zmkone", "geo": "1, 2"}}}


def _with(case: dict[str, Any], spots: list[Spot]) -> dict[str, Any]:
    changed = copy.deepcopy(case)
    for spot in spots:
        inner: Any = changed
        for step in spot.path[:-1]:
            inner = inner[step]
        inner[spot.path[-1]] = spot.new
    return changed


def _spots(case: dict[str, Any]) -> Iterator[Spot]:
    """Every field of the case as a whole, of each kind's marked record, and of the first of each of their parts."""
    numbers = itertools.count(1200)
    yield from _of_part(Profile, case["case"], ("case",), numbers)
    for field, (file, id, absent) in WITHOUT.items():
        number, record = next((number, record) for number, record in enumerate(case[file]) if record["id"] == id)
        del record[absent]
        yield Spot(field, (file, number, field.partition(".")[2]), LISTED[field])
    for kind in KINDS:
        yield from _of_part(kind, case[kind.file][0], (kind.file, 0), numbers)


def _of_part(model: type[Part], node: dict[str, Any], path: tuple[str | int, ...], numbers: Iterator[int]) -> Iterator[Spot]:
    for name, info in model.model_fields.items():
        here = (*path, name)
        part = next((one for one in _types(info.annotation) if issubclass(one, BaseModel)), None)
        if part is None:
            yield _spot(f"{model.__name__}.{name}", here, node.get(name), info, next(numbers))
        elif value := node.get(name):
            yield Spot(f"{model.__name__}.{name}", here)
            if isinstance(value, list):
                value[0] = {"source": value[0]} if isinstance(value[0], str) else value[0]
                here, value = (*here, 0), value[0]
            yield from _of_part(part, value, here, numbers)


def _spot(field: str, path: tuple[str | int, ...], old: Any, info: Any, number: int) -> Spot:
    """What to put in the place of a value, so that it can be found or the change be seen."""
    many = list in {get_origin(one) for one in (info.annotation, *get_args(info.annotation))}
    marked = list(marks(info.annotation, info.metadata))
    checks = {mark.func for mark in marked if isinstance(mark, BeforeValidator | PlainValidator)}
    kinds = next((mark.kinds for mark in marked if isinstance(mark, Reference)), ())
    words = next((one for one in _types(info.annotation) if issubclass(one, Enum)), None)
    mark = f"zmk{number}"
    if field in LISTED:
        return Spot(field, path, LISTED[field])
    if kinds:
        other = OTHER[kinds[0]]
        return Spot(field, path, [other] if many else other)
    if words:
        return Spot(field, path, next(word.value for word in reversed(words) if word.value != old))
    if fields._flag in checks:
        return Spot(field, path, "false" if old == "true" else "true")
    if fields._number in checks:
        return Spot(field, path, "77")
    if checks & {times.when, times.day}:
        return Spot(field, path, f"{number}-01-02", rf"\b{number}(?:-?01-?02|(?![0-9a-f]))")  # an id may begin a part with those digits
    if field == "Category.id" or path[1:] == (0, "id"):
        return Spot(field, path, old, "" if field == "Category.id" else old)  # others name it: it stays
    if coordinates in checks:
        return Spot(field, path, f"12.{number}1, -7.5", rf"12\.{number}1")
    if fields._url in checks:
        return Spot(field, path, f"https://{mark}.example.org/", mark)
    return Spot(field, path, {mark: mark} if get_origin(info.annotation) is dict else [mark] if many else mark, mark)


def _types(annotation: Any) -> Iterator[type]:
    return (mark for mark in marks(annotation) if isinstance(mark, type))
