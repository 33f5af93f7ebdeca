import datetime
import re

import pytest
from edtf import parse_edtf
from hypothesis import assume, given
from hypothesis import strategies as st

from casesite.language import speaking
from casesite.values.dates import at_time, day, read_clock, read_date, zone_of

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
        ("0001", "1", "0001-01-01", "0001-12-31"),
        ("0987-05-01", "1 May 987", "0987-05-01", "0987-05-01"),
        ("2021-10-21/2021-10-21", "21 October 2021", "2021-10-21", "2021-10-21"),
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
        # What is known no better: level 1 of EDTF. What has no start begins where its end does.
        ("../2024-06-20", "until 20 June 2024", "2024-06-20", "2024-06-20"),
        ("../2024-06", "until June 2024", "2024-06-01", "2024-06-30"),
        ("/2006", "2006, start not known", "2006-01-01", "2006-12-31"),
        ("2004-06-01/", "1 June 2004, end not known", "2004-06-01", LAST_DAY),
        ("199X", "the 1990s", "1990-01-01", "1999-12-31"),
        ("199X~", "about the 1990s", "1990-01-01", "1999-12-31"),
        ("185X/1860", "the 1850s to 1860", "1850-01-01", "1860-12-31"),
        ("19XX", "1900–1999, year not known", "1900-01-01", "1999-12-31"),
        ("2021-10-XX", "October 2021, day not known", "2021-10-01", "2021-10-31"),
        ("2021-XX", "2021, month not known", "2021-01-01", "2021-12-31"),
        ("2021-XX-XX", "2021, month not known", "2021-01-01", "2021-12-31"),
        ("2021-21", "spring 2021", "2021-03-01", "2021-05-31"),
        ("1999-22?", "summer 1999 (uncertain)", "1999-06-01", "1999-08-31"),
        ("1999-23", "autumn 1999", "1999-09-01", "1999-11-30"),
        ("1999-24", "winter 1999", "1999-12-01", "2000-02-29"),
        ("9999-24", "winter 9999", "9999-12-01", LAST_DAY),
        ("1999-25", "spring 1999", "1999-03-01", "1999-05-31"),  # of the northern half of the earth, as level 2 has it …
        ("1999-29", "spring 1999", "1999-09-01", "1999-11-30"),  # … and of the southern
        ("1999-32", "winter 1999", "1999-06-01", "1999-08-31"),
        ("2021-23/2021-24", "autumn 2021 to winter 2021", "2021-09-01", "2022-02-28"),
        # Times of day.
        ("2021-10-21T13:47-06:00", "21 October 2021, 13:47", "2021-10-21", "2021-10-21"),
        ("2021-10-21T13:47:05-06:00", "21 October 2021, 13:47:05", "2021-10-21", "2021-10-21"),
        ("2021-10-21T06:05+05:45", "21 October 2021, 06:05", "2021-10-21", "2021-10-21"),
        ("2021-10-21T19:47Z", "21 October 2021, 19:47 UTC", "2021-10-21", "2021-10-21"),
        ("2021-10-21T13:47-06:00~", "21 October 2021, about 13:47", "2021-10-21", "2021-10-21"),
        ("2021-10-21T13:47-06:00?", "21 October 2021, 13:47 (uncertain)", "2021-10-21", "2021-10-21"),
        ("2021-10-21T13:47-06:00/2021-10-21T14:02-06:00", "21 October 2021, 13:47–14:02", "2021-10-21", "2021-10-21"),
        ("2021-10-21T23:47-06:00/2021-10-22T00:10-06:00", "21 October 2021, 23:47 to 22 October 2021, 00:10", "2021-10-21", "2021-10-22"),
        ("2021-10-21T13:47-06:00/..", "since 21 October 2021, 13:47", "2021-10-21", LAST_DAY),
    ],
)
def test_a_date_reads_as_words_with_a_first_and_a_last_day(text, words, first, last):
    date = read_date(text)
    assert (date.words, date.first.isoformat(), date.last.isoformat()) == (words, first, last)
    assert str(date) == text


EXPECTED = "write 2021-10-21, 2021-10 or 2021, with ~ behind it for about or ? for uncertain"


# The whole value is quoted, and what it must mean is written out, where it can mean one date only.
@pytest.mark.parametrize(
    ("text", "advice"),
    [
        *(
            (text, EXPECTED)
            for text in ("", " ", "tuesday", "2021-10-21-05", "202¹", "2021-10-?", "41/10/21", "around Easter", "2021/2022/2023", "x" * 50)
        ),
        # No date at all.
        *((text, "no date is in it") for text in ("..", "/", "../..", "/..", "../")),
        *((text, "leave the line out where no date is known") for text in ("n.d.", "unknown", "No date", "?")),
        # EDTF that is not read here.
        ("156X-12-25", "the day of a year that is not known is level 2 of EDTF; write 156X"),
        ("2004-06~-11", "a mark goes behind the whole date: 2004-06-11~"),
        ("2021-?10", "a mark goes behind the whole date: 2021-10?"),
        ("~2021", "write 2021~"),
        ("?2021", "write 2021?"),
        ("2021-10-21~?", "write 2021-10-21%"),
        ("2021-10~~", "write 2021-10~"),
        ("[1667,1668]", "one of several dates; write 1667/1668"),
        ("{1667..1670}", "one of several dates; write 1667/1670"),
        ("2021-33", "that is a quarter of a year in EDTF; write 2021-01/2021-03"),
        ("2021-37", "that is a third of a year in EDTF; write 2021-01/2021-04"),
        ("2021-41", "that is a half of a year in EDTF; write 2021-07/2021-12"),
        *(
            (text, "years run from 0001 to 9999 here")
            for text in ("-0044-03-15", "-2021", "+2021", "12021-01-01", "12021", "y20210", "Y-17E7")
        ),
        ("0000", "there is no year 0 here"),
        ("000X", "years run from 0001 to 9999 here"),
        ("987", "write 0987 for the year 987"),
        ("199x", "write 199X"),
        ("2021-294", "a day of the year; write 2021-10-21"),
        ("2021-366", EXPECTED),
        ("2021-W42", "a week; write 2021-10-18/2021-10-24"),
        ("2021-W42-4", "a week; write 2021-10-21"),
        ("2021-W54", EXPECTED),
        # As people write.
        ("1990s", "write 199X"),
        ("the 1850s", "write 185X"),
        ("2021-Q3", "write 2021-07/2021-09"),
        ("Q4 2021", "write 2021-10/2021-12"),
        ("spring of 2021", "a season; write 2021-21, or 2021, or the months as 2021-03/2021-05"),
        ("Fall 1999", "a season; write 1999-23, or 1999, or the months as 1999-09/1999-11"),
        ("summer 2021", "a season; write 2021, or the months as 2021-06/2021-08"),  # 2021-22 may be two years
        ("early 2021", "write 2021, or the months, as 2021-01/2021-04"),
        ("mid-2021", "write 2021, or the months, as 2021-05/2021-08"),
        ("November-December 2021", "write 2021-11/2021-12"),
        ("10/10/2021", "write 2021-10-10"),
        ("10/21/2021", "write 2021-10-21"),
        ("21/10/2021", "write 2021-10-21"),
        ("06/20/2024", "write 2024-06-20"),
        ("03/04/2021", "write year-month-day: 2021-03-04 or 2021-04-03"),
        ("06/2024", "write 2024-06"),
        ("2021/10/21", "write 2021-10-21"),
        ("2021/10", "write 2021-10"),
        *(
            (text, "write 2021-10-21")
            for text in ("21.10.2021", "21-10-2021", "2021.10.21", "20211021", "October 21, 2021", "21 October 2021")
        ),
        *((text, "write 2021-10-21") for text in ("Oct. 21st, 2021", "21st of October 2021", "21-oct-2021", "21. October 2021")),
        ("2021-1-5", "write 2021-01-05"),
        ("2021-10-1", "write 2021-10-01"),
        ("2021-1", "write 2021-01"),
        ("Oct 2021", "write 2021-10"),
        ("Sept. 2021", "write 2021-09"),
        ("Mar-46", "write 1946-03 with the full year"),
        ("Mar-12", "write 2012-03 or 1912-03 with the full year"),
        *((text, "write 2021~") for text in ("c. 2021", "ca. 2021", "circa 2021", "about 2021")),
        ("about October 2021", "write 2021-10~"),
        ("before 2024-06-20", "write ../2024-06-20"),
        ("until June 2024", "write ../2024-06"),
        ("after 2004", "write 2004/.."),
        ("since 6 October 2021", "write 2021-10-06/.."),
        *((f"2021-10-06{between}2021-10-21", "write 2021-10-06/2021-10-21") for between in ("–", " / ", " to ", " - ", " until ", "-")),
        ("from 6 October 2021 to 21 October 2021", "write 2021-10-06/2021-10-21"),
        ("March 2021 to May 2021", "write 2021-03/2021-05"),
        ("2021-10-06..2021-10-21", "write 2021-10-06/2021-10-21"),
        *((text, "write 2021-10-21") for text in ("2021-10-21.", "2021-10-21,", "Thursday, October 21, 2021", "Thursday 21 October 2021;")),
        *((text, "write 2021") for text in ("2021 CE", "2021AD", "2021 A.D.")),
        *((text, "years run from 0001 to 9999 here") for text in ("44 BC", "44 B.C.E.")),
        *((text, "write the year in full, as in 2021-10-21") for text in ("21.10.21", "10/21/21", "1/2/03", "21-10-21")),
        ("2021-10-06/21", "write the end in full: 2021-10-06/2021-10-21"),
        ("2021-10-06/11-02", "write the end in full: 2021-10-06/2021-11-02"),
        ("2021-10/12", "write the end in full: 2021-10/2021-12"),
        ("2021-2022", "write 2021/2022"),
        ("2021–2022", "write 2021/2022"),
        ("1834-35", "write 1834/1835"),
        *((f"2021-10-21/{now}", "write 2021-10-21/..") for now in ("now", "present", "Today", "ongoing")),
        ("2021-10-21 to present", "write 2021-10-21/.."),
        # Digits, hyphens and spaces that look like others.
        ("２０２１", "write 2021, in ordinary digits"),
        ("２０２１-10-21", "write 2021-10-21, in ordinary digits"),
        ("2021−10−21", "U+2212 is no hyphen; write 2021-10-21"),
        ("2021－10－21", "U+FF0D is no hyphen; write 2021-10-21"),
        ("2021–10", "U+2013 is no hyphen; write 2021-10"),
        (" 2021", "write 2021"),
        ("2021 ", "write 2021"),
        ("2021\n", "write 2021"),
        # Times.
        ("2021-10-21 13:47", "write T between day and time: 2021-10-21T13:47"),
        ("2021-10-21 13:47:05", "write T between day and time: 2021-10-21T13:47:05"),
        ("2021-10-21 at 1:47 pm", "write T between day and time: 2021-10-21T13:47"),
        ("2021-10-21, 12:05 a.m.", "write T between day and time: 2021-10-21T00:05"),
        ("2021-10-21 13:47 -06:00", "write T between day and time: 2021-10-21T13:47-06:00"),
        ("2021-10-21T13", "write 2021-10-21T13:00"),
        ("2021-10-21t13:47z", "write 2021-10-21T13:47Z"),
        ("2021-10-21T1:47", "write 2021-10-21T01:47"),
        ("2021-10-21T13:47-0600", "write 2021-10-21T13:47-06:00"),
        ("2021-10-21T13:47:05.123-06:00", "write 2021-10-21T13:47:05-06:00"),
        ("2021-10-21T13:47-06", "write 2021-10-21T13:47-06:00"),
        *(
            (text, "a time without a day; write the day in front of it, as in 2021-10-21T13:47")
            for text in ("13:47", "1:47 pm", "06:41:30")
        ),
        ("2021-10-21T13:47.5Z", EXPECTED),
    ],
)
def test_what_is_no_date_is_refused_with_what_to_write(text, advice):
    with pytest.raises(ValueError, match=f'^{re.escape(f""""{text}" is not a date; {advice}""")}$'):
        read_date(text)
    for right in re.findall(r"(?<![\w.-])[\d.]{2,4}[\dX./TZ:~?%-]*(?<![.,:;])(?:/\.\.)?(?= |,|;|$)", advice if advice != EXPECTED else ""):
        if right not in ("0001", "9999", "987"):
            assert read_date(right)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2021-00", '"2021-00" is not a date; there is no month 00'),
        ("2021-13", '"2021-13" is not a date; there is no month 13'),
        ("2021-13-01", '"2021-13-01" is not a date; there is no month 13'),
        ("2021-10-00", '"2021-10-00" is not a date; there is no day 0'),
        ("2021-02-29", '"2021-02-29" is not a date; February 2021 has 28 days'),
        ("2020-02-30", '"2020-02-30" is not a date; February 2020 has 29 days'),
        ("2021-04-31~", '"2021-04-31~" is not a date; April 2021 has 30 days'),
        ("2021/2021-02-30", '"2021/2021-02-30" is not a date; February 2021 has 28 days'),
        ("2021-22", '"2021-22" is not a date; it may be the summer of 2021, or 2021 to 2022; write 2021-06/2021-08 or 2021/2022'),
        ("2021-10-21T25:00-06:00", '"2021-10-21T25:00-06:00" is not a date; there is no hour 25'),
        ("2021-10-21T13:60-06:00", '"2021-10-21T13:60-06:00" is not a date; there is no minute 60'),
        ("2021-10-21T13:47:60Z", '"2021-10-21T13:47:60Z" is not a date; there is no second 60'),
        ("2021-10-21T13:47+15:00", '"2021-10-21T13:47+15:00" is not a date; there is no offset +15:00'),
        ("2021-10-21T13:47-06:20", '"2021-10-21T13:47-06:20" is not a date; there is no offset -06:20'),
        ("2021-02-30T13:47Z", '"2021-02-30T13:47Z" is not a date; February 2021 has 28 days'),
        ("2021-10-21/2021-10-06", '"2021-10-21/2021-10-06" ends before it starts'),
        ("2021-10-21/2021-09", '"2021-10-21/2021-09" ends before it starts'),
        ("2021-10-21/2020", '"2021-10-21/2020" ends before it starts'),
        ("2022/2021", '"2022/2021" ends before it starts'),
        ("2021-10-21T14:00Z/2021-10-21T13:59Z", '"2021-10-21T14:00Z/2021-10-21T13:59Z" ends before it starts'),
    ],
)
def test_an_impossible_date_is_refused_with_the_reason(text, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        read_date(text)


def test_a_long_value_is_quoted_in_part():
    with pytest.raises(ValueError, match="is not a date") as error:
        read_date("2021-" * 100_000)
    assert len(str(error.value)) < 200


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
        ("2004-06-01/", "ongoing", False, "2004-06-01"),
        ("../2024-06-20", "", False, "2024-06-20"),
        # Never more precise than what is written, and nothing where HTML has no form for it.
        ("199X", "", False, ""),
        ("19XX~", "approximate", False, ""),
        ("2021-10-XX", "", False, "2021-10"),
        ("2021-XX", "", False, "2021"),
        ("1999-22", "", False, "1999"),
        ("2021-10-21T13:47-06:00", "", False, "2021-10-21T13:47-06:00"),
        ("2021-10-21T13:47:05Z", "", False, "2021-10-21T13:47:05+00:00"),
        ("2021-10-21T13:47~", "approximate", False, "2021-10-21T13:47"),
    ],
)
def test_marks_say_how_sure_a_date_is(text, marks, is_day, iso):
    date = read_date(text)
    assert " ".join(mark for mark in ("approximate", "uncertain", "ongoing") if getattr(date, mark)) == marks
    assert (date.is_day, date.iso) == (is_day, iso)


def test_dates_sort_by_first_day_then_by_last():
    in_order = ["2020-12-31", "2021-01-01", "2021-01", "2021-01~/2021-02", "2021", "2021/..", "2021-01-02", "2021-10"]
    assert [date.text for date in sorted(read_date(text) for text in reversed(in_order))] == in_order


DENVER = zone_of("America/Denver")


@pytest.mark.parametrize(
    ("text", "words", "iso", "day"),
    [
        ("2021-10-21T13:47", "21 October 2021, 13:47", "2021-10-21T13:47-06:00", "2021-10-21"),
        ("2021-12-21T13:47", "21 December 2021, 13:47", "2021-12-21T13:47-07:00", "2021-12-21"),
        ("2021-10-21T19:47Z", "21 October 2021, 13:47", "2021-10-21T13:47-06:00", "2021-10-21"),
        ("2021-10-22T03:10Z", "21 October 2021, 21:10", "2021-10-21T21:10-06:00", "2021-10-21"),
        ("2021-10-21T13:47~", "21 October 2021, about 13:47", "2021-10-21T13:47-06:00", "2021-10-21"),
        ("2021-11-07T01:30-06:00", "7 November 2021, 01:30", "2021-11-07T01:30-06:00", "2021-11-07"),
        ("2021-11-07T01:30-07:00", "7 November 2021, 01:30", "2021-11-07T01:30-07:00", "2021-11-07"),
        ("2021-10-21T13:47/2021-10-21T20:02Z", "21 October 2021, 13:47–14:02", "2021-10-21T13:47-06:00", "2021-10-21"),
        ("2021-10-21", "21 October 2021", "2021-10-21", "2021-10-21"),
    ],
)
def test_a_time_is_that_of_the_clocks_where_the_case_happened(text, words, iso, day):
    date = read_date(text, DENVER)
    assert (date.words, date.iso, date.first.isoformat(), date.is_floating) == (words, iso, day, False)
    assert str(date) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2021-03-14T02:30", '"2021-03-14T02:30" is not a time in America/Denver; the clocks were put forward past it'),
        (
            "2021-11-07T01:30",
            '"2021-11-07T01:30" came twice in America/Denver, as the clocks were put back; write the offset: 01:30-06:00 or 01:30-07:00',
        ),
    ],
)
def test_a_time_that_was_not_or_was_twice_is_refused(text, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        read_date(text, DENVER)


def test_a_time_of_no_zone_floats():
    assert read_date("2021-10-21T13:47").is_floating
    assert not read_date("2021-10-21T13:47Z").is_floating
    assert zone_of("Mars/Olympus") is None


def test_on_one_day_what_has_a_time_comes_behind_what_has_none():
    in_order = [
        *("2021-10-20", "2021-10-21", "2021-10-21T13:47-06:00", "2021-10-21T13:47:30-06:00", "2021-10-21T13:50-06:00"),
        *("2021-10-21T23:50-06:00/2021-10-22T00:10-06:00", "2021-10-21T23:55-06:00", "2021-10-21/2021-10-22", "2021-10-22"),
    ]
    assert [date.text for date in sorted(map(read_date, reversed(in_order)))] == in_order


@pytest.mark.parametrize(
    ("one", "other", "is_before"),
    [
        ("2021-10-20", "2021-10-21", True),
        ("2021-10", "2021-10-21", False),
        ("2021-10-21T13:47Z", "2021-10-21T13:48Z", True),
        ("2021-10-21T13:47Z", "2021-10-21T13:47Z", False),
        ("2021-10-21T13:47-06:00", "2021-10-21T18:00Z", False),
        ("2021-10-21", "2021-10-21T13:47Z", False),
        ("2021-10-20T13:47Z", "2021-10-21", True),
        ("2021-10-20/..", "2021-10-21", False),
    ],
)
def test_one_date_is_before_another_where_all_of_it_is(one, other, is_before):
    assert read_date(one).is_before(read_date(other)) is is_before


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("2021-10-21", ""),
        ("2021-10-21T06:41Z", "06:41 UTC"),
        ("2021-10-21T06:41-06:00~", "about 06:41"),
        ("2021-10-21T06:41-06:00/2021-10-21T07:15-06:00?", "06:41–07:15 (uncertain)"),
        ("2021-10-21T23:41-06:00/2021-10-22T07:15-06:00", "23:41"),
        ("2021-10-21T06:41-06:00/..", "06:41"),
    ],
)
def test_the_time_of_day_reads_alone_too(text, clock):
    assert read_date(text).clock == clock


@pytest.mark.parametrize(
    ("words", "time"),
    [("13:47", "13:47:00"), ("1:26 AM", "01:26:00"), ("12:05 am", "00:05:00"), ("12:05 p.m.", "12:05:00"), ("06:41:30", "06:41:30")],
)
def test_a_time_is_read_as_a_spreadsheet_has_it_and_written_behind_a_day(words, time):
    clock = read_clock(words)
    assert clock.isoformat() == time
    assert read_date(at_time("2021-10-21", clock)).time.time() == clock


@pytest.mark.parametrize("words", ["25:00", "13:60", "13:47 pm", "0:10 am", "noon", "", "13"])
def test_what_is_no_time_is_refused(words):
    with pytest.raises(ValueError, match=f'^"{re.escape(words)}" is not a time of day'):
        read_clock(words)


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


@given(st.text(alphabet="0123456789-/~?%.XTZ:+ apmsinceunt[],", max_size=30))
def test_whatever_is_refused_is_refused_in_a_sentence(text):
    try:
        read_date(text, DENVER)
    except ValueError as error:
        assert str(error).startswith(f'"{text}" ')  # noqa: PT017  # either way is right


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("es", "2021-10-21T06:02-03:00~", "21 de octubre de 2021, hacia las 06:02"),
        ("es", "2021-10-21T01:30-03:00%", "21 de octubre de 2021, hacia la 01:30 (sin certeza)"),
        ("es", "2021-10-21~", "hacia el 21 de octubre de 2021"),
        ("es", "2021-10~", "hacia octubre de 2021"),
        ("es", "../2021-10-21", "hasta el 21 de octubre de 2021"),
        ("es", "../2021-10", "hasta octubre de 2021"),
        ("es", "2021-10-06/2021-10-21", "6–21 de octubre de 2021"),
        ("es", "2021-09-06/2021-10-21", "6 de septiembre a 21 de octubre de 2021"),
        ("fr", "2021-01-01", "1er janvier 2021"),
        ("fr-CA", "2021-01-11", "11 janvier 2021"),
        ("fr", "2021-01-01/2021-01-05", "1er–5 janvier 2021"),
        ("fr", "2021-01-01/2021-02-01", "1er janvier – 1er février 2021"),
        ("fr", "2021-01-01~", "1er janvier 2021 environ"),
        ("fr", "2021-01-01T06:02+01:00~", "1er janvier 2021, vers 06:02"),
        ("de", "2021-01-01T06:02+01:00~", "1. Januar 2021, etwa 06:02"),
        ("de", "2021-01-01/2021-01-05", "1.–5. Januar 2021"),
        ("it", "2021-01-01", "1º gennaio 2021"),
        ("hu", "2021-01-01", "2021. január 1."),
    ],
)
def test_a_date_is_said_as_its_language_says_it(language, text, words):
    with speaking(language):
        assert read_date(text).words == words
