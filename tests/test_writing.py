"""A bad moment costs nothing: whatever writes is killed, interrupted, out of room, or led elsewhere, and nothing is lost."""

import json
import os
import re
import resource
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import MINIMAL

from casesite.commands.cli import main
from casesite.writing import files, folders, swap
from casesite.writing.files import WriteError
from casesite.writing.folders import FolderError

ROOT = Path(__file__).resolve().parents[1]
TODAY = "--today=2030-01-01"
TERM = ["new", TODAY, "term", "--title=Gate", "--text=A door."]
EVENTS = MINIMAL["events.yml"]
UGLY = EVENTS.replace("[report]", "[ report ]")
SHEET = "Year,Headline,Text,Media\n2022,The gate rises,It rose.,https://a.example/x\n2023,It falls again,It fell.,https://a.example/y\n"
IMPORT = [
    "import",
    TODAY,
    "timelinejs",
    "sheet.csv",
    "--status=established",
    "--category=structure",
    "--source=report",
    "--media-kind=news",
]
# What each command that writes is given, and what lies there before.
WRITERS = {
    "lock": (["lock", TODAY], {"events.yml": EVENTS + EVENTS.replace("gate-falls", "gate-rises").replace("2021-10-21", "2021-10-22")}),
    "schema": (["schema", TODAY], {}),
    "correct": (["correct", TODAY, "gate-falls", "--why=A slip."], {"events.yml": EVENTS.replace("fell", "broke")}),
    "new": (TERM, {}),
    "fmt": (["fmt"], {"events.yml": UGLY, "sources.yml": MINIMAL["sources.yml"].replace(": true", ":   true")}),
    "import": (IMPORT, {}),
    "init": (["init", TODAY, "new"], {}),
    "build": (["build", TODAY, "out", "--twins=out-twins"], {}),
    "build again": (["build", TODAY, "out", "--twins=out-twins"], {"events.yml": EVENTS.replace("gate fell", "gate broke")}),
}


@pytest.fixture
def before(request, write_case, tmp_path, monkeypatch):
    """The folder in which a command is run: a case that was published, and then changed."""
    name = request.param
    monkeypatch.chdir(tmp_path)
    write_case()
    assert main(["lock", TODAY]) == 0
    if name == "build again":
        assert main(WRITERS[name][0]) == 0
        (tmp_path / "case_data/published.json").unlink()
    if name == "schema":
        assert main(["schema", TODAY]) == 0
        (tmp_path / "case_data/.schema/events.schema.json").write_text("{}")
    write_case(WRITERS[name][1])
    (tmp_path / "sheet.csv").write_text(SHEET)
    return tmp_path


DRAWN = re.compile(rb"(?m)^id: [0-9a-f-]{36}$")  # the id of a new case, another in each run
every_writer = pytest.mark.parametrize(("before", "name"), [(name, name) for name in WRITERS], indirect=["before"])


def visible(folder):
    """The bytes of each file that no program hides."""
    found = {}
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") and part not in (".schema", ".casesite") for part in inner.parts):
            found[inner.as_posix()] = DRAWN.sub(b"id: drawn", path.read_bytes())
    return found


@every_writer
def test_killed_at_any_moment_it_leaves_each_file_old_or_new(before, name, tmp_path_factory, request):
    work = tmp_path_factory.mktemp("killed")
    command = [sys.executable, str(ROOT / "tests/killing.py"), str(before), str(work), str(request.config.option.kills), name, "--"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    done = subprocess.run([*command, *WRITERS[name][0]], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert (said["code"], said["number"] > 3) == (0, True)
    old, new = visible(before), visible(work / "whole")
    assert old != new
    for number, kill in enumerate(said["kills"]):
        left = visible(work / str(number))
        assert {path for path in old.keys() | new.keys() | left.keys() if left.get(path) not in (old.get(path), new.get(path))} == set(), (
            kill
        )
        for whole in ("out/", "out-twins/", "new/"):  # a folder that is made is all old, all new, or not there for a moment
            parts = [{path: content for path, content in state.items() if path.startswith(whole)} for state in (left, old, new)]
            assert parts[0] in (*parts[1:], {}), kill
        if name != "new":  # which would write a second one
            assert visible(work / f"{number}-again") == new, kill
        if name.startswith("build"):
            assert [path.name for path in (work / f"{number}-again").iterdir() if path.name.startswith(".")] == []


@every_writer
@pytest.mark.parametrize("limit", [0, 40])
def test_where_there_is_no_room_nothing_changes_and_a_line_says_so(before, name, limit):
    """F34 and F41: a file may hold so many bytes, and no more."""
    old = {path: path.read_bytes() for path in before.rglob("*") if path.is_file()}
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "casesite", *WRITERS[name][0]],
        cwd=before,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),  # only this is done there
    )
    assert done.returncode == 1, done.stderr
    assert done.stderr.splitlines()[-1].startswith("casesite: ")
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in before.rglob("*") if path.is_file()} == old


@pytest.mark.parametrize("name", ["lock", "schema", "check"])
@pytest.mark.parametrize("delay", [0.05, 0.3, 0.6])
def test_an_interrupt_is_a_line_and_exit_130(name, delay, write_case, tmp_path):
    """F38, from the moment on at which Python starts the program."""
    write_case()
    run = "print(flush=True); code = main(sys.argv[1:])"
    end = "signal.signal(signal.SIGINT, signal.SIG_IGN); sys.exit(code)"  # nothing is to be learnt from how Python ends
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    program = subprocess.Popen(
        [sys.executable, "-c", f"import signal, sys; from casesite.commands.cli import main; {run}; {end}", name],
        cwd=tmp_path,
        env=environment,
        stdout=-1,
        stderr=-1,
        text=True,
    )
    assert program.stdout.readline() == "\n"
    time.sleep(delay)
    program.send_signal(signal.SIGINT)
    _, err = program.communicate(timeout=60)
    assert program.returncode in (130, 0), err  # 0 where it was quicker
    assert "Traceback" not in err
    assert program.returncode == 0 or err == "casesite: stopped\n"


def test_a_reader_of_the_output_may_stop_reading(write_case, tmp_path):
    many = "".join(f"- id: gate-{number}\n  date: 2021-13-01\n" for number in range(2000))
    write_case({"events.yml": many})
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    for where in ("", "2>&1"):
        line = f"{sys.executable} -m casesite check {where} | head -n 1; echo ${{PIPESTATUS[0]}}"
        done = subprocess.run(["bash", "-c", line], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.stdout.splitlines()[-1] in ("141", "1")  # 1 where all of it went into the pipe
        assert "Traceback" not in done.stderr
        assert "Exception" not in done.stderr


# One file


def test_a_file_keeps_its_mode_and_a_new_one_has_that_of_every_new_file(tmp_path):
    path, new, other = tmp_path / "a.yml", tmp_path / "folder/b.yml", tmp_path / "c.yml"
    path.write_text("old")
    path.chmod(0o640)
    other.touch()
    files.write({path: b"new", new: b"new"}, tmp_path)
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o640)
    assert stat.S_IMODE(new.stat().st_mode) == stat.S_IMODE(other.stat().st_mode)
    assert sorted(inner.name for inner in tmp_path.iterdir()) == ["a.yml", "c.yml", "folder"]


@pytest.mark.parametrize(
    ("before", "after"),
    [(b"a\nb\n", b"x\ny\n"), (b"a\r\nb\r\n", b"x\r\ny\r\n"), (b"\xef\xbb\xbfa\n", b"\xef\xbb\xbfx\ny\n"), (None, b"x\ny\n")],
)
def test_the_lock_keeps_the_line_ends_and_the_mark_of_its_file(tmp_path, before, after):
    path = tmp_path / "published.json"
    if before is not None:
        path.write_bytes(before)
    assert files.as_before(path, "x\ny\n") == after


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_record_is_added_with_the_line_ends_of_its_file(write_case, tmp_path, monkeypatch, end, mark):
    monkeypatch.chdir(tmp_path)
    before = mark + "- {id: door, title: Door, text: A gate.}\n".replace("\n", end)
    path = write_case({"glossary.yml": before}) / "glossary.yml"
    assert main(TERM) == 0
    after = path.read_bytes().decode()
    assert after == before + f"{end}- id: term-gate{end}  title: Gate{end}  text: A door.{end}"
    assert main(["check", TODAY]) == 0


def link_out(case_dir):
    (case_dir.parent / "victim.txt").write_text("mine")
    (case_dir / ".schema").mkdir(exist_ok=True)


def schema_is_a_link(case_dir):
    (case_dir / ".schema/events.schema.json").symlink_to("../../victim.txt")


def schema_folder_is_a_link(case_dir):
    (case_dir / ".schema").rmdir()
    (case_dir.parent / "elsewhere").mkdir()
    (case_dir / ".schema").symlink_to("../elsewhere")


def schema_folder_leads_to_data(case_dir):
    (case_dir / ".schema").rmdir()
    (case_dir / ".schema").symlink_to(".")


def lock_is_a_link_to_data(case_dir):
    (case_dir / "published.json").symlink_to("events.yml")


@pytest.mark.parametrize("made", [schema_is_a_link, schema_folder_is_a_link, schema_folder_leads_to_data])
def test_schemas_are_written_through_no_link(write_case, tmp_path, monkeypatch, capsys, made):
    """F18 and its kin."""
    monkeypatch.chdir(tmp_path)
    case_dir = write_case()
    link_out(case_dir)
    made(case_dir)
    before = visible(tmp_path)
    assert main(["schema", TODAY]) == 1
    assert visible(tmp_path) == before
    assert capsys.readouterr().err or True


def test_a_file_of_the_case_is_written_where_a_link_within_it_leads(write_case, tmp_path, monkeypatch):
    """F22: fmt and new write what is read."""
    monkeypatch.chdir(tmp_path)
    case_dir = write_case({"events.yml": UGLY, "glossary.yml": "- {id: door, title: Door, text: A gate.}\n"})
    for name in ("events.yml", "glossary.yml"):
        (case_dir / name).rename(case_dir / f".{name}")
        (case_dir / name).symlink_to(f".{name}")
    assert main(["fmt", "case_data/events.yml"]) == 0
    assert main(TERM) == 0
    assert (case_dir / ".events.yml").read_text() == EVENTS
    assert (case_dir / ".glossary.yml").read_text().endswith("title: Gate\n  text: A door.\n")
    assert [(case_dir / name).is_symlink() for name in ("events.yml", "glossary.yml")] == [True, True]


def test_nothing_is_written_outside_or_over_what_is_no_file(tmp_path):
    (tmp_path / "case").mkdir()
    (tmp_path / "out.txt").write_text("mine")
    (tmp_path / "case/link").symlink_to("../out.txt")
    (tmp_path / "case/folder").mkdir()
    os.mkfifo(tmp_path / "case/pipe")
    for name, words in (("link", "leads out of the case data"), ("folder", "no plain file"), ("pipe", "no plain file")):
        for through in (True, False):
            with pytest.raises(WriteError, match=words):
                files.write({tmp_path / "case" / name: b"x"}, tmp_path / "case", through_links=through)
    assert (tmp_path / "out.txt").read_text() == "mine"
    assert sorted(path.name for path in (tmp_path / "case").iterdir()) == ["folder", "link", "pipe"]


@pytest.mark.parametrize("hidden", [".x", ".git/x"])
@pytest.mark.parametrize("arguments", [TERM, IMPORT, ["correct", TODAY, "gate-falls", "--why=x"]], ids=["new", "import", "correct"])
def test_what_no_command_reads_is_not_looked_at(write_case, tmp_path, monkeypatch, hidden, arguments):
    """F11, F19 and F20: a link into a folder of hundreds of megabytes, a lock of an editor that leads nowhere."""
    monkeypatch.chdir(tmp_path)
    case_dir = write_case()
    assert main(["lock", TODAY]) == 0
    write_case({"events.yml": EVENTS.replace("gate fell", "gate broke")})
    (tmp_path / "sheet.csv").write_text(SHEET)
    (case_dir / hidden).parent.mkdir(exist_ok=True)
    (case_dir / hidden).symlink_to("/usr")
    (case_dir / ".#events.yml").symlink_to("me@host.1234:5678")
    looked_at = []
    monkeypatch.setattr(os, "scandir", lambda path=".", scan=os.scandir: looked_at.append(str(path)) or scan(path))
    assert main(arguments) == 0
    assert [path for path in looked_at if hidden in path or path.startswith("/usr")] == []


def test_what_a_killed_run_left_goes_with_the_next_write(tmp_path):
    left, recent = tmp_path / ".a.yml.0123abcd.part", tmp_path / ".a.yml.4567abcd.part"
    for path in (left, recent):
        path.touch()
    os.utime(left, (0, 0))
    files.write({tmp_path / "a.yml": b"x"}, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [recent.name, "a.yml"]


# Whole folders


@pytest.fixture
def build(write_case, tmp_path, monkeypatch, capsys):
    """Run ``casesite build`` beside the minimal case → exit code and errors."""
    monkeypatch.chdir(tmp_path)
    write_case()

    def run(*arguments):
        code = main(["build", TODAY, *map(str, arguments)])
        return code, capsys.readouterr().err

    return run


def test_a_build_that_was_killed_is_no_hindrance(build, tmp_path):
    """F42: what it left goes; what it had moved away comes back."""
    assert build("o")[0] == 0
    whole = visible(tmp_path / "o")
    (tmp_path / "o").rename(tmp_path / ".o.casesite-old-01234567")
    (tmp_path / ".o.casesite-new-01234567").mkdir()
    (tmp_path / ".o.casesite-new-01234567/.casesite").write_text(f"{folders.SENTENCE}\n\nx\n")
    assert build("o")[0] == 0
    assert visible(tmp_path / "o") == whole
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case_data", "o"]


def test_the_mark_is_the_first_file(build, tmp_path, monkeypatch):
    """F42"""
    written = []

    def full(self, content, write=Path.write_bytes):
        if written:
            raise OSError(28, "No space left on device", str(self))
        written.append(self.name)
        write(self, content)

    monkeypatch.setattr(folders.Path, "write_bytes", full)
    code, err = build("o")
    assert (code, written) == (1, [".casesite"])
    assert err.endswith(": No space left on device\n")
    assert [path.name for path in tmp_path.iterdir()] == ["case_data"]


def _named(path):
    """A path without the name of the folder of the search, which comes from what is in it."""
    return re.sub(r"^search/\w+/", "search/…/", path)


def test_a_link_for_a_folder_leads_to_what_is_written(build, tmp_path):
    """F43"""
    (tmp_path / "real").mkdir()
    (tmp_path / "o").symlink_to("real")
    assert build("o")[0] == 0
    (tmp_path / "case_data/glossary.yml").write_text("- {id: gate, title: Gate, text: A door.}\n")
    assert build("o")[0] == 0
    with_gate = visible(tmp_path / "real")
    (tmp_path / "case_data/glossary.yml").unlink()
    assert build("o")[0] == 0
    assert (tmp_path / "o").is_symlink()
    without = visible(tmp_path / "real")
    assert {_named(path) for path in without} <= {_named(path) for path in with_gate}
    assert len({path.split("/")[1] for path in without if path.count("/") > 1 and path.startswith("search/")}) == 1  # the new one alone
    assert "Gate" not in "".join(words.decode(errors="ignore") for name, words in visible(tmp_path / "real").items() if "glossary" in name)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["o", "--twins=o"], "OUT and TWINS take two folders, neither within the other: o and o overlap", id="F44"),
        pytest.param(
            ["o", "--twins=o/twins"], "OUT and TWINS take two folders, neither within the other: o and o/twins overlap", id="twins within"
        ),
        pytest.param(["o/x", "--twins=o"], "OUT and TWINS take two folders", id="within twins"),
        pytest.param(["case_data/out"], "OUT and the case data take two folders, neither within the other", id="F45"),
        pytest.param(["o", "--twins=case_data/twins"], "TWINS and the case data take two folders", id="twins in the data"),
        pytest.param(["docs/out", "--with=docs"], "OUT and PAGES take two folders", id="within what is copied"),
        pytest.param(["x" * 300], "File name too long", id="F47"),
        pytest.param(["."], ". exists and was not written by casesite; name another folder, or delete it", id="here"),
        pytest.param([".."], ".. exists and was not written by casesite", id="above"),
        pytest.param(["case_data"], "case_data exists and was not written by casesite", id="the data"),
        pytest.param(["sheet.csv"], "sheet.csv exists and was not written by casesite", id="a file"),
        pytest.param(["/dev/null"], "/dev/null exists and was not written by casesite", id="a device"),
        pytest.param(["sheet.csv/o"], "Not a directory", id="below a file"),
    ],
)
def test_a_folder_that_cannot_be_written_is_refused_in_a_line(build, tmp_path, arguments, words):
    (tmp_path / "docs").mkdir()
    (tmp_path / "sheet.csv").write_text("mine")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    code, err = build(*arguments)
    assert code == 2
    assert (err.count("\n"), words in err) == (1, True), err
    assert len(err) < 400
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["mine.txt", "timeline/mine.txt", "mine/", "timeline/index.md → elsewhere", ".hidden"])
def test_what_it_did_not_write_is_named_and_stays(build, tmp_path, name):
    """F46"""
    assert build("o")[0] == 0
    path = tmp_path / "o" / name.partition(" → ")[0]
    if "→" in name:
        path.unlink()
        path.symlink_to("elsewhere")
    elif name.endswith("/"):
        path.mkdir()
    else:
        path.write_text("mine")
    before = visible(tmp_path / "o")
    code, err = build("o")
    shown = name.partition(" → ")[0]
    assert (code, err) == (2, f"casesite: o holds what casesite did not write: {shown}; move it out, or name another folder\n")
    assert visible(tmp_path / "o") == before
    assert os.path.lexists(path)


def test_many_that_it_did_not_write_are_counted(build, tmp_path):
    build("o")
    for number in range(8):
        (tmp_path / f"o/{number}.txt").touch()
    assert "0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 3 more; " in build("o")[1]


def test_a_folder_of_ours_may_lack_some_of_it(build, tmp_path):
    """F49"""
    build("o")
    whole = visible(tmp_path / "o")
    shutil.rmtree(tmp_path / "o/timeline")
    assert build("o")[0] == 0
    assert visible(tmp_path / "o") == whole


def test_two_builds_at_once_leave_one_whole_folder(build, tmp_path):
    """F49"""
    build("o")
    whole = visible(tmp_path / "o")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-m", "casesite", "build", TODAY, "o"]
    both = [subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    ended = [(program.communicate()[1], program.returncode) for program in both]
    assert [code for _, code in ended] == [0, 0, 0], ended
    assert visible(tmp_path / "o") == whole
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case_data", "o"]


def test_a_stranger_who_comes_while_it_is_written_is_not_lost(tmp_path):
    folders.write({tmp_path / "o": {"a": b"1"}})
    (tmp_path / "o/mine.txt").write_text("mine")  # behind the check, in front of the swap
    with pytest.raises(FolderError, match=r"o holds what casesite did not write: mine\.txt"):
        folders.write({tmp_path / "o": {"a": b"2"}})
    assert visible(tmp_path / "o") | {".casesite": b""} == {".casesite": b"", "a": b"1", "mine.txt": b"mine"}


def test_what_was_left_beside_a_folder_of_a_long_name_is_of_that_folder(tmp_path):
    one, other = tmp_path / f"{'x' * 50}1", tmp_path / f"{'x' * 50}2"
    folders.write({one: {"a": b"1"}})
    one.rename(swap._beside(one, "old"))
    folders.write({other: {"b": b"2"}})
    assert visible(other) == {".casesite": visible(other)[".casesite"], "b": b"2"}
    swap.restore(one)
    assert set(visible(one)) == {".casesite", "a"}


def test_the_mode_of_the_folder_stays(tmp_path):
    folders.write({tmp_path / "o": {"a": b"1"}})
    (tmp_path / "o").chmod(0o750)
    folders.write({tmp_path / "o": {"a": b"2"}})
    assert stat.S_IMODE((tmp_path / "o").stat().st_mode) == 0o750


def test_pages_written_by_hand_are_copied_and_stand_in_no_place_of_a_made_one(build, tmp_path):
    (tmp_path / "docs/deep").mkdir(parents=True)
    (tmp_path / "docs/deep/own.md").write_text("# Own")
    assert build("o", "--with=docs")[0] == 0
    assert (tmp_path / "o/deep/own.md").read_text() == "# Own"
    (tmp_path / "docs/index.md").write_text("# Mine")
    code, err = build("o", "--with=docs")
    assert (code, err) == (2, "casesite: docs/index.md stands at the place of a page that casesite makes; give it another name\n")
    (tmp_path / "docs/index.md").unlink()
    (tmp_path / "docs/deep/own.md").unlink()
    assert build("o", "--with=docs")[0] == 0
    assert not (tmp_path / "o/deep").exists()


def test_who_stands_in_the_folder_is_told_to_go_elsewhere(build, tmp_path, monkeypatch):
    build("o")
    monkeypatch.chdir(tmp_path / "o")
    code, err = build(".", "../case_data")
    assert (code, err) == (2, "casesite: . holds the folder that you stand in; go to another, or name another\n")


def test_what_cannot_be_removed_is_said(build, tmp_path, monkeypatch):
    build("o")
    real = shutil.rmtree

    def refuse(path, **more):
        if ".o.casesite-" in str(path) and not more:
            raise PermissionError(13, "Permission denied", str(path))
        real(path, **more)

    monkeypatch.setattr(folders.shutil, "rmtree", refuse)
    code, err = build("o")
    assert code == 1
    assert "o is written; what was there before could not be removed: " in err


@pytest.mark.parametrize("exchanged", [True, False])
def test_a_folder_takes_the_place_of_another(tmp_path, monkeypatch, exchanged):
    if not exchanged:
        monkeypatch.setattr(swap, "exchanged", lambda _one, _other: False)
    for folder in ("place", "new"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / folder).touch()
    old = swap.put(tmp_path / "new", tmp_path / "place")
    assert [path.name for path in (*(tmp_path / "place").iterdir(), *old.iterdir())] == ["new", "place"]
    assert swap.put(old, tmp_path / "third") is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["place", "third"]


def test_what_another_run_is_making_is_not_swept_away(tmp_path):
    with swap.fresh(tmp_path / "o") as new:
        swap.sweep(tmp_path / "o")
        assert new.is_dir()
        new.rename(tmp_path / "o")
    (tmp_path / "o").rename(new)
    swap.sweep(tmp_path / "o")
    assert list(tmp_path.iterdir()) == []
