"""What became of what was brought: what the overview tells of it, and what it leaves to other pages."""

import datetime
from dataclasses import replace

import plain_case
import pytest
from dockets import files, proceeding

from casesite import Site, artifacts
from casesite.case_data import link_case
from casesite.pages.decisions import decisions
from casesite.pages.outcomes import Suits, brought, outcomes, suits
from casesite.pages.picture import picture

SITE = Site(datetime.date(2025, 6, 30))
APART = plain_case.put("works-safety-fine", "apart", to="true")


@pytest.fixture
def case_of(tmp_path):
    def link(*edits):
        return link_case(plain_case.lay_out(plain_case.changed(plain_case.read(plain_case.BRIDGE), *edits), tmp_path / "case_data"), SITE)

    return link


@pytest.fixture
def two_people(write_case):
    return lambda *proceedings: link_case(write_case(files(*proceedings)), replace(SITE, today=datetime.date(2030, 1, 1)))


def told_of(case):
    """Each proceeding that the overview tells of by what became of its charges, or by what was decided in it."""
    return {outcome.proceeding.id for _, told in outcomes(case) for outcome in told} | {one.proceeding.id for one in decisions(case)}


def test_what_is_not_about_the_incident_is_not_told_beside_what_is(case_of):
    before, after = case_of(), case_of(APART)
    assert told_of(before) - told_of(after) == {"works-safety-fine"}
    assert suits(after) == suits(before)
    assert {id for id, (told, _) in brought(before).items() if told} == {"ab-c"}
    assert {id for id, (told, _) in brought(after).items() if told} == set()


def test_it_stands_on_its_own_page_which_says_so_and_on_those_of_its_parties(case_of):
    files = {each.path: each.content.decode() for each in artifacts(case_of(APART), SITE) if each.path.endswith(".md")}
    said = [path for path, text in files.items() if "This case is not about the incident" in text]
    assert {path.split("index", 1)[0] for path in said} == {"proceedings/works-safety-fine/"}
    assert "works-safety-fine" in files["parties/ab-c/index.md"]


@pytest.mark.parametrize(
    ("number", "still_open", "words"),
    [(1, 0, "ended"), (1, 1, "open"), (2, 0, "all ended"), (2, 2, "all open"), (2, 1, "1 open, 1 ended"), (12, 8, "8 open, 4 ended")],
)
def test_of_suits_that_are_all_open_or_all_ended_no_number_is_zero(number, still_open, words):
    assert Suits(number, still_open).words == words


@pytest.mark.parametrize(
    ("ends", "without"),
    [
        ("2023 dismissed", True),
        ("2022-05 pleaded-guilty, 2023 dismissed", True),
        ("2022-05 mistrial, 2023 dismissed", True),
        ("2022-05 convicted, 2023 pardoned", False),
        ("2022-05 convicted, 2023 vacated, 2024 dismissed", False),
        ("2022-05 convicted, 2023 abated", False),
        ("2022-05 acquitted, 2023 appeal-filed, 2024 reversed, 2025 dismissed", False),
        ("2022-05 convicted", False),
    ],
)
def test_there_was_no_verdict_where_none_was_ever_given(two_people, ends, without):
    case = two_people(proceeding("gate-case", charges=[(f"2022 charged, 2022-02 trial-opened, {ends}", "ash")]))
    assert [outcome.without_verdict for party, told in outcomes(case) if party.id == "ash" for outcome in told] == [without]
    assert picture(case).lanes[0].words.endswith("no verdict") is without


CONVICTED, ACQUITTED, DROPPED = (f"2022 charged, 2023 {end}" for end in ("convicted", "acquitted", "dismissed-without-prejudice"))


@pytest.mark.parametrize(
    ("first", "second", "together", "apart"),
    [
        (CONVICTED, ACQUITTED, ["convicted 2023", "acquitted 2023"], ["convicted 2023", "acquitted 2023"]),
        (
            CONVICTED,
            DROPPED,
            ["convicted 2023", "dismissed without prejudice 2023"],
            ["convicted 2023", "dismissed without prejudice 2023"],
        ),
        (ACQUITTED, ACQUITTED, ["acquitted 2023"], ["acquitted 2023", "acquitted 2023"]),
        (DROPPED, CONVICTED, ["dismissed without prejudice 2023", "convicted 2023"], ["convicted 2023"]),  # it came back
    ],
)
def test_of_charges_of_one_title_no_end_hides_another(two_people, first, second, together, apart):
    def told(*proceedings):
        (found,) = [told for party, told in outcomes(two_people(*proceedings)) if party.id == "ash"]
        return [outcome.words for outcome in found]

    one = proceeding("gate-case", charges=[(first, "ash"), (second, "ash")])
    one["charges"][1]["title"] = one["charges"][0]["title"]
    assert told(one) == together
    assert told(*(proceeding(id, charges=[(text, "ash")]) for id, text in (("first", first), ("second", second)))) == apart
