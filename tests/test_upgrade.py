"""casesite upgrade, on the case that ``casesite init`` of format 1 made and ``casesite lock`` of that format locked."""

import shutil
from pathlib import Path

import pytest

from casesite.commands.cli import main
from casesite.model.withheld import Withheld
from casesite.reading.format import FORMAT
from casesite.writing.merging import merged
from casesite.writing.starter import BEFORE, STARTER

OLD_CASE = Path(__file__).with_name("samples") / "format-1"
FINDS = ("  kind: agency\n", "  kind: agency\n  finds: why lifts fail\n")  # what no program can know
QUILLON = "333b6771a39777e84f6e7197a56cfc77"  # as format 1 wrote it


@pytest.fixture
def case(tmp_path, monkeypatch):
    folder = shutil.copytree(OLD_CASE, tmp_path / "case")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(capsys, monkeypatch):
    """Run a command, with lines on standard input → its exit code, and what it says."""

    def one(*arguments, given=""):
        path = Path("given.txt").absolute()
        path.write_text(given, encoding="utf-8")
        with path.open(encoding="utf-8") as lines:
            monkeypatch.setattr("sys.stdin", lines)
            code = main(list(arguments))
        path.unlink()
        said = capsys.readouterr()
        return code, said.out, said.err

    return one


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_before_it_is_upgraded_the_check_says_what_to_run(case, run):
    code, out, _ = run("check")
    assert code == 1
    assert 'run "casesite upgrade"' in out


def test_an_old_case_is_brought_up_to_date(case, run):
    edit(case / "case_data/parties.yml", *FINDS)
    code, out, err = run("upgrade")
    assert code == 0, err
    assert run("check") == (0, "", "case_data: no mistakes\n")
    profile = (case / "case_data/case.yml").read_text(encoding="utf-8")
    assert f"\nformat: {FORMAT}\nid: " in profile
    assert '"format": 2' in (case / "case_data/published.json").read_text(encoding="utf-8")
    assert "-  - material/search:" in out
    assert "material/search" not in (case / "mkdocs.yml").read_text(encoding="utf-8")
    assert "the site had said this" not in err
    for words in ("gave the case an id of its own", "wrote the format: 2", "mkdocs.yml", "published.json"):
        assert words in err


def test_the_files_of_init_are_then_those_of_a_new_case(case, run):
    edit(case / "case_data/parties.yml", *FINDS)
    run("upgrade")
    title = '"The lift"'
    for old in (path for path in (BEFORE / "1").rglob("*") if path.is_file()):
        name = old.relative_to(BEFORE / "1")
        new = (STARTER / name).read_text(encoding="utf-8").replace("<<title>>", title)
        if "<<" not in new:
            assert (case / name).read_text(encoding="utf-8") == new, name
    assert "plugins:\n  - casesite # checks case_data/ and makes the pages\n\n" in (case / "mkdocs.yml").read_text(encoding="utf-8")


def test_what_somebody_changed_is_kept(case, run):
    edit(case / "case_data/parties.yml", *FINDS)
    edit(case / "mkdocs.yml", "  name: casesite\n", "  name: casesite\n  logo: assets/mine.svg\n")
    (case / "README.md").unlink()
    code, _, err = run("upgrade")
    assert code == 0, err
    text = (case / "mkdocs.yml").read_text(encoding="utf-8")
    assert "  logo: assets/mine.svg\n" in text
    assert "material/search" not in text
    assert not (case / "README.md").exists()
    assert not (case / "mkdocs.yml.new").exists()


def test_where_both_changed_the_same_lines_the_file_stays_and_the_new_one_stands_beside_it(case, run):
    edit(case / "case_data/parties.yml", *FINDS)
    edit(case / ".github/workflows/site.yml", "casesite check --format github", "casesite check --format sarif")
    before = (case / ".github/workflows/site.yml").read_bytes()
    code, out, err = run("upgrade")
    assert code == 0
    assert (case / ".github/workflows/site.yml").read_bytes() == before
    assert "casesite check --base HEAD^1" in (case / ".github/workflows/site.yml.new").read_text(encoding="utf-8")
    assert "was changed in the same lines, and stays as it is; site.yml.new beside it is the new one" in err
    assert "+        run: casesite check --base HEAD^1 --format github" in out


def test_diff_shows_and_writes_nothing(case, run):
    before = contents(case)
    code, out, err = run("upgrade", "--diff")
    assert code == 0
    assert "+          fetch-depth: 2" in out
    assert "without --diff: wrote the format: 2" in err
    assert contents(case) == before


def test_what_the_rules_ask_for_now_is_said_and_the_lock_waits(case, run):
    code, out, err = run("upgrade")
    assert code == 1
    assert "not-a-finder" in out
    assert 'run "casesite upgrade" again' in err
    edit(case / "case_data/parties.yml", *FINDS)
    assert run("upgrade")[0] == 0
    assert run("check")[0] == 0


def test_what_was_published_and_is_gone_is_named(case, run):
    edit(case / "case_data/parties.yml", *FINDS)
    edit(case / "case_data/disputes.yml", "Nothing was heard at the desk.", "A bell was heard at the desk.")
    code, _, err = run("upgrade")
    assert code == 0
    words = "the site had said this, and says it no more; write a correction if readers saw it"
    assert [line for line in err.splitlines() if words in line] == [f"dispute-alarm: {words}: Nothing was heard at the desk."]


def test_names_behind_old_fingerprints_are_asked_for_and_hidden_as_before(case, run):
    edit(case / "case_data/parties.yml", *FINDS)
    (case / "case_data/case.yml").write_text(
        (case / "case_data/case.yml").read_text(encoding="utf-8") + f"do_not_name: [{QUILLON}]\n", encoding="utf-8"
    )
    before = contents(case)
    code, _, err = run("upgrade", given="Somebody Else\n")
    assert code == 2
    assert "give the names of them" in err
    assert contents(case) == before
    code, _, err = run("upgrade", given="Jo Quillon\n")
    assert code == 0, err
    text = (case / "case_data/case.yml").read_text(encoding="utf-8")
    assert QUILLON not in text
    id = text.partition("\nid: ")[2].partition("\n")[0]
    fingerprint = text.partition("do_not_name: [")[2].partition("]")[0]
    assert Withheld(id, [fingerprint]).named_in("said Q-u-i-l-l-o-n") or Withheld(id, [fingerprint]).named_in("said Quillon.")
    assert "quillon" not in text.lower()
    assert run("check")[0] == 0


def test_a_second_run_has_nothing_to_do(case, run):
    edit(case / "case_data/parties.yml", *FINDS)
    run("upgrade")
    before = contents(case)
    assert run("upgrade") == (0, "", "case_data is of format 2, which is the newest; nothing is to be done\n")
    assert contents(case) == before


def test_a_case_of_a_newer_format_is_left_alone(case, run):
    edit(case / "case_data/case.yml", "\ntitle:", "\nformat: 99\ntitle:")
    before = contents(case)
    words = "this case is of format 99, which a newer casesite wrote; this one reads format 2: update casesite"
    assert run("upgrade") == (2, "", f"casesite: {words}\n")
    assert words in run("check")[1]
    assert contents(case) == before


def test_a_folder_that_is_no_case_is_said_to_be_none(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("upgrade") == (2, "", "casesite: case_data/case.yml is not there; name the folder of case data\n")


@pytest.mark.parametrize(
    ("old", "mine", "theirs", "both"),
    [
        ("a\nb\nc\n", "a\nb\nc\n", "a\nB\nc\n", "a\nB\nc\n"),
        ("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n", "A\nb\nC\n"),
        ("a\nb\nc\n", "a\nB\nc\n", "a\nB\nc\n", "a\nB\nc\n"),
        ("a\nb\nc\n", "a\nx\nc\n", "a\ny\nc\n", None),
        ("a\nb\nc\n", "a\nx\nb\nc\n", "a\ny\nb\nc\n", None),
        ("a\nb\nc\nd\n", "a\nd\n", "a\nb\nc\nD\n", None),
        ("a\nb\nc\nd\n", "b\nc\nd\n", "a\nb\nc\nd\ne\n", "b\nc\nd\ne\n"),
        ("", "a\n", "", "a\n"),
    ],
)
def test_two_texts_are_put_together_line_by_line(old, mine, theirs, both):
    assert merged(old, mine, theirs) == both
