"""The command line as people know it: one way to name the folder, help, versions, colours, rules explained, a doctor, completion."""

import argparse
import ast
import json
import os
import pty
import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from conftest import MINIMAL

import casesite
from casesite.commands import COMMANDS, EXAMPLES, EXIT_CODES, cli, doctor, progress
from casesite.commands.cli import main
from casesite.commands.completion import SHELLS, levels
from casesite.commands.parser import LONGEST, Parser, shortened
from casesite.pages.reference.rules import examples
from casesite.problem import RefusedError

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
TODAY = "--today=2030-01-01"
EVENTS = MINIMAL["events.yml"]
BAD = {"events.yml": EVENTS.replace("2021-10-21", "2021-13-21")}


@pytest.fixture
def run(write_case, tmp_path, monkeypatch, capsys):
    """Run the program beside the minimal case → its exit code, and what it printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)

    def run_in_folder(*arguments, files=None):
        if files is not None or not (tmp_path / "case_data").exists():
            write_case(files)
        capsys.readouterr()
        try:
            code = main([*map(str, arguments)])
        except SystemExit as stopped:
            code = stopped.code
        return code, *capsys.readouterr()

    return run_in_folder


# The folder, and everything else, in any order


@pytest.fixture
def two_cases(run, tmp_path):
    """The minimal case in ``case_data`` and in ``other``."""
    run("check")
    shutil.copytree(tmp_path / "case_data", tmp_path / "other")
    for name in ("case_data", "other"):
        assert run("lock", name, TODAY)[0] == 0
        (tmp_path / name / "events.yml").write_text(EVENTS.replace("gate fell", "gate broke"))
    return {name: {path: path.read_bytes() for path in (tmp_path / name).rglob("*")} for name in ("case_data", "other")}


TERM = ["--title=Gate", "--text=A door."]


@pytest.mark.parametrize(
    "arguments",
    [
        ["new", "term", *TERM, "other"],
        ["new", "term", "other", *TERM],
        ["new", "--case-dir", "other", "term", *TERM],
        ["new", "term", "--case-dir=other", *TERM],
        ["new", "--case-dir=case_data", "term", "--case-dir=other", *TERM],
        ["new", TODAY, "term", "--format=json", *TERM, "other"],
        ["correct", "gate-falls", "--why", "A slip.", "other"],
        ["correct", "--why", "A slip.", "gate-falls", "other"],
        ["correct", "gate-falls", "other", "--why", "A slip."],
        ["correct", "--case-dir", "other", "gate-falls", "--why", "A slip."],
        ["schema", TODAY, "other"],
        ["schema", "other", TODAY],
        ["schema", "--case-dir=other"],
        ["fmt", "--case-dir", "other"],
        ["fmt", "other", "--format=json"],
    ],
    ids=" ".join,
)
def test_a_command_writes_into_the_case_that_is_named(run, two_cases, tmp_path, arguments):
    assert run(*arguments)[0] == 0
    now = {name: {path: path.read_bytes() for path in (tmp_path / name).rglob("*") if path.is_file()} for name in two_cases}
    assert now["case_data"] == two_cases["case_data"]
    assert now["other"] != two_cases["other"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["out", "--url", "https://x.example/", "case_data"],
        ["--url=https://x.example/", "out", "case_data"],
        ["out", "case_data", "--url", "https://x.example/"],
        ["out", "--case-dir=case_data", "--url=https://x.example/"],
    ],
)
def test_a_build_takes_its_options_anywhere(run, tmp_path, arguments):
    """F50"""
    assert run("build", TODAY, *arguments)[0] == 0
    assert b"https://x.example/" in (tmp_path / "out/feed.xml").read_bytes()


def test_two_folders_are_one_too_many(run):
    assert run("check", "a", "--case-dir", "b") == (2, "", "casesite: the folder of case data is named twice, b and a; name one\n")
    assert run("check", "case_data", "--case-dir", "case_data")[0] == 0


def test_a_place_is_named_from_within_the_case_too(run, tmp_path, monkeypatch):
    run("check", files=BAD)
    monkeypatch.chdir(tmp_path / "case_data")
    assert run("check", ".")[1].startswith("events.yml:2:9: error: ")
    monkeypatch.chdir(tmp_path)
    assert run("check", "./case_data")[1].startswith("case_data/events.yml:2:9: error: ")


def test_a_double_dash_ends_the_options(run):
    code, out, err = run("diff", "--", "--output=x", "HEAD")
    assert (code, out, err.count("\n")) == (2, "", 1)


# What goes wrong in the world


@pytest.mark.parametrize(
    "arguments",
    [
        ["x" * 100_000],
        ["check", "x" * 100_000],
        ["check", "--format", "x" * 100_000],
        ["check", "--today", "x" * 100_000],
        ["build", "x" * 100_000],
        ["build", "o", "--url", "x" * 100_000],
        ["correct", "x" * 100_000, "--why=x"],
        ["explain", "x" * 100_000],
        ["fmt", "x" * 100_000],
        ["new", "--from-issue", "x" * 100_000],
        ["new", "source", "--from", "x" * 100_000 + ".bib"],
        ["new", "term", "--set", "x" * 100_000],
        ["new", "term", *TERM, "--file", "x" * 100_000],
        ["import", "timelinejs", "x" * 100_000],
        ["init", "x" * 100_000],
        ["check", "a\0b"],
        ["build", "a\0b"],
        ["fmt", "a\0b"],
        ["check", "\udcff"],
        ["check", "a\nb\x1b[31m"],
    ],
    ids=lambda arguments: " ".join(arguments)[:40].encode("unicode_escape").decode(),
)
def test_an_absurd_argument_is_a_line_and_an_exit_code(run, arguments):
    code, out, err = run(*arguments)
    assert code in (1, 2)
    assert len(out + err) < 1_500
    assert "\x1b" not in out + err
    assert "Traceback" not in err
    assert out or err.splitlines()[-1].startswith(("casesite", "case_data: "))


AGAIN = "is not installed; install casesite again, or see what casesite doctor says"


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (OSError(28, "No space left on device", "x.yml"), 1, "x.yml: No space left on device"),
        (OSError(27, "File too large", "x.yml"), 1, "x.yml: File too large"),
        (OSError(30, "Read-only file system", "x.yml"), 1, "x.yml: Read-only file system"),
        (PermissionError(13, "Permission denied", "x.yml"), 2, "x.yml: Permission denied"),
        (NotADirectoryError(20, "Not a directory", "x/y"), 2, "x/y: Not a directory"),
        (OSError("odd"), 2, "odd"),
        (KeyboardInterrupt(), 130, "stopped"),
        (MemoryError(), 1, "this takes more memory than there is"),
        (RefusedError("no\nway"), 2, "no way"),
        (ModuleNotFoundError("x", name="yaml.loader"), 2, f"the library yaml {AGAIN}"),
    ],
)
def test_whatever_the_world_does_is_a_line_and_an_exit_code(run, monkeypatch, error, code, words):
    def fail(options):
        raise error

    monkeypatch.setattr(cli.command("check"), "run", fail)
    assert run("check") == (code, "", f"casesite: {words}\n")
    assert code in EXIT_CODES


def test_a_mistake_of_ours_is_a_traceback(run, monkeypatch):
    monkeypatch.setattr(cli.command("check"), "run", lambda options: options.nothing)
    with pytest.raises(AttributeError):
        run("check")


def test_a_line_keeps_its_start_and_its_end():
    assert shortened("a\nb\x1b[1m") == "a b [1m"
    long = shortened("a" * 1000 + "the end")
    assert (len(long), long[:3], long[-7:]) == (LONGEST + 1, "aaa", "the end")


# Help, version, colours


def test_the_version_is_that_of_the_package(run):
    assert run("--version") == (0, f"casesite {metadata.version('casesite')}\n", "")


def test_the_help_lists_every_command_and_every_exit_code(run):
    code, out, _ = run("--help")
    assert code == 0
    assert [name for name in COMMANDS if not re.search(rf"^    {name}\b", out, re.MULTILINE)] == []
    assert [line for line in (f"  {code:<4} {words}\n" for code, words in EXIT_CODES.items()) if line not in out] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_says_what_it_does_and_shows_examples(run, name):
    code, out, _ = run(name, "--help")
    assert code == 0
    assert [example for example in EXAMPLES[name] if f"  {example}\n" not in out] == []
    assert " ".join(COMMANDS[name].split()) in " ".join(out.split())


def test_the_help_starts_without_what_it_does_not_need():
    """It takes a tenth of the time."""
    code = "import sys; from casesite.commands.cli import main\ntry: main(['--help'])\n"
    code += "finally: print({*sys.modules} & {'pydantic', 'yaml', 'jinja2'})"
    done = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "set()"


def test_the_face_of_the_package_offers_what_it_says():
    tree = ast.parse(Path(casesite.__file__).read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module.startswith("casesite.")]
    offered = {alias.name: node.module.removeprefix("casesite.") for node in imports for alias in node.names}
    assert offered == casesite._FROM
    assert sorted(offered) == sorted(casesite.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        casesite.nothing  # noqa: B018  # to ask is the test


def at_a_terminal(folder, *arguments, **more):
    """Run the program with a terminal for its output → what it showed."""
    leader, follower = pty.openpty()
    environment = {name: value for name, value in ENVIRONMENT.items() if name != "NO_COLOR"} | {"TERM": "xterm", **more}
    command = [sys.executable, "-m", "casesite", *arguments]
    with subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=follower, stderr=follower):
        os.close(follower)
        shown = b""
        try:
            while chunk := os.read(leader, 4096):
                shown += chunk
        except OSError:  # the terminal is gone with the program
            pass
    os.close(leader)
    return shown.decode()


@pytest.mark.parametrize(
    ("more", "has_colours"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)]
)
def test_colours_are_for_a_terminal_whose_user_wants_them(write_case, tmp_path, more, has_colours):
    write_case(BAD)
    shown = at_a_terminal(tmp_path, "check", **more)
    assert ("\x1b[1;31merror:\x1b[0m" in shown) == has_colours
    assert re.sub(r"\x1b\[[\d;]*m", "", shown).startswith('case_data/events.yml:2:9: error: "2021-13-21" is not a date; ')
    assert "^\r\n" in shown  # the line with a caret


def test_a_pipe_gets_no_colours_whatever_the_terminal(run, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b" not in run("check", files=BAD)[1]


@pytest.mark.parametrize("form", ["text", "github", "sarif", "json"])
@pytest.mark.parametrize(
    "arguments",
    [["check"], ["lock"], ["schema"], ["fmt"], ["build", "out"], ["correct", "gate-falls", "--why=x"], ["withhold"], ["doctor"]],
    ids=lambda arguments: arguments[0],
)
def test_problems_are_printed_in_every_form_by_every_command(run, arguments, form):
    out = run(*arguments, f"--format={form}", files=BAD)[1]
    if arguments[0] == "doctor":
        return  # it counts them, and leaves their list to check
    if form in ("sarif", "json"):
        assert "bad-date" in json.dumps(json.loads(out))
    assert "bad-date" in out


# Progress


def test_what_takes_long_is_said_at_a_terminal_and_goes_when_it_is_done(tmp_path):
    code = (
        "import time; from casesite.commands import progress; progress.PATIENCE = progress.PACE = 0.1\n"
        "with progress.progress('casesite build') as step:\n    step('7 files'); time.sleep(0.5)\nprint('done')\n"
    )
    leader, follower = pty.openpty()
    with subprocess.Popen([sys.executable, "-c", code], env=ENVIRONMENT, stdout=follower, stderr=follower):
        os.close(follower)
        shown = ""
        try:
            while chunk := os.read(leader, 4096).decode():
                shown += chunk
        except OSError:
            pass
    os.close(leader)
    assert "casesite build … 7 files (0 s)" in shown
    assert shown.endswith("\r\x1b[Kdone\r\n")


def test_a_log_gets_no_progress(capsys, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 0)
    with progress.progress("casesite build") as step:
        step("7 files")
    assert capsys.readouterr() == ("", "")


# explain


@pytest.mark.parametrize("rule", [*(example.rule for example in examples()), "not-canonical"])
def test_every_rule_is_explained(run, rule):
    code, out, err = run("explain", rule)
    assert (code, err) == (0, "")
    assert out.startswith(f"{rule}\n\n")
    assert re.search(rf"\n\nFails.*:\n.*\n\n.*\({rule}\)\n\nPasses:\n.", out, re.DOTALL)


def test_all_rules_are_listed(run):
    code, out, _ = run("explain")
    assert code == 0
    assert {line.split()[0] for line in out.splitlines() if not line.startswith(" ")} == {
        *(one.rule for one in examples()),
        "not-canonical",
    }


def test_a_rule_that_is_none_has_a_neighbour(run):
    assert run("explain", "bad-dat") == (2, "", 'casesite: there is no rule "bad-dat"; did you mean "bad-date"?\n')
    assert run("explain", "qqq") == (2, "", 'casesite: there is no rule "qqq"; casesite explain lists them all\n')


# doctor


def test_a_doctor_who_finds_nothing_wrong(run, tmp_path):
    run("schema", TODAY)
    code, out, err = run("doctor", TODAY)
    assert (code, err) == (0, "")
    assert f"ok       Python {sys.version.split()[0]}" in out
    assert f"ok       casesite {metadata.version('casesite')}" in out
    assert "ok       the case “The gate case”, 4 records\n" in out or "records\n" in out


@pytest.mark.parametrize(
    ("installed", "words"),
    [
        ({"pydantic": "1.10.4"}, "lacking  pydantic 1.10.4 is older than casesite takes: pydantic"),
        ({"pydantic": "3.0"}, "lacking  pydantic 3.0 is newer than casesite takes: pydantic"),
        ({"pyyaml": None}, "lacking  the library pyyaml\n         → python -m pip install 'pyyaml"),
    ],
)
def test_a_library_that_is_lacking_or_of_another_age_is_named(run, monkeypatch, installed, words):
    def version(name, real=metadata.version):
        found = installed.get(name.lower(), real(name) if name.lower() not in installed else None)
        if found is None:
            raise metadata.PackageNotFoundError(name)
        return found

    monkeypatch.setattr(doctor.metadata, "version", version)
    code, out, _ = run("doctor", TODAY)
    assert code == 1
    assert words.casefold() in out.casefold()


def test_what_a_machine_may_do_without_is_no_fault(run, monkeypatch):
    monkeypatch.setattr(doctor.shutil, "which", lambda name: None)
    code, out, _ = run("doctor", TODAY)
    assert code == 0
    assert "without  git: " in out
    assert "without  schemas that know every id of the case\n         → casesite schema writes them, for editors\n" in out


def test_what_is_wrong_with_the_case_is_left_to_the_check(run):
    assert "without  case_data has 1 mistake\n         → casesite check says where\n" in run("doctor", TODAY, files=BAD)[1]
    assert "there is no folder elsewhere\n" in run("doctor", "elsewhere")[1]


# completion


def completed(shell, script, line):
    """What a shell offers at the end of a line; the script is in a file."""
    if shell == "fish":
        done = subprocess.run(
            ["fish", "-c", f"source {script}; complete -C {line!r}"], capture_output=True, text=True, check=True, cwd=script.parent
        )
        return [word.split("\t")[0] for word in done.stdout.splitlines()]
    words = line.split(" ")
    quoted = " ".join(f"'{word}'" for word in words)
    bash = f"source {script}; COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _casesite; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    done = subprocess.run(["bash", "-c", bash], capture_output=True, text=True, check=True, cwd=script.parent)
    return done.stdout.split()


@pytest.mark.parametrize("shell", ["bash", "fish"])
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("casesite che", ["check"]),
        ("casesite check --form", ["--format"]),
        ("casesite check --format ", ["github", "json", "sarif", "text"]),
        ("casesite new ev", ["event"]),
        ("casesite new event --titl", ["--title"]),
        ("casesite new event --status est", ["established"]),
        ("casesite new --format json source --prim", ["--primary"]),
        ("casesite correct gate-f", ["gate-falls"]),
        ("casesite explain source-bef", ["source-before-event", "source-before-statement"]),
        ("casesite import timel", ["timelinejs"]),
    ],
)
def test_a_shell_completes(run, tmp_path, shell, line, offered):
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "script"
    code, out, _ = run("completion", shell)
    assert code == 0
    script.write_text(out)
    assert sorted(completed(shell, script, line)) == offered


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_one_that_the_shell_reads(run, tmp_path, shell):
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    (tmp_path / "script").write_text(run("completion", shell)[1])
    done = subprocess.run([shell, "-n", tmp_path / "script"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_knows_every_command_and_option(shell):
    script = SHELLS[shell](levels())
    for level in levels():
        assert [word for word in (*level.words, *level.options) if word not in script and word.removeprefix("--") not in script] == []
    assert {level.name for level in levels() if " " not in level.name} == {"", *COMMANDS}


def test_options_between_words_are_read_by_the_parser_alone():
    """Python 3.11 to 3.14 alike."""
    parser = Parser(prog="x")
    parser.add_argument("one")
    parser.add_argument("two", nargs="?")
    parser.add_argument("--flag")
    for line in ("a b --flag c", "a --flag c b", "--flag c a b", "a --flag=c b"):
        assert vars(parser.parse_args(line.split())) == {"one": "a", "two": "b", "flag": "c"}
    assert vars(parser.parse_args(["a"])) == {"one": "a", "two": None, "flag": None}
    with pytest.raises(SystemExit):
        parser.parse_args(["a", "b", "c"])
    assert isinstance(parser, argparse.ArgumentParser)
