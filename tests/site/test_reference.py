"""The reference for editors is true: each example is tried, and each place where a field shows is looked at."""

import argparse
import datetime
import hashlib
import inspect
import json
import os
import re
import shlex
import shutil
from typing import Annotated

import made_exhibits
import pytest
import shown_fields
import yaml
from PIL import Image
from pydantic import TypeAdapter
from site_tools import append, edit

from casesite import CaseError, Site, load_case
from casesite.commands import cli, init
from casesite.model.kinds import Record
from casesite.pages.reference import commands, fields, rules
from casesite.pages.reference.examples import MORE, of_starter
from casesite.reading.files import SIZE_LIMIT
from casesite.values.fields import Rich
from casesite.values.text import parse
from casesite.writing.editing import write_lock

DAY = datetime.date(2025, 6, 30)
SNAPSHOTS = {"inquiry-report": "It was found that the contact of the door switch was worn through. Alex Example heard nothing."}
COPIES = {"quote-mismatch", "speaker-not-in-source"}  # rules that look into copies of the sources
RULE_EXAMPLES = {example.rule: example for example in rules.examples()}


@pytest.fixture(scope="module")
def starter(tmp_path_factory):
    """The case that ``casesite init`` makes."""
    folder = tmp_path_factory.mktemp("starter") / "case"
    init.write({}, folder, DAY, "0b0bd3a8-53d1-4d6f-9c43-2f8c5f6f3a11")  # with it, the fingerprints of the examples were made
    return folder / "case_data"


# Rules


def too_large(case_dir):
    (case_dir / "events.yml").write_text("#" * (SIZE_LIMIT + 1))


def linked_out(case_dir):
    (case_dir / "events.yml").rename(case_dir.parent / "events.yml")
    (case_dir / "events.yml").symlink_to(case_dir.parent / "events.yml")


def without_id(case_dir):
    edit(case_dir / "case.yml", "id: 0b0bd3a8-53d1-4d6f-9c43-2f8c5f6f3a11\n", "")
    (case_dir / "published.json").write_text('{"as_of": "2025-06-30", "format": 2, "records": {}}')


def folder_for_file(case_dir):
    (case_dir / "events.yml").unlink()
    (case_dir / "events.yml").mkdir()


WEAK_COPY = """
- id: evening-news-copy
  title: The library is charged over its lift
  kind: news
  primary: false
  publisher: Example Evening News
  weak: A copy that was not checked.
"""
CRIMINAL_CASE = """
- id: state-v-library
  title: State v. Example Library
  kind: criminal
  forum: Example District Court
  text: A charge over the lift.
  sources: [example-gazette-2024-03-06, evening-news-copy]
  sides: [{name: Defendant, parties: [example-library]}]
  steps: [{date: 2024-05-09, step: announced, sources: [inquiry-report]}]
  reviewed: 2025-06-20
"""


def charged_from_a_copy(case_dir):
    append(case_dir / "sources.yml", WEAK_COPY)
    append(case_dir / "proceedings.yml", CRIMINAL_CASE)


def with_a_place():
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (46.0, 30.0, 0.0)})
    return made_exhibits.saved(Image.new("RGB", (8, 8)), "JPEG", exif=exif)


def other_file(name, content, kind):
    """Have the exhibit of the starter be another file."""

    def arise(case_dir):
        (case_dir / "exhibits" / "movements-of-the-lift.csv").unlink()
        (case_dir / "exhibits" / name).write_bytes(content)
        text = (case_dir / "exhibits.yml").read_text(encoding="utf-8")
        text = re.sub("file_name: .*", f"file_name: {name}", re.sub("kind: .*", f"kind: {kind}", text))
        text = re.sub("sha256: .*", f"sha256: {hashlib.sha256(content).hexdigest()}", text)
        (case_dir / "exhibits.yml").write_text(text, encoding="utf-8")

    return arise


def translated(words):
    def write(case_dir):
        edit(case_dir / "case.yml", "language: en", "language: es")
        (case_dir.parent / "locale").mkdir()
        (case_dir.parent / "locale" / "es.po").write_text(f'msgid "What {{party}} says"\nmsgstr "{words}"\n', encoding="utf-8")

    return write


# How what is told in words comes about.
ARISES = {
    "broken-lock": lambda case_dir: (case_dir / "published.json").write_text("<<<<<<< HEAD\n"),
    "broken-translation": translated("Lo que dice {parte}"),
    "empty-file": lambda case_dir: (case_dir / "glossary.yml").write_text("# Nothing yet.\n"),
    "exhibit-metadata": other_file("sheet.pdf", made_exhibits.pdf(info="/Author(Alex Example)"), "document"),
    "exhibit-reveals": other_file("photograph.jpg", with_a_place(), "picture"),
    "exhibit-too-large": other_file("table.csv", b"a,b\n" + b"1,2\n" * 2_750_000, "data"),
    "no-transcript": other_file("talk.wav", made_exhibits.sound(), "audio"),
    "file-too-large": too_large,
    "no-identity": without_id,
    "missing-file": lambda case_dir: (case_dir / "case.yml").unlink(),
    "outside-link": linked_out,
    "unknown-file": lambda case_dir: (case_dir / "events.yml").rename(case_dir / "events.yaml"),
    "unreadable-file": folder_for_file,
    "weak-second": charged_from_a_copy,
    "wrong-encoding": lambda case_dir: (case_dir / "events.yml").write_bytes("- id: café\n".encode("cp1252")),
}


def said(case_dir, site):
    """What the check says: each rule with the words behind the place, once."""
    try:
        found = load_case(case_dir, site)[1]
    except CaseError as error:
        found = error.problems
    return list(dict.fromkeys((problem.rule, f"{problem.severity}: {problem.message}") for problem in found))


OF_GIT = {"missing-lock"}  # test_lock_command.py shows it


@pytest.mark.parametrize("rule", sorted(set(RULE_EXAMPLES) - OF_GIT))
def test_what_fails_fails_with_these_words_and_what_passes_passes(rule, starter, tmp_path):
    example = RULE_EXAMPLES[rule]
    case_dir = shutil.copytree(starter, tmp_path / "case_data")
    site = Site(DAY, snapshots=SNAPSHOTS if rule in COPIES else {})
    if example.file:
        edit(case_dir / example.file, f"{example.starter or example.passes}\n", f"{example.passes}\n")
    if rule == "unexplained-change":
        write_lock(load_case(case_dir, site)[0], case_dir, DAY)
    assert said(case_dir, site) == []
    if example.file:
        edit(case_dir / example.file, f"{example.passes}\n", f"{example.fails}\n")
    else:
        ARISES[rule](case_dir)
    assert said(case_dir, site) == [(rule, example.says)]


def test_no_example_is_of_a_rule_that_is_not_there():
    assert {path.stem for path in rules.EXAMPLES.iterdir()} == set(RULE_EXAMPLES)


# Fields


FIELDS = {f"{model.name}.{field.name}": field for model in fields.models() for field in model.fields}
CLASSES = {kind.__name__: kind for kind in shown_fields.models()}


@pytest.mark.parametrize("name", FIELDS)
def test_an_example_is_of_its_field_and_is_accepted(name):
    model, _, field = name.partition(".")
    written = yaml.load(FIELDS[name].example, yaml.BaseLoader)  # noqa: S506
    assert list(written) == [field]
    info = CLASSES[model].model_fields[field]
    value = TypeAdapter(Annotated[info.annotation, field, *info.metadata]).validate_python(written[field])
    assert value is not None
    assert not isinstance(value, Rich) or not parse(value)[1]


def test_no_example_stands_beside_one_of_the_starter():
    alike = {f"Record.{name}" for name in Record.model_fields}
    assert set(MORE) <= {*FIELDS, *alike}
    assert set(MORE) & set(of_starter()) == set()


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    return shown_fields.places_of_fields(tmp_path_factory.mktemp("shown"))


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_shows_where_the_reference_says(name, places):
    """Every place that is named has it; every place that has it is named, or is another one, "wherever …"."""
    model = name.partition(".")[0]
    said = FIELDS[name].shows.partition(";")[0].split(", ")
    others = [words for words in said if words.startswith("wherever ")]
    named = {shown_fields.OWN.get(model) if words == "its page" else words for words in said if words not in others}
    found = places[name]
    if named == {"everywhere"}:
        assert len(found) > 15
    elif named == {"nowhere"}:
        assert found == set()
    else:
        assert named <= found
        assert (found > named) if others else (found == named)


# Commands


def described(name, does, parser):
    """A command as ``commands.json`` has it; argparse keeps what it takes in names with an underscore."""
    inner = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    taken = [action for action in parser._actions if action not in inner and "--help" not in action.option_strings]
    if " " in name:  # what may stand before the kind, too, is said there
        taken = [action for action in taken if action.default is not argparse.SUPPRESS]
    return {
        "name": name,
        "usage": " ".join(["casesite", name, *(usage(action) for action in taken if not action.option_strings or action.required)]),
        "does": does,
        "takes": [argument(parser, action) for action in taken],
        "inner": [
            described(f"{name} {word}", parsers.choices[word].description, parsers.choices[word])
            for parsers in inner
            for word in parsers.choices
        ],
    }


def usage(action):
    """An argument in a line that shows how a command is written."""
    word = " ".join([*action.option_strings[:1], value(action)]).strip()
    return word if action.required and action.nargs not in ("?", "*") else f"[{word}{' …' if action.nargs == '*' else ''}]"


def value(action):
    """What is written behind an option, or in the place of an argument."""
    if action.nargs == 0:
        return ""
    return action.metavar or (action.dest.upper() if not action.choices or len(action.choices) > 1 else next(iter(action.choices)))


def argument(parser, action):
    docs = action.choices.values() if isinstance(action.choices, dict) else [None] * len(action.choices or ())
    choices = {
        word: (inspect.getdoc(made) or "").split("\n")[0].replace("``", "") if made else ""
        for word, made in zip(action.choices or (), docs, strict=True)
    }
    words = parser._get_formatter()._expand_help(action)
    return {
        "name": " ".join([*action.option_strings[:1], value(action)]).strip(),
        "words": words[:1].upper() + words[1:].rstrip(".") + ".",
        "choices": choices if len(choices) > 1 else {},
        "otherwise": action.default if isinstance(action.default, str) and action.default is not argparse.SUPPRESS else "",
    }


def every_command():
    for name, does in cli.COMMANDS.items():
        parser = argparse.ArgumentParser(prog=f"casesite {name}")
        cli.command(name).arguments(parser)
        yield described(name, does, parser) | {"examples": list(cli.EXAMPLES[name])}


def test_the_commands_are_written_down_as_they_are():
    codes = {str(code): words for code, words in cli.EXIT_CODES.items()}
    now = json.dumps({"commands": list(every_command()), "exit_codes": codes}, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        commands.WRITTEN.write_text(now, encoding="utf-8")
    assert commands.WRITTEN.read_text(encoding="utf-8") == now, "a command has changed: UPDATE_GOLDEN=1 writes it down"


EXAMPLES = [(name, example) for name in cli.COMMANDS for example in cli.EXAMPLES[name]]


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_the_example_of_a_command_is_one_that_it_takes(name, example, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    program, *words = shlex.split(example)
    assert (program, words[0]) == ("casesite", name)
    assert cli.parser([name]).parse_args(words).command == name


def test_every_command_has_an_example():
    assert [name for name in cli.COMMANDS if not cli.EXAMPLES[name]] == []
