"""A docket holds every word of every step; two entries are one only where they say the same, and each says what it concerns."""

import datetime

import pytest

from casesite.model.docket import docket
from casesite.model.kinds import Proceeding, ProceedingKind
from casesite.model.law import LAW

FOREVER = datetime.date.max


def entries(charges, own=(), as_of=FOREVER):
    """Lists of steps of charges A, B … and of the proceeding → each entry as its date, word, text, charges, parties and sources."""
    case = Proceeding.model_validate(
        {
            "id": "gate-case",
            "title": "Kerrin v. Ferrow",
            "kind": "civil",
            "forum": "District Court",
            "text": "The town was sued.",
            "sources": ["report"],
            "charges": [
                {"id": name.lower(), "title": name, "against": ["ferrow", "moor"], "steps": [step(**one) for one in steps]}
                for name, steps in zip("ABC", charges, strict=False)
            ],
            "steps": [step(**one) for one in own],
            "reviewed": "2029-12-31",
        }
    )
    return [
        (
            entry.date.text,
            entry.step,
            entry.text,
            "".join(charge.title for charge in entry.charges),
            " ".join(entry.about),
            " ".join(citation.source for citation in entry.sources),
        )
        for entry in docket(LAW[ProceedingKind.CIVIL], case, as_of)
    ]


def step(date="2022-03", step="ruling", source="report", **more):
    return {"date": date, "step": step, "sources": [source], **more}


@pytest.mark.parametrize(
    ("charges", "own", "found"),
    [
        # One act, told of each charge in the same words.
        ([[{"text": "X."}], [{"text": "X.", "source": "news"}]], [], [("2022-03", "ruling", "X.", "AB", "", "report news")]),
        ([[{"text": "X."}], [{"text": "X.\n"}]], [], [("2022-03", "ruling", "X.", "AB", "", "report")]),
        ([[{}], [{}]], [{}], [("2022-03", "ruling", None, "", "", "report")]),
        # Other words are another entry, whatever the day and the step.
        (
            [[{"text": "X."}], [{"text": "Y."}]],
            [],
            [("2022-03", "ruling", "X.", "A", "", "report"), ("2022-03", "ruling", "Y.", "B", "", "report")],
        ),
        (
            [[{"text": "X."}]],
            [{"text": "Y."}],
            [("2022-03", "ruling", "Y.", "", "", "report"), ("2022-03", "ruling", "X.", "A", "", "report")],
        ),
        # Without words: the whole is told by the charge of which there are words, and a charge by the whole.
        ([[{"text": "X."}], []], [{"source": "news"}], [("2022-03", "ruling", "X.", "A", "", "report news")]),
        ([[{}], [{"source": "news"}]], [{"text": "X."}], [("2022-03", "ruling", "X.", "", "", "report news")]),
        # … but not one charge by the words of another.
        (
            [[{"text": "X."}], [{}]],
            [],
            [("2022-03", "ruling", "X.", "A", "", "report"), ("2022-03", "ruling", None, "B", "", "report")],
        ),
        # Whom it concerns, how sure it is and what it brought are a part of what is said.
        (
            [[]],
            [{"text": "X.", "about": ["moor"]}, {"text": "X."}],
            [("2022-03", "ruling", "X.", "", "moor", "report"), ("2022-03", "ruling", "X.", "", "", "report")],
        ),
        (
            [[{"step": "settled", "penalty": "$1"}]],
            [{"step": "settled", "penalty": "$2"}],
            [("2022-03", "settled", None, "", "", "report"), ("2022-03", "settled", None, "A", "", "report")],
        ),
        ([[{"step": "settled", "penalty": "$1", "text": "X."}]], [{"step": "settled"}], [("2022-03", "settled", "X.", "A", "", "report")]),
        (
            [[{"text": "X.", "status": "alleged", "by": ["report"]}]],
            [{}],
            [("2022-03", "ruling", None, "", "", "report"), ("2022-03", "ruling", "X.", "A", "", "report")],
        ),
        (
            [[{"tentative": "true"}]],
            [{}],
            [("2022-03", "ruling", None, "", "", "report"), ("2022-03", "ruling", None, "A", "", "report")],
        ),
        # Another day, another step.
        ([[{}]], [{"date": "2022-04"}], [("2022-03", "ruling", None, "A", "", "report"), ("2022-04", "ruling", None, "", "", "report")]),
        (
            [[{"date": "2022-05"}]],
            [{"step": "hearing"}],
            [("2022-03", "hearing", None, "", "", "report"), ("2022-05", "ruling", None, "A", "", "report")],
        ),
    ],
)
def test_entries_are_one_where_they_say_the_same(charges, own, found):
    filed = [{"date": "2022-01", "step": "filed"}]
    assert entries([filed + steps for steps in charges], own)[1:] == found


def test_a_docket_as_of_a_day_has_what_was_known_then():
    found = entries([[{"date": "2022-01", "step": "filed"}, {"date": "2022-05"}]], [{}], datetime.date(2022, 4, 1))
    assert [entry[0] for entry in found] == ["2022-01", "2022-03"]


def test_steps_of_one_day_stand_by_the_clock_and_one_without_a_time_where_it_is_written():
    times = ["2022-03-01T10:00Z", "2022-03-01", "2022-03-01T09:30Z"]
    found = entries([[{"date": "2022-01", "step": "filed"}]], [{"date": date} for date in times])
    assert [entry[0] for entry in found[1:]] == ["2022-03-01T09:30Z", "2022-03-01", "2022-03-01T10:00Z"]


def test_of_one_day_what_was_heard_stands_before_what_came_of_it():
    found = entries([[{"step": "dismissed"}]], [{"step": "hearing"}, {"date": "2022-04", "step": "hearing"}])
    assert [(date, step) for date, step, *_ in found] == [("2022-03", "hearing"), ("2022-03", "dismissed"), ("2022-04", "hearing")]
