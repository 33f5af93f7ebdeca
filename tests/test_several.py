"""Several accused or sued in one proceeding: what befell one of them is told with the name, and not of the whole."""

import pytest
from conftest import SITE
from dockets import files, proceeding

from casesite.case_data import link_case
from casesite.pages.picture import picture

SIDES = (("ferrow",), ("ash", "bay"))
FILED, CHARGED = "2022-01-05 filed", "2022-01-05 charged"
OPEN = "open; last known step: {}, 5 January 2022"


@pytest.fixture
def case_of(write_case):
    return lambda *proceedings: link_case(write_case(files(*proceedings)), SITE)


def whole(case):
    return case.standing(case.records["gate-case"])


def suit(own="", charges=(), kind="civil"):
    return proceeding("gate-case", own, charges, sides=SIDES, kind=kind)


@pytest.mark.parametrize(
    ("own", "claims", "words", "is_open"),
    [
        # One claim against both, of whom one is out of it.
        ("", [(f"{FILED}, 2022-05 settled ash", "ash", "bay")], f"Ann Ash: settled May 2022. Bo Bay: {OPEN.format('filed')}", True),
        (
            "",
            [(f"{FILED}, 2022-05 settled ash, 2023 dismissed-with-prejudice bay", "ash", "bay")],
            "Ann Ash: settled May 2022. Bo Bay: dismissed with prejudice 2023",
            False,
        ),
        ("", [(f"{FILED}, 2022-05 settled ash, 2022-05 settled bay", "ash", "bay")], "Settled May 2022", False),
        ("", [(f"{FILED}, 2022-05 settled", "ash", "bay")], "Settled May 2022", False),
        # A claim against each, and one of them over.
        (
            "",
            [(f"{FILED}, 2022-05 settled", "ash"), (FILED, "bay")],
            f"Ann Ash: settled May 2022. Bo Bay: {OPEN.format('filed')}",
            True,
        ),
        (
            "",
            [(f"{FILED}, 2022-05 settled", "ash"), (f"{FILED}, 2022-06 dismissed", "ash"), (FILED, "bay")],
            f"Count 1 (Ann Ash): settled May 2022. Count 2 (Ann Ash): dismissed June 2022. Bo Bay: {OPEN.format('filed')}",
            True,
        ),
        (
            "",
            [(f"{FILED}, 2022-05 settled", "ash"), (f"{FILED}, 2022-06 dismissed", "bay")],
            "Count 1 (Ann Ash): settled May 2022. Count 2 (Bo Bay): dismissed June 2022",
            False,
        ),
        # Nobody is out of it: the last step names whom it concerns, where that is not everyone.
        (
            "",
            [(f"{FILED}, 2022-05 dismissed", "ash"), (FILED, "ash", "bay")],
            "Open; last known step: dismissed, May 2022 (Ann Ash)",
            True,
        ),
        (
            "2022-06 hearing",
            [(f"{FILED}, 2022-05 dismissed", "ash"), (FILED, "ash", "bay")],
            "Open; last known step: hearing, June 2022",
            True,
        ),
        # No claim is listed at all.
        (f"{FILED}, 2022-05 settled ash", [], f"Ann Ash: settled May 2022. Bo Bay: {OPEN.format('filed')}", True),
        (f"{FILED}, 2022-05 settled ash, 2022-05 settled bay", [], "Settled May 2022", False),
        (f"{FILED}, 2022-05 hearing ash", [], "Open; last known step: hearing, May 2022", True),
        (f"{FILED}, 2022-05 settled", [], "Settled May 2022", False),
    ],
)  # fmt: skip
def test_a_suit_has_ended_where_it_ended_for_all(case_of, own, claims, words, is_open):
    standing = whole(case_of(suit(own, claims)))
    assert (standing.words, standing.is_open) == (words, is_open)


def test_who_is_alone_is_not_named(case_of):
    case = case_of(proceeding("gate-case", charges=[(f"{FILED}, 2022-05 settled", "ash"), (FILED, "ash")], kind="civil"))
    assert whole(case).words == "Open; last known step: settled, May 2022"


CONVICTED, ACQUITTED = (f"{CHARGED}, 2022-05-09 {end}" for end in ("convicted", "acquitted"))


@pytest.mark.parametrize(
    ("kind", "charges", "words"),
    [
        # As many as a lane names, and one more.
        (
            "criminal",
            [(CONVICTED, "ash"), (ACQUITTED, "bay"), (ACQUITTED, "ash", "bay")],
            "Count 1 (Ann Ash): convicted 9 May 2022. Count 2 (Bo Bay): acquitted 9 May 2022. Count 3: acquitted 9 May 2022",
        ),
        (
            "criminal",
            [(CONVICTED, "ash"), (ACQUITTED, "bay"), (ACQUITTED, "ash", "bay"), (ACQUITTED, "bay")],
            "Ann Ash: convicted 9 May 2022; acquitted 9 May 2022. Bo Bay: acquitted 9 May 2022",
        ),
        (
            "criminal",
            [(CONVICTED, "ash", "bay"), *[(ACQUITTED, "ash", "bay")] * 3],
            "Convicted 9 May 2022; acquitted 9 May 2022",
        ),
        (
            "criminal",
            [(f"{CHARGED}, 2022-05-09 convicted ash, 2022-05-09 acquitted bay", "ash", "bay"), *[(ACQUITTED, "bay")] * 3],
            "Ann Ash: convicted 9 May 2022. Bo Bay: acquitted 9 May 2022",
        ),
        ("criminal", [*[(CONVICTED, "ash")] * 3, (ACQUITTED, "ash")], "Convicted 9 May 2022; acquitted 9 May 2022"),
        # A suit, of however many claims.
        (
            "civil",
            [(f"{FILED}, 2022-05 settled ash, 2023 dismissed-with-prejudice bay", "ash", "bay")],
            "Ann Ash: settled May 2022. Bo Bay: dismissed with prejudice 2023",
        ),
        (
            "civil",
            [(f"{FILED}, 2022-05 settled", "ash"), (FILED, "bay")],
            f"Ann Ash: settled May 2022. Bo Bay: {OPEN.format('filed')}",
        ),
        ("civil", [(f"{FILED}, 2022-05 settled", "ash"), (f"{FILED}, 2022-05 settled", "bay")], "Settled May 2022"),
    ],
)
def test_a_lane_tells_no_end_without_the_names_of_those_whose_it_is(case_of, kind, charges, words):
    (lane,) = picture(case_of(suit("", charges, kind))).lanes
    assert lane.words == words
