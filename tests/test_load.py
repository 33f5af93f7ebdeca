"""What a folder of files may be: what takes bytes, links and sizes, and so does not fit a file of problems/."""

import os
import re
from pathlib import Path

import pytest
import yaml
from conftest import MINIMAL, SITE, problems_of

from casesite import CaseError
from casesite.build import build
from casesite.case_data import link_case
from casesite.model.published import write
from casesite.reading import compose, files, load, snapshots
from casesite.reading.check import STEMS

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
    """G18."""
    case_dir = write_case()
    (case_dir / "glossary.yml").write_bytes("- id: gate\n".encode("utf-16"))
    assert problems_of(case_dir) == ["case_data/glossary.yml:1:1: error: byte 0xff is not UTF-8; save the file as UTF-8 (wrong-encoding)"]


@pytest.mark.parametrize(
    "character",
    ["\0", "\a", "\x1b", "\x7f", "\x85", "\x9b", "\u200e", "\u200f", "\u061c", "\u202e", "\u2066", "\u2069", "\ufeff", "\u2028"],
)
def test_an_invisible_character_is_shown_by_its_number_and_place(write_case, character):
    text = EVENTS.replace("The gate falls", f"The {character}gate falls")
    [line] = problems_of(write_case({"events.yml": text}))
    assert line.startswith(f"case_data/events.yml:3:14: error: U+{ord(character):04X} (")
    assert line.endswith(") cannot be seen; delete it (forbidden-character)")


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
    """G18."""
    monkeypatch.setattr(files, "SIZE_LIMIT", 1_000)
    term = "- {id: gate, title: Gate, text: A door in a fence.}\n"
    assert problems_of(write_case({"glossary.yml": term.ljust(1_000)})) == []
    words = "1,001 bytes, over the limit of 1,000; split it into a folder glossary/ of smaller files"
    assert problems_of(write_case({"glossary.yml": term.ljust(1_001)})) == [f"case_data/glossary.yml:1:1: error: {words} (file-too-large)"]


def test_a_text_over_the_length_limit(write_case):
    assert problems_of(write_case({"events.yml": EVENTS.replace("fell.", "x" * (12_000 - len("The gate ")))})) == []
    assert problems_of(write_case({"events.yml": EVENTS.replace("fell.", "x" * (12_001 - len("The gate ")))})) == [
        "case_data/events.yml:4:9: error: 12,001 characters, over the limit of 12,000 for one text; write two statements (too-long)"
    ]


@pytest.mark.parametrize("there", ["nothing", "a file", "a link to itself"])
def test_a_folder_that_is_not_there(tmp_path, there):
    if there == "a file":
        (tmp_path / "case_data").write_text(EVENTS)
    elif there == "a link to itself":
        (tmp_path / "case_data").symlink_to("case_data")
    assert problems_of(tmp_path / "case_data") == ["case_data:1:1: error: there is no such folder of case data (missing-file)"]


@pytest.mark.parametrize("target", ["nowhere.yml", "glossary.yml", "../nowhere/", ".."])
def test_a_link_that_leads_to_no_file(write_case, target):
    case_dir = write_case()
    (case_dir / "glossary.yml").symlink_to(target)
    rule = "outside-link" if target == ".." else "unreadable-file"
    words = {
        "outside-link": "this is a symbolic link out of the case data; put the file itself here",
        "unreadable-file": "this is not a file that can be read; put a data file here",
    }
    assert problems_of(case_dir) == [f"case_data/glossary.yml:1:1: error: {words[rule]} ({rule})"]


def test_a_file_that_may_not_be_read(write_case, monkeypatch):
    opened = os.open

    def refuse_events(path, *flags):
        if path.name == "events.yml":
            raise PermissionError(path)
        return opened(path, *flags)

    monkeypatch.setattr(os, "open", refuse_events)
    assert problems_of(write_case()) == [
        "case_data/events.yml:1:1: error: you may not read this file; change its permissions (unreadable-file)"
    ]


def in_latin_1(path):
    path.write_bytes(f"# Gâté\n{path.read_text()}".encode("latin-1"))


def behind_a_link(path):
    path.rename(path.parent.parent / path.name)
    path.symlink_to(f"../{path.name}")


def into_a_folder(path):
    path.unlink()
    path.mkdir()


def too_large(path):
    path.write_bytes(path.read_bytes().ljust(files.SIZE_LIMIT + 1))


@pytest.mark.parametrize(
    ("make", "rule"),
    [
        (in_latin_1, "wrong-encoding"),
        (behind_a_link, "outside-link"),
        (into_a_folder, "unreadable-file"),
        (too_large, "file-too-large"),
    ],
)
@pytest.mark.parametrize("name", MINIMAL)
def test_what_a_file_that_cannot_be_read_would_hold_is_not_reported_as_missing(write_case, monkeypatch, name, make, rule):
    monkeypatch.setattr(files, "SIZE_LIMIT", 10_000)
    case_dir = write_case({"events.yml": EVENTS + "  parties: [ferrow]\n"})
    make(case_dir / name)
    [line] = problems_of(case_dir)
    assert line.startswith(f"case_data/{name}:1:")
    assert line.endswith(f"({rule})")


@pytest.mark.parametrize(
    "lock",
    [
        b"",
        b"null",
        b"[]",
        b'{"records": ',
        b'{"records": {"gate-falls": "The gate fell."}}',
        b'{"records": {"gate-falls": {"a": 1}}}',
        b'{"records": {"g\xe2t\xe9": {}}}',
        "{}".encode("utf-16"),
        b"[" * 100_000,
        b'{"records": {"\\ud800": {}}}',
        b'{"as_of": "2029-12-31", "format": 2, "records": {"a": {"first": "2029-12-31", "kind": "event", "last": "x", "says": {}}}}',
        b'{"as_of": "2029-12-31", "format": 2, "records": {"case": {"says": {"title": "\\udc00"}}}}',
        b"1" * 5000,
    ],
    ids=range(13),
)
def test_a_file_of_what_was_published_that_is_none(write_case, lock):
    case_dir = write_case()
    (case_dir / "published.json").write_bytes(lock)
    [line] = problems_of(case_dir)
    assert line.startswith("case_data/published.json:1:")
    assert line.endswith('; run "casesite lock", which writes it anew (broken-lock)')


SAVED = {"BOM": (b"\xef\xbb\xbf", b"\n"), "CRLF": (b"", b"\r\n"), "both": (b"\xef\xbb\xbf", b"\r\n")}


@pytest.mark.parametrize(("start", "end"), SAVED.values(), ids=SAVED)
def test_a_lock_is_read_however_an_editor_saved_it(write_case, start, end):
    """F36 and F37."""
    case_dir = write_case()
    lock = write(link_case(case_dir, SITE), SITE.today).encode()
    (case_dir / "published.json").write_bytes(start + lock.replace(b"\n", end))
    assert problems_of(case_dir) == []
    write_case({"events.yml": EVENTS.replace("The gate fell.", "The gate rose.")})
    [line] = problems_of(case_dir)
    assert "(unexplained-change)" in line


def without_origins(files):
    """Files without the sentence that says in which file, at which line, a record was written."""
    return {path: re.sub(rb'<p class="cs-origin">.*?</p>', b"", content) for path, content in files.items()}


def test_a_folder_of_files_reads_as_one_file(write_case):
    second = EVENTS.replace("gate-falls", "gate-rises").replace("2021-10-21", "2021-10-22")
    case_dir = write_case({"events.yml": EVENTS + second})
    as_a_file = built(case_dir)
    (case_dir / "events.yml").unlink()
    write_case({"events.yml": None, "events/2021.yml": EVENTS, "events/2022.yml": second})
    in_a_folder = built(case_dir)
    assert without_origins(in_a_folder) == without_origins(as_a_file)
    assert b"<code>case&#95;data&#47;events&#47;2022.yml</code>, line 1." in in_a_folder["timeline/gate-rises/index.md"]


def test_places_in_a_folder_of_files_name_the_file(write_case):
    assert problems_of(write_case({"events.yml": None, "events/2021.yml": EVENTS.replace("structure", "weather")})) == [
        'case_data/events/2021.yml:7:13: error: case.yml has no category "weather"; the categories are: structure (unknown-category)'
    ]


def test_hidden_files_are_passed_over(write_case):
    hidden = {".DS_Store": "x", ".git/events.yml": "x", ".events.yml": "x", "events/.2020.yml": "x", "events/.git/config": "x"}
    assert problems_of(write_case({"events.yml": None, "events/2021.yml": EVENTS} | hidden)) == []


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


@pytest.mark.parametrize("loader", sorted({compose.Loader, yaml.SafeLoader}, key=str))
@pytest.mark.parametrize("escape", ["\\U00110000", "\\UFFFFFFFF", "\\ud800", "\\udfff", "\\uffff"])
def test_an_escape_of_no_character_is_a_problem_whichever_loader_reads_it(write_case, monkeypatch, loader, escape):
    monkeypatch.setattr(compose, "Loader", loader)
    [line] = problems_of(write_case({"events.yml": EVENTS.replace("The gate falls", f'"The {escape} gate"')}))
    assert line.startswith("case_data/events.yml:")
    assert line.endswith(("(broken-yaml)", "(forbidden-character)"))


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>The g<b>at</b>e <em>fe</em>ll<sup>1</sup>.</p>", "The gate fell1."),
        ("<p>The</p><p>gate</p>fell<br>down", "The gate fell down"),
        ("<ul><li>one<li>two</ul><td>three</td><td>four</td>", "one two three four"),
        ('<script>if (1 < 2) { "the <b>gate</b> rose" }</script>fell', "fell"),
        ("<STYLE>p { color: red }</STYLE>fell<!-- rose -->", "fell"),
        ("<script>rose</script><p>fell</p><script>rose</script> down", "fell down"),
        ("5 &lt; 6 &amp; 7", "5 < 6 & 7"),
    ],
)
def test_a_copy_of_a_page_is_read_as_the_words_that_a_reader_sees(tmp_path, html, words):
    (tmp_path / "report.html").write_text(html)
    (tmp_path / "notes.txt").write_text("<b>as it is</b>")
    (tmp_path / "report.pdf").write_bytes(b"%PDF")
    found = snapshots.load_snapshots(tmp_path)
    assert {id: " ".join(text.split()) for id, text in found.items()} == {"report": words, "notes": "<b>as it is</b>"}


# What programs leave beside the data.

OUTSIDE = "this is a symbolic link out of the case data; put the file itself here (outside-link)"
NO_FILE = "this is not a file that can be read; put a data file here (unreadable-file)"


@pytest.mark.parametrize(
    "name",
    [
        *("events.yml~", "#events.yml#", "events.yml.bak", "4913", "events.yml.rej", "events.yml.swp", "Thumbs.db", "events.yml.save"),
        *("___jb_tmp___", ".events.yml.swp", ".DS_Store", ".gitkeep", ".#events.yml", "events.yml.orig", "events.yml.tmp", "desktop.ini"),
        *("~$events.yml", "events.yml.sb-1a2b3c-xYz", "THUMBS.DB", "events.yml.swo", "events.yml.part"),
    ],
)
@pytest.mark.parametrize("folder", ["", "events/"])
def test_what_programs_leave_is_passed_over(write_case, name, folder):
    """F1 to F10."""
    own = {"events.yml": None, "events/2021.yml": EVENTS} if folder else {}
    assert problems_of(write_case({**own, f"{folder}{name}": EVENTS})) == []


def test_an_editor_s_lock_is_passed_over(write_case):
    """F11."""
    case_dir = write_case()
    (case_dir / ".#events.yml").symlink_to("me@host.1234:5678")
    assert problems_of(case_dir) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        *(
            (name, 'is this a copy of "events.yml"? move it out of the case data')
            for name in ("events (copy).yml", "Copy of events.yml", "events (1).yml", "events copy.yml", "events - Copy (2).yml")
        ),
        *(
            (name, 'is this a copy of "events.yml"? move it out of the case data')
            for name in ("Kopie von events.yml", "events (Kopie).yml", "events 2.yml", "events (me's conflicted copy 2026-01-02).yml")
        ),
        *((name, "this was left by a merge; delete it") for name in ("events_LOCAL_4711.yml", "events_REMOTE_4711.yml")),
        ("events.sync-conflict-20260102-030405-ABCDEFG.yml", "this was left by a merge; delete it"),
        ("events.yaml", 'no kind of record is kept here; call it "events.yml"'),
        ("Events.yml", 'no kind of record is kept here; call it "events.yml"'),
    ],
)
def test_a_name_that_a_person_chose_is_an_error_that_says_what_to_do(write_case, name, words):
    """F12 to F14."""
    case_dir = write_case({name: EVENTS})
    assert problems_of(case_dir) == [f"case_data/{name}:1:1: error: {words} (unknown-file)"]


def test_a_copy_within_a_folder_is_no_second_file_of_records(write_case):
    case_dir = write_case({"events.yml": None, "events/2021.yml": EVENTS, "events/2021 (copy).yml": EVENTS})
    words = 'is this a copy of "2021.yml"? move it out of the case data'
    assert problems_of(case_dir) == [f"case_data/events/2021 (copy).yml:1:1: error: {words} (unknown-file)"]


# Links, pipes, devices.


@pytest.mark.parametrize(
    ("name", "target", "words"),
    [
        ("published.json", "/dev/zero", OUTSIDE),
        ("published.json", "/etc/hostname", OUTSIDE),
        ("published.json", "nowhere", NO_FILE),
        ("glossary.yml", "/dev/zero", OUTSIDE),
        (".schema", "..", "this is a symbolic link out of the case data; delete it (outside-link)"),
    ],
)
def test_no_link_leads_out_of_the_case_data(write_case, name, target, words):
    """F15, F17, F18 and F21."""
    case_dir = write_case()
    (case_dir / name).symlink_to(target)
    assert problems_of(case_dir) == [f"case_data/{name}:1:1: error: {words}"]


def test_a_link_within_the_folder_of_schemas_is_named(write_case, tmp_path):
    case_dir = write_case({".schema/case.schema.json": "{}"})
    (tmp_path / "victim.txt").write_text("mine")
    (case_dir / ".schema" / "events.schema.json").symlink_to("../../victim.txt")
    words = "this is a symbolic link out of the case data; delete it (outside-link)"
    assert problems_of(case_dir) == [f"case_data/.schema/events.schema.json:1:1: error: {words}"]


@pytest.mark.parametrize("name", ["published.json", "events.yml"])
def test_a_pipe_is_not_waited_for(write_case, name):
    """F16."""
    case_dir = write_case()
    (case_dir / name).unlink(missing_ok=True)
    os.mkfifo(case_dir / name)
    assert problems_of(case_dir) == [f"case_data/{name}:1:1: error: {NO_FILE}"]


def test_a_link_to_a_hidden_file_within_the_folder_is_followed(write_case):
    """F22."""
    case_dir = write_case({"events.yml": None, ".e.yml": EVENTS})
    (case_dir / "events.yml").symlink_to(".e.yml")
    assert problems_of(case_dir) == []


@pytest.mark.parametrize("target", [".", ".."])
def test_a_link_to_a_folder_is_an_unknown_file(write_case, target):
    """F23."""
    case_dir = write_case()
    (case_dir / "loop").symlink_to(target)
    [line] = problems_of(case_dir)
    assert line.startswith("case_data/loop:1:1: error: no kind of record is kept here")


@pytest.mark.parametrize(
    ("make", "rule"),
    [
        (lambda path: path.write_bytes(b"x" * 11), "file-too-large"),
        (lambda path: path.mkdir(), "unreadable-file"),
        (os.mkfifo, "unreadable-file"),
        (lambda path: path.symlink_to("/dev/zero"), "unreadable-file"),
        (lambda path: None, "unreadable-file"),
    ],
    ids=["too large", "a folder", "a pipe", "a device", "nothing"],
)
def test_only_a_plain_file_is_read_and_no_more_of_it_than_is_allowed(tmp_path, make, rule):
    make(tmp_path / "file")
    with pytest.raises(files.FileError) as refused:
        files.read_file(tmp_path / "file", limit=10)
    assert refused.value.rule == rule


def test_a_file_of_just_the_size_is_read(tmp_path):
    (tmp_path / "file").write_bytes(b"x" * 10)
    assert files.read_file(tmp_path / "file", tmp_path, limit=10) == b"x" * 10


def test_a_file_that_grows_while_it_is_read_is_not_read_past_the_limit(tmp_path, monkeypatch):
    """As those of /proc, which say that they hold nothing."""
    (tmp_path / "file").write_bytes(b"x" * 11)
    monkeypatch.setattr(os, "fstat", lambda number: os.stat_result((0o100644, *[0] * 9)))
    with pytest.raises(files.FileError, match="over the limit"):
        files.read_file(tmp_path / "file", limit=10)


def test_a_copy_of_a_source_that_cannot_be_read_is_a_problem(tmp_path):
    os.mkfifo(tmp_path / "report.txt")
    with pytest.raises(CaseError) as refused:
        snapshots.load_snapshots(tmp_path)
    assert [problem.rule for problem in refused.value.problems] == ["unreadable-file"]


def test_more_files_than_a_case_may_have(write_case, monkeypatch):
    monkeypatch.setattr(load, "FILE_LIMIT", 4)
    assert problems_of(write_case()) == []
    words = "more than 4 files of case data; put more records in one"
    assert problems_of(write_case({"glossary.yml": "- {id: gate, title: Gate, text: A gate.}\n"})) == [
        f"case_data/sources.yml:1:1: error: {words} (file-too-large)"
    ]


def test_a_file_that_did_not_change_is_not_read_into_nodes_again(tmp_path):
    case_dir = tmp_path / "case_data"
    case_dir.mkdir()
    (case_dir / "case.yml").write_text("title: One\n")
    (case_dir / "events.yml").write_text("- id: one\n")
    before = {document.file: document for document in load.load(case_dir, ["case", "events"])[0]}
    (case_dir / "case.yml").write_text("title: Two\n")
    after = {document.file: document for document in load.load(case_dir, ["case", "events"])[0]}
    assert after["case_data/events.yml"] is before["case_data/events.yml"]
    assert after["case_data/case.yml"].root.at(["title"]).value == "Two"
