import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import MINIMAL, SITE

from casesite.build import build
from casesite.commands.cli import main

EVENTS = MINIMAL["events.yml"]
BAD = {"events.yml": EVENTS.replace("2021-10-21", "2021-13-21")}
OPEN_PROCEEDING = """\
- id: gate-case
  title: State v. Ferrow
  kind: criminal
  forum: District Court
  text: The town was charged.
  sources: [report]
  sides: [{name: Defendant, parties: [ferrow]}]
  steps: [{date: 2022, step: filed, sources: [report]}]
  reviewed: 2022-12-31
"""
STALE = {"proceedings.yml": OPEN_PROCEEDING}
TODAY = "--today=2030-01-01"


@pytest.fixture
def run(write_case, tmp_path, monkeypatch, capsys):
    """Run a command beside a folder ``case_data`` → its exit code, and what it printed."""
    monkeypatch.chdir(tmp_path)

    def run_in_folder(files, *arguments):
        write_case(files)
        try:
            code = main([arguments[0], TODAY, *arguments[1:]] if arguments else [])
        except SystemExit as stopped:  # wrong arguments
            code = stopped.code
        out, err = capsys.readouterr()
        return code, out, err

    return run_in_folder


def files_below(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_check_of_good_data_is_silent_and_exits_0(run):
    assert run({}, "check") == (0, "", "case_data: no mistakes\n")


def test_a_check_of_bad_data_prints_what_is_wrong_and_exits_1(run):
    line = 'case_data/events.yml:2:9: error: "2021-13-21" is not a date; there is no month 13 (bad-date)\n'
    assert run(BAD, "check") == (1, line, "case_data: 1 mistake\n")


def test_a_warning_is_printed_and_exits_0(run):
    code, out, err = run(STALE, "check")
    assert (code, err) == (0, "case_data: 1 warning\n")
    assert out.startswith("case_data/proceedings.yml:9:13: warning: ")


def test_warnings_depend_on_the_day_that_is_given(run):
    assert run(STALE, "check", "--today=2023-12-31")[1] == ""
    assert run(STALE, "check", "--today=2024-01-01")[1].startswith("case_data/proceedings.yml:9:13: warning: ")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["chekc"],
        ["build"],
        ["check", "--format=xml"],
        ["check", "--as-of=2021-10"],
        ["check", "--as-of=yesterday"],
        ["check", "--as-of=2021-10-21~"],
        ["check", "--snapshots=nowhere"],
        ["check", ""],
        ["check", "--case-dir="],
        ["diff", "main", "HEAD", ""],
        ["build", "out", "--url=gate.example.org"],
    ],
)
def test_wrong_arguments_exit_2_and_say_why(run, tmp_path, arguments):
    code, out, err = run({}, *arguments)
    assert (code, out) == (2, "")
    assert "usage: casesite" in err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("closed", ["<&-", ">&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["check", "new term"])
def test_what_a_shell_closed_is_empty_or_nowhere(run, tmp_path, closed, command):
    run({}, "check")
    line = f"{sys.executable} -m casesite {command} {closed}"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1] / "hooks")}
    ended = subprocess.run(["sh", "-c", line], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == (0 if command == "check" else 2)
    assert "Traceback" not in ended.stderr


def test_the_formats(run):
    assert run(BAD, "check", "--format=github")[1].startswith("::error file=case_data/events.yml,line=2,col=9,title=bad-date::")
    assert json.loads(run(BAD, "check", "--format=json")[1])[0]["rule"] == "bad-date"
    assert json.loads(run(BAD, "check", "--format=sarif")[1])["runs"][0]["results"][0]["ruleId"] == "bad-date"


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_a_format_for_programs_prints_nothing_else(run, form):
    for files in ({}, BAD):
        _, out, err = run(files, "check", f"--format={form}")
        assert json.loads(out) is not None
        assert err == ""


def test_places_are_named_from_where_the_reader_stands(run, tmp_path, monkeypatch):
    (tmp_path / "work").mkdir()
    code, out, _ = run(BAD, "check", str(tmp_path / "case_data"))
    assert (code, out.split(":")[0]) == (1, f"{tmp_path}/case_data/events.yml")
    monkeypatch.chdir(tmp_path / "work")
    assert run(BAD, "check", "../case_data")[1].startswith("../case_data/events.yml:2:9: ")


def test_as_of_leaves_out_what_happened_later(run, tmp_path):
    later = EVENTS + EVENTS.replace("gate-falls", "gate-rises").replace("2021-10-21", "2021-12-01")
    events = []
    for arguments in ([], ["--as-of=2021-12-01"], ["--as-of=2021-11-30"], ["--as-of=2021-10-20"]):
        assert run({"events.yml": later}, "build", "out", *arguments)[0] == 0
        events.append([event["id"] for event in json.loads((tmp_path / "out/data/case.json").read_bytes())["events"]])
    assert events == [["gate-falls", "gate-rises"], ["gate-falls", "gate-rises"], ["gate-falls"], []]


def test_build_writes_every_artifact(run, tmp_path):
    code, out, err = run({}, "build", "out/site")
    artifacts = {artifact.path: artifact.content for artifact in build(tmp_path / "case_data", replace(SITE, twins=False))[0]}
    written = files_below(tmp_path / "out/site")
    written.pop(".casesite")
    assert "search/index.json" in written
    number = len(written)
    assert written == artifacts
    assert {"index.md", "timeline/index.md", "parties/ferrow/index.md", "data/case.json", "feed.xml"} <= set(written)
    assert (code, out, err) == (0, "", f"case_data: no mistakes\nout/site: {number} files\n")


def test_two_builds_are_the_same_byte_for_byte(run, tmp_path):
    for out in ("one", "two"):
        assert run(STALE, "build", out, "--url=https://gate.example.org")[0] == 0
    assert files_below(tmp_path / "one") == files_below(tmp_path / "two")


def test_the_address_of_the_site_is_written_with_one_slash_at_its_end(run, tmp_path):
    for out, url in (("one", "https://gate.example.org/x"), ("two", "https://gate.example.org/x/")):
        assert run({}, "build", out, f"--url={url}")[0] == 0
    assert b"https://gate.example.org/x/timeline/gate-falls/" in (tmp_path / "one/feed.xml").read_bytes()
    assert files_below(tmp_path / "one") == files_below(tmp_path / "two")


def test_a_build_of_bad_data_writes_nothing_and_leaves_the_last_one(run, tmp_path):
    assert run({}, "build", "out")[0] == 0
    before = files_below(tmp_path / "out")
    code, out, _ = run(BAD, "build", "out")
    assert (code, "(bad-date)" in out) == (1, True)
    assert files_below(tmp_path / "out") == before
    assert run(BAD, "build", "another")[0] == 1
    assert not (tmp_path / "another").exists()


def test_a_second_build_clears_what_the_first_wrote(run, tmp_path):
    assert run({"glossary.yml": "- {id: gate, title: Gate, text: A door in a fence.}\n"}, "build", "out")[0] == 0
    first = files_below(tmp_path / "out")
    (tmp_path / "case_data/glossary.yml").unlink()
    assert run({}, "build", "out")[0] == 0
    second = files_below(tmp_path / "out")
    assert {path for path in set(first) ^ set(second) if not path.startswith("search/")} == {"glossary/index.md"}
    assert len({path.split("/")[1] for path in second if path.startswith("search/") and path != "search/index.json"}) == 1
    assert b"A door in a fence." in b"".join(first.values())
    assert b"A door in a fence." not in b"".join(second.values())


@pytest.mark.parametrize("there", ["a folder of someone else", "a file", "the case data"])
def test_a_build_writes_over_nothing_that_it_did_not_write(run, tmp_path, there):
    out = tmp_path / {"the case data": "case_data"}.get(there, "out")
    if there == "a file":
        out.write_text("mine")
    elif there == "a folder of someone else":
        out.mkdir()
        (out / "thesis.txt").write_text("mine")
    run({}, "check")
    before = files_below(tmp_path)
    code, printed, err = run({}, "build", out.name)
    assert (code, printed) == (2, "")
    assert f"{out.name} exists and was not written by casesite; name another folder, or delete it" in err
    assert files_below(tmp_path) == before


def test_a_build_takes_an_empty_folder(run, tmp_path):
    (tmp_path / "out").mkdir()
    assert run({}, "build", "out")[0] == 0
    assert (tmp_path / "out/index.md").is_file()


def test_quotations_are_held_against_copies_of_their_sources(run, tmp_path):
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies/report.html").write_text("<p>It said: “The gate\nfell” &amp; rose.</p>")
    quoting = EVENTS.replace("[report]", "[{source: report, at: p. 3, quote: %s}]")
    for quote in ("the GATE fell", "“The gate fell” & rose", "'\"the gate fell\"'"):
        assert run({"events.yml": quoting % quote}, "check", "--snapshots=copies")[0] == 0
    code, out, _ = run({"events.yml": quoting % "the gate failed"}, "check", "--snapshots=copies")
    assert (code, out) == (
        1,
        'case_data/events.yml:6:47: error: these words are not in the copy of "report"; quote it word for word (quote-mismatch)\n',
    )
    assert run({"events.yml": quoting % "the gate failed"}, "check")[0] == 0
    os.mkfifo(tmp_path / "copies/other.txt")
    assert run({}, "check", "--snapshots=copies")[1].startswith("copies/other.txt:1:1: error: this is not a file that can be read")


def test_what_was_published_changes_with_a_correction_only(run, tmp_path):
    changed = {"events.yml": EVENTS.replace("The gate fell.", "The gate broke.")}
    assert run({}, "correct", "gate-falls", "--why=A slip.")[0] == 2  # nothing was published
    assert run({}, "lock")[0] == 0
    assert run({}, "check")[0] == 0
    assert run({}, "correct", "gate-falls", "--why=A slip.")[0] == 2  # nothing has changed
    code, out, _ = run(changed, "check")
    assert (code, "(unexplained-change)" in out) == (1, True)
    write_on = "--today=2029-12-01"
    assert run(changed, "correct", "gate-falls", "--why=A slip.", write_on)[0] == 0
    assert run(changed, "check")[0] == 0
    assert run(changed, "build", "out")[0] == 0
    [correction] = json.loads((tmp_path / "out/data/case.json").read_bytes())["corrections"]
    assert (correction["said"], correction["says"], correction["why"]) == ("The gate fell.", "The gate broke.", "A slip.")


def test_a_correction_is_written_in_canonical_form_with_the_line_that_names_its_schema(run, tmp_path):
    assert (run({}, "schema")[0], run({}, "lock")[0]) == (0, 0)
    changed = {"events.yml": EVENTS.replace("The gate fell.", "The gate broke.")}
    assert run(changed, "correct", "gate-falls", "--why=A slip.", "--today=2029-12-01")[0] == 0
    written = (tmp_path / "case_data/corrections.yml").read_text()
    assert written.startswith("# yaml-language-server: $schema=.schema/corrections.schema.json\n")
    main(["fmt", "case_data/corrections.yml"])
    assert (tmp_path / "case_data/corrections.yml").read_text() == written


def test_a_folder_that_is_not_there_is_named_from_where_the_reader_stands(run):
    line = "{}:1:1: error: there is no such folder of case data (missing-file)\n"
    assert run({}, "check", "elsewhere")[:2] == (1, line.format("elsewhere"))
    assert run({}, "check", "case_data/elsewhere")[:2] == (1, line.format("case_data/elsewhere"))


LONG = (
    "The gate of the well-known, long-standing, much-photographed, twice-repaired and never-inspected lock fell on [[ferrow|the-town]], "
    "see [the report](https://gate.example.org/a-long-address/of-the-report/with-many-hyphens-and-so-on-and-so-on/page-3) of [[ferrow]]."
)


@pytest.mark.parametrize("shift", range(0, 24, 3))
def test_a_correction_that_is_written_for_the_editor_breaks_no_word_id_or_address(run, tmp_path, shift):
    said = f"{'x' * shift} {LONG}".strip()
    assert run({"events.yml": EVENTS.replace("The gate fell.", said)}, "lock")[0] == 0
    changed = {"events.yml": EVENTS.replace("The gate fell.", said.replace("twice-repaired", "thrice-repaired"))}
    assert run(changed, "correct", "gate-falls", f"--why={said}", "--today=2029-12-01")[0] == 0
    assert run(changed, "build", "out")[0] == 0
    [correction] = json.loads((tmp_path / "out/data/case.json").read_bytes())["corrections"]
    assert (correction["said"], correction["why"]) == (said, said)
    assert correction["says"] == said.replace("twice-repaired", "thrice-repaired")


def test_a_correction_goes_into_the_file_of_its_year_where_corrections_is_a_folder(run, tmp_path):
    (tmp_path / "case_data/corrections").mkdir(parents=True)
    assert run({}, "lock")[0] == 0
    for number, words in enumerate(("broke", "sank"), 1):
        changed = {"events.yml": EVENTS.replace("gate fell", f"gate {words}")}
        code, _, err = run(changed, "correct", "gate-falls", "--why=A slip.", "--today=2029-12-01")
        assert (code, err) == (0, "wrote case_data/corrections/2029.yml\n")
        assert run(changed, "check")[0] == 0
        assert run(changed, "lock")[0] == 0
        assert (tmp_path / "case_data/corrections/2029.yml").read_text().count("- id: correction-2029-12-01-") == number
    assert run(changed, "correct", "gate-falls", "--why=A slip.", "--today=2028-01-01")[0] == 2  # nothing has changed
    assert not (tmp_path / "case_data/corrections.yml").exists()


def test_a_correction_newer_than_the_record_is_shown_and_only_an_earlier_day_hides_it(run, tmp_path):
    correction = "- {id: first, date: 2030-01-01, record: gate-falls, said: It rose., says: It fell., why: A slip.}\n"
    shown = []
    for arguments in ([], ["--as-of=2030-01-01"], ["--as-of=2029-12-30"]):
        assert run({"corrections.yml": correction}, "build", "out", *arguments)[0] == 0
        shown.append([entry["id"] for entry in json.loads((tmp_path / "out/data/case.json").read_bytes())["corrections"]])
    assert shown == [["first"], ["first"], []]


def test_an_earlier_day_turns_no_waiver_stale(run):
    late = EVENTS.replace("gate-falls", "gate-rises").replace("2021-10-21", "2022-01-01").replace("structure", "weather")
    waived = late + "  waivers: [{rule: unknown-category, reason: The wind has no category yet.}]\n"
    files = {"events.yml": f"{EVENTS}\n{waived}"}
    for arguments in ([], ["--as-of=2022-01-01"], ["--as-of=2021-12-31"]):
        assert run(files, "check", *arguments) == (0, "", "case_data: no mistakes\n")
    stale = {"events.yml": files["events.yml"].replace("weather", "structure")}
    assert "(stale-waiver)" in run(stale, "check")[1]
    assert run(stale, "check", "--as-of=2021-12-31")[0] == 0


def test_a_quotation_is_held_against_the_words_of_a_page_and_not_its_tags(run, tmp_path):
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies/report.html").write_text('<p>The g<b>at</b>e</p><p>fell</p><script>"the gate rose"</script>')
    for quote, code in (("the gate fell", 0), ("the gatefell", 1), ("the g at e fell", 1), ("the gate rose", 1)):
        quoting = EVENTS.replace("[report]", f"[{{source: report, at: p. 3, quote: {quote}}}]")
        assert run({"events.yml": quoting}, "check", "--snapshots=copies")[0] == code
