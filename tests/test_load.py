"""What a folder of files may be: what takes bytes, links and sizes, and so does not fit a file of problems/."""

from pathlib import Path

import pytest
import yaml
from conftest import MINIMAL, SITE, problems_of

from casesite import build, compose, load
from casesite.check import STEMS

BRIDGE = Path(__file__).with_name("cases") / "bridge" / "case_data"
EVENTS = MINIMAL["events.yml"]
SOURCES = MINIMAL["sources.yml"]


def built(case_dir):
    return {artifact.path: artifact.content for artifact in build(case_dir, SITE)[0]}


def test_the_minimal_case_has_no_problems(write_case):
    assert problems_of(write_case()) == []


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(write_case, tmp_path):
    plain = built(write_case())
    for name, text in MINIMAL.items():
        (tmp_path / "case_data" / name).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert built(tmp_path / "case_data") == plain


def test_places_hold_in_a_file_with_windows_line_ends(write_case):
    text = EVENTS.replace("fell.", "of [[ferow]] fell.").replace("\n", "\r\n")
    assert problems_of(write_case({"events.yml": text})) == [
        'case_data/events.yml:4:21: error: no record is called "ferow"; did you mean "ferrow"? (unknown-reference)'
    ]


def test_a_file_in_another_encoding(write_case):
    case_dir = write_case()
    (case_dir / "glossary.yml").write_bytes("- id: gate\n  title: Gâté\n".encode("latin-1"))
    assert problems_of(case_dir) == ["case_data/glossary.yml:2:11: error: byte 0xe2 is not UTF-8; save the file as UTF-8 (wrong-encoding)"]


def test_a_file_in_utf_16(write_case):
    case_dir = write_case()
    (case_dir / "glossary.yml").write_bytes("- id: gate\n".encode("utf-16"))
    assert problems_of(case_dir) == ["case_data/glossary.yml:1:1: error: byte 0xff is not UTF-8; save the file as UTF-8 (wrong-encoding)"]


@pytest.mark.parametrize(
    "character", ["\0", "\a", "\x1b", "\x7f", "\x9b", "\u200e", "\u200f", "\u061c", "\u202e", "\u2066", "\u2069", "\ufeff", "\u2028"]
)
def test_an_invisible_character_is_shown_by_its_number_and_place(write_case, character):
    text = EVENTS.replace("The gate falls", f"The {character}gate falls")
    words = f"U+{ord(character):04X} is an invisible character that hides or reorders text; delete it"
    assert problems_of(write_case({"events.yml": text})) == [f"case_data/events.yml:3:14: error: {words} (forbidden-character)"]


def test_letters_of_every_script_are_read(write_case):
    title = "Zoë Ångström, 東京, العربية, עברית, 🌉 – “…”"
    case_dir = write_case({"events.yml": EVENTS.replace("The gate falls", title)})
    assert title in built(case_dir)["data/case.json"].decode()


def test_a_link_out_of_the_folder_is_not_followed(write_case, tmp_path):
    case_dir = write_case()
    (tmp_path / "elsewhere.yml").write_text("- id: secret\n")
    (case_dir / "glossary.yml").symlink_to(tmp_path / "elsewhere.yml")
    assert problems_of(case_dir) == [
        "case_data/glossary.yml:1:1: error: this is a symbolic link out of the case data; put the file itself here (outside-link)"
    ]


def test_a_link_within_the_folder_is_followed(write_case):
    case_dir = write_case({"events.yml": None, "events/2021.yml": EVENTS})
    (case_dir / "events" / "2022.yml").symlink_to("2021.yml")
    assert problems_of(case_dir) == [
        'case_data/events/2022.yml:1:7: error: "gate-falls" is already the id of the event at case_data/events/2021.yml:1 (repeated-id)'
    ]


def test_a_file_over_the_size_limit(write_case, monkeypatch):
    monkeypatch.setattr(load, "SIZE_LIMIT", 1_000)
    term = "- {id: gate, title: Gate, text: A door in a fence.}\n"
    assert problems_of(write_case({"glossary.yml": term.ljust(1_000)})) == []
    words = "1,001 bytes, over the limit of 1,000; split it into a folder glossary/ of smaller files"
    assert problems_of(write_case({"glossary.yml": term.ljust(1_001)})) == [f"case_data/glossary.yml:1:1: error: {words} (file-too-large)"]


def test_a_text_over_the_length_limit(write_case):
    assert problems_of(write_case({"events.yml": EVENTS.replace("fell.", "x" * (12_000 - len("The gate ")))})) == []
    assert problems_of(write_case({"events.yml": EVENTS.replace("fell.", "x" * (12_001 - len("The gate ")))})) == [
        "case_data/events.yml:4:9: error: 12001 characters, over the limit of 12000 for one text; write two statements (too-long)"
    ]


def test_a_folder_that_is_not_there(tmp_path):
    lines = problems_of(tmp_path / "case_data")
    assert f"{tmp_path}/case_data:1:1: error: there is no such folder of case data (missing-file)" in lines


def test_a_folder_of_files_reads_as_one_file(write_case):
    second = EVENTS.replace("gate-falls", "gate-rises").replace("2021-10-21", "2021-10-22")
    case_dir = write_case({"events.yml": EVENTS + second})
    as_a_file = built(case_dir)
    (case_dir / "events.yml").unlink()
    write_case({"events.yml": None, "events/2021.yml": EVENTS, "events/more/2022.yml": second})
    assert built(case_dir) == as_a_file


def test_places_in_a_folder_of_files_name_the_file(write_case):
    assert problems_of(write_case({"events.yml": None, "events/2021.yml": EVENTS.replace("structure", "weather")})) == [
        'case_data/events/2021.yml:7:13: error: case.yml has no category "weather"; the categories are: structure (unknown-category)'
    ]


def test_hidden_files_are_passed_over(write_case):
    assert problems_of(write_case({".DS_Store": "x", ".git/events.yml": "x"})) == []


@pytest.mark.parametrize("word", ["no", "13:48", "1.10", "0o17", "2021-10-21", "NaN", "=", "<<"])
def test_a_word_that_yaml_reads_as_something_else_stays_a_word(write_case, word):
    case_dir = write_case({"events.yml": EVENTS.replace("The gate falls", word)})
    assert f'"title": "{word}"' in built(case_dir)["data/case.json"].decode()


def outline(node):
    """A node as plain values, with every place."""
    if isinstance(node.value, dict):
        value = [(key, node.keys[key], outline(inner)) for key, inner in node.value.items()]
    elif isinstance(node.value, list):
        value = [outline(inner) for inner in node.value]
    else:
        value = node.value
    return node.place, node.end, value


@pytest.mark.skipif(compose.Loader is yaml.SafeLoader, reason="this PyYAML was built without libyaml")
def test_the_loader_in_python_reads_what_the_loader_in_c_reads(monkeypatch):
    documents, problems = load.load(BRIDGE, STEMS)
    assert len(documents) > 10
    assert problems == []
    in_c = [outline(document.root) for document in documents]
    monkeypatch.setattr(compose, "Loader", yaml.SafeLoader)
    assert [outline(document.root) for document in load.load(BRIDGE, STEMS)[0]] == in_c
