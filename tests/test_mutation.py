"""What the check makes of a file that was broken on purpose, in every way that is known, held to aims.

``python tests/mutation/runs.py --runs 20000`` has more of each case, and says which runs are behind a figure.
"""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).with_name("mutation")))
from runs import SHOWN, SLOW, figures, run_all

RUNS = {"bridge": 1900, "shipped": 100}  # a run of the shipped case takes ten times as long
# What leaves a case that is in order, and another one: the lock sees it where it was published.
OTHER_CASE = {
    "a line deleted",
    "a heading in a text",  # of a name and its value: a comment
    "a line twice",
    "a number in a text",
    "a number sign in front of the line",
    "a comment in front of the words",
    "the rest of the file cut",
}


@pytest.fixture(scope="module")
def runs():
    return [run for case, number in RUNS.items() for run in run_all(case, 1, number)]


def test_no_break_ends_the_check_or_keeps_it_long(runs):
    assert len(runs) == sum(RUNS.values())
    assert [str(run) for run in runs if SHOWN["crash"](run) or run.seconds > SLOW] == []


def test_no_change_of_meaning_is_accepted_but_those_on_the_list(runs):
    assert [str(run) for run in runs if SHOWN["swallowed"](run)] == []
    assert [str(run) for run in runs if SHOWN["structure"](run) and run.way not in OTHER_CASE] == []


@pytest.mark.parametrize(
    ("figure", "least"),
    [("first within one line", 97), ("first on the line", 92), ("one problem", 97), ("right suggestion", 97)],
)
def test_the_aims_are_reached(figure, least, runs):
    assert figures(runs)[figure] >= least
