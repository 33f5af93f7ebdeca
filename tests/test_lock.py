"""What we said is held: every field that a reader sees, of every record, and what may change without a word."""

import datetime
import json
import random
import textwrap
import unicodedata
from dataclasses import replace

import pytest
import yaml
from conftest import SITE, problems_of
from plain_case import BRIDGE, SHIPPED, add, at, changed, correct, lay_out, locked, put, read, record, take

from casesite.case_data import link_case
from casesite.model.differences import differences
from casesite.model.held import ADDED, EXCUSED, GROWING, held, held_fields, shown
from casesite.model.kinds import KINDS, Citation, Part, Profile, Record
from casesite.model.lock import Lock
from casesite.model.lock import read as read_lock
from casesite.model.published import as_published, unexplained
from casesite.pages.reference.shown import SHOWN

# The model


def models():
    """The case as a whole, every kind, and every part that one of them holds."""
    found = [Profile, *KINDS]
    for model in found:
        parts = (field.part for field in held_fields(model).values())
        found += [part for part in parts if part is not None and part not in found]
    return found


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_each_field_of_each_model_is_held_or_excused_with_a_reason(model):
    """A new field is held by itself; who wants it otherwise writes down why."""
    excused = {name: reason for base in model.__mro__ for name, reason in EXCUSED.get(base, {}).items()}
    assert set(model.model_fields) == set(held_fields(model)) | set(excused)
    assert not set(held_fields(model)) & set(excused)
    assert all(reason.endswith(".") and len(reason) > 15 for reason in excused.values())


def test_no_excuse_is_of_a_field_that_is_not_there():
    assert [(model, name) for model, names in EXCUSED.items() for name in names if name not in model.model_fields] == []
    assert set(EXCUSED) <= {Record, *models()}


def test_what_is_excused_for_no_page_shows_it_is_shown_by_no_page():
    """The reference of what shows where says so, too; a test of its own holds that against the pages."""
    unseen = {
        f"{model.__name__}.{name}" for model, names in EXCUSED.items() for name, why in names.items() if why.startswith("No page shows")
    }
    assert unseen
    assert [field for field in sorted(unseen) if not SHOWN[field.split(".")[0]][field.split(".")[1]].startswith("nowhere")] == []


def test_every_reason_why_something_may_come_is_written_down():
    assert len(ADDED) == 6
    assert {"sources", "categories"} == GROWING


def test_a_part_may_be_given_whole_or_by_its_id_alone():
    assert held(Citation.model_validate("report")) == held(Citation.model_validate({"source": "report", "role": "supports"}))


# The careless edits of the record, on the invented case: each is refused.


@pytest.fixture(scope="module")
def bridge():
    """The bridge case as plain values, with what the shipped case has and it lacks."""
    return changed(
        read(BRIDGE),
        put("varrowby-v-ferrow", "sides", 0, "counsel", to=["dunmarrow"]),
        put("varrowby-v-ferrow", "judges", to=["prewett"]),
    )


@pytest.fixture(scope="module")
def lock(bridge, tmp_path_factory):
    return locked(bridge, tmp_path_factory.mktemp("locked") / "case_data", SITE)


@pytest.fixture
def check(bridge, lock, tmp_path):
    """Edit the published bridge case → what is reported."""

    def run(*edits):
        return problems_of(lay_out(changed(bridge, *edits), tmp_path / "case_data", lock))

    return run


OKOYE = ("angstrom-okoye",)
EVENT, CHARGE = "deck-gives-way", ("works-safety-fine", "charges", 0)
POSITION = {"by": ["moolen"], "stance": "Yes", "text": "He saw her boat.", "sources": ["ab-c-statement"]}
STATEMENT = {"text": "She had been warned twice.", "status": "established", "sources": ["inquiry-report", "herald-2022-03-15"]}
CARELESS = {
    "C1 the summary of the case": ("case", [put("case", "summary", to="The town did it.")]),
    "C2 the introduction of a dispute": ("dispute-under-the-deck", [put("dispute-under-the-deck", "text", to="She did not go under it.")]),
    "C3 somebody more is accused": ("works-safety-fine", [add(*CHARGE, "against", entry="moolen")]),
    "C4 what is not established": ("case", [put("case", "not_established", 0, to="Who took the photographs was decided in 2024.")]),
    "C5 what is left out is no more said to be": ("case", [take("case", "not_covered", 0)]),
    "C6 a docket number": ("works-safety-fine", [put("works-safety-fine", "docket", to="WSO/2022/89")]),
    "C7 another judge": ("varrowby-v-ferrow", [put("varrowby-v-ferrow", "judges", to=["moolen"])]),
    "C8 a role": ("prewett", [put("prewett", "roles", 0, "title", to="Suspect")]),
    "C9 a role, in a word": ("moolen", [put("moolen", "roles", 0, "title", to="Town clerk")]),
    "C10 other sources": (EVENT, [put(EVENT, "sources", to=["works-safety-act", "guild-code"])]),
    "C11 other counsel": ("varrowby-v-ferrow", [put("varrowby-v-ferrow", "sides", 0, "counsel", to=["moolen"])]),
    "C12 a weak source is called good": ("league-index", [take("league-index", "weak")]),
    "C13 plaintiffs on the other side": (
        "varrowby-v-ferrow",
        [
            put("varrowby-v-ferrow", "sides", 0, "parties", to=["town-of-ferrow"]),
            put("varrowby-v-ferrow", "sides", 1, "parties", to=["varrowby"]),
        ],
    ),
    "C15 what would settle a dispute": ("dispute-under-the-deck", [put("dispute-under-the-deck", "would_settle", to="It is settled.")]),
    "C16 advice becomes law": ("two-person-inspection", [put("two-person-inspection", "force", to="binding")]),
    "C17 the meaning of a word": ("term-hanger", [put("term-hanger", "text", to="A nail.")]),
    "C18 a verdict": ("check-herald", [put("check-herald", "claims", 1, "verdict", to="corroborated")]),
    "C19 somebody took part": (EVENT, [add(EVENT, "parties", entry="prewett")]),
    "C20 an outcome": ("precedent-mill-weir", [put("precedent-mill-weir", "outcome", to="The miller was convicted.")]),
    "C21 the text of a charge": ("works-safety-fine", [put(*CHARGE, "text", to="That the company knew of it.")]),
    "C22 a false statement more": ("angstrom-okoye", [add("angstrom-okoye", "statements", entry=STATEMENT)]),
    "C23 a minor correction of something else": (
        EVENT,
        [put(EVENT, "text", to="The deck held."), correct(EVENT, "The brige.", "The bridge.", minor="true")],
    ),
    "what a source does": (
        "check-herald",
        [put("check-herald", "claims", 1, "sources", 0, to={"source": "inquiry-report", "at": "p. 3"})],
    ),
    "a quotation of a source": (
        "works-safety-fine",
        [put(*CHARGE, "steps", 2, "sources", 0, "quote", to="reduced to thirty thousand crowns")],
    ),
    "a position of the time before": ("dispute-under-the-deck", [add("dispute-under-the-deck", "positions", entry=POSITION)]),
    "a step that goes": ("works-safety-fine", [take(*CHARGE, "steps", 1)]),
    "a step that comes, of the time before": (
        "quillet-inquiry",
        [add("quillet-inquiry", "steps", entry={"date": "2022-05-30", "step": "hearing", "sources": ["inquiry-report"]})],
    ),
    "a status by itself": (
        "angstrom-okoye",
        [put(*OKOYE, "statements", 0, "status", to="finding"), put(*OKOYE, "statements", 0, "by", to=["bridge-inquiry"])],
    ),
    "a status that was not written": ("moolen", [put("moolen", "status", to="alleged"), put("moolen", "by", to=["herald-2022-03-15"])]),
    "an identifier": (
        "ab-c",
        [lambda data: record(data, "ab-c").setdefault("identifiers", {}).update(Register="X 1")],
    ),
    "the language": ("case", [put("case", "language", to="de")]),
    "the id of the case": ("case", [put("case", "id", to="00000000-0000-4000-8000-000000000001")]),
    "a report becomes a record of the act": ("league-index", [put("league-index", "primary", to="true")]),
    "a correction that goes": ("correction-second-bridge", [lambda data: data["corrections"].pop(0)]),
    "a correction that is no more shown": ("correction-second-bridge", [put("correction-second-bridge", "minor", to="true")]),
    "a withdrawn record that is shown again": ("second-bridge-is-closed", [take("second-bridge-is-closed", "withdrawn")]),
    "the reason of a withdrawal": ("second-bridge-is-closed", [put("second-bridge-is-closed", "withdrawn", "reason", to="It was secret.")]),
}  # fmt: skip


@pytest.mark.parametrize("name", CARELESS)
def test_a_careless_edit_is_refused(check, name):
    id, edits = CARELESS[name]
    [line] = [line for line in check(*edits) if line.endswith("(unexplained-change)")]  # other rules may say something, too
    if "goes" in name and id.startswith("correction"):
        assert f'"{id}" was published and is gone' in line
    elif "minor" in name:
        assert 'the correction "correction-2" does not say so' in line
    else:
        assert f'or run "casesite correct {id}"' in line


def test_each_change_of_two_records_is_reported(check):
    assert len(check(*CARELESS["C1 the summary of the case"][1], *CARELESS["C8 a role"][1])) == 2


def test_the_place_is_that_of_the_first_field_that_changed(write_case):
    case_dir = write_case()
    lock = as_published(link_case(case_dir, SITE), SITE.today)
    events = (case_dir / "events.yml").read_text()
    write_case(
        {"events.yml": events.replace("  category", "  statements: [{text: It rose., status: established, sources: [report]}]\n  category")}
    )
    case = replace(link_case(case_dir, SITE), lock=lock)
    [found] = unexplained(case, lock)
    assert found.differences[0].path == ("statements", 0)


# What may change without a word


WRAPPED = "She inspected the footbridge for\n[[ab-c]] in the year\nbefore its deck gave way.\n"
ANEW = {"id": "new", "date": "2022-03-13"}  # what tells a record of an event from the one that it is a copy of
HIS = "[[moolen]] says that he saw her boat."
LATER = {"id": "herald-later", "title": "An engineer speaks", "issued": "2025-07-31", "url": "https://herald.example.com/2025/07/31/x"}
NEAR = {
    "N1 a source more": [add(EVENT, "sources", entry="ab-c-statement")],
    "N1 a source more of a statement": [add("angstrom-okoye", "statements", 0, "sources", entry="herald-2022-03-15")],
    "N1 a source more, in front": [lambda data: record(data, EVENT)["sources"].insert(0, "ab-c-statement")],
    "N1 a source more of a term": [add("term-hanger", "sources", entry="inquiry-report")],
    "where a source says it": [put("angstrom-okoye", "statements", 1, "sources", 0, to={"source": "ab-c-statement", "at": "p. 2"})],
    "N2 other keys first": [lambda data: data.update(events=[dict(reversed(event.items())) for event in data["events"]])],
    "N2 what holds anyway is written": [put("moolen", "status", to="established"), put("league-index", "type", to="webpage")],
    "N3 reviewed": [put("quillet-inquiry", "reviewed", to="2025-06-25")],
    "N3 accessed": [put("league-index", "accessed", to="2025-06-25")],
    "N3 an archived copy": [put("herald-2022-03-15", "archive_url", to="https://archive.example.org/1")],
    "N4 a new event": [lambda data: data["events"].append(record(data, EVENT) | ANEW)],
    "N4 a new party": [lambda data: data["parties"].append(record(data, "prewett") | {"id": "new", "name": "Judge Lind", "aliases": []})],
    "N4 a new source": [lambda data: data["sources"].append(record(data, "guild-code") | {"id": "new", "url": "https://a.example.org/1"})],
    "N4 a new dispute": [lambda data: data["disputes"].append(record(data, "dispute-under-the-deck") | {"id": "new"})],
    "a new event, linked from an old dispute": [
        lambda data: data["events"].append(record(data, EVENT) | ANEW),
        add("dispute-under-the-deck", "events", entry="new"),
    ],
    "N5 a change with its correction": [
        put("moolen", "roles", 0, "title", to="Town clerk"),
        correct("moolen", "He was called town engineer.", "He was the town clerk."),
    ],
    "statements in another order": [lambda data: record(data, "angstrom-okoye")["statements"].reverse()],
    "sources in another order": [lambda data: record(data, "moolen")["sources"].reverse()],
    "records in another order": [lambda data: data["sources"].reverse()],
    "a group of events more": [add("case", "categories", entry={"id": "new", "label": "New"})],
    "news: a position taken after the day of the record": [
        put("case", "as_of", to="2025-09-30"),
        lambda data: data["sources"].append(record(data, "herald-2022-03-15") | LATER),
        add("dispute-under-the-deck", "positions", entry=POSITION | {"date": "2025-07-30", "text": HIS, "sources": ["herald-later"]}),
    ],
    "news: a death": [put("case", "as_of", to="2025-09-30"), put("prewett", "died", to="2025-08"), put("prewett", "living", to="false")],
    "the day of the record": [put("case", "as_of", to="2025-09-30")],
    "words that the site does not use": [put("case", "loaded_words", to=[])],
    "a withdrawal": [put("hangers-are-painted", "withdrawn", to={"date": "2025-06-01", "reason": "It was another bridge."})],
    "another id": [
        lambda data: data.update(json.loads(json.dumps(data).replace("league-index", "index-of-photographs"))),
        lambda data: record(data, "index-of-photographs").update(formerly=["league-index"]),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", NEAR)
def test_what_may_change_without_a_word_is_let_through(check, name):
    assert check(*NEAR[name]) == []


def test_a_text_may_be_wrapped_anew(bridge, lock, tmp_path):
    """N2, of a text that stands on lines of its own."""
    case_dir = lay_out(changed(bridge, put("angstrom-okoye", "text", to="@")), tmp_path / "case_data", lock)
    parties = yaml.safe_load((case_dir / "parties.yml").read_text(encoding="utf-8"))
    before, after = yaml.safe_dump(parties, sort_keys=False, allow_unicode=True).split("  text: '@'\n")
    (case_dir / "parties.yml").write_text(f"{before}  text: |\n{textwrap.indent(WRAPPED, '    ')}{after}", encoding="utf-8")
    assert problems_of(case_dir) == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_accent_may_be_written_either_way(form, bridge, lock, tmp_path):
    """Unicode Standard Annex 15: both are the same character, and a reader sees no difference."""
    case_dir = lay_out(bridge, tmp_path / "case_data", unicodedata.normalize({"NFC": "NFD", "NFD": "NFC"}[form], lock))
    path = case_dir / "parties.yml"
    path.write_text(unicodedata.normalize(form, path.read_text(encoding="utf-8")), encoding="utf-8")
    assert "Ångström" in unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    assert problems_of(case_dir) == []


def test_a_first_lock_of_a_new_case(write_case):
    case = link_case(write_case(), SITE)
    assert case.lock is None
    lock = as_published(case, SITE.today)
    assert list(unexplained(case, lock)) == []
    assert set(lock.records) == {"case", *case.records}


def test_a_record_that_has_another_id_is_held_still(check):
    renamed = NEAR["another id"]
    [line, *_] = sorted(check(*renamed, lambda data: record(data, "index-of-photographs").pop("weak")), key=lambda line: "stale" in line)
    assert '"weak" lacks what was published' in line


def test_an_id_is_not_used_again_for_a_record_of_another_kind(check):
    lines = check(
        lambda data: data["glossary"].remove(record(data, "term-proof-load")),
        lambda data: data["reforms"].append(record(data, "reform-public-log") | {"id": "term-proof-load"}),
    )
    words = '"term-proof-load" was published as the id of another kind of record (term); give this one another (unexplained-change)'
    assert [words in line for line in lines if "unexplained" in line] == [True]


def test_what_a_kind_had_and_has_no_more_is_reported(write_case):
    case = link_case(write_case(), SITE)
    lock = as_published(case, SITE.today)
    entry = lock.records["gate-falls"]
    more = replace(entry, says={**entry.says, "weather": "Fair."})
    [found] = unexplained(case, replace(lock, records={**lock.records, "gate-falls": more}))
    assert (found.id, found.differences[0].path, found.differences[0].was) == ("gate-falls", ("weather",), "Fair.")


@pytest.mark.parametrize("value", [5, None, "x", [1], [None], [[]], {"x": 1}, {"x": None}, True], ids=repr)
def test_a_value_of_another_shape_is_a_difference_and_ends_nothing(write_case, value):
    """A lock that was edited by hand may hold anything."""
    case = link_case(write_case(), SITE)
    lock = as_published(case, SITE.today)
    for id, entry in lock.records.items():
        for name in entry.says:
            odd = replace(entry, says={**entry.says, name: value})
            found = list(unexplained(case, replace(lock, records={**lock.records, id: odd})))
            assert value in (None, entry.says[name]) or [one.id for one in found] == [id], name


# Any change of any field of any record


def leaves(value, path=()):
    """Every value that stands by itself below a record, with the path to it, and every list and part with an entry."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, (*path, name))
    elif isinstance(value, list):
        yield path, value
        for number, inner in enumerate(value):
            yield from leaves(inner, (*path, number))
    else:
        yield path, value


def other(value):
    """Another value in the place of one, of a form that the field takes as far as that matters here."""
    if isinstance(value, list):
        return value[:-1]
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    return "1999-01-01" if value[:4].isdigit() and value[4:5] in ("-", "", "/", "~") else f"{value}x"


def altered(said, path, new):
    copy = json.loads(json.dumps(said))
    here = copy
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = new
    return copy


@pytest.mark.parametrize("case_dir", [BRIDGE, SHIPPED], ids=["bridge", "shipped"])
def test_any_change_of_any_value_of_any_record_is_reported(case_dir):
    case = replace(link_case(case_dir, SITE, with_lock=False), lock=None)
    lock = as_published(case, SITE.today)
    count, missed = 0, []
    for id, part in [("case", case.profile), *case.records.items()]:
        entry, now = lock.records[id], shown(part)
        assert list(differences(type(part), entry.says, now, lock)) == []
        for path, value in leaves(now):
            count += 1
            if not list(differences(type(part), entry.says, altered(now, path, other(value)), lock)):
                missed.append((id, path, value))
    assert count > 500
    assert missed == []


@pytest.mark.parametrize("case_dir", [BRIDGE, SHIPPED], ids=["bridge", "shipped"])
def test_every_entry_that_comes_into_a_list_is_reported_but_a_source_or_a_group(case_dir):
    case = link_case(case_dir, SITE, with_lock=False)
    lock = as_published(case, SITE.today)
    missed = set()
    for id, part in [("case", case.profile), *case.records.items()]:
        now = shown(part)
        for path, value in leaves(now):
            if isinstance(value, list) and value:
                more = f"{value[0]}x" if isinstance(value[0], str) else {**value[0], next(iter(value[0])): "x"}
                if not list(differences(type(part), lock.records[id].says, altered(now, path, [*value, more]), lock)):
                    missed.add(path[-1])
    # All but the first two: of a record that is new, here "…x".
    assert missed <= {"sources", "categories", "events", "proceedings", "protocols", "exhibits"}


def test_changes_here_and_there_are_reported_from_file_to_message(bridge, lock, tmp_path):
    """A few of the changes of the test above, through the whole line."""
    draw = random.Random(2)  # noqa: S311  # the same on every run
    data = {id: shown(part) for id, part in link_case(lay_out(bridge, tmp_path / "before"), SITE).records.items()}
    texts = [
        (id, path)
        for id, said in data.items()
        for path, value in leaves(said)
        if path[-1] in ("title", "text", "said", "why", "name", "claim")
    ]
    for id, path in draw.sample(texts, 25):
        if "withdrawn" in record(bridge, id):
            continue
        case_dir = lay_out(changed(bridge, put(id, *path, to="Other words.")), tmp_path / "case_data", lock)
        lines = [line for line in problems_of(case_dir) if "(unexplained-change)" in line]
        assert [f'casesite correct {id}"' in line for line in lines] == [True], (id, path, lines)


# The lock as a file


def test_the_lock_is_sorted_and_has_one_value_a_line(lock):
    assert json.dumps(json.loads(lock), ensure_ascii=False, indent=1, sort_keys=True) + "\n" == lock
    assert all(
        len(yaml.safe_load(f"[{line.strip().rstrip(',')}]") or [0]) == 1
        for line in lock.splitlines()
        if ": " in line and line[-1] not in "[{"
    )


def test_a_change_of_a_word_is_a_change_of_a_line(bridge, lock, tmp_path):
    after = locked(changed(bridge, put("moolen", "roles", 0, "title", to="Town clerk")), tmp_path / "case_data", SITE)
    different = [pair for pair in zip(lock.splitlines(), after.splitlines(), strict=True) if pair[0] != pair[1]]
    assert [tuple(map(str.strip, pair)) for pair in different] == [('"title": "Town engineer",', '"title": "Town clerk",')]


def test_a_lock_is_read_as_it_was_written(lock):
    again = read_lock(lock.encode())
    assert isinstance(again, Lock)
    assert again.as_of == datetime.date(2025, 6, 30)
    assert again.records["moolen"].says["roles"][0] == {"title": "Town engineer", "when": "2011/2023-09"}


# When a record was published


def test_a_record_keeps_the_day_of_its_first_publication_and_has_that_of_its_last_change(bridge, tmp_path):
    days = [datetime.date(2025, 7, day) for day in (1, 2, 3)]
    folder = tmp_path / "case_data"
    first = as_published(link_case(lay_out(bridge, folder), SITE), days[0])
    new = changed(
        bridge, put("moolen", "text", to="He was the clerk."), lambda data: data["events"].append(record(data, EVENT) | {"id": "new"})
    )
    second = as_published(link_case(lay_out(new, folder), SITE), days[1], first)
    case = replace(
        link_case(lay_out(changed(new, *NEAR["another id"]), folder), SITE), lock=as_published(link_case(folder, SITE), days[2], second)
    )
    told = {id: days_of(case.published(case.records[id])) for id in ("prewett", "moolen", "new")}
    assert told == {"prewett": (days[0], days[0]), "moolen": (days[0], days[1]), "new": (days[1], days[1])}
    assert case.published(case.records["index-of-photographs"]).first == days[0]
    assert days_of(case.published(case.profile)) == (days[0], days[0])


def days_of(entry):
    return entry.first, entry.last


def test_a_record_that_is_not_published_has_no_such_day(bridge, tmp_path):
    case = link_case(lay_out(bridge, tmp_path / "case_data"), SITE)
    assert (case.published(case.records["moolen"]), case.published(case.profile)) == (None, None)
    renamed = replace(case, lock=as_published(case, SITE.today))
    del renamed.lock.records["moolen"]
    assert renamed.published(case.records["moolen"]) is None


def test_parts_are_models_of_ours():
    assert all(issubclass(model, Part) for model in models())
    assert at(read(BRIDGE), "moolen", "name") == "Edric Moolen"
