import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casesite.model.kinds import Charge, Proceeding, Step, StepKind
from casesite.model.law import KEEPS
from casesite.model.standing import (
    APPEAL,
    ENDED,
    FOLLOWS,
    ON_APPEAL,
    OPEN,
    State,
    docket,
    known,
    of_charge,
    of_proceeding,
    taken,
    walk,
)
from casesite.model.standing import standing as standing_of
from casesite.values.dates import read_date

FOREVER = datetime.date.max


def standing(taken, day, *, appeal=False):
    return standing_of(walk(known(taken, day), appeal=appeal))


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


CHARGED = "2022-01-05 charged"
CONVICTED = f"{CHARGED}, 2022-02-05 pleaded-not-guilty, 2022-03-01 trial-opened, 2022-03-06 convicted"


@pytest.mark.parametrize(
    ("text", "words", "state", "shape"),
    [
        ("", "Not begun", "Not begun", "open"),
        ("2022-01-05 announced", "Announced when last recorded, 5 January 2022 (announced)", "Announced", "open"),
        (CHARGED, "Pending when last recorded, 5 January 2022 (charged)", "Pending", "open"),
        ("2022-01-05 announced, 2022-01-09 indicted", "Pending when last recorded, 9 January 2022 (indicted)", "Pending", "open"),
        (f"{CHARGED}, 2022-02 amended", "Pending when last recorded, February 2022 (amended)", "Pending", "open"),
        (f"{CHARGED}, 2022-02 trial-opened", "On trial when last recorded, February 2022 (trial opened)", "On trial", "open"),
        (f"{CHARGED}, 2022-02 stayed", "Stayed when last recorded, February 2022 (stayed)", "Stayed", "open"),
        (f"{CHARGED}, 2022-02 stayed, 2022-03 stay-lifted", "Pending when last recorded, March 2022 (stay lifted)", "Pending", "open"),
        (CONVICTED, "Convicted 6 March 2022", "Convicted", "guilt"),
        (f"{CONVICTED}, 2022-04-15 sentenced", "Convicted 6 March 2022; sentenced 15 April 2022", "Sentenced", "guilt"),
        (
            f"{CONVICTED}, 2022-04-15 sentenced, 2023-10 released",
            "Convicted 6 March 2022; sentenced 15 April 2022; released October 2023",
            "Sentence: released",
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
            "Dismissed without prejudice 1 February 2022; reinstated 1 May 2022; pending when last recorded",
            "Pending",
            "open",
        ),
        ("2022 filed, 2023 settled, 2024 settlement-approved", "Settled 2023; settlement approved 2024", "Settled", "ended"),
        (
            "2022-01 filed, 2022-02 contested, 2022-03~ reduced, 2022-04 final",
            "Reduced about March 2022; made final April 2022",
            "Final",
            "ended",
        ),
        ("2022 filed, 2023 reported", "Report published 2023", "Report published", "ended"),
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
    assert (found.words, found.state.value, found.shape) == (words, state, shape)


@pytest.mark.parametrize(
    ("text", "words", "is_open"),
    [
        ("appeal-filed", "Convicted 6 March 2022; appeal filed 1 May 2022", True),
        ("appeal-withdrawn", "Convicted 6 March 2022; appeal filed 1 May 2022; appeal withdrawn 2 May 2022", False),
        ("affirmed", "Convicted 6 March 2022; appeal filed 1 May 2022; affirmed on appeal 2 May 2022", False),
        ("reversed", "Convicted 6 March 2022; appeal filed 1 May 2022; reversed on appeal 2 May 2022; pending when last recorded", True),
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
        ("2022-05-01 appeal-filed", "Pending", "Appeal filed 1 May 2022; pending when last recorded"),
        ("2022-05-01 appeal-filed, 2022-06 affirmed", "Affirmed", "Appeal filed 1 May 2022; affirmed on appeal June 2022"),
        ("2022-05-01 appeal-filed, 2022-06 reversed", "Reversed", "Appeal filed 1 May 2022; reversed on appeal June 2022"),
        ("2022-05-01 appeal-filed, 2022-06 appeal-withdrawn", "Withdrawn", "Appeal filed 1 May 2022; appeal withdrawn June 2022"),
    ],
)
def test_an_appeal_that_is_a_proceeding_of_its_own(text, state, words):
    found = of_proceeding(proceeding(text, kind="appeal"), FOREVER)
    assert (found.state.value, found.words) == (state, words)


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("2022-01-04", "Not begun"),
        ("2022-01-05", "Pending when last recorded, 5 January 2022 (charged)"),
        ("2022-03-05", "On trial when last recorded, 1 March 2022 (trial opened)"),
        ("2022-03-06", "Convicted 6 March 2022"),
    ],
)
def test_a_charge_stands_as_of_a_day(as_of, words):
    case = proceeding(charges=[CONVICTED])
    assert of_charge(case, case.charges[0], datetime.date.fromisoformat(as_of)).words == words


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("2022-01-04", "Not begun"),
        ("2022-02-04", "Pending when last recorded, 5 January 2022 (charged)"),
        ("2022-03-06", "Convicted 6 March 2022"),
    ],
)
def test_a_proceeding_stands_as_of_a_day_where_its_charges_stood(as_of, words):
    assert of_proceeding(proceeding(charges=[CONVICTED]), datetime.date.fromisoformat(as_of)).words == words


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
    *before, (_, _, _, _, legal) = walk(taken)
    assert all(entry[-1] for entry in before)
    assert not legal
    assert standing(taken, FOREVER).state is standing(taken[:-1], FOREVER).state
    assert standing(taken, FOREVER).outcomes == standing(taken[:-1], FOREVER).outcomes


@pytest.mark.parametrize(
    ("own", "charges", "words", "shape"),
    [
        ("", [], "Not begun", "open"),
        ("2022 filed", [], "Pending when last recorded, 2022 (filed)", "open"),
        ("", [CHARGED], "Pending when last recorded, 5 January 2022 (charged)", "open"),
        ("2022-02 hearing", [CHARGED], "Pending when last recorded, February 2022 (hearing)", "open"),
        ("", [CONVICTED, CHARGED], "Pending when last recorded, 6 March 2022 (convicted)", "open"),
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
        ("", [f"{CHARGED}, 2022-02 trial-opened"], "On trial when last recorded, February 2022 (trial opened)", "open"),
        ("", [CHARGED, f"{CHARGED}, 2022-02 trial-opened"], "On trial when last recorded, February 2022 (trial opened)", "open"),
        (
            "",
            [f"{CHARGED}, 2022-02 trial-opened", f"{CHARGED}, 2022-03 stayed"],
            "On trial when last recorded, March 2022 (stayed)",
            "open",
        ),
        ("", [f"{CHARGED}, 2022-02 trial-opened", CONVICTED], "On trial when last recorded, 6 March 2022 (convicted)", "open"),
        ("", [f"{CHARGED}, 2022-02 stayed"], "Stayed when last recorded, February 2022 (stayed)", "open"),
        ("", [f"{CHARGED}, 2022-02 stayed", CONVICTED], "Stayed when last recorded, 6 March 2022 (convicted)", "open"),
        ("", [f"{CHARGED}, 2022-02 stayed", CHARGED], "Pending when last recorded, February 2022 (stayed)", "open"),
        ("2022-02 stayed", [CHARGED], "Stayed when last recorded, February 2022 (stayed)", "open"),
        ("", ["2022-01-05 announced"], "Announced when last recorded, 5 January 2022 (announced)", "open"),
        ("", ["2022-01-05 announced", "2022-01-06 announced"], "Announced when last recorded, 6 January 2022 (announced)", "open"),
        ("2022-01-07 hearing", ["2022-01-05 announced"], "Announced when last recorded, 7 January 2022 (hearing)", "open"),
        ("", ["2022-01-05 announced", CHARGED], "Pending when last recorded, 5 January 2022 (charged)", "open"),
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
            "Convicted 6 March 2022; appeal filed 1 May 2022; reversed on appeal June 2022; pending when last recorded",
            "open",
        ),
        ("2022-05 final", [CONVICTED], "Convicted 6 March 2022; made final May 2022", "guilt"),
        (
            "2022-05 reinstated",
            [f"{CHARGED}, 2022-03 dismissed"],
            "Dismissed March 2022; reinstated May 2022; pending when last recorded",
            "open",
        ),
        (
            "2022-05 sentenced",
            [CONVICTED, f"{CHARGED}, 2022-03-07 acquitted"],
            "Count 1: convicted 6 March 2022; sentenced May 2022. Count 2: acquitted 7 March 2022",
            "guilt",
        ),
        ("2022-04 dismissed", [CHARGED], "Dismissed April 2022", "ended"),
        ("2022-04 hearing", [f"{CHARGED}, 2022-03 settled"], "Settled March 2022", "ended"),
    ],
)
def test_a_proceeding_stands_where_its_own_steps_or_all_its_charges_lead(own, charges, words, shape):
    found = of_proceeding(proceeding(own, charges), FOREVER)
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
    walks = [taken(case, charge, FOREVER) for charge in case.charges or [None]]
    fits = {id(one.step) for walked in walks for one in walked if one.legal}
    assert ["yes" if id(step) in fits else "no" for step in case.steps] == legal.split()


def test_an_appeal_of_the_whole_is_open_until_it_is_decided():
    for own, is_open in (("2022-05-01 appeal-filed", True), ("2022-05-01 appeal-filed, 2022-06 affirmed", False), ("", False)):
        assert of_proceeding(proceeding(own, [CONVICTED]), FOREVER).is_open is is_open


def test_a_docket_holds_each_act_once_in_order():
    found = docket(proceeding("2022-02 hearing", [f"{CHARGED}, 2022-03 dismissed", f"{CHARGED}, 2022-03 dismissed"]), FOREVER)
    assert [(step.date.text, step.step.value) for step in found] == [
        ("2022-01-05", "charged"),
        ("2022-02", "hearing"),
        ("2022-03", "dismissed"),
    ]


def test_every_step_has_a_rule():
    assert set(FOLLOWS) == set(StepKind)
    assert not OPEN & ENDED


# Few dates, so that steps meet on one day and lie within each other.
dates = st.sampled_from("2021 2021-10 2021-10~ 2021-10-06 2021-10-21 2021-10-06/2021-11-02 2021-12? 2022-01/.. 2022 2022-02-02".split())
random_steps = st.lists(
    st.builds(lambda date, stage: Step.model_construct(date=read_date(date), step=stage, text=None), dates, st.sampled_from(StepKind)),
    max_size=12,
)
days = st.dates(datetime.date(2020, 12, 1), datetime.date(2022, 12, 31))


@given(random_steps, st.booleans())
def test_no_list_of_steps_takes_an_illegal_step(taken, appeal):
    rules = FOLLOWS | (APPEAL if appeal else {})
    state, appeals = State.NOT_BEGUN, 0
    for step, before, after, on_appeal, legal in walk(taken, appeal=appeal):
        assert before is state
        allowed, leads = rules[step.step]
        if not legal:
            assert after is before
            assert before not in allowed or (step.step in ON_APPEAL and not appeals)
        else:
            assert before in allowed
            assert after is (before if step.step in KEEPS and before in ENDED else leads or before)
            if not appeal:
                appeals = 1 if step.step is StepKind.APPEAL_FILED else 0 if step.step in ON_APPEAL else appeals
        assert on_appeal == bool(appeals)
        state = after


@given(random_steps, days, st.booleans())
def test_no_list_of_steps_leads_to_a_state_that_the_table_does_not_lead_to(taken, day, appeal):
    found = standing(taken, day, appeal=appeal)
    led_to = {leads for _, leads in (FOLLOWS | (APPEAL if appeal else {})).values()} - {None}
    assert found.state in led_to | {State.NOT_BEGUN}
    assert found.shape in {"open", "ended", "guilt", "acquitted"}
    assert found.words[0].isupper()
    assert (found.state in ENDED) <= bool(found.outcomes)  # what has ended says how
    assert all(step.date.first <= day for step in found.outcomes)


@given(random_steps, days)
def test_a_standing_depends_on_what_was_known_that_day_alone(taken, day):
    so_far = [step for step in taken if step.date.first <= day]
    assert standing(taken, day) == standing(so_far, FOREVER)
    assert list(map(id, known(taken, day))) == list(map(id, so_far))  # in the order in which they were written


@given(random_steps, st.lists(random_steps.filter(bool), max_size=3), days, st.sampled_from(["criminal", "civil", "appeal"]))
def test_a_proceeding_of_any_steps_stands_somewhere(own, charges, day, kind):
    made = proceeding(kind=kind).model_copy(update={"steps": own})
    made = made.model_copy(update={"charges": [charge(CHARGED).model_copy(update={"steps": taken}) for taken in charges]})
    found = of_proceeding(made, day)
    assert found.words
    assert found.state in State
