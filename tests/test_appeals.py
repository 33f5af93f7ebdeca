"""Appeals that are kept as proceedings of their own: no end is told, of a charge or of a whole, without what they did to it."""

import datetime
import re

import pytest
from conftest import SITE
from dockets import files, proceeding

from casesite.build import build
from casesite.case_data import link_case
from casesite.model.law.state import State
from casesite.pages.decisions import decisions
from casesite.pages.outcomes import in_short, outcomes
from casesite.pages.picture import picture

CONVICTED, FILED = "2022-01-05 charged, 2022-05-02 trial-opened, 2022-05-09 convicted", "2022-06-01 appeal-filed"
TOLD, APPEALED = "Convicted 9 May 2022", "appeal filed 1 June 2022"


def appeal(own, id="higher", of="gate-case", **more):
    return proceeding(id, own, kind="appeal", appeal_of=of, **more)


@pytest.fixture
def case_of(write_case):
    return lambda *proceedings: link_case(write_case(files(*proceedings)), SITE)


def told(case, id="gate-case", party="ash"):
    proceeding = case.records[id]
    return [case.standing(proceeding, charge, party).words for charge in proceeding.charges if party in charge.against]


@pytest.mark.parametrize(
    ("end", "words", "state", "stands"),
    [
        ("", "", State.CONVICTED, "guilt, open"),
        ("affirmed", "affirmed on appeal", State.CONVICTED, "guilt, ended"),
        ("reversed", "reversed on appeal", State.PENDING, "open, open"),
        ("quashed-and-remitted", "quashed and sent back", State.PENDING, "open, open"),
        ("quashed", "quashed", State.QUASHED, "ended, ended"),
        ("acquitted-on-appeal", "acquitted on appeal", State.ACQUITTED, "acquitted, ended"),
        ("allowed-in-part", "appeal allowed in part", State.CONVICTED, "guilt, ended"),
        ("appeal-withdrawn", "appeal withdrawn", State.CONVICTED, "guilt, ended"),
        ("withdrawn", "appeal withdrawn", State.CONVICTED, "guilt, ended"),
        ("dismissed", "appeal dismissed", State.CONVICTED, "guilt, ended"),
        ("leave-refused", "leave to appeal refused", State.CONVICTED, "guilt, ended"),
    ],
)
def test_what_an_appeal_did_is_told_with_the_charge_of_its_trial(case_of, end, words, state, stands):
    own = f"{FILED}, 2022-07 hearing, 2022-08-01 {end}" if end else f"{FILED}, 2022-07 hearing"
    case = case_of(proceeding("gate-case", charges=[(CONVICTED, "ash")]), appeal(own))
    trial = case.records["gate-case"]
    standing = case.standing(trial, trial.charges[0], "ash")
    said = [TOLD, APPEALED, *([f"{words} 1 August 2022"] if end else []), *(["open"] if state is State.PENDING else [])]
    assert (standing.words, standing.state) == ("; ".join(said), state)
    assert f"{standing.shape}, {'open' if standing.is_open else 'ended'}" == stands
    assert case.standing(trial).words == standing.words
    assert case.stood(trial, case.as_of).words == TOLD


@pytest.mark.parametrize("own", ["", "2022-06-01 announced", "2022-08-01 reversed"])  # the last cannot be, and a rule refuses it
def test_what_is_no_appeal_yet_is_not_told(case_of, own):
    assert told(case_of(proceeding("gate-case", charges=[(CONVICTED, "ash")]), appeal(own))) == [TOLD]


def test_a_tentative_end_of_an_appeal_changes_nothing_below(case_of):
    higher = appeal(f"{FILED}, 2022-08-01 reversed")
    higher["steps"][-1]["tentative"] = True
    case = case_of(proceeding("gate-case", charges=[(CONVICTED, "ash")]), higher)
    assert told(case) == [f"{TOLD}; {APPEALED}; tentatively reversed on appeal, 1 August 2022"]
    assert case.standing(case.records["gate-case"]).state is State.CONVICTED


@pytest.mark.parametrize(
    ("docket", "more"),
    [
        ("", f"{APPEALED}; reversed on appeal 1 August 2022; open"),
        (f", {FILED}", f"{APPEALED}; reversed on appeal 1 August 2022; open"),  # what both have is told once
        (f", {FILED}, 2022-08-01 reversed", f"{APPEALED}; reversed on appeal 1 August 2022; open"),
        (f", {FILED}, 2022-08-03 reversed", f"{APPEALED}; reversed on appeal 1 August 2022; open"),  # the mandate came later
        (f", {FILED}, 2022-08-01 reversed, 2022-09 retrial-opened, 2022-10 acquitted",
         f"{APPEALED}; reversed on appeal 1 August 2022; retrial opened September 2022; acquitted October 2022"),
        (", 2023 resentenced", f"{APPEALED}; reversed on appeal 1 August 2022; resentenced 2023"),
        (", 2022-06 sentenced, 2022-09 released", f"sentenced June 2022; {APPEALED}; reversed on appeal 1 August 2022; open"),
    ],
)  # fmt: skip
def test_a_docket_that_has_the_appeal_too_or_goes_on_after_it(case_of, docket, more):
    case = case_of(proceeding("gate-case", charges=[(CONVICTED + docket, "ash")]), appeal(f"{FILED}, 2022-08-01 reversed"))
    assert told(case) == [f"{TOLD}; {more}"]


@pytest.mark.parametrize(
    ("sides", "words"),
    [
        ((("ash",), ("ferrow",)), {"ash": [f"{TOLD}; {APPEALED}; reversed on appeal August 2022; open"], "bay": [TOLD]}),
        ((("ferrow",), ("bay",)), {"bay": [f"{TOLD}; {APPEALED}; reversed on appeal August 2022; open"], "ash": [TOLD]}),
        ((("ferrow",),), {id: [f"{TOLD}; {APPEALED}; reversed on appeal August 2022; open"] for id in ("ash", "bay")}),
    ],
)
def test_an_appeal_is_one_of_those_who_stand_on_its_sides(case_of, sides, words):
    trial = proceeding("gate-case", charges=[(CONVICTED, "ash", "bay")], sides=(("ferrow",), ("ash", "bay")))
    case = case_of(trial, appeal(f"{FILED}, 2022-08 reversed", sides=sides))
    assert {id: told(case, party=id) for id in words} == words


def test_of_an_appeal_of_several_each_step_is_of_whom_it_is_about(case_of):
    trial = proceeding("gate-case", charges=[(CONVICTED, "ash", "bay")], sides=(("ferrow",), ("ash", "bay")))
    higher = appeal(f"{FILED}, 2022-08 reversed ash, 2022-08 affirmed bay", sides=(("ash", "bay"), ("ferrow",)))
    case = case_of(trial, higher)
    assert told(case, party="ash") == [f"{TOLD}; {APPEALED}; reversed on appeal August 2022; open"]
    assert told(case, party="bay") == [f"{TOLD}; {APPEALED}; affirmed on appeal August 2022"]


@pytest.mark.parametrize("where", ["docket", "record"])
@pytest.mark.parametrize(
    ("other", "words"),
    [
        ("2022-01-05 charged, 2022-05-09 acquitted", "Acquitted 9 May 2022"),
        ("2022-01-05 charged, 2022-02-09 withdrawn", "Withdrawn 9 February 2022"),
        ("2022-01-05 charged, 2022-02-09 dismissed", "Dismissed 9 February 2022"),
        (CONVICTED, f"{TOLD}; {APPEALED}; reversed on appeal 1 August 2022; open"),
    ],
)
def test_of_several_charges_an_appeal_is_one_of_the_convictions(case_of, other, words, where):
    own = f"{FILED}, 2022-08-01 reversed"
    trial = proceeding("gate-case", own if where == "docket" else "", [(CONVICTED, "ash"), (other, "ash")])
    case = case_of(trial, *([appeal(own)] if where == "record" else []))
    assert told(case) == [f"{TOLD}; {APPEALED}; reversed on appeal 1 August 2022; open", words]


def test_who_was_acquitted_of_a_charge_takes_no_appeal_from_whom_it_convicted(case_of):
    both = "2022-01-05 charged, 2022-05-09 convicted ash, 2022-05-09 acquitted bay"
    trial = proceeding(
        "gate-case", f"{FILED}, 2022-08-01 reversed", [(both, "ash", "bay"), (CONVICTED, "ash")], sides=(("ferrow",), ("ash", "bay"))
    )
    trial["steps"] = [{**step, "about": ["ash"]} for step in trial["steps"]]
    case = case_of(trial)
    assert told(case) == [f"{TOLD}; {APPEALED}; reversed on appeal 1 August 2022; open"] * 2
    assert told(case, party="bay") == ["Acquitted 9 May 2022"]


def test_who_was_acquitted_of_everything_and_appealed_against_is_told_so(case_of):
    acquitted = "2022-01-05 charged, 2022-05-09 acquitted"
    case = case_of(proceeding("gate-case", charges=[(acquitted, "ash")]), appeal(f"{FILED}, 2022-08-01 convicted-on-appeal"))
    assert told(case) == ["Acquitted 9 May 2022; appeal filed 1 June 2022; convicted on appeal 1 August 2022"]


def test_an_appeal_of_an_appeal_reaches_the_trial(case_of):
    first, second = appeal(f"{FILED}, 2022-08 affirmed"), appeal("2022-09 cassation-filed, 2023-01 reversed", "highest", "higher")
    case = case_of(proceeding("gate-case", charges=[(CONVICTED, "ash")]), second, first)
    ends = "affirmed on appeal August 2022; appeal in cassation filed September 2022; reversed on appeal January 2023"
    assert told(case) == [f"{TOLD}; {APPEALED}; {ends}; open"]


def test_a_circle_of_appeals_is_no_appeal(case_of):
    first, second = appeal(FILED, of="highest"), appeal(FILED, "highest", "higher")
    case = case_of(proceeding("gate-case", charges=[(CONVICTED, "ash")]), first, second, appeal(FILED, "own", "own"))
    assert (told(case), case.appeals) == ([TOLD], {})


def test_an_appeal_that_is_not_shown_is_not_told(case_of):
    gone = appeal(f"{FILED}, 2022-08 reversed", withdrawn={"date": "2023-01-01", "reason": "Entered twice."})
    assert told(case_of(proceeding("gate-case", charges=[(CONVICTED, "ash")]), gone)) == [TOLD]


def test_a_suit_of_which_the_judgment_was_undone_is_open(case_of):
    suit = "2022-01-05 filed, 2022-05-09 judgment-for-plaintiff"
    case = case_of(proceeding("gate-case", charges=[(suit, "ash")], kind="civil"), appeal(f"{FILED}, 2022-08 reversed"))
    assert told(case) == [f"Judgment for the plaintiff 9 May 2022; {APPEALED}; reversed on appeal August 2022; open"]


@pytest.mark.parametrize("kind", ["arbitration", "administrative", "disciplinary"])
def test_every_kind_that_can_be_appealed_tells_the_appeal(case_of, kind):
    end = "award-for-claimant" if kind == "arbitration" else "fined"
    case = case_of(
        proceeding("gate-case", charges=[(f"2022-01-05 filed, 2022-05-09 {end}", "ash")], kind=kind), appeal(f"{FILED}, 2022-08 reversed")
    )
    assert told(case)[0].endswith(f"9 May 2022; {APPEALED}; reversed on appeal August 2022; open")  # fmt: skip


def test_no_page_or_file_tells_the_conviction_without_the_reversal(write_case):
    trial = proceeding("gate-case", charges=[(CONVICTED, "ash")])
    built = build(write_case(files(trial, appeal(f"{FILED}, 2022-08-01 reversed"))), SITE)[0]
    told = {one.path: re.sub(r"<[^>]*>|\s+", " ", one.content.decode(errors="ignore")) for one in built}
    says = [path for path, text in told.items() if re.search(r"convicted 9 May 2022", text, re.IGNORECASE)]
    assert {"parties/ash/index.md", "proceedings/index.md", "proceedings/gate-case/index.md", "index.md"} <= set(says)
    for path in says:
        assert re.search(r"reversed on appeal 1 August 2022", told[path], re.IGNORECASE), path


def test_what_was_decided_says_what_undid_it(case_of):
    trial = proceeding("gate-case", charges=[(CONVICTED, "ash", "bay"), (CONVICTED, "bay")], sides=(("ferrow",), ("ash", "bay")))
    case = case_of(
        trial, appeal(f"{FILED}, 2022-08 reversed"), proceeding("suit", "2022 filed, 2022-05 dismissed, 2022-06 reinstated", kind="civil")
    )
    said = {(one.proceeding.id, one.step.step): list(one.undone) for one in decisions(case) if one.undone}
    assert said == {
        ("gate-case", "convicted"): ["reversed on appeal August 2022 (Count 1, Ann Ash)"],
        ("suit", "dismissed"): ["reinstated June 2022"],
    }


@pytest.mark.parametrize(("end", "says"), [("affirmed", ""), ("allowed-in-part", "; appeal allowed in part 1 August 2022")])
def test_in_short_it_is_told_where_a_higher_court_changed_it(case_of, end, says):
    own = f"{FILED}, 2022-08-01 {end}"
    for case in (
        case_of(proceeding("gate-case", charges=[(CONVICTED, "ash")]), appeal(own)),
        case_of(proceeding("gate-case", charges=[(f"{CONVICTED}, {own}", "ash")])),
    ):
        (outcome,) = next(found for party, found in outcomes(case) if party.id == "ash")
        assert outcome.words == in_short(outcome.standing) == f"convicted 9 May 2022{says}"


def test_a_lane_whose_end_an_appeal_undid_is_open_and_has_no_mark_of_guilt(case_of):
    (lane,) = picture(case_of(proceeding("gate-case", charges=[(CONVICTED, "ash")]), appeal(f"{FILED}, 2022-08-01 reversed"))).lanes
    assert (lane.is_open, lane.now.shape, lane.words) == (True, "open", TOLD)
    assert [each.words for each in lane.appeals] == ["reversed on appeal 1 August 2022"]
    assert lane.stretches[-1].end is None
    assert lane.stretches[-1].start.first == datetime.date(2022, 8, 1)
