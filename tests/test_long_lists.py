"""No page grows with the case.

With so many entries an index is one page, with one more it leads to its parts; a long list of a page goes on elsewhere.
"""

import json
import re

import pytest
import yaml
from conftest import MINIMAL, SITE

from casesite.build import made_pages, search_entries
from casesite.case_data import link_case
from casesite.model.addresses import addresses

FILED = [{"date": "2022-01-05", "step": "filed", "sources": ["report"]}]
SOURCED = {"status": "established", "sources": ["report"]}


def event(number):
    return {"id": f"look-{number}", "date": f"{2020 + number % 3}-05-01", "title": f"Look {number}", "text": "A look.", **SOURCED,
            "category": "structure", "parties": ["ferrow"]}  # fmt: skip


def dispute(number):
    position = {"by": ["ferrow"], "stance": "It held", "text": "It held.", "sources": ["report"], "answer": "yes"}
    outcome = {"text": "Nobody decided it.", **SOURCED}
    return {"id": f"question-{number}", "title": f"Did gate {number} hold?", "positions": [position], "one_sided": "Nobody else spoke.",
            "outcome": outcome}  # fmt: skip


def proceeding(number):
    charge = {"id": "count", "title": f"Neglect {number}", "against": ["ferrow"], "steps": FILED}
    return {"id": f"suit-{number}", "title": f"Suit {number}", "kind": "civil", "forum": "Court", "text": "About the gate.", **SOURCED,
            "reviewed": "2029-12-31", "sides": [{"name": "Defendant", "parties": ["ferrow"]}], "charges": [charge],
            "steps": FILED}  # fmt: skip


def source(number):
    return {
        "id": f"paper-{number}",
        "title": f"Paper {number}",
        "kind": "news",
        "primary": False,
        "publisher": "The Bugle",
        "issued": f"{2020 + number % 2}-01-01",
    }


def term(number):
    return {"id": f"word-{number}", "title": f"{'ab'[number % 2]}word {number}", "text": "A word."}


def correction(number):
    said = {"record": "gate-falls", "said": "It rose.", "says": "It fell.", "why": "A slip."}
    return {"id": f"put-right-{number}", "date": f"{2020 + number % 2}-01-01", **said}


def protocol(number):
    given = {"issuer": "Office", "force": "advisory", "jurisdiction": "Ustrel", "text": "Look first.", "sources": ["report"]}
    return {"id": f"rule-{number}", "title": f"Rule {number}", "hazard": f"Hazard {number % 50}", **given}


KINDS = {
    "timeline": ("events.yml", event, 149, {"2020", "2021", "2022"}),  # and the one that the case has
    "disputes": ("disputes.yml", dispute, 60, {"questions", "questions-2"}),
    "proceedings": ("proceedings.yml", proceeding, 75, {"open", "open-2"}),
    "sources": ("sources.yml", source, 111, {"news", "official-report"}),
    "glossary": ("glossary.yml", term, 90, {"a", "b"}),
    "corrections": ("corrections.yml", correction, 40, {"2020", "2021"}),
    "safety": ("safety_protocols.yml", protocol, 130, {"rules", "rules-2", "rules-3"}),
}


@pytest.fixture
def case_of(write_case):
    def made(file, records):
        own = yaml.safe_load(MINIMAL[file]) if file in MINIMAL else []
        text = json.dumps([*own, *records], default=str)
        return link_case(write_case({file: text}), SITE)

    return made


def paths(case, folder):
    return {page.path for page in made_pages(case, SITE) if page.path.startswith(f"{folder}/")}


def page(case, path):
    return next(page for page in made_pages(case, SITE) if page.path == f"{path}index.md")


def body(page):
    return "".join(block if isinstance(block, str) else f"<h{block.level}>{block.title}" for block in page.blocks)


@pytest.mark.parametrize("folder", KINDS)
def test_an_index_of_so_many_entries_is_one_page_and_with_one_more_leads_to_its_parts(case_of, folder):
    file, record, most, parts = KINDS[folder]
    one, split = (case_of(file, map(record, range(number))) for number in (most, most + 1))
    found = {path.split("/")[1] for path in paths(split, folder) - paths(one, folder)} - {record(most)["id"]}
    assert found == parts
    index = body(page(split, f"{folder}/"))
    assert all(f'href="../{folder}/{part}/"' in index for part in parts)


@pytest.mark.parametrize("folder", KINDS)
def test_each_entry_of_an_index_that_is_split_stands_on_one_part_where_its_address_says(case_of, folder):
    file, record, most, parts = KINDS[folder]
    case = case_of(file, map(record, range(most + 1)))
    entries = [
        id for part in parts for id in re.findall(r'<(?:li|tr|div|h3)\b[^>]*? id="([^"]+)"', body_with_ids(page(case, f"{folder}/{part}/")))
    ]
    ids = [record(number)["id"] for number in range(most + 1)]
    assert sorted(id for id in entries if id in ids) == sorted(ids)
    for id, address in addresses(case).items():
        part, mark, fragment = address.partition("#")
        if mark and id in ids:
            assert f'id="{fragment}"' in body_with_ids(page(case, part))


def body_with_ids(page):
    return "".join(block if isinstance(block, str) else f'<h{block.level} id="{block.id}">' for block in page.blocks)


def test_the_hazards_of_a_split_index_lead_to_where_their_rules_begin(case_of):
    case = case_of("safety_protocols.yml", map(protocol, range(150)))
    places = page(case, "safety/").context["places"]
    assert len(places) == 50
    for hazard, address in places.items():
        part, _, id = address.partition("#")
        assert any(not isinstance(block, str) and (block.id, block.title) == (id, hazard) for block in page(case, part).blocks)


@pytest.mark.parametrize(
    ("number", "more"),
    [
        (150, []),
        (151, ["", "2020/", "2021/", "2022/"]),
        (460, ["", "2020/", "2020-2/", "2021/", "2021-2/", "2022/", "2022-2/"]),
    ],
)
def test_a_list_too_long_for_a_page_has_pages_of_its_own(case_of, number, more):
    case = case_of("events.yml", map(event, range(number)))
    known = paths(case, "parties")
    assert known == {"parties/index.md", "parties/ferrow/index.md", *(f"parties/ferrow/events/{part}index.md" for part in more)}
    shown = body(page(case, "parties/ferrow/"))
    assert shown.count("<li>") >= 15
    assert ("<details" in shown.partition(">Events")[2].partition("</ol>")[2][:20]) is (not more)
    assert (f'<a href="../../parties/ferrow/events/">{number - 15} more</a>' in shown) is bool(more)
    listed = [id for part in more[1:] for id in re.findall(r"timeline/(look-\d+)/", body(page(case, f"parties/ferrow/events/{part}")))]
    assert sorted(listed) == sorted(event(at)["id"] for at in range(number)) * bool(more)
    entries = search_entries(case, SITE, made_pages(case, SITE))
    assert not [entry for entry in entries if "/events/" in entry.url]


@pytest.mark.parametrize(
    ("number", "rest"), [(12, ""), (13, "<summary>1 more"), (162, "<summary>150 more"), (163, '<a href="parties/">151 more')]
)
def test_the_overview_says_how_many_more_were_charged_and_where_they_are(write_case, number, rest):
    towns = [{"id": f"town-{at}", "name": f"Town {at}", "kind": "agency", "text": "A town.", "sources": ["report"],
              "roles": [{"title": "owner"}]} for at in range(number)]  # fmt: skip
    charged = []
    for at in range(number):
        against = [f"town-{at}"]
        count = {"id": "count", "title": "Neglect", "against": against, "steps": [{**FILED[0], "step": "charged"}]}
        charged.append(proceeding(at) | {"kind": "criminal", "charges": [count], "sides": [{"name": "Defendant", "parties": against}]})
        del charged[-1]["steps"]
    parties = yaml.safe_load(MINIMAL["parties.yml"]) + towns
    case = link_case(write_case({"parties.yml": json.dumps(parties), "proceedings.yml": json.dumps(charged)}), SITE)
    told = body(page(case, "")).partition("What became of the charges")[2].partition("<h2>")[0]
    assert told.partition("</ul>")[0].count("<li>") == min(number, 12)
    assert (re.findall(r'<summary>\d+ more|<a href="parties/">\d+ more', told) or [""]) == [rest]


@pytest.mark.parametrize(("number", "rest"), [(12, []), (13, ["1 more"])])
def test_the_table_of_charges_folds_after_a_dozen(case_of, number, rest):
    def named(at):
        return proceeding(at) | {"charges": [{"id": "count", "title": f"Neglect {at}", "against": ["ferrow"], "steps": FILED}]}

    case = case_of("proceedings.yml", map(named, range(number)))
    charges = body(page(case, "parties/ferrow/")).partition("<h2>Charges")[2].partition("<h2>")[0]
    assert charges.count('<th scope="row">') == number
    assert re.findall(r"<summary>([^<]*more)</summary>", charges) == rest


def test_what_a_party_says_goes_on_elsewhere_where_it_is_long(case_of):
    def long(number):
        made = dispute(number)
        made["positions"][0]["text"] = "It held. " * 70
        return made

    case = case_of("disputes.yml", map(long, range(12)))
    party = page(case, "parties/ferrow/")
    assert [len(party.context["said"]), len(party.lists["said-elsewhere"])] == [7, 5]  # 25 lines each, of 190
    assert "<h3>Said elsewhere" in body(party)


@pytest.mark.parametrize(("number", "rest"), [(6, []), (7, ["1 more"])])
def test_beside_a_name_stand_so_many_charges_and_how_many_more(case_of, number, rest):
    def named(at):
        count = {"id": "count", "title": f"Neglect {at}", "against": ["ferrow"], "steps": [{**FILED[0], "step": "charged"}]}
        made = proceeding(at) | {"kind": "criminal", "charges": [count]}
        del made["steps"]
        return made

    case = case_of("proceedings.yml", map(named, range(number)))
    for path in ("", "parties/"):
        shown = body(page(case, path))
        assert shown.count('<span class="cs-outcome">') == 6
        assert re.findall(r'<a href="[./]*parties/ferrow/#charges">([^<]+)</a>', shown) == rest


def test_other_records_go_on_by_the_section_that_they_belong_to(case_of):
    rules = [protocol(number) | {"text": "[[ferrow]] looks first."} for number in range(151)]
    case = case_of("safety_protocols.yml", rules)
    listed = page(case, "parties/ferrow/mentions/")
    assert 'href="../../../parties/ferrow/mentions/safety/"' in body(listed)
    part = page(case, "parties/ferrow/mentions/safety-2/")
    assert part.title == "Town of Ferrow: Also named in: Safety, part 2"
    assert [words for words, _ in part.trail] == ["People", "Town of Ferrow", "Town of Ferrow: Also named in"]


def test_no_address_holds_what_an_address_should_not(case_of):
    case = case_of("safety_protocols.yml", [protocol(number) | {"text": "[[ferrow]] looks first."} for number in range(200)])
    assert [made.path for made in made_pages(case, SITE) if not re.fullmatch(r"(?:[a-z0-9-]+/)*index\.md", made.path)] == []
