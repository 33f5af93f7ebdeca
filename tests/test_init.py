"""``casesite init``: a whole case from a few answers, or nothing at all."""

import datetime
import json
import os
import pty
import re
import subprocess
import sys
import uuid
from importlib.metadata import version
from pathlib import Path

import github_files
import pytest
import yaml
from conftest import problems_of

from casesite import Site, load_case
from casesite.commands import init
from casesite.commands.cli import main
from casesite.exports.schemas import schemas
from casesite.model.kinds import KINDS, ProceedingKind

ROOT = Path(__file__).resolve().parents[1]
THEME = ROOT / "hooks" / "casesite" / "theme"
DAY = datetime.date(2030, 1, 1)
TODAY = f"--today={DAY}"
HOSTILE = [
    'The "Ferrow" case: what’s known — and isn’t',
    "# not a comment",
    "*alias &anchor !tag %directive @at `tick`",
    "- item: {flow: [1, 2]}",
    "<b>bold</b> & <script>alert(1)</script>",
    "{{ config }} {% raw %} ${{ secrets.TOKEN }} <<title>> \\1 \\g<0>",
    "C:\\temp\\new \\u0041",
    "🌉 Brücke 橋 جسر 👩‍🔧",
    "null",
    "1e3",
    "2024-01-01",
    "yes",
    "two\nlines\tand a tab",
    "no\N{NO-BREAK SPACE}break\N{LINE SEPARATOR}line\x85next",
]


class Loader(yaml.SafeLoader):
    """MkDocs's reading of mkdocs.yml."""


Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node))


def settings(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader)  # noqa: S506  # a safe loader, with one tag more


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run init in an empty folder, not at a terminal → its exit code, and what it printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", open(os.devnull))  # noqa: PTH123, SIM115

    def run_here(*arguments):
        try:
            code = main(["init", TODAY, *arguments])
        except SystemExit as stopped:
            code = stopped.code
        return code, *capsys.readouterr()

    yield run_here
    sys.stdin.close()


@pytest.fixture
def new(run, tmp_path):
    """A new case, from the answers of the example."""
    assert run("new")[0] == 0
    return tmp_path / "new"


def test_each_case_has_an_id_of_its_own_at_random(run, tmp_path):
    """Feeds, calendars and the list of names that are not printed are made with it."""
    for name in ("one", "two"):
        assert run(name)[0] == 0
    ids = [load_case(tmp_path / name / "case_data", Site(DAY))[0].profile.id for name in ("one", "two")]
    assert [uuid.UUID(id).version for id in ids] == [4, 4]
    assert ids[0] != ids[1]


def test_it_prints_the_next_three_commands(run):
    code, out, err = run("a case")
    assert (code, err) == (0, "")
    assert [line.strip() for line in out.splitlines() if line.startswith("  ")] == [
        "cd 'a case'",
        "casesite check",
        "mkdocs serve --livereload",
    ]


def test_a_new_case_has_a_worked_record_of_every_kind(new):
    case, _ = load_case(new / "case_data", Site(DAY))
    assert [kind.__name__ for kind in KINDS if not list(case.every(kind))] == []
    assert {path.stem for path in (new / "case_data").glob("*.yml")} == {"case", *(kind.file for kind in KINDS)}


def test_a_new_case_keeps_every_rule_on_its_first_day_and_years_later(new):
    assert problems_of(new / "case_data", Site(DAY)) == []
    assert problems_of(new / "case_data", Site(DAY.replace(year=2045))) == []


def test_the_example_is_an_inquiry_that_no_court_has_to_do_with(new):
    case, _ = load_case(new / "case_data", Site(DAY))
    assert {proceeding.kind for proceeding in case.proceedings} == {ProceedingKind.INQUIRY}
    assert "court" not in {party.kind.value for party in case.parties}


def test_the_records_teach_and_are_few(new):
    for path in (new / "case_data").glob("*.yml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0] == f"# yaml-language-server: $schema=.schema/{path.stem}.schema.json"
        assert re.match(r"# [A-Z“\"].{20}", lines[2]), path.name
        assert len(lines) < 60, path.name


def test_a_new_case_is_in_canonical_form(new, capsys):
    assert main(["fmt", "--check", str(new / "case_data")]) == 0


def test_every_address_and_name_of_the_example_is_one_that_nobody_has(new):
    written = "\n".join(path.read_text(encoding="utf-8") for path in (new / "case_data").glob("*.yml"))
    hosts = re.findall(r"https://([\w.-]+)", written)
    assert len(hosts) > 2
    assert [host for host in hosts if not re.search(r"(^|\.)example\.(org|com|net)$", host)] == []  # RFC 2606


def test_the_schemas_are_there_and_are_those_of_this_case(new):
    case, _ = load_case(new / "case_data", Site(DAY))
    assert {name: (new / "case_data" / name).read_bytes() for name in schemas(case)} == schemas(case)


def test_no_blank_is_left_open(new):
    files = [path for path in new.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"mkdocs.yml", "README.md", "requirements.txt", "site.yml", "contributing.md", ".gitignore"}
    assert [path.name for path in files if "<<" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_of_any_words_is_the_title(title, run, tmp_path):
    assert run("new", f"--title={title}", f"--place={title}")[0] == 0
    case, _ = load_case(tmp_path / "new" / "case_data", Site(DAY))
    assert case.profile.title == case.profile.incident.place == " ".join(title.split())
    assert settings(tmp_path / "new" / "mkdocs.yml")["site_name"] == " ".join(title.split())


def test_every_answer_is_taken(run, tmp_path):
    answers = {
        "title": "The Ferrow ferry",
        "short_title": "Ferry",
        "date": "2019-06~",
        "place": "Ferrow",
        "jurisdiction": "Ustrel",
        "language": "pt-BR",
        "licence": "CC0 1.0",
        "contact": "Ring the bell.",
    }
    assert set(answers) == set(init.QUESTIONS)
    assert run("new", *(f"--{name.replace('_', '-')}={answer}" for name, answer in answers.items()))[0] == 0
    profile = load_case(tmp_path / "new" / "case_data", Site(DAY))[0].profile
    found = {name: getattr(profile, name, None) or getattr(profile.incident, name) for name in answers}
    assert {name: str(value) for name, value in found.items()} == answers


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("--date=2024-13", "casesite: --date: "),
        ("--date=last spring", "casesite: --date: "),
        ("--title=", "casesite: --title: nothing is written here"),
        ("--short-title=   ", "casesite: --short-title: nothing is written here"),
        (f"--contact={'x' * 500}", "casesite: --contact: 500 characters, over the limit of 400"),
        ("--language=German", "casesite: --language: "),
        ("--place=a\x7fb", "casesite: --place: "),
        ("--place=\udcff", "casesite: --place: this is not text"),
    ],
)
def test_a_wrong_answer_is_named_and_nothing_is_written(answer, said, run, tmp_path):
    code, out, err = run("new", answer)
    assert (code, out) == (2, "")
    assert err.startswith(said)
    assert err.count("\n") == 1
    assert not (tmp_path / "new").exists()


def test_a_title_is_the_short_title_where_no_other_is_given(run, tmp_path):
    assert run("new", "--title=The ferry")[0] == 0
    assert load_case(tmp_path / "new" / "case_data", Site(DAY))[0].profile.short_title == "The ferry"


def test_on_a_day_before_the_example_nothing_is_written(run, tmp_path):
    code, out, err = run("new", "--today=2020-01-01")
    assert (code, out) == (2, "")
    assert err.startswith("casesite: ")
    assert err.count("\n") == 1
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("taken", ["folder", "file"])
def test_a_folder_that_holds_something_is_left_as_it_is(taken, run, tmp_path):
    path = tmp_path / "new"
    if taken == "folder":
        path.mkdir()
        (path / "notes.txt").write_text("mine")
    else:
        path.write_text("mine")
    assert run("new") == (2, "", "casesite: new exists and is not empty; name another folder\n")
    assert [file.read_text() for file in (path.iterdir() if taken == "folder" else [path])] == ["mine"]


def test_a_folder_may_be_there_if_it_is_empty_or_a_new_repository(run, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "cloned" / ".git").mkdir(parents=True)
    assert [run(name)[0] for name in ("empty", "cloned", "deep/er")] == [0, 0, 0]
    assert (tmp_path / "cloned" / "case_data" / "case.yml").exists()


def test_a_place_that_cannot_be_written_is_a_line_and_no_traceback(run, tmp_path):
    (tmp_path / "file").write_text("")
    code, _, err = run("file/new")
    assert code == 2
    assert re.fullmatch(r"casesite: \S*file\S*: .+\n", err)


# At a terminal


def at_a_terminal(folder, typed, *arguments):
    """Run init with a terminal as its input → exit code, and all that it printed."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-m", "casesite", "init", TODAY, *arguments]
    process = subprocess.Popen(command, cwd=folder, env=environment, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    os.write(ours, typed.encode())
    out, _ = process.communicate(timeout=60)
    os.close(theirs)
    os.close(ours)
    return process.returncode, out.decode()


def test_what_no_flag_says_is_asked_until_the_answer_is_good(tmp_path):
    typed = "Ferry\nlast spring\n2019-06\n\n\n\n\n\n"  # short title; date, twice; the rest as in the example
    code, out = at_a_terminal(tmp_path, typed, "new", "--title=The ferry")
    assert code == 0, out
    assert out.count("When it happened") == 2
    assert "The name of the site [" not in out
    assert '"last spring" is not a date' in out
    profile = load_case(tmp_path / "new" / "case_data", Site(DAY))[0].profile
    assert (profile.title, profile.short_title, str(profile.incident.date)) == ("The ferry", "Ferry", "2019-06")
    assert profile.licence == init.QUESTIONS["licence"][1]


def test_who_stops_in_the_middle_has_written_nothing(tmp_path):
    code, out = at_a_terminal(tmp_path, "Ferry\n\x04", "new")  # Ctrl-D
    assert code == 2, out
    assert out.endswith("casesite: stopped; nothing was written\n")
    assert list(tmp_path.iterdir()) == []


# Where the generator comes from


class Installed:
    def __init__(self, origin):
        self.origin = origin

    def read_text(self, name):
        assert name == "direct_url.json"  # PEP 610
        return self.origin and json.dumps(self.origin)


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        (
            {"url": "https://git.example.org/casesite", "vcs_info": {"vcs": "git", "commit_id": "0" * 40}},
            f"casesite @ git+https://git.example.org/casesite@{'0' * 40}",
        ),
        ({"url": "file:///home/me/casesite", "dir_info": {"editable": True}}, None),
        ({"url": "file:///home/me/casesite.whl", "archive_info": {}}, None),
        (None, None),
    ],
)
def test_the_requirement_is_the_commit_that_this_program_came_from_or_is_left_to_the_user(origin, line, run, tmp_path, monkeypatch):
    monkeypatch.setattr(init, "distribution", lambda name: Installed(origin))
    assert run("new")[0] == 0
    required = [found for found in (tmp_path / "new" / "requirements.txt").read_text().splitlines() if not found.startswith("#")]
    assert required == ["--constraint constraints.txt", *([line] if line else [])]


def test_a_new_case_names_the_versions_of_all_that_it_was_made_with(new):
    named = dict(line.split("==") for line in (new / "constraints.txt").read_text().splitlines() if not line.startswith("#"))
    assert {"mkdocs", "mkdocs-material", "pydantic", "pydantic-core", "pillow", "pypdf", "markupsafe"} <= {name.lower() for name in named}
    assert "pytest" not in named
    assert all(version(name) == number for name, number in named.items())


# A case without an example, and one that takes part on GitHub


def test_a_bare_case_has_no_records_but_a_source_and_keeps_every_rule(run, tmp_path):
    code, _, err = run("new", "--bare", "--title", "The ferry", "--language", "de")
    assert code == 0, err
    case_dir = tmp_path / "new" / "case_data"
    assert [path.name for path in sorted(case_dir.glob("*.yml"))] == ["case.yml", "sources.yml"]
    assert problems_of(case_dir, Site(DAY)) == []
    case, _ = load_case(case_dir, Site(DAY))
    assert list(case.records) == ["first-source"]
    assert case.profile.language == "de"
    assert main(["fmt", "--check", str(case_dir)]) == 0


def test_the_first_record_of_a_bare_case_makes_its_file(run, tmp_path):
    assert run("new", "--bare")[0] == 0
    case_dir = tmp_path / "new" / "case_data"
    given = ["--title=It sails", "--date=2024-03-05", "--text=It sailed.", "--status=alleged", "--by=first-source", "--category=incident"]
    assert main(["new", TODAY, "event", *given, "--sources=first-source", "--case-dir", str(case_dir)]) == 0
    assert (case_dir / "events.yml").read_text().startswith("# yaml-language-server: $schema=.schema/events.schema.json\n")


@pytest.mark.parametrize("options", [[], ["--bare"]])
def test_what_takes_part_on_github_is_that_of_this_repository_for_this_case(options, run, tmp_path):
    assert run("new", "--github", *options)[0] == 0
    case, _ = load_case(tmp_path / "new" / "case_data", Site(DAY))
    for path, text in github_files.files().items():
        written = (tmp_path / "new" / path).read_text(encoding="utf-8")
        filled = text.replace("<<categories>>", json.dumps([one.label for one in case.profile.categories], ensure_ascii=False))
        assert written == filled, path
        assert (github_files.STARTER / path).read_text(encoding="utf-8") == text, "python tests/github_files.py writes it"
        assert path.endswith(".md") or yaml.safe_load(written)
    form = yaml.safe_load((tmp_path / "new/.github/ISSUE_TEMPLATE/new-event.yml").read_text(encoding="utf-8"))
    category = next(field for field in form["body"] if field.get("id") == "category")
    assert category["attributes"]["options"] == [one.label for one in case.profile.categories]


def test_what_takes_part_on_github_asks_for_nothing_that_the_case_lacks(run, tmp_path):
    assert run("new", "--github")[0] == 0
    new = tmp_path / "new"
    workflows = "\n".join(path.read_text(encoding="utf-8") for path in (new / ".github/workflows").glob("*.yml"))
    assert "make " not in workflows
    assert ".venv" not in workflows
    each = list((new / ".github/workflows").glob("*.yml"))
    assert len(each) == 6
    assert all(path.read_text(encoding="utf-8").count("pip install --requirement requirements.txt") == 1 for path in each)
    for path in (new / ".github").rglob("*.md"):
        for link in re.findall(r"\]\((?!http)([^)#]+)", path.read_text(encoding="utf-8")):
            assert link == "../../../issues/new/choose" or (path.parent / link).exists(), f"{path.name}: {link}"
    assert yaml.safe_load((new / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["repo"] == "local"


def test_a_form_that_somebody_filled_in_becomes_a_record_of_the_new_case(run, tmp_path):
    assert run("new", "--github")[0] == 0
    form = yaml.safe_load((tmp_path / "new/.github/ISSUE_TEMPLATE/correction.yml").read_text(encoding="utf-8"))
    given = {
        "record": "lift-stops",
        "said": "who were let out after two hours",
        "says": "who were let out after three hours",
        "source": "inquiry-report",
        "why": "The report says so.",
    }
    fields = [field for field in form["body"] if field["type"] in ("input", "textarea")]
    body = "\n\n".join(f"### {field['attributes']['label']}\n\n{given.get(field['id'], '_No response_')}" for field in fields)
    (tmp_path / "form.md").write_text(body)
    case_dir = tmp_path / "new" / "case_data"
    assert main(["new", TODAY, "--from-issue", str(tmp_path / "form.md"), "--case-dir", str(case_dir)]) == 0
    assert "three hours" in (case_dir / "corrections.yml").read_text()


# What a new case shares with this repository


def test_the_site_of_a_new_case_is_set_up_as_the_site_of_this_repository(new):
    ours, theirs = settings(ROOT / "mkdocs.yml"), settings(new / "mkdocs.yml")
    for name in ("site_url", "repo_url", "edit_uri", "nav", "extra_css", "extra_javascript", "extra", "markdown_extensions", "validation"):
        assert theirs[name] == ours[name], name
    assert (theirs["plugins"], ours["plugins"]) == (["casesite"], [])
    theme = {"name": "material", "custom_dir": "hooks/casesite/theme"} | settings(THEME / "mkdocs_theme.yml")
    assert theme.pop("extends") == "material"
    assert ours["theme"] | {"language": None} == theme | {"language": None}


def test_the_workflow_of_a_new_case_pins_the_actions_that_this_repository_pins(new):
    pinned = re.findall(r"uses: (\S+@[0-9a-f]{40} # v\S+)", (new / ".github/workflows/site.yml").read_text(encoding="utf-8"))
    ours = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / ".github" / "workflows").glob("*.yml"))
    assert len(pinned) == 5
    assert [action for action in pinned if action not in ours] == []
