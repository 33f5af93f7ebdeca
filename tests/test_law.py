"""The tables of the law: real sequences of steps are accepted and impossible ones refused; no data reach a state that no row leads to."""

import datetime
import re
from pathlib import Path

import pytest
from conftest import problems_of
from hypothesis import given, settings
from hypothesis import strategies as st

from casesite.language import speaking
from casesite.model.kinds import OwnStep, ProceedingKind, Status, Step
from casesite.model.law import LAW, RECOMMENDATION
from casesite.model.law.state import ANY, ENDED, FOREMOST, GUILT, OPEN, Reading, State
from casesite.model.law.table import Appeal
from casesite.model.law.words import WORDS
from casesite.model.standing import standing
from casesite.model.walk import walk
from casesite.values.dates import read_date

TABLES = {**{kind.value: table for kind, table in LAW.items()}, "recommendation": RECOMMENDATION}


def step(word, date, *, tentative=False):
    """A step that nothing else is said of, unchecked, so that many can be made."""
    more = {"text": None, "about": [], "penalty": None, "status": Status.ESTABLISHED, "by": [], "sources": []}
    return Step.model_construct(date=read_date(date), step=word, tentative=tentative, **more)


def steps(words):
    """Words as steps, a year apart."""
    return [step(word, str(year)) for year, word in enumerate(words.split(), 2000)]


def reachable(table):
    """Every state that some steps lead to."""
    reached, before = {State.NOT_BEGUN}, 0
    while len(reached) > before:
        before = len(reached)
        reached |= {row.to(state) for row in table.rows.values() for state in row.after & reached}
    return reached


def sequences():
    """Each sequence of sequences_of_steps.txt: its kind, what it is, its steps, and the state that they end in."""
    text = Path(__file__).with_name("sequences_of_steps.txt").read_text(encoding="utf-8")
    found = re.findall(r"^(\w+) \| (.+)\n    ([^→\n]+?)(?: → (\w+))?$", text, re.MULTILINE)
    assert len(found) == text.count(" | ")
    return found


SEQUENCES = sequences()


@pytest.mark.parametrize(("kind", "what", "words", "end"), SEQUENCES, ids=[f"{kind}: {what}" for kind, what, *_ in SEQUENCES])
def test_a_sequence_of_steps_is_accepted_or_refused_as_it_should_be(kind, what, words, end):
    *before, last = walk(TABLES[kind], steps(words.replace("!", "")))
    refused = [one.step.step for one in before if not one.legal]
    assert refused == []
    assert last.legal == bool(end), last.step.step
    if end:
        assert last.state is State[end]


def test_there_are_enough_of_them():
    assert len(SEQUENCES) >= 100
    assert {kind for kind, *_ in SEQUENCES} == set(TABLES)


@pytest.mark.parametrize("kind", sorted(set(TABLES) - {"criminal", "appeal"}))
def test_guilt_exists_only_where_there_is_a_crime(kind):
    crime = {"convicted", "acquitted", "sentenced", "pleaded-guilty", "pleaded-not-guilty", "pleaded-no-contest", "indicted", "not-proven"}
    assert not crime & set(TABLES[kind].rows)
    assert not reachable(TABLES[kind]) & (GUILT | {State.ACQUITTED, State.NOT_PROVEN})


def test_an_appeal_has_the_steps_of_a_crime_only_where_it_is_one_of_a_criminal_case():
    assert {"acquitted-on-appeal", "convicted-on-appeal", "resentenced"} <= set(LAW[ProceedingKind.APPEAL].rows)
    assert not {"acquitted-on-appeal", "convicted-on-appeal", "resentenced"} & set(LAW[ProceedingKind.APPEAL].without_crime().rows)


def test_every_kind_has_a_table():
    assert set(LAW) == set(ProceedingKind)
    assert not OPEN & ENDED
    assert OPEN | ENDED | {State.NOT_BEGUN} == ANY
    assert set(FOREMOST) >= OPEN
    assert len({state.within for state in State}) == len(State)


@pytest.mark.parametrize("kind", TABLES)
def test_every_row_can_be_reached_reads_and_says_what_it_means(kind):
    table = TABLES[kind]
    reached = reachable(table)
    for step, row in table.rows.items():
        assert step in WORDS
        assert row.after & reached, step
        assert row.means.endswith(".")
        assert row.means[0].isupper()
        assert len(row.means) <= 90
        assert row.words()[0].islower()
        assert row.words(start=True)[0].isupper()
        assert row.brings in ("", "sentence", "fine", "sum")


def test_every_word_is_one_of_a_table():
    assert set(WORDS) == {step for table in TABLES.values() for step in table.rows}


def test_a_step_of_the_cases_own_law_is_like_another():
    own = OwnStep(id="formalizado", like="charged", label="Formalización de la investigación", within="formalización de la investigación")
    table = LAW[ProceedingKind.CRIMINAL].own([own, OwnStep(id="laudo", like="award-for-claimant", label="Laudo")])
    assert "laudo" not in table.rows
    found = standing(walk(table, steps("investigation-opened formalizado trial-opened convicted")))
    assert (found.state, found.words) == (State.CONVICTED, "Convicted 2003")
    assert table.row("formalizado").words(start=True) == "Formalización de la investigación"
    assert standing(walk(table, steps("formalizado"))).words == "Open; last known step: formalización de la investigación, 2000"


def test_a_step_that_is_none_changes_nothing():
    [_, one] = walk(LAW[ProceedingKind.CIVIL], steps("filed jailed"))
    assert not one.legal
    assert one.state is State.PENDING
    assert one.row.words() == "jailed"


def test_a_sentence_begins_with_a_capital_in_turkish_too():
    with speaking("tr"):
        assert State.PENDING.words(start=True) == "Open"


# Few dates, so that steps meet on one day and lie within each other.
dates = st.sampled_from("2021 2021-10 2021-10~ 2021-10-06 2021-10-21 2021-10-06/2021-11-02 2021-12? 2022-01/.. 2022 2022-02-02".split())
flags = st.sampled_from([False, False, False, True])


@st.composite
def random_steps(draw, table):
    words = draw(st.lists(st.tuples(dates, st.sampled_from([*table.rows, "no-such-step"]), flags), max_size=14))
    return [step(word, date, tentative=tentative) for date, word, tentative in words]


@pytest.mark.parametrize("kind", TABLES)
@settings(max_examples=60)
@given(data=st.data())
def test_no_list_of_steps_takes_an_illegal_step(kind, data):
    table = TABLES[kind]
    taken = data.draw(random_steps(table))
    state, appeals = State.NOT_BEGUN, False
    for one in walk(table, taken):
        assert one.before is state
        row = table.rows.get(one.step.step)
        may = row is not None and state in row.after and (appeals or row.appeal not in (Appeal.CLOSES, Appeal.TAKES))
        assert one.legal == may
        if not may or one.step.tentative:
            assert one.state is state
        else:
            leads = row.leads if isinstance(row.leads, State) else (row.leads or {}).get(state, state)
            assert one.state is leads
            appeals = {Appeal.OPENS: True, Appeal.TAKES: True, Appeal.NONE: appeals}.get(row.appeal, False)
        assert one.on_appeal == appeals
        state = one.state


@pytest.mark.parametrize("kind", TABLES)
@settings(max_examples=60)
@given(data=st.data())
def test_no_list_of_steps_leads_to_a_state_that_the_table_does_not_lead_to(kind, data):
    table = TABLES[kind]
    found = standing(walk(table, data.draw(random_steps(table))))
    led_to = {row.to(state) for row in table.rows.values() for state in row.after if row.to(state) is not state}
    assert found.state in led_to | {State.NOT_BEGUN}
    assert found.shape in set(Reading)
    assert found.words[0].isupper()
    assert (found.state in ENDED) <= bool(found.outcomes)  # what has ended says how
    assert found.is_open or not found.on_appeal


@pytest.mark.parametrize("kind", TABLES)
@settings(max_examples=60)
@given(data=st.data(), day=st.dates(datetime.date(2020, 12, 1), datetime.date(2022, 12, 31)))
def test_a_standing_depends_on_what_was_known_that_day_alone(kind, data, day):
    table = TABLES[kind]
    taken = data.draw(random_steps(table))
    so_far = [step for step in taken if step.date.first <= day]
    assert standing(walk(table, so_far)) == standing(one for one in walk(table, so_far))
    assert all(told.step.date.first <= day for told in standing(walk(table, so_far)).outcomes)


CASE = """\
- id: gate-case
  title: State v. Ferrow
  kind: {kind}
  forum: District Court
  text: The town answered for the gate.
  sources: [report]
  sides: [{{name: State, parties: [ferrow]}}]
  charges:
    - id: neglect
      title: Neglect
      against: [ferrow]
      steps:
        - {{date: 2022-01, step: {first}, sources: [report]}}
        - {{date: 2022-02, step: {step}, sources: [report]}}
  reviewed: 2029-12-01
"""


def said_of(write_case, kind, first, step):
    [problem] = problems_of(write_case({"proceedings.yml": CASE.format(kind=kind, first=first, step=step)}))
    return problem


@pytest.mark.parametrize(
    ("kind", "step", "says"),
    [
        (
            "criminal",
            "revoked",
            '"revoked" is no step of a criminal proceeding, but of another kind (administrative, disciplinary). What may follow',
        ),
        (
            "criminal",
            "fined",
            '"fined" is no step of a criminal proceeding, but of another kind (administrative, disciplinary). What may follow',
        ),
        ("criminal", "jailed", '"jailed" is no step of a criminal proceeding. What may follow'),
        ("criminal", "not-guilty", 'write "acquitted" for a verdict, "pleaded-not-guilty" for a plea. What may follow'),
        ("criminal", "Not guilty", 'write "acquitted" for a verdict, "pleaded-not-guilty" for a plea. What may follow'),
        ("criminal", "guilty", 'write "convicted" for a verdict, "pleaded-guilty" for a plea. What may follow'),
        ("criminal", "changed", '"changed" is no step of a criminal proceeding. What may follow'),
        ("criminal", "seduced", '"seduced" is no step of a criminal proceeding. What may follow'),
        ("criminal", "hear", '"hear" is no step of a criminal proceeding. What may follow'),
        ("civil", "convicted", '"convicted" is no step of a civil proceeding, but of another kind (criminal). What may follow'),
        ("civil", "not-guilty", '"not-guilty" is no step of a civil proceeding. What may follow'),
        ("administrative", "removed-from-office", "but of another kind (disciplinary, parliamentary). What may follow"),
        ("disciplinary", "struck", '"struck" is no step of a disciplinary proceeding. What may follow'),
    ],
)
def test_a_word_that_is_no_step_is_told_what_may_follow_and_never_another_act(write_case, kind, step, says):
    problem = said_of(write_case, kind, "filed", step)
    assert says in problem
    assert "did you mean" not in problem
    for row in TABLES[kind].rows.values():
        told = f" {row.step} ({row.means.rstrip('.')})" in problem
        assert told is row.follows(State.PENDING, on_appeal=False), row.step


@pytest.mark.parametrize(
    ("step", "near"),
    [
        ("Charged", "charged"),
        ("dismised", "dismissed"),
        ("dissmissed", "dismissed"),
        ("pleaded not guilty", "pleaded-not-guilty"),
        ("trial_opened", "trial-opened"),
        ("trialopened", "trial-opened"),
        ("aquitted", "acquitted"),
        ("convcited", "convicted"),
        ("sentence", "sentenced"),
        ("dismissed-with-predjudice", "dismissed-with-prejudice"),
        ("SENTENCED", "sentenced"),
    ],
)
def test_a_slip_of_the_hand_is_put_right(write_case, step, near):
    assert f'"{step}" is no step of a criminal proceeding; did you mean "{near}"?' in said_of(write_case, "criminal", "charged", step)
