"""What the overview says was decided stands by date, in whatever order the files have the proceedings."""

import itertools

import pytest
from conftest import SITE
from dockets import files, proceeding

from casesite.case_data import link_case
from casesite.pages.decisions import decisions
from casesite.pages.overview import SHOWN, by_weight

ENDS = [("criminal", "charged", "acquitted"), ("civil", "filed", "dismissed"), ("administrative", "charged", "fined")]


def trial(number, kind, begins, ends):
    steps = f"2012 {begins}, {2015 + number} {ends}"
    return proceeding(f"case-{number}", charges=[(steps, "ash")], kind=kind)


@pytest.fixture
def told(write_case):
    def made(proceedings):
        case = link_case(write_case(files(*proceedings)), SITE)
        return [decision.step.date.text for decision in by_weight(case, decisions(case))]

    return made


def test_it_is_told_by_date_and_not_by_the_order_of_the_files(told):
    cases = [trial(number, *ENDS[number]) for number in range(len(ENDS))]
    for order in itertools.permutations(cases):
        assert told(order) == ["2015", "2016", "2017"]


@pytest.mark.parametrize("more", [0, 1])
def test_those_shown_are_by_date_and_so_are_those_that_fold_out(told, more):
    cases = [trial(number, *ENDS[number % 3]) for number in range(SHOWN + more)]
    for order in (cases, cases[::-1], cases[1::2] + cases[::2]):
        dates = told(order)
        assert [len(dates), sorted(dates[:SHOWN]), sorted(dates[SHOWN:])] == [SHOWN + more, dates[:SHOWN], dates[SHOWN:]]
