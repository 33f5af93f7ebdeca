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

from casesite.build import link_case
from casesite.commands.cli import main
from casesite.exports.timelinejs import KNIGHT_LAB, OURS, date_cells, timelinejs_csv
from casesite.values.dates import read_date
from casesite.writing.imports.timelinejs import TableError, read

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
    assert out.startswith('case_data/events.yml:203:12: error: "league-index" is a weak source (Second hand; ')
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
    assert (fence["text"], fence["sources"]) == (
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
        'row 5: left out: Display Date "Tuesday, 15 March"; the date is 2022-03-15',
        "row 5: left out: Time 08:30",
        'row 7: "2023-13-01" is not a date; there is no month 13',
        'row 8: its date has a gap: year "", month "5", day "2"',
        'row 9: its date is not in numbers: "-44-3-15"',
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
        ({"Year": "1,000"}, 'its date is not in numbers: "1,000"'),
        ({"Year": "2021", "Month": "March"}, 'its date is not in numbers: "2021-March"'),
        ({"Year": "2021", "Month": "2", "Day": "30"}, '"2021-02-30" is not a date; February 2021 has 28 days'),
        ({"Year": "2021", "End_Year": "2020"}, '"2021/2020" ends before it starts'),
        ({"Year": "10000000"}, '"10000000" is not a date; '),
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
        ("", "there is no column Year and no column Headline"),
        ("Headline,Text\nA,B\n", "there is no column Year; the first row of the sheet names its columns: Year, Month, "),
        ("Year,Headline\n2021," + "x" * 200_000, "is not CSV: field larger than field limit"),
    ],
)
def test_a_file_that_is_no_such_sheet_is_refused_in_a_line(run, tmp_path, content, words):
    (tmp_path / "x.csv").write_text(content)
    code, out, err = run("x.csv")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("casesite: x.csv: ")
    assert words in err


def test_a_file_that_is_not_there_is_refused(run):
    assert run("nowhere.csv")[::2] == (2, "casesite: nowhere.csv is no file of UTF-8 text that can be read\n")


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
    return timelinejs_csv(link_case(case_dir, SITE), SITE, ())


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
