"""casesite new in a terminal: it asks again instead of writing what fails the check, offers ids, and splits lists as a person would."""

import os
import pty
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import MINIMAL, SITE, problems_of

from casesite.case_data import link_case
from casesite.model.kinds import Event, Party, Source
from casesite.writing.drafting.values import faults, field_of, fields, listed_ids, listed_words, written_at

TODAY = "--today=2030-01-01"
EVENT = ["event", "--date=2022-05-01", "--title=The gate rises", "--text=It rose.", "--category=structure"]


def answering(case_dir, arguments, *answers):
    """Run ``casesite new`` in a terminal of its own, and answer its questions → what it showed, and its exit code."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1] / "hooks"), "TERM": "dumb"}
    command = [sys.executable, "-m", "casesite", "new", TODAY, *arguments]
    with subprocess.Popen(command, cwd=case_dir.parent, env=environment, stdin=follower, stdout=follower, stderr=follower) as program:
        os.close(follower)
        shown, asked = "", 0
        waiting = [*answers, "\x04"]
        try:
            while select.select([leader], [], [], 60)[0] and (chunk := os.read(leader, 4096).decode()):
                shown += chunk.replace("\r", "")
                if shown.count("\n> ") > asked and waiting:
                    asked += 1
                    answer = waiting.pop(0)
                    os.write(leader, answer.encode() if answer == "\x04" else f"{answer}\n".encode())
        except OSError:  # the terminal is gone with the program
            pass
        program.kill()
    os.close(leader)
    return re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", shown), program.returncode


def test_an_id_that_is_none_is_asked_for_again(write_case):
    case_dir = write_case()
    shown, code = answering(case_dir, [*EVENT, "--status=established"], "reprot", "report")
    assert code == 0, shown
    assert 'no source is called "reprot"; did you mean "report"?\n' in shown
    assert [str(citation.source) for citation in link_case(case_dir, SITE).events[-1].sources] == ["report"]


@pytest.mark.parametrize(("hidden", "name"), [("\0", "U+0000"), ("\a", "U+0007"), ("\udcff", "U+DCFF"), ("\u200b", "U+200B")])
def test_a_character_that_nobody_sees_is_told_of_its_field_and_hides_no_other_fault(hidden, name):
    """Written to a file, some of them are codes with a backslash, and half a character can be read in none."""
    found = faults(Event, {"title": f"The gate{hidden} rises", "status": "establishd", "sources": ["report", f"x{hidden}"]})
    assert [(field, message[:6]) for field, message in found[:2]] == [("title", name), ("sources", name)]
    assert [field for field, _ in found[2:]] == ["status"]


@pytest.mark.skipif(sys.platform == "darwin", reason="libedit completes otherwise")
def test_ids_and_words_are_offered_with_the_tab_key(write_case):
    pytest.importorskip("readline")
    case_dir = write_case()
    shown, code = answering(case_dir, EVENT, "esta\t", "rep\t")
    assert code == 0, shown
    event = link_case(case_dir, SITE).events[-1]
    assert (event.status.value, [citation.source for citation in event.sources]) == ("established", ["report"])


def test_what_the_check_has_against_the_record_is_put_right_before_it_is_written(write_case):
    case_dir = write_case()
    before = (case_dir / "events.yml").read_bytes()
    # "alleged" takes whose word it is; the first answer is a field that there is not.
    shown, code = answering(case_dir, [*EVENT, "--status=alleged", "--sources=report"], "whose", "by", "ferrow")
    assert code == 0, shown
    assert "case_data/events.yml:" in shown.partition("The record is not written yet.")[0]
    assert 'there is no field "whose"' in shown
    assert shown.count("The record is not written yet. Which field shall change?") == 2
    assert "by: " in shown
    assert link_case(case_dir, SITE).events[-1].by == ["ferrow"]
    assert problems_of(case_dir) == []
    assert (case_dir / "events.yml").read_bytes().startswith(before)


def test_a_value_to_be_changed_stands_there_to_start_with(write_case):
    pytest.importorskip("readline")
    case_dir = write_case()
    late = [*(flag for flag in EVENT if not flag.startswith("--date")), "--status=established", "--sources=report"]
    shown, code = answering(case_dir, [*late, "--date=2029-12-32"])  # a flag is no answer: it is refused as it is elsewhere
    assert code == 2, shown
    assert '"2029-12-32" is not a date' in shown
    shown, code = answering(case_dir, [*late, "--date=2030-01-01"], "", "\x01\x0b2029-12-30")  # Ctrl-A, Ctrl-K
    assert code == 0, shown
    assert "Which field shall change? [date]\n" in shown
    assert "> 2030-01-01" in shown
    assert str(link_case(case_dir, SITE).events[-1].date) == "2029-12-30"


def test_who_gives_up_has_written_nothing(write_case):
    case_dir = write_case()
    shown, code = answering(case_dir, [*EVENT, "--status=alleged", "--sources=report"])
    assert code == 2
    assert shown.endswith("casesite: stopped; nothing was written\n")
    assert (case_dir / "events.yml").read_text() == MINIMAL["events.yml"]


def test_a_reference_of_a_file_is_asked_for_what_it_does_not_say(write_case, tmp_path):
    case_dir = write_case()
    (tmp_path / "x.bib").write_text("@book{a, title={A}, publisher={P}}\n@book{b, title={B}, publisher={P}}\n")
    shown, code = answering(case_dir, ["source", "--from", "x.bib", "--primary=false"], "novel", "reference", "news")
    assert code == 0, shown
    assert "A (1 of 2)\n" in shown
    assert "B (2 of 2)\n" in shown
    records = yaml.safe_load((case_dir / "sources.yml").read_text())
    assert [record["kind"] for record in records] == ["official-report", "reference", "news"]


@pytest.mark.parametrize(
    ("line", "entries"),
    [
        ("Petra Quaine; Max Berg", ["Petra Quaine", "Max Berg"]),
        ("Petra Quaine, Max Berg", ["Petra Quaine", "Max Berg"]),
        ("Petra Quaine, Max Berg and Anna Reed", ["Petra Quaine", "Max Berg", "Anna Reed"]),
        ("Petra Quaine, Max Berg, and Anna Reed", ["Petra Quaine", "Max Berg", "Anna Reed"]),
        ("Quaine, Petra", ["Quaine, Petra"]),
        ("Quaine, Petra; Berg, Max", ["Quaine, Petra", "Berg, Max"]),
        ("Max Berg, Jr.", ["Max Berg, Jr."]),
        ("Town of Osk and Ferrow", ["Town of Osk and Ferrow"]),
        (" ; ", []),
        ("", []),
    ],
)
def test_a_list_of_words_is_split_as_a_person_would(line, entries):
    assert listed_words(line) == entries
    authors = next(field for field in fields(Source) if field.name == "authors")
    assert authors.read(authors.split(line)) == entries


@pytest.mark.parametrize("line", ["a, b-2 c", "a b-2 c", "a; b-2; c", "a,b-2,c", "a, b-2 and c", "a b-2 & c", " a\tb-2\nc "])
def test_a_list_of_ids_is_split_at_whatever_stands_between(line):
    assert listed_ids(line) == ["a", "b-2", "c"]


@pytest.mark.parametrize(
    ("kind", "path", "name"),
    [
        (Event, "date", "date"),
        (Event, "statements.0.text", "text"),
        (Event, "statements.text", None),
        (Event, "statements", None),
        (Event, "nothing", None),
        (Event, "date.0", None),
        (Party, "roles.3.title", "title"),
        (Party, "", None),
    ],
)
def test_a_path_leads_to_a_field_or_nowhere(kind, path, name):
    field = field_of(kind, path)
    assert (field.name if field else None) == name


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("date", "2021"),
        ("parties", "a, b"),
        ("authors", "A B; C"),
        ("roles.0.title", "x"),
        ("roles.1.title", ""),
        ("roles", ""),
        ("no", ""),
    ],
)
def test_what_stands_at_a_path_in_one_line(path, words):
    values = {"date": "2021", "parties": ["a", "b"], "authors": ["A B", "C"], "roles": [{"title": "x"}]}
    assert written_at(values, path).replace("{'title': 'x'}", "") == words
