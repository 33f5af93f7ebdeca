import datetime

import pytest

from casesite.model.kinds import Charge, Proceeding, ProceedingKind, Status, Step
from casesite.model.law import LAW
from casesite.model.law.state import State
from casesite.model.standing import of_charge, of_party, of_proceeding
from casesite.model.standing import standing as standing_of
from casesite.model.walk import known, taken, walk

FOREVER = datetime.date.max
CRIMINAL = LAW[ProceedingKind.CRIMINAL]


def standing(taken, day, table=CRIMINAL):
    return standing_of(walk(table, known(taken, day)))


def steps(text):
    """ "2022-01-05 charged, 2022-03 convicted" as steps."""
    pairs = [line.split() for line in text.split(",") if line.strip()]
    return [Step.model_validate({"date": date, "step": stage, "sources": ["report"]}) for date, stage in pairs]


def charge(text, title="Neglect"):
    return Charge.model_validate({"id": "a", "title": title, "against": ["ferrow"], "steps": steps(text) or None})


def proceeding(own="", charges=(), kind="criminal"):
    return Proceeding.model_validate(
        {
            "id": "gate-case",
            "title": "State v. Ferrow",
            "kind": kind,
            "forum": "District Court",
            "text": "The town was charged.",
            "sources": ["report"],
            "sides": [{"name": "State", "parties": ["ferrow"]}],
            "charges": [charge(text, f"Count {number}") for number, text in enumerate(charges, 1)],
            "steps": steps(own),
            "reviewed": "2029-12-31",
        }
    )


def stands(case, day=FOREVER):
    return of_proceeding(LAW[case.kind], case, day)


CHARGED = "2022-01-05 charged"
CONVICTED = f"{CHARGED}, 2022-02-05 pleaded-not-guilty, 2022-03-01 trial-opened, 2022-03-06 convicted"


@pytest.mark.parametrize(
    ("text", "words", "state", "shape"),
    [
        ("", "Not begun", "Not begun", "open"),
        ("2022-01-05 announced", "Announced only; last known step: announced, 5 January 2022", "Announced only", "open"),
        (CHARGED, "Open; last known step: charged, 5 January 2022", "Open", "open"),
        ("2022-01-05 announced, 2022-01-09 indicted", "Open; last known step: indicted, 9 January 2022", "Open", "open"),
        (f"{CHARGED}, 2022-02 amended", "Open; last known step: amended, February 2022", "Open", "open"),
        (f"{CHARGED}, 2022-02 trial-opened", "On trial; last known step: trial opened, February 2022", "On trial", "open"),
        (f"{CHARGED}, 2022-02 stayed", "Stayed; last known step: stayed, February 2022", "Stayed", "open"),
        (f"{CHARGED}, 2022-02 stayed, 2022-03 stay-lifted", "Open; last known step: stay lifted, March 2022", "Open", "open"),
        (CONVICTED, "Convicted 6 March 2022", "Convicted", "guilt"),
        (f"{CONVICTED}, 2022-04-15 sentenced", "Convicted 6 March 2022; sentenced 15 April 2022", "Sentenced", "guilt"),
        (
            f"{CONVICTED}, 2022-04-15 sentenced, 2023-10 released",
            "Convicted 6 March 2022; sentenced 15 April 2022; released October 2023",
            "Released from the sentence",
            "guilt",
        ),
        (f"{CHARGED}, 2022-03-06 acquitted", "Acquitted 6 March 2022", "Acquitted", "acquitted"),
        (f"{CHARGED}, 2022-02-01 pleaded-no-contest", "Pleaded no contest 1 February 2022", "Pleaded", "guilt"),
        (f"{CHARGED}, 2022-02-01 pleaded-guilty", "Pleaded guilty 1 February 2022", "Pleaded", "guilt"),
        (
            f"{CHARGED}, 2022-02-01 dismissed-with-prejudice",
            "Dismissed with prejudice 1 February 2022",
            "Dismissed with prejudice",
            "ended",
        ),
        (f"{CHARGED}, 2022-02-01 withdrawn, 2022-05-01 hearing", "Withdrawn 1 February 2022", "Withdrawn", "ended"),
        (
            f"{CHARGED}, 2022-02-01 dismissed-without-prejudice, 2022-05-01 reinstated",
            "Dismissed without prejudice 1 February 2022; reinstated 1 May 2022; open",
            "Open",
            "open",
        ),
        # Dates that lie within each other: the order is the one that was written.
        (f"{CONVICTED}, 2022-03 sentenced", "Convicted 6 March 2022; sentenced March 2022", "Sentenced", "guilt"),
        ("2022 charged, 2022-01 dismissed", "Dismissed January 2022", "Dismissed", "ended"),
        (
            f"{CHARGED}, 2022-03/2022-05 convicted, 2022-04-15 sentenced",
            "Convicted March–May 2022; sentenced 15 April 2022",
            "Sentenced",
            "guilt",
        ),
    ],
)
def test_the_steps_of_a_charge_decide_where_it_stands(text, words, state, shape):
    found = standing(steps(text), FOREVER)
    assert (found.words, found.state.words(start=True), found.shape) == (words, state, shape)


@pytest.mark.parametrize(
    ("kind", "text", "words", "shape"),
    [
        ("civil", "2022 filed, 2023 settled, 2024 settlement-approved", "Settled 2023; settlement approved 2024", "ended"),
        (
            "civil",
            "2022 filed, 2022-05 class-certified, 2022-06 motion",
            "Class certified May 2022; open; last known step: motion, June 2022",
            "open",
        ),
        ("civil", "2022 filed, 2023 judgment-for-plaintiff", "Judgment for the plaintiff 2023", "judgment"),
        ("civil", "2022 filed, 2023 default-judgment, 2024 set-aside", "Default judgment 2023; set aside 2024; open", "open"),
        (
            "administrative",
            "2022-01 filed, 2022-02 contested, 2022-03~ reduced, 2022-04 final",
            "Reduced about March 2022; made final April 2022",
            "ended",
        ),
        ("administrative", "2022 fined, 2023 contested", "Fined 2022; contested 2023; open", "open"),
        ("disciplinary", "2022 filed, 2023 struck-off, 2024 restored", "Struck off the register 2023; restored 2024", "ended"),
        ("arbitration", "2022 filed, 2023 award-for-claimant, 2024 set-aside", "Award for the claimant 2023; set aside 2024", "ended"),
        ("investigation", "2022 opened, 2023 not-charged", "No charge brought 2023", "ended"),
        ("inquest", "2022 opened, 2022-02 adjourned", "Adjourned; last known step: adjourned, February 2022", "open"),
        ("inquest", "2022 opened, 2023 conclusion", "Conclusion given 2023", "judgment"),
        ("inquiry", "2022 opened, 2023 interim-report, 2024 reported", "Interim report 2023; report published 2024", "ended"),
        ("parliamentary", "2022 impeached, 2023 not-removed", "Impeached 2022; not removed from office 2023", "judgment"),
    ],
)
def test_each_kind_of_proceeding_ends_in_its_own_words(kind, text, words, shape):
    found = stands(proceeding(text, kind=kind))
    assert (found.words, found.shape) == (words, shape)


def step(text, **more):
    """A step with more than a date and a word."""
    return steps(text)[0].model_copy(update=more)


@pytest.mark.parametrize(
    ("text", "more", "words"),
    [
        ("2022-03 dismissed", {"status": Status.ALLEGED}, "Reported dismissed, March 2022"),
        ("2022-03 dismissed", {"status": Status.FINDING}, "Dismissed March 2022"),
        ("2022-03 dismissed", {"status": Status.AGREED}, "Dismissed March 2022"),
        ("2022-03 dismissed", {"status": Status.DISPUTED}, "Dismissed March 2022 (disputed)"),
        ("2022-03 dismissed", {"status": Status.DENIED}, "Dismissed March 2022 (disputed)"),
        ("2022-03 dismissed", {"tentative": True}, "Tentatively dismissed, March 2022; open"),
        ("2022-03 hearing", {"status": Status.ALLEGED}, "Open; last known step: reported hearing, March 2022"),
        ("2022-03 convicted", {"penalty": "18 months"}, "Convicted March 2022 (18 months)"),
        ("2022-03 reduced", {"penalty": "$100,000, no admission"}, "Reduced March 2022 ($100,000, no admission); open"),
        ("2022-03 dismissed", {"status": Status.ALLEGED, "penalty": "costs"}, "Reported dismissed, March 2022 (costs)"),
    ],
)
def test_a_standing_says_how_sure_a_step_is_and_what_it_brought(text, more, words):
    assert standing([*steps(CHARGED), step(text, **more)], FOREVER).words == words


def test_a_tentative_step_leaves_things_as_they_are():
    found = standing([*steps(CHARGED), step("2022-03 dismissed", tentative=True), *steps("2022-04 convicted")], FOREVER)
    assert (found.state, found.words) == (State.CONVICTED, "Tentatively dismissed, March 2022; convicted April 2022")


def test_a_tentative_end_of_one_charge_is_not_the_last_step_of_the_whole():
    case = proceeding("2022-03 hearing", [CHARGED, CHARGED])
    second = case.charges[1].model_copy(update={"steps": [*case.charges[1].steps, step("2022-04 dismissed", tentative=True)]})
    case = case.model_copy(update={"charges": [case.charges[0], second]})
    assert stands(case).words == "Open; last known step: hearing, March 2022"


def test_a_charge_stands_for_each_party_where_a_step_left_it():
    case = proceeding(charges=[CHARGED]).model_copy(update={"steps": [step("2022-03 dismissed", about=["kerrin"])]})
    claim = case.charges[0].model_copy(update={"against": ["ferrow", "kerrin", "moor"]})
    case = case.model_copy(update={"charges": [claim]})
    stood = [of_party(CRIMINAL, case, claim, FOREVER, party).words for party in claim.against]
    assert stood == [
        "Open; last known step: charged, 5 January 2022",
        "Dismissed March 2022",
        "Open; last known step: charged, 5 January 2022",
    ]
    names = {"ferrow": "Town of Ferrow", "kerrin": "A. Kerrin", "moor": "B. Moor"}
    words = "Town of Ferrow and B. Moor: open; last known step: charged, 5 January 2022. A. Kerrin: dismissed March 2022"
    assert of_charge(CRIMINAL, case, claim, FOREVER, names.__getitem__).words == words


def test_a_proceeding_names_charge_and_party_where_both_differ():
    case = proceeding(charges=[f"{CHARGED}, 2022-02 acquitted", CHARGED])
    second = case.charges[1].model_copy(
        update={
            "against": ["ferrow", "kerrin"],
            "steps": [
                *case.charges[1].steps,
                step("2022-03 dismissed", about=["kerrin"]),
                step("2022-04 convicted", about=["ferrow"]),
            ],
        }
    )
    case = case.model_copy(update={"charges": [case.charges[0], second]})
    assert (
        stands(case).words
        == "Count 1 (ferrow): acquitted February 2022. Count 2 (ferrow): convicted April 2022. Count 2 (kerrin): dismissed March 2022"
    )


def test_parties_of_a_charge_that_differ_in_the_last_step_alone_stand_alike():
    case = proceeding("2022-05 hearing, 2022-06 motion", [CHARGED])
    hearing, motion = (one.model_copy(update={"about": [party]}) for one, party in zip(case.steps, ("kerrin", "ferrow"), strict=True))
    claim = case.charges[0].model_copy(update={"against": ["ferrow", "kerrin"]})
    case = case.model_copy(update={"charges": [claim], "steps": [hearing, motion]})
    assert of_charge(CRIMINAL, case, claim, FOREVER).words == "Open; last known step: motion, June 2022"
    assert of_party(CRIMINAL, case, claim, FOREVER, "kerrin").words == "Open; last known step: hearing, May 2022"


def test_a_step_that_concerns_another_says_nothing_of_a_party():
    case = proceeding("2022-05 hearing", [CHARGED])
    case = case.model_copy(update={"steps": [case.steps[0].model_copy(update={"about": ["kerrin"]})]})
    assert of_party(CRIMINAL, case, case.charges[0], FOREVER, "ferrow").words == "Open; last known step: charged, 5 January 2022"


@pytest.mark.parametrize(
    ("text", "words", "is_open"),
    [
        ("appeal-filed", "Convicted 6 March 2022; appeal filed 1 May 2022", True),
        ("appeal-withdrawn", "Convicted 6 March 2022; appeal filed 1 May 2022; appeal withdrawn 2 May 2022", False),
        ("affirmed", "Convicted 6 March 2022; appeal filed 1 May 2022; affirmed on appeal 2 May 2022", False),
        ("reversed", "Convicted 6 March 2022; appeal filed 1 May 2022; reversed on appeal 2 May 2022; open", True),
    ],
)
def test_an_appeal_within_a_charge(text, words, is_open):
    after = "" if text == "appeal-filed" else f", 2022-05-02 {text}"
    found = standing(steps(f"{CONVICTED}, 2022-05-01 appeal-filed{after}"), FOREVER)
    assert (found.words, found.is_open, found.on_appeal) == (words, is_open, text == "appeal-filed")


def test_a_conviction_under_appeal_is_still_a_conviction():
    found = standing(steps(f"{CONVICTED}, 2022-05-01 appeal-filed"), FOREVER)
    assert (found.state, found.shape) == (State.CONVICTED, "guilt")


@pytest.mark.parametrize(
    ("text", "state", "words"),
    [
        ("2022-05-01 appeal-filed", "Open", "Appeal filed 1 May 2022; open"),
        ("2022-05-01 appeal-filed, 2022-06 affirmed", "Affirmed", "Appeal filed 1 May 2022; affirmed on appeal June 2022"),
        ("2022-05-01 appeal-filed, 2022-06 reversed", "Reversed", "Appeal filed 1 May 2022; reversed on appeal June 2022"),
        ("2022-05-01 appeal-filed, 2022-06 appeal-withdrawn", "Withdrawn", "Appeal filed 1 May 2022; appeal withdrawn June 2022"),
    ],
)
def test_an_appeal_that_is_a_proceeding_of_its_own(text, state, words):
    found = stands(proceeding(text, kind="appeal"))
    assert (found.state.words(start=True), found.words) == (state, words)


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("2022-01-04", "Not begun"),
        ("2022-01-05", "Open; last known step: charged, 5 January 2022"),
        ("2022-03-05", "On trial; last known step: trial opened, 1 March 2022"),
        ("2022-03-06", "Convicted 6 March 2022"),
    ],
)
def test_a_charge_stands_as_of_a_day(as_of, words):
    case = proceeding(charges=[CONVICTED])
    assert of_charge(CRIMINAL, case, case.charges[0], datetime.date.fromisoformat(as_of)).words == words


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("2022-01-04", "Not begun"),
        ("2022-02-04", "Open; last known step: charged, 5 January 2022"),
        ("2022-03-06", "Convicted 6 March 2022"),
    ],
)
def test_a_proceeding_stands_as_of_a_day_where_its_charges_stood(as_of, words):
    assert stands(proceeding(charges=[CONVICTED]), datetime.date.fromisoformat(as_of)).words == words


@pytest.mark.parametrize(
    "text",
    [
        "2022 sentenced",
        f"{CHARGED}, 2022-02 sentenced",
        f"{CHARGED}, 2022-02 released",
        f"{CHARGED}, 2022-02 acquitted, 2022-03 convicted",
        f"{CHARGED}, 2022-02 dismissed-with-prejudice, 2022-03 reinstated",
        f"{CHARGED}, 2022-02 acquitted, 2022-03 pleaded-guilty",
        f"{CHARGED}, 2022-02 stay-lifted",
        f"{CHARGED}, 2022-02 appeal-filed",
        f"{CHARGED}, 2022-03 sentenced",  # a conviction in the same month would have to be written before it
        f"{CONVICTED}, 2022-05 affirmed",
        f"{CONVICTED}, 2022-05 appeal-filed, 2022-06 affirmed, 2022-07 reversed",
    ],
)
def test_an_impossible_last_step_is_passed_over(text):
    taken = steps(text)
    *before, last = walk(CRIMINAL, taken)
    assert all(entry.legal for entry in before)
    assert not last.legal
    assert standing(taken, FOREVER).state is standing(taken[:-1], FOREVER).state
    assert standing(taken, FOREVER).outcomes == standing(taken[:-1], FOREVER).outcomes


@pytest.mark.parametrize(
    ("own", "charges", "words", "shape"),
    [
        ("", [], "Not begun", "open"),
        ("2022 filed", [], "Open; last known step: filed, 2022", "open"),
        ("", [CHARGED], "Open; last known step: charged, 5 January 2022", "open"),
        ("2022-02 hearing", [CHARGED], "Open; last known step: hearing, February 2022", "open"),
        ("", [CONVICTED, CHARGED], "Open; last known step: convicted, 6 March 2022", "open"),
        ("", [CONVICTED, CONVICTED], "Convicted 6 March 2022", "guilt"),
        (
            "",
            [f"{CHARGED}, 2022-03-06 acquitted", f"{CHARGED}, 2022-03-07 convicted"],
            "Count 1: acquitted 6 March 2022. Count 2: convicted 7 March 2022",
            "guilt",
        ),
        (
            "",
            [f"{CHARGED}, 2022-03-07 acquitted", f"{CHARGED}, 2022-03-06 convicted"],
            "Count 1: acquitted 7 March 2022. Count 2: convicted 6 March 2022",
            "guilt",
        ),
        (
            "",
            [f"{CHARGED}, 2022-03-06 pleaded-guilty, 2022-04 sentenced", f"{CHARGED}, 2023 dismissed", f"{CHARGED}, 2024 acquitted"],
            "Count 1: pleaded guilty 6 March 2022; sentenced April 2022. Count 2: dismissed 2023. Count 3: acquitted 2024",
            "guilt",
        ),
        ("", [f"{CHARGED}, 2022-03 acquitted", f"{CHARGED}, 2022-03 acquitted"], "Acquitted March 2022", "acquitted"),
        # Of charges that are open, the one that is furthest.
        ("", [f"{CHARGED}, 2022-02 trial-opened"], "On trial; last known step: trial opened, February 2022", "open"),
        ("", [CHARGED, f"{CHARGED}, 2022-02 trial-opened"], "On trial; last known step: trial opened, February 2022", "open"),
        (
            "",
            [f"{CHARGED}, 2022-02 trial-opened", f"{CHARGED}, 2022-03 stayed"],
            "On trial; last known step: stayed, March 2022",
            "open",
        ),
        ("", [f"{CHARGED}, 2022-02 trial-opened", CONVICTED], "On trial; last known step: convicted, 6 March 2022", "open"),
        ("", [f"{CHARGED}, 2022-02 stayed"], "Stayed; last known step: stayed, February 2022", "open"),
        ("", [f"{CHARGED}, 2022-02 stayed", CONVICTED], "Stayed; last known step: convicted, 6 March 2022", "open"),
        ("", [f"{CHARGED}, 2022-02 stayed", CHARGED], "Open; last known step: stayed, February 2022", "open"),
        ("2022-02 stayed", [CHARGED], "Stayed; last known step: stayed, February 2022", "open"),
        ("", ["2022-01-05 announced"], "Announced only; last known step: announced, 5 January 2022", "open"),
        ("", ["2022-01-05 announced", "2022-01-06 announced"], "Announced only; last known step: announced, 6 January 2022", "open"),
        ("2022-01-07 hearing", ["2022-01-05 announced"], "Announced only; last known step: hearing, 7 January 2022", "open"),
        ("", ["2022-01-05 announced", CHARGED], "Open; last known step: charged, 5 January 2022", "open"),
        # An appeal of the whole, after all charges ended.
        ("2022-05-01 appeal-filed", [CONVICTED], "Convicted 6 March 2022; appeal filed 1 May 2022", "guilt"),
        (
            "2022-05-01 appeal-filed, 2022-06 affirmed",
            [CONVICTED, CONVICTED],
            "Convicted 6 March 2022; appeal filed 1 May 2022; affirmed on appeal June 2022",
            "guilt",
        ),
        (
            "2022-05-01 appeal-filed",
            [f"{CHARGED}, 2022-03-07 acquitted", CONVICTED],
            "Count 1: acquitted 7 March 2022. Count 2: convicted 6 March 2022; appeal filed 1 May 2022",
            "guilt",
        ),
        # What befalls the whole befalls each charge that it can.
        (
            "2022-05-01 appeal-filed, 2022-06 reversed",
            [CONVICTED],
            "Convicted 6 March 2022; appeal filed 1 May 2022; reversed on appeal June 2022; open",
            "open",
        ),
        ("2022-05 final", [CONVICTED], "Convicted 6 March 2022; made final May 2022", "guilt"),
        (
            "2022-05 reinstated",
            [f"{CHARGED}, 2022-03 dismissed"],
            "Dismissed March 2022; reinstated May 2022; open",
            "open",
        ),
        (
            "2022-05 sentenced",
            [CONVICTED, f"{CHARGED}, 2022-03-07 acquitted"],
            "Count 1: convicted 6 March 2022; sentenced May 2022. Count 2: acquitted 7 March 2022",
            "guilt",
        ),
        ("2022-04 dismissed", [CHARGED], "Dismissed April 2022", "ended"),
        ("2022-04 hearing", [f"{CHARGED}, 2022-03 reparation-agreed"], "Reparation agreed March 2022", "ended"),
    ],
)
def test_a_proceeding_stands_where_its_own_steps_or_all_its_charges_lead(own, charges, words, shape):
    found = stands(proceeding(own, charges))
    assert (found.words, found.shape) == (words, shape)


@pytest.mark.parametrize(
    ("own", "charges", "legal"),
    [
        ("2022-05-01 appeal-filed, 2022-06 appeal-withdrawn", [CONVICTED, f"{CHARGED}, 2022-03 dismissed"], "yes yes"),
        ("2022-05-01 appeal-filed, 2022-06 affirmed", [CONVICTED], "yes yes"),
        ("2022-05-01 appeal-filed", [CONVICTED, CHARGED], "yes"),  # of the count that has ended
        ("2022-03-05 appeal-filed", [CONVICTED], "no"),
        ("2022-03 appeal-filed", [CONVICTED], "yes"),  # within the month in which the charge ended
        ("2022-05-01 affirmed", [CONVICTED], "no"),
        ("2022-05-01 appeal-filed", [], "no"),
        ("2022-02 trial-opened", ["2022-01-05 announced"], "no"),
        ("2022-02 trial-opened", [CHARGED], "yes"),
    ],
)
def test_what_follows_an_end_follows_that_of_a_charge(own, charges, legal):
    case = proceeding(own, charges)
    walks = [taken(CRIMINAL, case, charge, FOREVER) for charge in case.charges or [None]]
    fits = {id(one.step) for walked in walks for one in walked if one.legal}
    assert ["yes" if id(step) in fits else "no" for step in case.steps] == legal.split()


def test_an_appeal_of_the_whole_is_open_until_it_is_decided():
    for own, is_open in (("2022-05-01 appeal-filed", True), ("2022-05-01 appeal-filed, 2022-06 affirmed", False), ("", False)):
        assert stands(proceeding(own, [CONVICTED])).is_open is is_open
