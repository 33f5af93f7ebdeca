"""casesite new: a record from flags, from answers, from a file of references, from an issue form."""

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import MINIMAL, SITE
from hypothesis import given
from hypothesis import strategies as st

from casesite.build import build
from casesite.case_data import link_case
from casesite.commands.cli import main
from casesite.commands.new import OF_THE_FILE
from casesite.model.kinds import KINDS, Event, Exhibit, Party, Source, Term
from casesite.values.text import parse, words_of
from casesite.writing import as_shown
from casesite.writing.canonical.form import canonical, record
from casesite.writing.drafting.ids import next_id, slug
from casesite.writing.drafting.markdown import as_markdown, read_html
from casesite.writing.drafting.values import faults, fields
from casesite.writing.imports import bibtex, csl
from casesite.writing.issue_forms import FORMS

ROOT = Path(__file__).resolve().parents[1]
BRIDGE = ROOT / "tests/cases/bridge/case_data"
SAMPLES = ROOT / "tests/samples"
TODAY = "--today=2030-01-01"
GATE = [
    "--title=The gate rises",
    "--date=2022-05-01",
    "--text=It rose.",
    "--status=established",
    "--category=structure",
    "--sources=report",
]


@pytest.fixture
def new(write_case, tmp_path, monkeypatch, capsys):
    """Run ``casesite new`` beside the minimal case with some files changed → exit code, output, errors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)

    def run(*arguments, files=None):
        if files is not None or not (tmp_path / "case_data").exists():
            write_case(files)
        capsys.readouterr()
        given = [str(word) for word in arguments]
        names = [word.partition("=")[0] for word in given]  # the last of each counts, so that a test can change one of GATE
        given = [word for at, word in enumerate(given) if names[at] not in names[at + 1 :] or names[at] == "--set" or "-" not in word[:1]]
        try:
            code = main(["new", TODAY, *given])
        except SystemExit as stopped:
            code = stopped.code
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def bridge(tmp_path, new):
    """A copy of the bridge case in place of the minimal one."""
    return shutil.copytree(BRIDGE, tmp_path / "case_data")


def entries(path):
    """What another reader of YAML finds in a file, every value as text."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # it makes nothing but text


def test_a_record_is_put_at_the_end_and_no_byte_before_it_changes(new, tmp_path):
    path = tmp_path / "case_data/events.yml"
    code, out, err = new("event", *GATE)
    assert (code, out, err) == (0, "", 'wrote event "gate-rises"\nwrote case_data/events.yml\n')
    record = """
- id: gate-rises
  date: 2022-05-01
  title: The gate rises
  text: It rose.
  status: established
  sources: [report]
  category: structure
"""
    assert path.read_text() == MINIMAL["events.yml"] + record
    assert [event.id for event in link_case(tmp_path / "case_data", SITE).events] == ["gate-falls", "gate-rises"]


@pytest.mark.parametrize(
    "before", ["- id: a # x\n\n\n# the end\n", "- id: a", "- id: a\r\n", "  # note\n- id: a\n  text: |+\n    b\n\n", "# nothing yet\n", ""]
)
def test_whatever_stands_in_the_file_stays(new, tmp_path, before):
    assert new("term", "--title=Gate", "--text=A door.", files={"glossary.yml": before})[0] in (0, 1)  # "- id: a" is no term
    after = (tmp_path / "case_data/glossary.yml").read_bytes().decode()
    assert after.startswith(before)
    assert entries(tmp_path / "case_data/glossary.yml")[-1] == {"id": "term-gate", "title": "Gate", "text": "A door."}
    assert ("\r\n" in before) == ("\r\n" in after[len(before) :])


@pytest.mark.parametrize("before", ["[{id: a}]\n", "  - id: a\n"])
def test_a_file_that_takes_no_more_records_is_left_alone(new, tmp_path, before):
    code, _, err = new("term", "--title=Gate", "--text=A door.", files={"glossary.yml": before})
    assert (code, err) == (
        2,
        'casesite: a record cannot be put at the end of case_data/glossary.yml; run "casesite fmt case_data/glossary.yml" first\n',
    )
    assert (tmp_path / "case_data/glossary.yml").read_text() == before


def test_a_broken_file_is_left_alone_and_reported_as_check_does(new, tmp_path):
    code, out, _ = new("term", "--title=Gate", "--text=A door.", files={"glossary.yml": '- id: "a\n'})
    assert (code, out) == (1, "case_data/glossary.yml:1:7: error: a quotation mark opened here is not closed (broken-yaml)\n")
    assert (tmp_path / "case_data/glossary.yml").read_text() == '- id: "a\n'


def test_what_is_missing_is_named_by_its_flag_and_nothing_is_written(new, tmp_path):
    code, out, err = new("event", "--date=2022", "--category=structure")
    assert (code, out) == (2, "")
    assert [line.split(" is missing: ")[0] for line in err.splitlines()] == [
        f"casesite: --{name}" for name in ("title", "text", "status", "sources")
    ]
    assert "casesite: --title is missing: What happened, in a headline of plain words\n" in err
    code, _, err = new("dispute", "--title=Was it shut?")
    assert "casesite: --set positions.0.by=… is missing: " in err
    assert "casesite: --set outcome.status=… is missing: " in err
    assert (tmp_path / "case_data/events.yml").read_text() == MINIMAL["events.yml"]


@pytest.mark.parametrize(
    ("flag", "words"),
    [
        ("--date=2022-13-01", 'casesite: --date: "2022-13-01" is not a date; there is no month 13\n'),
        ("--status=establishd", 'casesite: --status: "establishd" is not a word for "status"; did you mean "established"?\n'),
        ("--text=<b>It</b> rose.", "casesite: --text: HTML is not read here; write the words without tags\n"),
        ("--title=a\u200bb", "casesite: --title: U+200B (zero width space) cannot be seen; delete it\n"),
        ("--id=Gate", 'casesite: --id: "Gate" is not an id; use small letters, digits and single hyphens, as in "gate"\n'),
        ("--id=ferrow", 'casesite: "ferrow" is the id of a record already; choose another with --id\n'),
        ("--file=events.yml", "casesite: events.yml is no file for this; name case_data/events.yml, or a file in case_data/events/\n"),
        ("--file=case_data/parties.yml", "casesite: case_data/parties.yml is no file for this; "),
        ("--set=nowhere=1", 'casesite: "nowhere" leads nowhere; the names are: formerly, '),
        (
            "--set=statements.3.text=x",
            'casesite: "statements.3.text" leads nowhere; entries of a list are numbered from 0, one after another\n',
        ),
        ("--set=title", 'casesite: "--set title" lacks a "="; write --set field=value\n'),
    ],
)
def test_a_wrong_value_is_said_and_nothing_is_written(new, tmp_path, flag, words):
    code, out, err = new("event", *GATE, flag)
    assert (code, out) == (2, "")
    assert err.startswith(words)
    assert (tmp_path / "case_data/events.yml").read_text() == MINIMAL["events.yml"]


def test_of_two_values_for_one_none_is_dropped(write_case, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    write_case()
    assert main(["new", TODAY, "event", *GATE, "--title=The gate falls"]) == 2
    assert capsys.readouterr().err == "casesite: --title is given 2 times, and holds one value; leave the others out\n"
    assert (tmp_path / "case_data/events.yml").read_text() == MINIMAL["events.yml"]


def test_what_the_case_lacks_now_is_printed_with_its_place(new):
    code, out, err = new("event", *GATE, "--parties=ferrow, nobody", "--status=alleged")
    assert code == 1
    assert out == 'case_data/events.yml:16:21: error: no party is called "nobody" (unknown-reference)\n'
    assert err.startswith('wrote event "gate-rises"')


def test_parts_of_a_record_are_set_by_their_path(new, tmp_path):
    code, _, _ = new(
        "dispute",
        "--title=Was it shut?",
        "--one-sided=Nobody else spoke.",
        "--set=positions.0.by=ferrow",
        "--set=positions.0.stance=No",
        "--set=positions.0.text=It stood open.",
        "--set=positions.0.sources=report",
        "--set=outcome.text=Nobody decided it.",
        "--set=outcome.status=established",
        "--set=outcome.sources=report",
    )
    assert code == 0
    [dispute] = link_case(tmp_path / "case_data", SITE).disputes
    assert (dispute.id, dispute.positions[0].stance, dispute.outcome.text) == ("dispute-was-it-shut", "No", "Nobody decided it.")


def test_the_day_of_a_review_is_today_and_a_long_text_is_folded(new, tmp_path):
    text = "The town was charged. " * 8 + "\n\nAnd again."
    arguments = ["--title=State v. Ferrow", "--kind=criminal", "--forum=District Court", f"--text={text}", "--sources=report"]
    sides = ["--set=sides.0.name=Defendant", "--set=sides.0.parties=ferrow"]
    assert new("proceeding", *arguments, *sides)[0] == 0
    [proceeding] = link_case(tmp_path / "case_data", SITE).proceedings
    assert (proceeding.id, str(proceeding.reviewed), proceeding.text) == ("state-v-ferrow", "2030-01-01", text.replace(" \n", "\n"))
    written = (tmp_path / "case_data/proceedings.yml").read_text()
    assert canonical(written, frozenset({type(proceeding)})) == written
    assert max(map(len, written.split("\n"))) <= 100


YEARS = {
    "events.yml": None,
    "events/2021.yml": MINIMAL["events.yml"],
    "events/2023.yml": MINIMAL["events.yml"].replace("2021", "2023").replace("gate-falls", "b"),
}


@pytest.mark.parametrize(("date", "file"), [("2023-05", "2023.yml"), ("2021~", "2021.yml"), ("2022-01-01/2023", "2022.yml")])
def test_an_event_goes_into_the_file_of_its_year(new, tmp_path, date, file):
    (tmp_path / "case_data/.schema").mkdir(parents=True)
    (tmp_path / "case_data/.schema/events.schema.json").write_text("{}")
    assert new("event", *GATE, f"--date={date}", files=YEARS)[2].endswith(f"wrote case_data/events/{file}\n")
    assert entries(tmp_path / "case_data/events" / file)[-1]["id"] == "gate-rises"
    if file == "2022.yml":
        assert (
            (tmp_path / "case_data/events/2022.yml")
            .read_text()
            .startswith("# yaml-language-server: $schema=../.schema/events.schema.json\n\n- id")
        )


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (["--kind=news", "--issued=2023-04-01"], "news-2023.yml"),
        (["--kind=news", "--issued=2031"], "news-2031.yml"),
        (["--kind=statute", "--issued=2023"], "statutes.yml"),
        (["--kind=standard"], "standards.yml"),
        (["--kind=news", "--file=case_data/sources/statements.yml"], "statements.yml"),
    ],
)
def test_a_source_goes_among_its_like(new, tmp_path, arguments, file):
    shutil.copytree(ROOT / "case_data", tmp_path / "case_data")
    code, _, err = new("source", "--title=A page about it", "--primary=false", *arguments)
    assert err.endswith(f"wrote case_data/sources/{file}\n")
    assert entries(tmp_path / "case_data/sources" / file)[-1]["title"] == "A page about it"
    assert code in (0, 1)


@pytest.mark.parametrize(
    ("kind", "values", "id"),
    [
        (Event, {"title": "The supplier's delivery of “dummy” rounds"}, "suppliers-delivery-of-dummy-rounds"),
        (Event, {"title": "Überfall in Ørsted"}, "uberfall-in-rsted"),
        (Event, {"title": "Τίτλος"}, "event"),
        (Event, {"title": "a " + "very " * 20 + "long title"}, "very-very-very-very-very-very-very-very-very-very-very"),
        (Event, {"title": "Timeline"}, "timeline-2"),
        (Event, {"title": "Taken"}, "taken-2"),
        (Party, {"name": "Zoë Ångström-Okoye", "kind": "person"}, "okoye"),
        (Party, {"name": "Town of Ferrow", "kind": "agency"}, "town-of-ferrow"),
        (Term, {"title": "Proof load"}, "term-proof-load"),
        (
            Source,
            {"title": "Walker hurt as footbridge drops", "publisher": "Osk Herald", "issued": "2022-03"},
            "osk-herald-2022-03-walker-hurt",
        ),
        (Source, {"title": "Code of practice"}, "code-practice"),
    ],
)
def test_the_next_id_is_made_of_the_words(kind, values, id):
    assert next_id(kind, values, {"taken"}) == id
    assert [fault for fault in faults(kind, {**values, "id": id}) if fault[0] == "id"] == []


@given(st.text())
def test_any_words_make_an_id_or_none(words):
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(words))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.noun)
def test_each_kind_has_its_flags(new, kind):
    code, out, _ = new(kind.noun.replace(" ", "-"), "--help")
    given = {"id", "formerly", "withdrawn", "waivers", *(OF_THE_FILE if kind is Exhibit else ())}
    plain = [name for name in kind.model_fields if name not in given][:2]
    assert code == 0
    assert [name for name in plain if f"--{name.replace('_', '-')} " not in out] == []
    assert new(kind.noun.replace(" ", "-"))[0] == 2


def test_where_there_is_no_case_nothing_is_written(new, tmp_path):
    line = "nowhere:1:1: error: there is no such folder of case data (missing-file)\n"
    assert new("event", *GATE, "nowhere")[:2] == (1, line)
    (tmp_path / "body.md").write_text(issue(**SOURCE))
    assert new("--from-issue", "body.md", "--case-dir=nowhere")[:2] == (1, line)
    assert not (tmp_path / "nowhere").exists()


def test_without_a_kind_it_says_what_there_is(new):
    assert new()[0] == 2
    assert "casesite new event, or one of party, proceeding, " in new()[2]


def answering(case_dir, *answers):
    """Run the program in a terminal of its own, and answer its questions → what it showed, and its exit code."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "casesite", "new", TODAY, "event", "--sources=report", "--category=structure"]
    with subprocess.Popen(command, cwd=case_dir.parent, stdin=follower, stdout=follower, stderr=follower) as program:
        os.close(follower)
        shown = ""
        waiting = [*answers, None]
        try:
            while chunk := os.read(leader, 4096).decode():
                shown += chunk
                if shown.endswith("> ") and waiting:
                    answer = waiting.pop(0)
                    os.write(leader, b"\x04" if answer is None else f"{answer}\n".encode())
        except OSError:  # the terminal is gone with the program
            pass
    os.close(leader)
    return shown.replace("\r\n", "\n"), program.returncode


def test_in_a_terminal_each_required_value_is_asked_for_until_it_is_good(write_case):
    case_dir = write_case()
    shown, code = answering(case_dir, "2022-13", "2022-05-01", "", "The gate rises", "It rose.", "etablished", "established")
    assert code == 0
    assert "date: When it happened, as precisely as is known.\n> " in shown
    assert '"2022-13" is not a date; there is no month 13\n' in shown
    assert "(established, finding, alleged, denied, disputed, agreed)\n> " in shown
    assert shown.count("title: What happened, in a headline of plain words.") == 2
    assert [event.id for event in link_case(case_dir, SITE).events] == ["gate-falls", "gate-rises"]


def test_one_who_stops_half_way_has_written_nothing(write_case):
    case_dir = write_case()
    shown, code = answering(case_dir, "2022-05-01")
    assert code == 2
    assert shown.endswith("casesite: stopped; nothing was written\n")
    assert (case_dir / "events.yml").read_text() == MINIMAL["events.yml"]


def test_references_of_zotero_become_sources_and_the_others_are_named(new, bridge):
    code, _, err = new("source", "--from", SAMPLES / "zotero.json")
    assert code == 1
    assert [record["id"] for record in entries(bridge / "sources.yml")[-3:]] == [
        "osk-valley-herald-2024-06-02-bridge-rebuilt",
        "osk-district-court-2022-11-varrowby-town",
        "bridges-today-2023-04-link-that",
    ]
    assert entries(bridge / "sources.yml")[-3] == {
        "id": "osk-valley-herald-2024-06-02-bridge-rebuilt",
        "title": "Bridge to be rebuilt in steel",
        "type": "article-newspaper",
        "kind": "news",
        "primary": "false",
        "authors": ["Petra Quaine", "Ö. af Lindqvarn"],
        "publisher": "Osk Valley Herald",
        "issued": "2024-06-02",
        "url": "https://herald.example.com/2024/06/02/steel",
        "accessed": "2025-06-03",
    }
    assert 'skipped "Walker hurt as footbridge drops": it is the source "herald-2022-03-15" already' in err
    assert 'casesite: "Hangers of small bridges: a review": --kind is missing: What kind of source it is' in err
    assert "zotero.json: CCCC4444: left out: url “javascript:alert(1)” (" in err
    assert 'casesite: "Loads on the Quillet footbridge": "dataset" is no type that a source has; ' in err
    said = (
        "QTZ7BR4D: left out: abstract (it may be private); language “en”; note (it may be private); page “3”; section “Valley”; source “Osk"
    )
    assert said in err
    build(bridge, SITE)


def test_flags_say_what_the_references_do_not(new, bridge):
    flags = ["--kind=reference", "--primary=false"]
    assert new("source", "--from", SAMPLES / "zotero.json", *flags, "--notes")[0] == 1
    found = entries(bridge / "sources.yml")[-4:]
    assert [record["kind"] for record in found] == ["news", "court-record", "reference", "news"]
    assert (found[2]["issued"], found[2]["note"]) == ("2021~/2022~", "Chapter 2 speaks of \\*painted\\* hangers.")
    assert words_of(found[2]["note"], str) == "Chapter 2 speaks of *painted* hangers."
    assert "note" not in found[0]  # what Better BibTeX keeps there for itself
    before = (bridge / "sources.yml").read_bytes()
    assert new("source", "--from", SAMPLES / "zotero.json", *flags)[2].count("skipped") == 5
    assert (bridge / "sources.yml").read_bytes() == before


def test_bibtex_becomes_sources(new, bridge):
    assert new("source", "--from", SAMPLES / "zotero.bib", "--kind=reference", "--primary=false")[0] == 1
    quaine, hangers, suit = entries(bridge / "sources.yml")[-3:]
    assert (quaine["title"], quaine["authors"]) == ("Bridge to be rebuilt in Steel", ["Petra Quaine", "Ö. af Lindqvarn"])
    assert (quaine["url"], quaine["type"]) == ("https://herald.example.com/2024/06/02/steel_beams~1", "article-newspaper")
    assert (hangers["id"], hangers["title"], hangers["issued"]) == ("guild-hangers", "Hangers of small bridges: A review", "2021~/2022")
    assert hangers["authors"] == ["Guild of Bridge Keepers"]
    assert (suit["id"], suit["kind"], suit["issued"]) == ("varrowby-v-ferrow-2022", "court-record", "2022-11")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("x.json", "{}", "this is not CSL-JSON: it is no list of items"),
        ("x.json", "[", "this is not JSON: "),
        ("x.json", "[1]", "this is not CSL-JSON"),
        ("x.json", "[" * 9999, "this is not JSON: "),
        ("x.bib", "nothing", "there is no BibTeX entry in this file"),
        ("x.bib", "@article{a, title={x", '"the entry “a” on line 1": it is not BibTeX: it is not closed before the end of the file'),
        ("x.bib", "@book{a, title={x}}\n@book{a, title={y}}", '"the entry “a” on line 2": its key “a” is that of an entry above it'),
        ("x.ris", "TY  - NEWS", "x.ris ends neither in .json (CSL-JSON) nor in .bib (BibTeX)"),
        ("nowhere.json", None, "nowhere.json cannot be read: No such file or directory"),
    ],
)
def test_a_file_that_holds_no_references_is_refused_in_a_line(new, tmp_path, name, content, words):
    if content is not None:
        (tmp_path / name).write_text(content)
    code, out, err = new("source", "--from", tmp_path / name if content else name)
    assert (code > 0, out) == (True, "")
    assert words in err


@pytest.mark.parametrize(
    "entry",
    [
        {"issued": {"date-parts": [["x"]]}},
        {"issued": {"date-parts": "2021"}},
        {"author": "A"},
        {"author": [1]},
        {"title": 3},
        {"note": {}},
        {"URL": ["x"]},
        {"type": []},
        {"archive_location": 4},
    ],
)
def test_an_item_of_any_shape_is_read_or_refused(entry):
    [item] = csl.items(json.dumps([entry]))
    assert isinstance(item.name, str)


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Quaine, Petra", "Petra Quaine"),
        ("van der Berg, Jr., Max", "Max van der Berg, Jr."),
        ("Max Berg", "Max Berg"),
        ("{The Inquiry and Co}", "The Inquiry and Co"),
    ],
)
def test_names_of_bibtex_are_printed_given_names_first(name, printed):
    [item] = bibtex.items(f"@book{{a, title={{x}}, author={{{name}}}}}")
    assert item.values["authors"] == [printed]


CARRIED = ("id", "title", "type", "authors", "publisher", "via", "issued", "url", "archive_url", "accessed")


@pytest.mark.parametrize("case_data", [ROOT / "case_data", BRIDGE], ids=["shipped", "bridge"])
def test_what_is_exported_to_csl_json_comes_back_as_it_was(new, tmp_path, case_data):
    case = link_case(case_data, SITE)
    exported = next(artifact.content for artifact in build(case_data, SITE)[0] if artifact.path == "data/sources.json")
    (tmp_path / "sources.json").write_bytes(exported)
    flags = ["--kind=news", "--primary=false", "--notes"]
    assert new("source", "--from", "sources.json", *flags, files={"sources.yml": None})[0] == 0
    read = {record["id"]: record for record in entries(tmp_path / "case_data/sources.yml")}
    assert set(read) == {source.id for source in case.sources}
    for source in case.sources:
        written = json.loads(source.model_dump_json(exclude_defaults=True))
        again = read[source.id]
        if "issued" in written and not written["issued"].endswith("/.."):  # CSL says "circa", and not how
            assert re.sub("[~?%]", "", again.pop("issued")) == re.sub("[~?%]", "", written.pop("issued"))
        same = {name: value for name, value in written.items() if name in CARRIED and name != "issued"}
        assert {name: value for name, value in again.items() if name in CARRIED and name != "issued"} == {"type": "webpage", **same}
        if "note" in written:
            assert words_of(again["note"], str) == case.words_of(written["note"])


@given(st.text(alphabet="ab \\*_[]<>#-+=|~`1.)(&;!\n@:/", max_size=40))
def test_words_from_elsewhere_are_markdown_that_reads_as_these_words(words):
    markdown = as_markdown(words)
    assert parse(markdown)[1] == ()
    assert words_of(markdown, str) == " ".join(words.split())


@given(st.text(alphabet="ab \\*_[]<>#-/\"'=phref:1ulo", max_size=60))
def test_html_of_any_shape_makes_a_text_that_is_accepted(html):
    assert parse(read_html(f'{html} <a href="https://x.example/{html}">{html}</a>', markdown=True).words)[1] == ()


def test_html_keeps_words_paragraphs_and_safe_links():
    html = 'A <b>b</b> *c*<br>d <a href="https://x.example/e_f">e [f]</a> <a href="javascript:g">g</a><script>h</script><p>1. i &lt;j&gt;'
    assert read_html(html, markdown=True).words == "A b \\*c\\*\n\nd [e \\[f\\]](https://x.example/e_f) g\n\n1\\. i \\<j\\>"


def issue(**answers):
    """The body that GitHub makes of a form that was filled in."""
    form = next(form for form in FORMS if {asked.id for asked in form.asks} >= set(answers))
    return "\n\n".join(f"### {asked.label}\n\n{answers.get(asked.id) or '_No response_'}" for asked in form.asks) + "\n"


EVENT = {
    "date": "2024-04-01",
    "title": 'The gate: "opened"',
    "text": "The town opened the gate.",
    "status": "established",
    "category": "the Bridge",
    "parties": "town-of-ferrow, ab-c",
    "sources": "- settlement-order\nhttps://news.example.com/gate",
    "source_title": "Gate opened",
    "source_kind": "official report",
}
SOURCE = {
    "title": "A <b>page</b>",
    "url": "https://x.example.org/a",
    "kind": "court record",
    "primary": "Yes",
    "authors": "Quaine, P.; Guild",
    "note": "An order.",
}
CORRECTION = {
    "record": "https://bridge.example.org/timeline/#fine-is-reduced",
    "said": "from 90,000 to  40,000 crowns",
    "says": "from 95,000 to 40,000 crowns",
    "source": "https://wso.example.org/decisions/2022-88/",
    "why": "The decision says *so*.",
}


@pytest.fixture
def file_issue(new, bridge, tmp_path):
    """File an issue about the bridge case → exit code, output, errors, and whether anything was written."""

    def run(body):
        (tmp_path / "body.md").write_text(body, encoding="utf-8", newline="")
        before = {path: path.read_bytes() for path in bridge.rglob("*") if path.is_file()}
        code, out, err = new("--from-issue", "body.md")
        return code, out, err, before != {path: path.read_bytes() for path in bridge.rglob("*") if path.is_file()}

    return run


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_event_of_an_issue_is_written_with_its_new_source(file_issue, bridge, end):
    code, out, err, _ = file_issue(issue(**EVENT).replace("\n", end))
    assert (code, out) == (0, "")
    assert 'wrote source "gate-opened"\nwrote event "gate-opened-2"\n' in err
    event = entries(bridge / "events.yml")[-1]
    assert (event["title"], event["category"], event["parties"]) == ('The gate: "opened"', "structure", ["town-of-ferrow", "ab-c"])
    assert event["sources"] == ["settlement-order", "gate-opened"]
    assert entries(bridge / "sources.yml")[-1] == {
        "id": "gate-opened",
        "title": "Gate opened",
        "kind": "official-report",
        "primary": "false",
        "url": "https://news.example.com/gate",
    }
    build(bridge, SITE)


def test_a_source_of_an_issue_is_written(file_issue, bridge):
    assert file_issue(issue(**SOURCE))[0] == 0
    found = entries(bridge / "sources.yml")[-1]
    assert (found["title"], found["authors"], found["primary"]) == ("A <b>page</b>", ["Quaine, P.", "Guild"], "true")
    assert file_issue(issue(**SOURCE))[:3] == (2, "", f'casesite: this address is that of the source "{found["id"]}" already\n')


def test_a_correction_of_an_issue_changes_the_words_and_says_so(file_issue, bridge, new, capsys):
    assert main(["lock", TODAY]) == 0
    code, out, err, _ = file_issue(issue(**CORRECTION))
    assert (code, out) == (0, "")
    assert 'wrote record "fine-is-reduced"\nwrote correction "correction-2030-01-01-1"\n' in err
    event = next(event for event in entries(bridge / "events.yml") if event["id"] == "fine-is-reduced")
    assert event["text"] == "On review, the fine was reduced from 95,000 to 40,000 crowns."
    assert entries(bridge / "corrections.yml")[-1] == {
        "id": "correction-2030-01-01-1",
        "date": "2030-01-01",
        "record": "fine-is-reduced",
        "said": "from 90,000 to  40,000 crowns".replace("  ", " "),
        "says": "from 95,000 to 40,000 crowns",
        "why": "The decision says \\*so\\*. [@fine-decision]",
    }
    assert main(["check", TODAY]) == 0  # the change is explained


def test_a_correction_changes_words_that_run_over_a_line(file_issue, bridge):
    before = (bridge / "events.yml").read_text()
    words = {"record": "deck-gives-way", "said": "one person was on it", "says": "one person and a dog were on it"}
    assert file_issue(issue(**{**CORRECTION, **words}))[0] == 0
    assert (bridge / "events.yml").read_text() == before.replace("one person was on it", "one person and a dog were on it")


HEARD = ("Nineteen people were heard, among them", "Twenty-one people were heard, among them")
AS_SHOWN = {  # what the page shows; what it should show; the words as they are written, and as they are to be
    "the name of a linked record": ("inquiry-hears-witnesses", f"{HEARD[0]} Zoë Ångström-Okoye", f"{HEARD[1]} Zoë Ångström-Okoye", *HEARD),
    "words of a link": (
        "inquiry-hears-witnesses",
        "Zoë Ångström-Okoye and the town’s engineer.",
        "Zoë Ångström-Okoye, and the town’s engineer.",
        "[[angstrom-okoye]] and",
        "[[angstrom-okoye]], and",
    ),
    "words within a link": (
        "inquiry-hears-witnesses",
        "and the town's engineer",
        "and the town's surveyor",
        "[[moolen|the town's engineer]]",
        "[[moolen|the town's surveyor]]",
    ),
    "a citation, copied too": (
        "precedent-mill-weir",
        "The town began to keep an inspection log [Quillet Bridge Inquiry, Annex D].",
        "The town started to keep an inspection log [Quillet Bridge Inquiry, Annex D].",
        "The town began to keep an [[term-inspection-log|inspection log]] [@inquiry-report, Annex D]",
        "The town started to keep an [[term-inspection-log|inspection log]] [@inquiry-report, Annex D]",
    ),
    "emphasis": (
        "check-herald",
        "The report says about 2019.",
        "The report says about 2018.",
        "The report says *about* 2019",
        "The report says *about* 2018",
    ),
}


@pytest.mark.parametrize("name", AS_SHOWN)
def test_the_words_of_a_form_may_be_copied_from_the_page(file_issue, bridge, name):
    """As the form asks: with names in the place of links, and without what the data has for a program."""
    assert main(["lock", TODAY]) == 0
    id, said, says, old, new = AS_SHOWN[name]
    before = {path: path.read_text(encoding="utf-8") for path in bridge.glob("*.yml")}
    code, _, err, _ = file_issue(issue(**{**CORRECTION, "record": id, "said": said, "says": says}))
    assert code == 0, err
    [path] = [path for path in before if before[path] != path.read_text(encoding="utf-8") and path.name != "corrections.yml"]
    assert before[path].count(old) == 1
    assert path.read_text(encoding="utf-8") == before[path].replace(old, new)
    assert main(["check", TODAY]) == 0


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("among them Zoë Ångström-Okoye", "among them Zoë Angstrom"),  # the name of another record
        ("Ångström-Okoye and the town's engineer", "Ångström-Okoye"),  # half of a link
        ("the town's engineer.", "the town's engineer?"),
    ],
)
def test_words_that_lie_in_a_link_or_end_a_sentence_otherwise_are_left_to_a_person(file_issue, said, says):
    code, out, err, wrote = file_issue(issue(**{**CORRECTION, "record": "inquiry-hears-witnesses", "said": said, "says": says}))
    assert (code, out, wrote) == (2, "", False)
    assert err.startswith("casesite: the words cannot be put there as they are: what changes lies in a link, a citation or at the end")


@given(st.text(alphabet="ab [](|)*_\\@1.,\n", max_size=40), st.text(alphabet="ab 1.,", max_size=9), st.text(alphabet="abc 1.,", max_size=9))
def test_words_put_in_the_place_of_others_are_all_that_changes(text, said, says):
    seen = as_shown.shown(text, str)
    for start, end in as_shown.places(seen, as_shown.tokens(said)):
        try:
            old, new = as_shown.rewritten(text, seen[start:end], said, says)
        except as_shown.NotPlainError:
            continue
        assert text[seen[start].start : seen[end - 1].end] == old
        after = as_shown.shown(text[: seen[start].start] + new + text[seen[end - 1].end :], str)
        words = [token.words for token in [*seen[:start], *as_shown.tokens(says), *seen[end:]] if token.is_word]
        assert "".join(words) == "".join(token.words for token in after if token.is_word)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"record": "nobody"}, 'there is no record "nobody"'),
        ({"said": "words that are not there"}, '"words that are not there" stands in the record 0 times'),
        ({"said": "reduced"}, '"reduced" stands in the record 2 times, and must stand there once; write more of the sentence'),
        ({"said": "ine was reduced from"}, '"ine was reduced from" stands in the record 0 times'),
        ({"said": "established"}, '"established" stands in the record 0 times'),
        ({"says": "**bold** <script>"}, "the new words hold what a text reads as markup"),
        ({"says": "so: it is # not"}, "the words cannot be put there as they are; open a pull request"),
        ({"source": "https://nowhere.example.org"}, '"https://nowhere.example.org" is no source of this case yet'),
    ],
)
def test_a_correction_that_cannot_be_made_is_refused_in_words(file_issue, changed, words):
    code, out, err, wrote = file_issue(issue(**{**CORRECTION, **changed}))
    assert (code, out, wrote) == (2, "", False)
    assert err.startswith(f"casesite: {words}")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", "this is no issue that was filed with one of the forms correction, new-source, new-event"),
        ("### Title\n\nx\n", "this is no issue that was filed"),
        (issue(**{**EVENT, "date": ""}), 'nothing is written under "Date"'),
        (issue(**{**EVENT, "status": "certain"}), '"certain" is none of the choices of "How far it can be relied on"'),
        (issue(**{**EVENT, "text": "It fell.\n\n### Category\n\nincident"}), 'the heading "### Category" stands in it twice'),
        (issue(**{**EVENT, "date": "yesterday"}), 'date: "yesterday" is not a date'),
        (issue(**{**EVENT, "text": "<img src=x onerror=alert(1)>"}), "text: HTML is not read here"),
        (issue(**{**EVENT, "text": "`rm -rf`"}), "text: code is not read here"),
        (issue(**{**EVENT, "source_title": ""}), "https://news.example.com/gate is no source of this case yet"),
        (issue(**{**EVENT, "sources": "javascript:alert(1)"}), ""),
        (issue(**{**EVENT, "sources": "https://user:word@x.example.org/"}), "url: "),
        (issue(**{**EVENT, "by": "nobody"}), ""),
        (issue(**{**EVENT, "category": "weather"}), ""),
        (issue(**{**SOURCE, "url": "ftp://x.example.org"}), 'url: "ftp://x.example.org" does not start with https:// or http://'),
        (issue(**{**SOURCE, "title": "x" * 500}), "title: 500 characters, over the limit"),
        (issue(**{**SOURCE, "note": "a\u202eb"}), "note: U+202E (right-to-left override) cannot be seen"),
        ("### Privacy\n\nPlease take my name out.\n", "this is no issue that was filed"),
    ],
)
def test_what_the_case_would_not_pass_is_not_written(file_issue, body, words):
    code, out, err, wrote = file_issue(body)
    assert (code in (1, 2), wrote) == (True, False)
    assert err.startswith(f"casesite: {words}") if words else "(unknown-" in out


@given(st.text(min_size=1), st.text(alphabet="a:#-'\"{}[]&*!|>%@`?, \n", min_size=1))
def test_no_words_get_out_of_their_value(title, text):
    known = {field.name: field for field in fields(Event)}
    values = {"title": known["title"].read([title]), "text": known["text"].read([text]), "parties": known["parties"].read([text])}
    if all(values.values()) and not faults(Event, values):
        assert yaml.load(record(Event, values), yaml.BaseLoader) == [values]  # noqa: S506  # it makes nothing but text


TEMPLATES = ROOT / ".github/ISSUE_TEMPLATE"


@pytest.mark.skipif(not TEMPLATES.is_dir(), reason="there are no issue forms")
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_the_issue_forms_ask_what_the_program_reads(form):
    written = yaml.safe_load((TEMPLATES / f"{form.name}.yml").read_text(encoding="utf-8"))
    asked = [part for part in written["body"] if part["type"] not in ("markdown", "checkboxes")]
    assert [(part["id"], part["attributes"]["label"]) for part in asked] == [(one.id, one.label) for one in form.asks]
    for part, one in zip(asked, form.asks, strict=True):
        assert bool(part.get("validations", {}).get("required")) == one.required, one.id
        assert "render" not in part["attributes"]
        if one.choices:
            assert (part["type"], tuple(part["attributes"]["options"])) == ("dropdown", one.choices)
        elif one.id != "category":
            assert part["type"] == ("textarea" if one.is_long else "input"), one.id


def test_a_folder_that_may_not_be_written_is_named(new, tmp_path, monkeypatch):
    def refused(*arguments, **options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("casesite.writing.files.os.fsync", refused)
    assert new("event", *GATE, files={}) == (1, "", "casesite: case_data/events.yml cannot be written: Permission denied\n")
    assert (tmp_path / "case_data/events.yml").read_text() == MINIMAL["events.yml"]
    assert sorted(path.name for path in (tmp_path / "case_data").iterdir()) == sorted(MINIMAL)  # nothing is left over


def test_the_program_itself(write_case, tmp_path):
    write_case()
    command = [sys.executable, "-m", "casesite", "new", TODAY]
    done = subprocess.run([*command, "event", *GATE], cwd=tmp_path, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stdout) == (0, "")
    (tmp_path / "body.md").write_text(issue(**SOURCE))
    done = subprocess.run([*command, "--from-issue", "body.md"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    assert [record["title"] for record in entries(tmp_path / "case_data/sources.yml")] == ["Report on the gate", "A <b>page</b>"]
