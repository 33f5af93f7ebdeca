"""casesite import timelinejs: a spreadsheet of Knight Lab's TimelineJS becomes events, and the export of events one again."""

import csv
import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import SITE
from hypothesis import given
from hypothesis import strategies as st

from casesite.case_data import link_case
from casesite.commands.cli import main
from casesite.exports.timelinejs import KNIGHT_LAB, OURS, date_cells, timelinejs_csv
from casesite.values.dates import read_date
from casesite.values.text import parse
from casesite.writing.imports.moments import time_of
from casesite.writing.imports.sheet import TableError
from casesite.writing.imports.timelinejs import read

ROOT = Path(__file__).resolve().parents[1]
BRIDGE = ROOT / "tests/cases/bridge/case_data"
SAMPLE = ROOT / "tests/samples/timelinejs.csv"
ALL = ["--status=alleged", "--by=ab-c", "--category=structure", "--media-kind=news"]


@pytest.fixture
def bridge(tmp_path, monkeypatch):
    """A copy of the bridge case, beside which the program runs."""
    monkeypatch.chdir(tmp_path)
    return shutil.copytree(BRIDGE, tmp_path / "case_data")


@pytest.fixture
def run(bridge, capsys):
    def run_beside(*arguments):
        capsys.readouterr()
        return main(["import", "--today=2030-01-01", "timelinejs", *map(str, arguments)]), *capsys.readouterr()

    return run_beside


def entries(path):
    """What another reader of YAML finds in a file, every value as text."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # it makes nothing but text


def sheet(*rows):
    """A spreadsheet of some rows, each by the names of its columns."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, KNIGHT_LAB, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def one(**cells):
    """The row of a spreadsheet of one row, read."""
    [row] = read(sheet({"Headline": "A", **{name.replace("_", " "): cell for name, cell in cells.items()}}))
    return row


def test_rows_become_events_and_the_others_are_named_with_the_reason(run, bridge):
    before = (bridge / "events.yml").read_bytes()
    code, out, err = run(SAMPLE, *ALL)
    assert code == 1
    assert out.startswith('case_data/events.yml:211:12: error: "league-index" is a weak source (Second hand; ')
    assert out.endswith(" (weak-only)\n")
    assert (bridge / "events.yml").read_bytes().startswith(before)
    photographed, fence, divers = entries(bridge / "events.yml")[-3:]
    assert photographed == {
        "id": "hanger-is-photographed-again",
        "date": "2021-10",
        "title": "A hanger is photographed again",
        "text": "Walkers sent photographs of the northern hanger to the council. "
        "[The index](https://league.example.org/photographs) lists them.",
        "status": "alleged",
        "by": ["ab-c"],
        "sources": ["league-index"],
        "category": "structure",
    }
    assert (fence["date"], fence["text"], fence["sources"]) == (
        "2022-03-15T08:30",
        "A fence was put up at both ends.\n\nIt stood until May.",
        ["osk-valley-herald-fence-footbridge"],
    )
    assert (divers["date"], divers["text"]) == ("2022-04/2022-05", "Divers worked for some weeks & found nothing.")
    assert [source["url"] for source in entries(bridge / "sources.yml")[-2:]] == [
        "https://herald.example.com/2022/03/16/fence",
        "https://video.example.com/watch?v=1",
    ]
    said = [line.partition("timelinejs.csv: ")[2] for line in err.splitlines() if "timelinejs.csv: " in line]
    assert said == [
        "row 2: it is the title of the timeline, and no event",
        "row 3: it is an era, a span behind the events, and no event",
        'row 5: left out: Display Date "Tuesday, 15 March"; the date is 2022-03-15T08:30',
        "row 5: left out: Alt Text “A wire fence”",
        "row 6: left out: Group “Diving”, which is no category",
        'row 7: "2023-13-01" is not a date; there is no month 13',
        'row 8: its date has a gap: year "", month "5", day "2"',
        'row 9: its Year is "-44"; years run from 1 to 9999 here',
        "row 10: it has no title; write one in the sheet",
        "row 10: it has no sources; give --source or --media-kind",
        "row 11: it has no sources; give --source or --media-kind",
        "row 11: left out: Media, which is no web address",
    ]
    assert "3 of 10 rows became events; wrote case_data/events.yml; wrote case_data/sources.yml\n" in err


def test_what_the_sheet_does_not_say_must_be_given(run, bridge):
    before = {path: path.read_bytes() for path in bridge.iterdir() if path.is_file()}
    code, out, err = run(SAMPLE)
    assert (code, out) == (1, "")
    assert "row 5: it has no status; give --status\n" in err
    assert "row 6: it has no category; give --category, or a Group that is one\n" in err
    assert "row 6: left out: https://video.example.com/watch?v=1, which is no source yet; give --media-kind to make it one\n" in err
    assert "0 of 10 rows became events\n" in err
    assert {path: path.read_bytes() for path in bridge.iterdir() if path.is_file()} == before


def test_a_time_is_left_out_where_the_case_names_no_time_zone(run, bridge):
    profile = bridge / "case.yml"
    without = profile.read_text(encoding="utf-8").replace("timezone: Europe/Lisbon\n", "")
    profile.write_text(without, encoding="utf-8")
    err = run(SAMPLE, *ALL)[2]
    assert "row 5: left out: Time 08:30; to keep it, name the time zone in case.yml\n" in err
    assert 'row 5: left out: Display Date "Tuesday, 15 March"; the date is 2022-03-15\n' in err
    assert entries(bridge / "events.yml")[-2]["date"] == "2022-03-15"


def test_a_second_import_adds_nothing(run, bridge):
    run(SAMPLE, *ALL)
    before = (bridge / "events.yml").read_bytes()
    err = run(SAMPLE, *ALL)[2]
    assert 'row 4: it is the event "hanger-is-photographed-again" already\n' in err
    assert "0 of 10 rows became events\n" in err
    assert (bridge / "events.yml").read_bytes() == before


@pytest.mark.parametrize(
    ("cells", "date"),
    [
        ({"Year": "2021"}, "2021"),
        ({"Year": "2021", "Month": "3"}, "2021-03"),
        ({"Year": "2021", "Month": "03", "Day": "4"}, "2021-03-04"),
        ({"Year": "2021", "End_Year": "2022", "End_Month": "1"}, "2021/2022-01"),
        ({"Year": "2021", "End_Year": "2021"}, "2021"),
        ({"Year": " 2021 ", "Display_Date": "2021"}, "2021"),
        ({"Year": "800"}, "0800"),
    ],
)
def test_a_date_is_as_precise_as_the_sheet_says(cells, date):
    row = one(**cells)
    assert (row.values["date"], row.refused, row.left_out) == (date, "", [])


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"Month": "3"}, 'its date has a gap: year "", month "3", day ""'),
        ({"Year": "2021", "Day": "3"}, 'its date has a gap: year "2021", month "", day "3"'),
        ({"Year": "2021", "End_Day": "3"}, 'its end date has a gap: year "", month "", day "3"'),
        ({"Year": "MMXXI"}, 'its date is not in numbers: "MMXXI"'),
        ({"Year": "2021", "Month": "Marsh"}, 'its date is not in numbers: "2021-Marsh"'),
        ({"Year": "2021", "Month": "2", "Day": "30"}, '"2021-02-30" is not a date; February 2021 has 28 days'),
        ({"Year": "2021", "End_Year": "2020"}, '"2021/2020" ends before it starts'),
        ({"Year": "10000000"}, 'its Year is "10000000"; years run from 1 to 9999 here'),
        ({"Text": "x"}, "it has no Year"),
    ],
)
def test_a_date_that_is_none_is_refused_in_words(cells, words):
    assert one(**cells).refused.startswith(words)


def test_a_cell_that_a_spreadsheet_would_run_loses_the_apostrophe_that_kept_it_from_that():
    row = one(Year="2021", Headline="'=1+1", Text="'+1 <b>for</b> the bridge")
    assert (row.values["title"], row.values["text"]) == ("=1+1", "+1 for the bridge")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param("", "the file is empty", id="D39"),
        pytest.param(
            "Headline,Text\nA,B\n",
            "there is no column Year; its first row was read as “Headline, Text”, with commas between the cells, and must name",
            id="no Year",
        ),
        pytest.param("Jahr;Titel\n2021;A\n", "its first row was read as “Jahr, Titel”, with semicolons between the cells", id="no column"),
        pytest.param("Start Year,Headline\n2021,A\n", 'there is no column Year; did you mean "Start Year"? call it Year', id="D24"),
        pytest.param(
            "Year,Month,Day,Headline,Text,Text\n1969,7,20,A,T,U", "two columns are called Text; give one of them another name", id="D21"
        ),
        pytest.param(
            "Year|Month|Headline\n1969|7|A\n",
            "there is no column Year and no column Headline; its first row was read as “Year|Month|Headline”",
            id="bars",
        ),
        pytest.param("Year,Month,Day,Headline,Text\n", "there is no row below the names of the columns", id="no row"),
        pytest.param("PK\x03\x04\x14\0", 'no CSV but the file of a spreadsheet program; save the sheet as "CSV UTF-8"', id="XLSX"),
        pytest.param("\0Y\0e\0a\0r\0,\0\n", 'save the sheet as "CSV UTF-8"', id="UTF-16 without a mark"),
    ],
)
def test_a_file_that_is_no_such_sheet_is_refused_in_a_line(run, tmp_path, content, words):
    (tmp_path / "x.csv").write_text(content)
    code, out, err = run("x.csv")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("casesite: x.csv: ")
    assert words in err
    assert len(err) < 400


def test_what_was_read_changes_no_limit_of_what_is_read_later():
    limit = csv.field_size_limit()
    read("Year,Headline\n2021,The gate falls\n")
    assert csv.field_size_limit() == limit


def test_a_file_that_is_not_there_is_refused(run):
    assert run("nowhere.csv")[::2] == (2, "casesite: nowhere.csv cannot be read: No such file or directory\n")


DATES = {
    "D1": ('"1,969",7,20', "1969-07-20"),
    "D2": ("1969.0,7.0,20.0", "1969-07-20"),
    "D3": ('"1 969",7,20', "1969-07-20"),
    "D3 with a no-break space": ('"1\u202f969",7,20', "1969-07-20"),
    "D4": ("'1969,7,20", "1969-07-20"),
    "D5": ("1969,July,20", "1969-07-20"),
    "D5 shorter": ("1969,Jul,20", "1969-07-20"),
    "D6": ("1969,7,20th", "1969-07-20"),
    "D7": ("1969-07-20,,", "1969-07-20"),
    "D9": (" 1969 ,07,20", "1969-07-20"),
    "D12": ("2021,November-December,", "2021-11/2021-12"),
    "D13": ("1969,0,0", "1969"),
}
NO_DATES = {
    "D8": ("7/20/1969,,", 'its Year is "7/20/1969"; write the year, month and day in columns of their own'),
    "D10": ("69,7,20", 'its Year is "69"; write 1969 (or 0069 for the year 69)'),
    "D14": ("1969,,20", 'its date has a gap: year "1969", month "", day "20"'),
    "D15": ("-44,3,15", 'its Year is "-44"; years run from 1 to 9999 here'),
    "a month that is none": ("1969,13,1", "month 13"),
    "a day that is none": ("1969,2,30", "28 days"),
}


@pytest.mark.parametrize("row", DATES)
def test_a_date_as_people_and_spreadsheets_write_it(row):
    cells, date = DATES[row]
    [read_row] = read(f"Year,Month,Day,Headline,Text\n{cells},Apollo,T\n")
    assert (read_row.values, read_row.refused, read_row.left_out) == ({"date": date, "title": "Apollo", "text": "T"}, "", [])


@pytest.mark.parametrize("row", NO_DATES)
def test_a_date_that_is_none_says_what_to_write(row):
    cells, words = NO_DATES[row]
    [read_row] = read(f"Year,Month,Day,Headline,Text\n{cells},Apollo,T\n")
    assert words in read_row.refused
    assert read_row.values == {}


def test_a_decade_is_one_where_a_date_may_be_one_and_else_has_its_alternative():
    """D11"""
    [row] = read("Year,Month,Day,Headline,Text\n1850s,,,Building,T\n")
    if row.refused:
        assert row.refused == '"1850s" is a decade; write 1850 as the Year and 1859 as the End Year'
    else:
        assert row.values["date"] == read_date("185X").text


TIMED = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text\n"
HINT = "; to keep it, name the time zone in case.yml"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        pytest.param("13:47,,,,14:00", [f"Time 13:47{HINT}", f"End Time 14:00{HINT}"], id="D16"),
        pytest.param("1:26 AM,,,,", [f"Time 1:26 AM{HINT}"], id="D17"),
        pytest.param("25:00,,,,", ["Time 25:00, which is no time"], id="D18"),
        pytest.param("1300,,,,", ["Time 1300, which is no time"], id="no colon"),
    ],
)
def test_a_time_of_day_is_named_where_the_case_keeps_none(cells, said):
    [row] = read(f"{TIMED}2021,10,21,{cells},,H,T")
    assert (row.values["date"], row.left_out) == ("2021-10-21", said)


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("13:47", "13:47"),
        ("1:26 AM", "01:26"),
        ("1:26pm", "13:26"),
        ("12:05 a.m.", "00:05"),
        ("12 pm", "12:00"),
        ("7:05:09", "07:05:09"),
        ("0:00", "00:00"),
    ],
)
def test_a_time_of_day_in_edtf(words, time):
    assert time_of(words) == time


@pytest.mark.parametrize("words", ["25:00", "13:60", "13:47 pm", "0 am", "noon", "13", "", "1:2"])
def test_a_time_that_is_none(words):
    with pytest.raises(ValueError, match="is no time"):
        time_of(words)


TEXTS = {
    "D25": ("<ul><li>a</li><li>b</li></ul>", "- a\n- b", []),
    "D25 numbered, behind words": ("Two:<ol><li>a <b>b</b></li><li>c</li></ol>End", "Two:\n\n1. a b\n2. c\n\nEnd", []),
    "a quotation": ("He said:<blockquote><p>No.</p><p>Never.</p></blockquote>He left.", "He said:\n\n> No.\n>\n> Never.\n\nHe left.", []),
    "D26": ('See <a href="/rel">the page</a>', "See the page", ["the address “/rel”"]),
    "D27": ('See <a href="javascript:x">the page</a>', "See the page", ["the address “javascript:x”"]),
    "D28": ('See <a href="https://a.example/a b">the page</a>', "See [the page](https://a.example/a%20b)", []),
    "D30": ('See <a href="https://a.example/x">the page</a>', "See [the page](https://a.example/x)", []),
    "parentheses": ('See <a href="https://a.example/x_(y)">the page</a>', "See [the page](https://a.example/x_%28y%29)", []),
    "D31": ("a < b, &copy; [[gate]] *y*", "a \\< b, © \\[\\[gate\\]\\] \\*y\\*", []),
    "D32": ("+x", "\\+x", []),
    "a picture": ('A<img src="https://a.example/p.png">b', "Ab", ["<img> “https://a.example/p.png”"]),
    "a script": ("A<script>x()</script>b", "Ab", ["<script>"]),
    "of an export of ours": ('A<p class="casesite-source">Source: x</p>', "A", []),
}  # fmt: skip


@pytest.mark.parametrize("row", TEXTS)
def test_the_html_of_a_text(row):
    html, text, said = TEXTS[row]
    read_row = one(Year="2021", Text=html)
    assert read_row.values["text"].lstrip("\\") == text.lstrip("\\")
    assert read_row.left_out == said
    assert parse(read_row.values["text"])[1] == ()


def test_a_headline_holds_no_link():
    """D29, and the headline of D31 and D32"""
    row = one(Year="2021", Headline='<a href="https://a.example/x">H</a>', Text="T")
    assert (row.values["title"], row.left_out) == ("H", ["https://a.example/x, as a headline holds no link"])
    assert one(Year="2021", Headline="A &amp; B <i>x</i>").values["title"] == "A & B x"
    assert one(Year="2021", Headline="=1+1").values["title"] == "=1+1"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        pytest.param(
            "2021,10,21,H,T again, and more", "row 2: it has 6 cells, and the header has 5; put a text with commas in quotes", id="D20"
        ),
        pytest.param("2021,10,21,,Only text", "row 2: it has no title; write one in the sheet", id="D33"),
        pytest.param("2021,10,21,H,nb\u00a0sp\u200bzw", "row 2: text: ", id="D34"),
        pytest.param(f"2021,10,21,H,{'x' * 200_000}", "row 2: text: 200,000 characters, over the limit of 12,000 for one text", id="G23"),
    ],
)
def test_a_row_that_is_none_is_named_and_the_others_are_written(run, tmp_path, bridge, cells, said):
    (tmp_path / "x.csv").write_text(f"Year,Month,Day,Headline,Text\n{cells}\n2021,10,22,Good,T\n")
    code, _, err = run("x.csv", "--status=established", "--source=inquiry-report", "--category=structure")
    assert code == 1
    assert f"x.csv: {said}" in err
    assert "1 of 2 rows became events" in err
    assert len(err) < 600
    assert entries(bridge / "events.yml")[-1]["title"] == "Good"


def test_a_quotation_mark_that_is_never_closed_makes_no_event_of_the_rows_behind_it():
    good, open_ = read('Year,Headline,Text\n1969,A,T\n1970,"B,T\n1971,C,T\n')
    assert (good.values["title"], open_.number) == ("A", 3)
    assert open_.refused == "a quotation mark in it is opened and never closed, so that it holds every row behind it"


def test_what_stands_in_a_column_without_a_name_is_said():
    [row] = read("Year,Headline,,Text,\n1969,A,mine,T,\n")
    assert row.left_out == ["the column 3 without a name “mine”"]


@pytest.mark.parametrize(
    ("above", "separator"),
    [pytest.param("Titel\n", ",", id="D22"), pytest.param("", ";", id="semicolons"), pytest.param("\n", "\t", id="tabs")],
)
@pytest.mark.parametrize("names", ["Year Month Day Headline Text", "year month day HEADLINE text"], ids=["as documented", "D23"])
def test_the_columns_are_found(above, separator, names):
    rows = read(f"{above}{separator.join(names.split())}\n{separator.join('1969 7 20 Apollo T'.split())}\n\n")
    assert rows[-1].values == {"date": "1969-07-20", "title": "Apollo", "text": "T"}
    assert rows[-1].number == 2 + bool(above)
    assert [row.refused for row in rows[:-1]] == (
        ["“Titel” stands above the names of the columns, and is no event"] if above == "Titel\n" else []
    )


def test_a_picture_is_no_source(run, tmp_path, bridge):
    """D35 and D36"""
    (tmp_path / "x.csv").write_text(
        sheet(
            {"Year": "2021", "Headline": "A", "Media": "https://a.example/p.jpg?x=1", "Media Credit": "Osk"},
            {"Year": "2021", "Headline": "B", "Media": "a.example/p.jpg"},
        )
    )
    before = (bridge / "sources.yml").read_bytes()
    _, _, err = run("x.csv", *ALL, "--source=inquiry-report")
    assert "row 2: left out: https://a.example/p.jpg?x=1, a picture, which is no source\n" in err
    assert "row 2: left out: Media Credit “Osk”\n" in err
    assert "row 3: left out: Media, which is no web address\n" in err
    assert (bridge / "sources.yml").read_bytes() == before
    assert entries(bridge / "events.yml")[-1]["sources"] == ["inquiry-report"]


def test_a_row_that_becomes_no_event_leaves_no_source_behind(run, tmp_path, bridge):
    before = (bridge / "sources.yml").read_bytes()
    rows = [{"Year": "2021", "Headline": headline, "Text": "T", "Media": "https://a.example/x"} for headline in ("", "A")]
    (tmp_path / "x.csv").write_text(sheet(rows[0]))
    assert "0 of 1 rows became events\n" in run("x.csv", *ALL)[2]
    assert (bridge / "sources.yml").read_bytes() == before
    (tmp_path / "x.csv").write_text(sheet(*rows))
    assert "1 of 2 rows became events; " in run("x.csv", *ALL)[2]
    assert [source.get("url") for source in entries(bridge / "sources.yml")].count("https://a.example/x") == 1


def test_a_sheet_in_another_encoding(run, tmp_path):
    """D38"""
    text = sheet({"Year": "2021", "Headline": "Brücke", "Text": "T"})
    (tmp_path / "x.csv").write_bytes(text.encode("utf-16"))
    assert "1 of 1 rows became events" in run("x.csv", *ALL, "--source=inquiry-report")[2]
    (tmp_path / "x.csv").write_bytes(text.encode("cp1252"))
    assert run("x.csv", *ALL) == (2, "", 'casesite: x.csv cannot be read: it is not UTF-8; save it as "CSV UTF-8"\n')


def test_what_a_sheet_of_ours_does_not_hold_is_said(run, tmp_path, bridge):
    """D53"""
    (tmp_path / "x.csv").write_bytes(exported(BRIDGE))
    (bridge / "events.yml").unlink()
    err = run("x.csv")[2]
    assert "x.csv: left out: where in a source an event is borne out, quotations, and further statements; " in err


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    for content in (
        text,
        f"Year,Headline,Text,Media\n{text}",
        sheet({"Year": "2021", "Headline": text, "Text": text, "Media": text, "Type": text}),
    ):
        try:
            rows = read(content)
        except TableError:
            continue
        assert [row.number for row in rows] == sorted({row.number for row in rows})


def exported(case_dir):
    """The sheet of a case, whether or not it keeps every rule."""
    return timelinejs_csv(link_case(case_dir, SITE), SITE)


def without_events(case_dir, to):
    """A case without the events that it shows; of those that it withdrew, other records speak."""
    shutil.copytree(case_dir, to)
    for path in [to / "events.yml", *to.glob("events/*.yml")]:
        if path.exists():
            records = path.read_text(encoding="utf-8").split("\n- id: ")[1:]
            path.unlink()
            if withdrawn := "".join(f"- id: {record}\n" for record in records if "withdrawn:" in record):
                path.write_text(withdrawn, encoding="utf-8")
    return to


@pytest.mark.parametrize("case_data", [ROOT / "case_data", BRIDGE], ids=["shipped", "bridge"])
def test_an_export_comes_back_as_the_same_events_and_is_the_same_again(tmp_path, case_data):
    events = link_case(case_data, SITE).events
    sheets = [exported(case_data)]
    for name in ("one", "two"):
        case_dir = without_events(case_data, tmp_path / name)
        (tmp_path / "sheet.csv").write_bytes(sheets[-1])
        main(["import", "--today=2030-01-01", "timelinejs", str(tmp_path / "sheet.csv"), str(case_dir)])
        sheets.append(exported(case_dir))
        again = link_case(case_dir, SITE).events
        assert [event.id for event in again] == [event.id for event in events]
        for event, before in zip(again, events, strict=True):
            for part in ("date", "title", "status", "by", "category", "place", "parties", "proceedings"):
                assert getattr(event, part) == getattr(before, part)
            assert [citation.source for citation in event.sources] == [citation.source for citation in before.sources]
    assert sheets[1] == sheets[2]  # from the first import on, nothing changes any more


def test_a_group_is_escaped_as_timelinejs_reads_it_and_comes_back(bridge):
    path = bridge / "case.yml"
    path.write_text(path.read_text().replace("label: The bridge", "label: The <b>R&D</b> & “bridge”"))
    sheet = exported(bridge)
    groups = {row["Group"] for row in csv.DictReader(io.StringIO(sheet.decode(), newline=""))}
    assert "The &amp;lt;b&amp;gt;R&amp;amp;D&amp;lt;/b&amp;gt; &amp;amp; “bridge”" in groups
    assert [group for group in groups if "<" in group] == []
    assert "The <b>R&D</b> & “bridge”" in {row.group for row in read(sheet.decode())}


@pytest.mark.parametrize("text", ["2021", "2021-03", "2021-03-04~", "2021-03/2022", "2021%/.."])
def test_a_date_fills_the_columns_that_it_knows(text):
    start, _, end = text.replace("~", "").replace("%", "").replace("..", "").partition("/")
    numbers = [str(int(number)) for number in (*start.split("-"), *filter(None, end.split("-")))]
    assert list(date_cells(read_date(text)).values()) == numbers


def test_the_export_has_the_columns_that_knight_lab_documents_and_no_cell_that_runs(tmp_path, bridge):
    path = bridge / "events.yml"
    path.write_text(path.read_text().replace("title: The bridge is closed", "title: =1+1 <script>"))
    rows = list(csv.reader(io.StringIO(exported(bridge).decode(), newline="")))
    assert tuple(rows[0]) == (*KNIGHT_LAB, *OURS)
    assert [cell for row in rows[1:] for cell in row if cell.startswith(("=", "+", "-", "@"))] == []
    headline, text = KNIGHT_LAB.index("Headline"), KNIGHT_LAB.index("Text")
    assert "'=1+1 &lt;script&gt;" in [row[headline] for row in rows]  # TimelineJS shows it as HTML
    assert all("casesite-status" in row[text] for row in rows[2:])  # nothing is told without whose word it is
    assert rows[1][KNIGHT_LAB.index("Type")] == "title"


def test_the_program_itself(tmp_path, bridge):
    command = [sys.executable, "-m", "casesite", "import", "timelinejs", str(SAMPLE), *ALL, "--source=inquiry-report", "--today=2030-01-01"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "4 of 10 rows became events" in done.stderr
    assert len(entries(bridge / "events.yml")) == len(entries(BRIDGE / "events.yml")) + 4
