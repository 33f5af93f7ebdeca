"""What an editor offers while someone writes: the real yaml-language-server, spoken to over LSP.

A caret ‸ in a text stands where the cursor is.
"""

import itertools
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from casesite.commands.cli import main

TESTS = Path(__file__).parent
SERVER = TESTS / "editor" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
SETTINGS = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True}}
HEAD = "# yaml-language-server: $schema=.schema/{file}.schema.json\n"
EVENT = """\
- id: a-new-event
  date: 2022-03-15
  title: A new event
  text: Something was said.
  status: alleged
  by: [moolen]
  sources: [inquiry-report]
  category: structure
"""


class Editor:
    """As much of an editor as asks a language server about one file at a time (LSP 3.17)."""

    def __init__(self, folder):
        self.folder, self.ids, self.diagnostics = folder, itertools.count(1), {}
        command = [shutil.which("node"), SERVER, "--stdio"]
        self.server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        capabilities = {"textDocument": {"hover": {"contentFormat": ["plaintext"]}, "completion": {"completionItem": {}}}}
        self.ask("initialize", processId=os.getpid(), rootUri=folder.as_uri(), capabilities=capabilities)
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=SETTINGS)

    def close(self):
        self.ask("shutdown")
        self.tell("exit")
        self.server.wait(timeout=20)
        self.server.stdin.close()
        self.server.stdout.close()

    def tell(self, method, **params):
        self._write({"method": method, "params": params})

    def ask(self, method, **params):
        number = next(self.ids)
        self._write({"id": number, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def open(self, file, text):
        """Open a file of the case with a text → where the cursor stands."""
        text = HEAD.format(file=file) + text
        before, _, after = text.partition("‸")
        self.uri = (self.folder / f"{file}-{next(self.ids)}.yml").as_uri()  # each time another file: nothing is left of the last
        document = {"uri": self.uri, "languageId": "yaml", "version": 1, "text": before + after}
        self.tell("textDocument/didOpen", textDocument=document)
        return {
            "textDocument": {"uri": self.uri},
            "position": {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1},
        }

    def shut(self):
        self.tell("textDocument/didClose", textDocument={"uri": self.uri})

    def offered(self, file, text):
        """What completion offers at the cursor, by label."""
        where = self.open(file, text)
        found = self.ask("textDocument/completion", **where)
        self.shut()
        return {item["label"]: item.get("documentation") or item.get("detail") or "" for item in found["items"]}

    def hovered(self, file, text):
        """What is shown when the mouse rests at the cursor."""
        where = self.open(file, text)
        found = self.ask("textDocument/hover", **where)
        self.shut()
        contents = found["contents"] if found else ""
        return contents["value"] if isinstance(contents, dict) else contents

    def underlined(self, file, text):
        """Each mistake that is underlined: its line in the file, and what is said."""
        self.open(file, text)
        while self.uri not in self.diagnostics:
            self._read()
        self.shut()
        return [(one["range"]["start"]["line"] + 1, one["message"]) for one in self.diagnostics[self.uri]]

    def _write(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.server.stdin.flush()

    def _read(self):
        size = 0
        while line := self.server.stdout.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        assert size, "the language server has gone"
        message = json.loads(self.server.stdout.read(size))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:  # the server asks, too
            asked = message["params"].get("items", []) if message["method"] == "workspace/configuration" else None
            result = None if asked is None else [SETTINGS.get(item.get("section"), {}) for item in asked]
            self._write({"id": message["id"], "result": result})
        return message


@pytest.fixture(scope="module")
def editor(tmp_path_factory):
    """An editor with the bridge case open, its schemas written anew."""
    if not (shutil.which("node") and SERVER.exists()) and not os.environ.get("CI"):
        pytest.skip("there is no yaml-language-server here; with Node.js: npm ci --prefix tests/editor")
    assert SERVER.exists(), "CI needs the language server: npm ci --prefix tests/editor"
    folder = shutil.copytree(TESTS / "cases" / "bridge" / "case_data", tmp_path_factory.mktemp("editor") / "case_data")
    assert main(["schema", str(folder)]) == 0
    started = Editor(folder)
    yield started
    started.close()


def test_the_fields_of_a_record_are_offered_with_what_they_are_for(editor):
    offered = editor.offered("events", EVENT + "  ‸\n")
    assert {"place", "parties", "proceedings", "statements"} <= set(offered)
    assert "title" not in offered  # it is there already


def test_the_words_of_a_list_of_words_are_offered(editor):
    offered = editor.offered("events", EVENT.replace("status: alleged", "status: ‸"))
    assert {"established", "finding", "alleged", "denied", "disputed", "agreed"} <= set(offered)


def test_the_ids_of_other_records_are_offered_with_their_titles(editor):
    offered = editor.offered("events", EVENT + "  parties:\n    - ‸\n")
    assert "Edric Moolen" in offered["moolen"]
    assert "inquiry-report" not in offered


def test_the_ids_of_sources_are_offered_where_a_source_is_cited(editor):
    offered = editor.offered("events", EVENT.replace("sources: [inquiry-report]", "sources:\n    - ‸"))
    assert "Report of the Quillet Bridge Inquiry" in offered["inquiry-report"]


def test_hovering_over_an_id_shows_whose_it_is(editor):
    assert "Edric Moolen" in editor.hovered("events", EVENT + "  parties:\n    - moo‸len\n")


def test_the_categories_of_the_case_are_offered_with_their_labels(editor):
    assert editor.offered("events", EVENT.replace("structure", "‸"))["structure"] == "The bridge"


def test_hovering_over_a_field_shows_what_it_is_for(editor):
    assert "How far that can be relied on" in editor.hovered("events", EVENT.replace("status:", "sta‸tus:"))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("status: alleged", "status: rumoured", 6),
        ("by: [moolen]", "by: [moolem]", 7),
        ("category: structure", "category: structure\n  colour: red", 10),
        ("  title: A new event\n", "", 2),
    ],
)
def test_a_mistake_is_underlined_on_its_line(editor, old, new, line):
    assert line in {place for place, _ in editor.underlined("events", EVENT.replace(old, new))}


@pytest.mark.parametrize("file", sorted(path.stem for path in (TESTS / "cases" / "bridge" / "case_data").glob("*.yml")))
def test_a_file_that_the_check_finds_no_mistake_in_has_nothing_underlined(editor, file):
    text = (editor.folder / f"{file}.yml").read_text(encoding="utf-8")
    assert editor.underlined(file, text.removeprefix(HEAD.format(file=file))) == []


def test_what_is_offered_on_the_way_through_a_new_record(editor):
    """The transcript of a completion: what was written up to the cursor, and what the editor offered there."""
    steps = [
        ("events", EVENT.replace("alleged", "‸")),
        ("events", EVENT.replace("[moolen]", "[‸]").replace("by: [‸]", "by:\n    - ‸")),
        ("events", EVENT.replace("structure", "‸")),
        ("events", EVENT + "  parties:\n    - ‸\n"),
        ("events", EVENT.replace("sources: [inquiry-report]", "sources:\n    - ‸")),
    ]
    said = []
    for file, text in steps:
        offered = editor.offered(file, text)
        lines = [f"    {label}: {words}" if isinstance(words, str) else f"    {label}" for label, words in offered.items()]
        said += [next(line for line in text.split("\n") if "‸" in line), *lines, ""]
    golden = TESTS / "golden" / "editor.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text("\n".join(said), encoding="utf-8")
    assert "\n".join(said) == golden.read_text(encoding="utf-8")
