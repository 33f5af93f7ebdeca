import datetime
import re

import pytest
from edtf import parse_edtf
from hypothesis import assume, given
from hypothesis import strategies as st

from casesite.values.dates import day, read_date

LAST_DAY = "9999-12-31"


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("2021-10-21", "21 October 2021", "2021-10-21", "2021-10-21"),
        ("2021-10-06", "6 October 2021", "2021-10-06", "2021-10-06"),
        ("2021-10", "October 2021", "2021-10-01", "2021-10-31"),
        ("2021", "2021", "2021-01-01", "2021-12-31"),
        ("2021-02", "February 2021", "2021-02-01", "2021-02-28"),
        ("2020-02", "February 2020", "2020-02-01", "2020-02-29"),
        ("1900-02", "February 1900", "1900-02-01", "1900-02-28"),
        ("2020-02-29", "29 February 2020", "2020-02-29", "2020-02-29"),
        ("0001", "0001", "0001-01-01", "0001-12-31"),
        ("9999-12", "December 9999", "9999-12-01", "9999-12-31"),
        ("2021-10~", "about October 2021", "2021-10-01", "2021-10-31"),
        ("2021-10-21~", "about 21 October 2021", "2021-10-21", "2021-10-21"),
        ("2021?", "2021 (uncertain)", "2021-01-01", "2021-12-31"),
        ("2021-10%", "about October 2021 (uncertain)", "2021-10-01", "2021-10-31"),
        ("2021-10-06/2021-10-21", "6–21 October 2021", "2021-10-06", "2021-10-21"),
        ("2021-10-21/2021-11-06", "21 October to 6 November 2021", "2021-10-21", "2021-11-06"),
        ("2021-12-31/2022-01-01", "31 December 2021 to 1 January 2022", "2021-12-31", "2022-01-01"),
        ("2021-10-06/2022-10-06", "6 October 2021 to 6 October 2022", "2021-10-06", "2022-10-06"),
        ("2021-10-06/2021-11-06", "6 October to 6 November 2021", "2021-10-06", "2021-11-06"),
        ("2021-10/2021-11", "October–November 2021", "2021-10-01", "2021-11-30"),
        ("2021-10/2022-10", "October 2021 to October 2022", "2021-10-01", "2022-10-31"),
        ("2021/2023", "2021–2023", "2021-01-01", "2023-12-31"),
        ("2021/2021-10", "2021 to October 2021", "2021-01-01", "2021-10-31"),
        ("2021-10/2021", "October 2021 to 2021", "2021-10-01", "2021-12-31"),
        ("2021-10-06~/2021-10-21", "about 6 October 2021 to 21 October 2021", "2021-10-06", "2021-10-21"),
        ("2021-10-06/2021?", "6 October 2021 to 2021 (uncertain)", "2021-10-06", "2021-12-31"),
        ("2021-10-06/..", "since 6 October 2021", "2021-10-06", LAST_DAY),
        ("2021~/..", "since about 2021", "2021-01-01", LAST_DAY),
    ],
)
def test_a_date_reads_as_words_with_a_first_and_a_last_day(text, words, first, last):
    date = read_date(text)
    assert (date.words, date.first.isoformat(), date.last.isoformat()) == (words, first, last)
    assert str(date) == text


NOT_A_DATE = '"{}" is not a date; write 2021-10-21, 2021-10 or 2021, with ~ behind it for about or ? for uncertain'


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "21 October 2021", "21.10.2021", "10/21/2021", "2021-1", "2021-10-1", "21-10-21", "20211021", "2021-10-21T12:00"),
        *("-2021", "+2021", "12021", "y20210", "202X", "2021-XX", "2021-21~~", "?2021", "2021-?10", " 2021", "2021 ", "2021\n"),
        *("٢٠٢١", "2021-1٠", "2021-10-२१", "２０２１-10-21", "202¹", "2021−10−21", "2021–10"),
    ],
)
def test_what_is_no_date_is_refused(text):
    message = NOT_A_DATE.format(text.split("/", maxsplit=1)[0])
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("0000", '"0000" is not a date; there is no year 0 here'),
        ("2021-00", '"2021-00" is not a date; there is no month 00'),
        ("2021-13", '"2021-13" is not a date; there is no month 13'),
        ("2021-24", '"2021-24" is not a date; there is no month 24'),
        ("2021-13-01", '"2021-13-01" is not a date; there is no month 13'),
        ("2021-10-00", '"2021-10-00" is not a date; October 2021 has 31 days'),
        ("2021-02-29", '"2021-02-29" is not a date; February 2021 has 28 days'),
        ("2020-02-30", '"2020-02-30" is not a date; February 2020 has 29 days'),
        ("2021-04-31~", '"2021-04-31~" is not a date; April 2021 has 30 days'),
        ("2021-10-21/2021-10-06", '"2021-10-21/2021-10-06" ends before it starts'),
        ("2021-10-21/2021-09", '"2021-10-21/2021-09" ends before it starts'),
        ("2022/2021", '"2022/2021" ends before it starts'),
        ("2021/2021-02-30", '"2021-02-30" is not a date; February 2021 has 28 days'),
        ("../2021", NOT_A_DATE.format("..")),
        ("2021/", NOT_A_DATE.format("")),
        ("2021/2022/2023", NOT_A_DATE.format("2022/2023")),
    ],
)
def test_an_impossible_date_is_refused_with_the_reason(text, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "marks", "is_day", "iso"),
    [
        ("2021-10-21", "", True, "2021-10-21"),
        ("2021-10", "", False, "2021-10"),
        ("2021-10-21~", "approximate", False, "2021-10-21"),
        ("2021-10-21?", "uncertain", False, "2021-10-21"),
        ("2021-10-21%", "approximate uncertain", False, "2021-10-21"),
        ("2021/2022~", "approximate", False, "2021"),
        ("2021?/2022", "uncertain", False, "2021"),
        ("2021~/2022?", "approximate uncertain", False, "2021"),
        ("9999-12-31/..", "ongoing", False, "9999-12-31"),
    ],
)
def test_marks_say_how_sure_a_date_is(text, marks, is_day, iso):
    date = read_date(text)
    assert " ".join(mark for mark in ("approximate", "uncertain", "ongoing") if getattr(date, mark)) == marks
    assert (date.is_day, date.iso) == (is_day, iso)


def test_dates_sort_by_first_day_then_by_last():
    in_order = ["2020-12-31", "2021-01-01", "2021-01", "2021-01~/2021-02", "2021", "2021/..", "2021-01-02", "2021-10"]
    assert [date.text for date in sorted(read_date(text) for text in reversed(in_order))] == in_order


def test_a_day_of_the_calendar_is_the_date_that_it_is_written_as():
    assert day(datetime.date(2021, 10, 6)) == read_date("2021-10-06")


precision = st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"])
# Years from 1000 on: strftime writes earlier ones without their zeros on some systems.
single = st.builds(
    lambda date, form, mark: date.strftime(form) + mark,
    st.dates(min_value=datetime.date(1000, 1, 1)),
    precision,
    st.sampled_from(["", "", "~", "?", "%"]),
)


def bounds(text):
    """The first and last day as the edtf package has them, where the last may be open."""
    parsed = parse_edtf(text)
    lower, upper = parsed.lower_strict(), parsed.upper_strict()
    return lower[:3], upper[:3] if upper != float("inf") else None


@given(single)
def test_a_date_has_the_bounds_that_the_edtf_package_gives_it(text):
    date = read_date(text)
    assert (date.first.timetuple()[:3], date.last.timetuple()[:3]) == bounds(text)


@given(single, single)
def test_an_interval_has_the_bounds_that_the_edtf_package_gives_it(start, end):
    assume(read_date(start).first <= read_date(end).last)
    date = read_date(f"{start}/{end}")
    assert (date.first.timetuple()[:3], date.last.timetuple()[:3]) == bounds(f"{start}/{end}")


@given(single)
def test_an_open_interval_starts_where_the_edtf_package_says_and_never_ends(start):
    date = read_date(f"{start}/..")
    assert (date.first.timetuple()[:3], None) == bounds(f"{start}/..")
    assert date.last == datetime.date.max


@given(single, single)
def test_an_interval_is_refused_where_it_ends_before_it_starts(start, end):
    assume(read_date(end).last < read_date(start).first)
    with pytest.raises(ValueError, match="ends before it starts"):
        read_date(f"{start}/{end}")


@given(st.text(alphabet="0123456789-/~?%. ", max_size=24))
def test_whatever_is_accepted_is_edtf(text):
    try:
        date = read_date(text)
    except ValueError:
        return
    assert parse_edtf(text)
    assert date.first <= date.last
