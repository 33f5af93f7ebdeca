"""``casesite lock``, and ``casesite check --base``: the lock is written once more, mended, and missed where it is gone."""

import datetime
import json
import os
import subprocess

import pytest
import yaml
from conftest import CASE_ID, MINIMAL, SITE

from casesite import CaseError, load_case, owed
from casesite.case_data import link_case
from casesite.commands.cli import main
from casesite.model.lock import read

EVENTS, CASE = MINIMAL["events.yml"], MINIMAL["case.yml"]
ROSE = {"events.yml": EVENTS.replace("The gate fell.", "The gate rose.")}
CORRECTION = "- {id: first, date: 2029-12-01, record: gate-falls, said: The gate fell., says: The gate rose., why: A slip.}\n"
OLD = json.dumps({"corrections": [], "records": {"gate-falls": {"0123456789abcdef": "2021-10-21 | The gate falls | established"}}})


@pytest.fixture
def run(write_case, tmp_path, monkeypatch, capsys):
    """Run a command beside the minimal case, with other files laid over it → its exit code, and what it printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    def run_in_folder(*arguments, day="2030-01-01", **files):
        write_case({f"{name.removesuffix('_yml')}.yml": text for name, text in files.items()} if files else {})
        code = main([arguments[0], f"--today={day}", *arguments[1:]])
        return code, *capsys.readouterr()

    return run_in_folder


@pytest.fixture
def lock(tmp_path):
    return tmp_path / "case_data" / "published.json"


def git(*arguments):
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True).stdout.strip()


def commit(words):
    git("add", "--all")
    git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", words)


@pytest.fixture
def published(run, lock):
    """The minimal case, published and committed on ``main``."""
    git("init", "--quiet", "--initial-branch=main")
    assert run("lock", day="2029-01-01")[0] == 0
    commit("Published")
    return lock


def rows(lock):
    return read(lock.read_bytes()).records


# Writing it


def test_a_second_lock_changes_what_changed_and_keeps_the_days_of_the_rest(run, lock):
    assert run("lock", day="2029-01-01") == (0, "", "wrote case_data/published.json\n")
    first = lock.read_bytes()
    assert run("lock", day="2029-02-01")[0] == 0
    assert lock.read_bytes() == first
    assert run("lock", day="2029-03-01", events_yml=ROSE["events.yml"], corrections_yml=CORRECTION)[0] == 0
    days = {id: (entry.first, entry.last) for id, entry in rows(lock).items()}
    old, new = datetime.date(2029, 1, 1), datetime.date(2029, 3, 1)
    assert days == {"case": (old, old), "ferrow": (old, old), "report": (old, old), "gate-falls": (old, new), "first": (new, new)}


def test_a_change_that_no_correction_explains_is_not_locked(run, lock):
    assert run("lock")[0] == 0
    before = lock.read_bytes()
    code, out, _ = run("lock", events_yml=ROSE["events.yml"])
    assert (code, "(unexplained-change)" in out) == (1, True)
    assert lock.read_bytes() == before


def test_a_lock_that_was_deleted_or_is_of_an_older_form_hides_no_change(run, published):
    """What was committed last is held against the case."""
    for content in (None, OLD, "<<<<<<< HEAD\n", "{", ""):
        published.unlink(missing_ok=True)
        if content is not None:
            published.write_text(content)
        code, out, _ = run("lock", events_yml=ROSE["events.yml"])
        assert (code, "(unexplained-change)" in out) == (1, True), content
        assert (published.read_text() if published.exists() else None) == content
        assert run("lock", events_yml=EVENTS)[0] == 0
        assert rows(published)["gate-falls"].first == datetime.date(2029, 1, 1)


def test_a_case_that_nobody_has_read_yet_is_locked_anew(run, published):
    rose = {"events_yml": ROSE["events.yml"]}
    assert run("lock", "--anew", day="2029-05-01", **rose)[0] == 0
    assert {str(entry.first) for entry in rows(published).values()} == {"2029-05-01"}
    assert run("check", **rose)[0] == 0
    assert run("check", "--base", "main", **rose)[0] == 1  # a change that does so is not let through


@pytest.mark.parametrize(
    "content", ["<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> x\n", '{"as_of": "2029-', "", "[]", '{"é": 1}', '{"a": 1, "a": 2}']
)
def test_a_broken_lock_is_mended_as_the_check_says(run, published, content):
    """F35."""
    published.write_bytes(content.encode("latin-1"))
    code, out, _ = run("check")
    assert code == 1
    assert 'run "casesite lock", which writes it anew (broken-lock)' in out
    assert run("lock")[0] == 0
    assert run("check") == (0, "", "case_data: no mistakes\n")


def test_a_merge_keeps_what_both_sides_had_published(run, published):
    git("switch", "--quiet", "--create", "side")
    new = EVENTS.replace("gate-falls", "gate-{0}").replace("2021-10-21", "2021-10-2{1}")
    assert run("lock", events_yml=EVENTS + new.format("a", 2), day="2029-02-01")[0] == 0
    commit("A")
    git("switch", "--quiet", "main")
    assert run("lock", events_yml=EVENTS + new.format("b", 3), day="2029-03-01")[0] == 0
    commit("B")
    merge = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "merge", "side"]
    assert subprocess.run(merge, capture_output=True, check=False).returncode == 1
    both = EVENTS + new.format("a", 2) + new.format("b", 3)
    assert "a merge left both sides of a conflict here" in run("check", events_yml=both)[1]
    assert "(unexplained-change)" in run("lock", events_yml=EVENTS + new.format("b", 3))[1]  # that of the other side went
    assert run("lock", events_yml=both, day="2029-04-01")[0] == 0
    assert {id: str(rows(published)[id].first) for id in ("gate-falls", "gate-a", "gate-b")} == {
        "gate-falls": "2029-01-01",
        "gate-a": "2029-02-01",
        "gate-b": "2029-03-01",
    }


def test_a_broken_lock_of_which_no_commit_has_a_better_one_stays_and_it_is_said_what_to_do(run, lock):
    run("check")
    lock.write_text("{")
    code, out, err = run("lock")
    assert (code, out, lock.read_text()) == (2, "", "{")
    assert err == (
        "casesite: case_data/published.json: this is cut short, or was edited by hand, and cannot be read, and no commit holds one that "
        "can be read; bring back the last good one, or delete it if nothing was published yet, and run this again\n"
    )


def test_a_lock_of_an_older_form_is_written_anew(run, lock):
    run("check")
    lock.write_text(OLD)
    assert 'this is of an older form, which held only some of what the site says; run "casesite upgrade"' in run("check")[1]
    assert run("lock")[0] == 0
    assert set(rows(lock)) == {"case", "ferrow", "gate-falls", "report"}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_case_that_has_no_id_gets_one_and_keeps_it(run, lock, end):
    old = CASE.replace(f"id: {CASE_ID}\n", "").replace("title:", "# A comment.\ntitle:", 1).replace("\n", end)
    path = lock.with_name("case.yml")
    assert run("lock", case_yml=old)[2] == "wrote case_data/case.yml\nwrote case_data/published.json\n"
    written = path.read_bytes().decode()
    id = link_case(lock.parent, SITE).profile.id
    assert written == old.replace("title:", f"id: {id}{end}title:", 1)
    assert run("lock", case_yml=written)[2] == "wrote case_data/published.json\n"
    assert path.read_bytes().decode() == written


def test_two_cases_have_two_ids(run, lock):
    ids = set()
    for _ in range(2):
        run("lock", case_yml=CASE.replace(f"id: {CASE_ID}\n", ""))
        ids.add(link_case(lock.parent, SITE).profile.id)
        lock.unlink()
    assert len(ids) == 2


def test_a_case_yml_that_takes_no_line_more_is_left_as_it_is(run, lock):
    plain = yaml.load(CASE, yaml.BaseLoader)  # noqa: S506
    del plain["id"]
    flow = json.dumps(plain)
    code, _, err = run("lock", case_yml=flow)
    assert (code, lock.exists()) == (2, False)
    assert err.startswith("casesite: case_data/case.yml has no place for a line more; put this into it: id: ")


# Missing it


def test_a_lock_that_was_committed_and_is_gone_is_missed(run, published):
    published.unlink()
    code, out, _ = run("check", events_yml=ROSE["events.yml"])
    where, what = "case_data/published.json:1:1", "what was published is recorded in the last commit, and no more here"
    right = "bring it back: git checkout HEAD -- case_data/published.json"
    assert (code, out) == (1, f"{where}: error: {what}; {right} (missing-lock)\n")
    git("checkout", "HEAD", "--", "case_data/published.json")
    assert "(unexplained-change)" in run("check", events_yml=ROSE["events.yml"])[1]


def base(run, **files):
    code, out, _ = run("check", "--base", "main", **files)
    return code, out.splitlines()


def test_what_the_base_has_published_is_held_still(run, published):
    git("switch", "--quiet", "--create", "change")
    assert base(run) == (0, [])
    published.unlink()
    [line] = base(run, events_yml=ROSE["events.yml"])[1][-1:]
    assert "what was published is recorded in main, and no more here; bring it back: git checkout main -- case_data/published.json" in line
    assert any("(unexplained-change)" in line for line in base(run, events_yml=ROSE["events.yml"])[1])


@pytest.mark.parametrize("committed", [False, True])
def test_a_record_that_is_taken_out_of_the_lock_is_missed(run, published, committed):
    git("switch", "--quiet", "--create", "change")
    content = json.loads(published.read_text())
    del content["records"]["gate-falls"]
    published.write_text(json.dumps(content))
    if committed:
        commit("Out")
    code, lines = base(run, events_yml=ROSE["events.yml"])
    assert (code, len(lines)) == (1, 2)
    assert '"text" was published and has changed; put it back, or run "casesite correct gate-falls"' in lines[0]
    assert '"gate-falls" was published, and is recorded in main, and no more here; bring it back: git checkout main -- ' in lines[1]


def test_a_lock_that_follows_its_data_without_a_correction_is_no_way_round(run, published):
    git("switch", "--quiet", "--create", "change")
    content = published.read_text().replace("The gate fell.", "The gate rose.")
    published.write_text(content)
    assert run("check", events_yml=ROSE["events.yml"])[0] == 0  # they fit
    code, lines = base(run, events_yml=ROSE["events.yml"])
    assert (code, len(lines)) == (1, 1)
    assert "It said: The gate fell. (unexplained-change)" in lines[0]


def test_the_day_of_the_first_publication_is_held_too(run, published):
    git("switch", "--quiet", "--create", "change")
    published.write_text(published.read_text().replace("2029-01-01", "2028-01-01"))
    assert [line.partition(": error: ")[2].partition(";")[0] for line in base(run)[1]] == [
        f'"{id}" was published on 2029-01-01, and published.json says now: on 2028-01-01'
        for id in ("case", "ferrow", "gate-falls", "report")
    ]


def test_a_change_with_its_correction_and_its_lock_is_let_through(run, published):
    git("switch", "--quiet", "--create", "change")
    files = {"events_yml": ROSE["events.yml"], "corrections_yml": CORRECTION}
    assert base(run, **files) == (0, [])
    assert run("lock", day="2030-01-01", **files)[0] == 0
    assert base(run, **files) == (0, [])
    commit("Changed, corrected, locked")
    assert base(run, **files) == (0, [])


def test_a_record_with_a_new_id_is_not_missed(run, published):
    git("switch", "--quiet", "--create", "change")
    renamed = EVENTS.replace("id: gate-falls", "id: the-fall\n  formerly: [gate-falls]")
    assert base(run, events_yml=renamed) == (0, [])
    assert run("lock", events_yml=renamed)[0] == 0
    assert base(run, events_yml=renamed) == (0, [])


def test_a_base_with_nothing_published_holds_nothing(run, lock):
    git("init", "--quiet", "--initial-branch=main")
    run("check")
    commit("Not published")
    assert base(run, events_yml=ROSE["events.yml"]) == (0, [])
    lock.write_text(OLD)
    commit("Of an older form")
    assert run("lock")[0] == 0
    assert base(run) == (0, [])


def test_a_base_from_before_the_case_holds_nothing(run, lock):
    git("init", "--quiet", "--initial-branch=main")
    lock.parent.parent.joinpath("README").write_text("Before the case.\n")
    commit("Before")
    assert base(run) == (0, [])


@pytest.mark.parametrize("name", ["nowhere", ""])
def test_a_base_that_is_not_there_is_one_line(run, published, name):
    """A workflow whose variable is empty has nothing to hold the change against, and says so."""
    code, out, err = run("check", "--base", name)
    assert (code, out, err.count("\n")) == (2, "", 1)


# While somebody writes


def test_a_change_that_is_owed_stops_nothing_where_somebody_is_still_writing(run, published, write_case):
    case_dir = write_case(ROSE)
    with pytest.raises(CaseError) as stopped:
        load_case(case_dir, SITE)
    case, problems = load_case(case_dir, SITE, may_owe=True)
    assert case.records["gate-falls"].text == "The gate rose."
    assert owed(problems) == list(stopped.value.problems)
    [problem] = owed(problems)
    assert (problem.severity, problem.rule) == ("error", "unexplained-change")
    assert 'run "casesite correct gate-falls"' in problem.message


def test_what_is_wrong_beside_it_stops_all_the_same(run, published, write_case):
    case_dir = write_case({"events.yml": ROSE["events.yml"].replace("structure", "weather")})
    with pytest.raises(CaseError) as stopped:
        load_case(case_dir, SITE, may_owe=True)
    assert {problem.rule for problem in stopped.value.problems} == {"unexplained-change", "unknown-category"}
