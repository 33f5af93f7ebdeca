"""The comment on a pull request: word for word in tests/golden/diff.md (``UPDATE_GOLDEN=1``), and words only."""

import os
import re
import subprocess
import sys

import pytest
from hostile_words import WORDS
from markdown_it import MarkdownIt
from site_tools import HOOKS, ROOT, SITE, append, copy_case, edit, environment, read_html, squeezed

from casesite.case_data import link_case
from casesite.changes.records import compare
from casesite.changes.report import as_markdown
from casesite.model.published import write

GOLDEN = ROOT / "tests" / "golden" / "diff.md"
EDITS = (
    ("events.yml", "date: 2022-03-14\n  title: The deck", "date: 2022-03-15\n  title: The deck"),
    ("events.yml", "- **no** [[term-proof-load|proof load]] since the bridge was built.", "- **one** [[term-proof-load|proof load]] ever."),
    ("events.yml", "had lost nine tenths of its section}", "had lost ten tenths of its section}"),
    ("events.yml", "      by: [moolen, footpath-league]", "      by: [angstrom-okoye]"),
    (
        "events.yml",
        "    - text: The company was not told",
        "    - {text: It was dark., status: agreed, sources: [inquiry-report]}\n    - text: The company was not told",
    ),
    ("events.yml", "sources: [settlement-order, inquiry-report]", "sources: [inquiry-report]"),
    ("events.yml", "  status: alleged\n  by: [herald-2022-03-15]\n", "  status: established\n"),
    ("parties.yml", "name: Edric Moolen", "name: Edrik Moolen"),
    ("proceedings.yml", "{date: 2023-06-15, step: withdrawn,", "{date: 2023-06-16, step: dismissed-with-prejudice,"),
    ("disputes.yml", "text: The inquiry did not decide it.", "text: The inquiry decided that she did not."),
    (
        "reforms.yml",
        "- id: reform-public-log\n",
        '- id: reform-public-log\n  withdrawn: {date: 2025-06-01, reason: "Asked by @mayor in #12."}\n',
    ),
    ("glossary.yml", "- id: term-hanger\n", "- id: hanger\n  formerly: [term-hanger]\n"),
    ("sources.yml", "  publisher: Ferrow Lantern\n", "  publisher: Osk Valley Herald\n"),
    ("case.yml", "do_not_name:\n  - part-6-3336734e44d7dbf151d1114c8a0b826e\n", ""),
    ("case.yml", "{word: in breach, instead: name who found it, true_of: [ab-c]}", "{word: in breach, instead: say whose word it is}"),
)
ADDED = """
- id: works-begin
  date: 2025-06-02
  title: Works on a new deck begin
  text: "[[town-of-ferrow]] began to build a new deck."
  status: alleged
  by: [herald-2022-03-15]
  sources: [herald-2022-03-15]
  category: structure
  waivers: [{rule: source-before-event, reason: The article says when they will begin.}]
"""


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """The bridge case, published."""
    case_dir = copy_case(tmp_path_factory.mktemp("before"))
    (case_dir / "published.json").write_text(write(link_case(case_dir, SITE), SITE.today), encoding="utf-8")
    return case_dir


@pytest.fixture
def comment(before, tmp_path):
    """The comment on edits of the bridge case: files, words that stand in it once, new words."""

    def of(*edits, added=""):
        after = copy_case(tmp_path)
        (after / "published.json").write_bytes((before / "published.json").read_bytes())
        for file, old, new in edits:
            edit(after / file, old, new)
        append(after / "events.yml", added)
        return as_markdown(compare(link_case(before, SITE), link_case(after, SITE)))

    return of


def test_the_comment_on_a_day_of_edits_is_the_golden_file(comment):
    found = comment(*EDITS, added=ADDED)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8"), "look at the difference; UPDATE_GOLDEN=1 accepts it"


def rendered(markdown):
    """A comment as a code host shows it: CommonMark, with what GitHub adds to it."""
    return read_html(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown))


TAGS = {"root", "h2", "h3", "p", "strong", "ul", "li", "code", "del", "ins", "span"}


@pytest.mark.parametrize("number", range(len(WORDS)))
def test_hostile_words_come_out_as_words_in_a_comment(comment, number):
    words = WORDS[number]
    quoted = "'" + words.replace("'", "''") + "'"
    found = comment(
        ("events.yml", "title: The deck gives way", f"title: {quoted}"),
        ("events.yml", "place: Quillet footbridge, Town of Ferrow\n  parties: [varrowby]", f"place: {quoted}\n  parties: [varrowby]"),
        ("parties.yml", "name: Edric Moolen", f"name: {quoted}"),
        ("sources.yml", "title: Index of photographs", f"title: {quoted}"),
        ("reforms.yml", "- id: reform-public-log\n", f"- id: reform-public-log\n  withdrawn: {{date: 2025-06-01, reason: {quoted}}}\n"),
    )
    page = rendered(found)
    assert {element.tag for element in page.walk()} <= TAGS
    assert not [element for element in page.walk() if element.attributes]
    shown = squeezed(words)
    assert squeezed(page.text).count(shown[:80].rsplit(" ", 1)[0]) >= 3
    outside_code = re.sub(r"`[a-z0-9.-]+`|&#\d+;|<!-- casesite-diff -->|</?(?:del|ins|span)>|^[#-]+ |\*\*", "", found, flags=re.MULTILINE)
    assert not re.search(r"[`<>@#\[\]*_\\~|]", outside_code)


def test_no_text_node_of_a_comment_calls_a_person_or_an_issue(comment):
    called = (
        "Ask @mayor, @org/team, ＠mayor, ﹫mayor and #12, ＃12, GH-12 or gh-12; see a/b#3, me@b.example, "
        "https://forge.example/a/b/issues/3, http://forge.example/a/b/pull/3, www.forge.example/a/b and HTTPS://forge.example/@mayor."
    )
    page = rendered(comment(("events.yml", "title: The deck gives way", f'title: "{called}"')))
    nodes = [words for element in page.walk() for words in element.inside if isinstance(words, str)]
    assert called in page.text
    assert not [words for words in nodes if re.search(r"[@#＠＃﹫]\w|\bGH-\d|://|\bwww\.", words, re.IGNORECASE)]


def test_two_runs_give_the_same_bytes_whatever_the_hash_seed(before, tmp_path):
    after = copy_case(tmp_path)
    for file, old, new in EDITS:
        edit(after / file, old, new)
    command = [sys.executable, "-m", "casesite", "diff", str(before), str(after), "--format=markdown", "--today=2030-01-01"]
    runs = [
        subprocess.run(command, env=environment(PYTHONHASHSEED=seed, PYTHONPATH=str(HOOKS)), capture_output=True, check=True).stdout
        for seed in ("0", "4242")
    ]
    assert runs[0] == runs[1]
    assert b"Needs a second reader" in runs[0]
