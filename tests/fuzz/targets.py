"""What is fuzzed: how inputs are made, and what must hold of every one. Anything but the errors that are caught here is a fault."""

import datetime
import json
import re
import tempfile
from html.parser import HTMLParser
from pathlib import Path

import yaml
from conftest import MINIMAL
from hypothesis import strategies as st
from soup import WORDS, fed

from casesite import CaseError, Site
from casesite.case_data import link_case
from casesite.changes.records import compare
from casesite.changes.report import FORMS
from casesite.model.kinds import Event
from casesite.model.lock import LockError
from casesite.model.lock import read as read_lock
from casesite.model.published import write as lock_of
from casesite.problem import RefusedError
from casesite.reading.compose import compose
from casesite.reading.unseen import readable
from casesite.values import text as small_markdown
from casesite.values.dates import read_date
from casesite.writing.canonical.form import CanonicalError, canonical
from casesite.writing.drafting.additions import Additions
from casesite.writing.imports import bibtex, csl, timelinejs
from casesite.writing.proposals import propose

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "samples"
TODAY = datetime.date(2030, 1, 1)
SITE = Site(today=TODAY)
TARGETS = {}


def is_told(error):
    """What is refused is refused in words, and where there is a line, it is one."""
    if not str(error) or getattr(error, "line", 1) < 1:
        raise AssertionError from error


def target(inputs, examples):
    """A function of one text is a target: it raises where something that must hold does not; ``examples`` are tried in the suite."""

    def register(check):
        TARGETS[check.__name__] = (check, inputs, examples)
        return check

    return register


# YAML

YAML_FILES = [*MINIMAL.values(), (ROOT / "tests/cases/bridge/case_data/disputes.yml").read_text(encoding="utf-8")[:3_000]]


@target(fed(YAML_FILES, WORDS["yaml"]), 250)
def yaml_file(text):
    """Read, with the values that YAML has, or refused with places that are in the file."""
    node, problems = compose(text, "events.yml")
    lines = text.count("\n") + 1
    for problem in problems:
        assert 1 <= problem.place.line <= lines, problem
        assert problem.place.column >= 1, problem
        assert problem.message
        assert "\n" not in str(problem)
    if node is None or problems:
        return
    assert node.plain() == _empty_as_none(yaml.load(readable(text), yaml.CBaseLoader))  # noqa: S506


def _empty_as_none(value):
    """What PyYAML's plainest loader reads, with a space for a tab; an empty value and a quoted one, it cannot tell apart."""
    if isinstance(value, list):
        return [_empty_as_none(each) for each in value]
    if isinstance(value, dict):
        return {key.replace("\t", " "): _empty_as_none(each) for key, each in value.items()}
    value = value.replace("\t", " ")
    return _Empty(value) if value in ("", "~", "null", "Null", "NULL") else value


class _Empty(str):
    __slots__ = ()

    def __eq__(self, other):
        return other is None or str.__eq__(self, other)

    __hash__ = str.__hash__


# Small Markdown

ALLOWED = {"p", "em", "strong", "ul", "ol", "li", "blockquote", "a", "br"}
MARKDOWN_TEXTS = [
    "A gate in [[ferrow]] *fell* on the **towpath** [@report, p. 3].\n\n> “It was loose,” she said.\n\n- one\n- two\n\n1. [more](https://example.org/a_b)\n"
]


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        assert tag in ALLOWED, tag
        assert {name for name, _ in attrs} <= {"href", "class", "start", "rel"}, attrs
        assert all(value.startswith(("https://", "http://", "#")) for name, value in attrs if name == "href"), attrs
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_comment(self, data):
        raise AssertionError(data)


@target(fed(MARKDOWN_TEXTS, WORDS["markdown"]), 150)
def markdown(text):
    """What is taken holds, rendered, only the tags that small Markdown has, each of them closed; what is refused is told."""
    pieces, refused = small_markdown.parse(text)
    assert all(str(error) for error in refused)
    html = small_markdown.render(text, lambda id, words: '<a href="#x">y</a>', lambda id, words: "")
    if refused:  # the text reaches no page
        return
    tags = _Tags()
    tags.feed(html)
    tags.close()
    assert tags.open == []
    assert isinstance(small_markdown.words_of(text, str), str)
    assert len(pieces) <= 3 * len(text) + 10


# Dates


@target(fed(["2021-10-21", "2021-10-06/2021-10-21", "2021~", "2021-10-06/.."], WORDS["dates"]), 300)
def date(text):
    """A date has a first day that is not behind its last, stands for itself, and has words; or a sentence says what is wrong."""
    try:
        found = read_date(text)
    except ValueError as error:
        is_told(error)
        return
    assert found.first <= found.last
    assert read_date(found.text) == found
    assert found.words


# References

CSL_FILES = [
    (SAMPLES / "zotero.json").read_text(encoding="utf-8")[:2_500],
    '[{"id": "a", "type": "book", "title": "T", "issued": {"date-parts": [[2021, 10]]}}]',
]


def _references(read, text):
    """Items with a name each; what they give as values are texts and lists of texts."""
    for with_notes in (False, True):
        try:
            items = read(text, with_notes=with_notes)
        except RefusedError as error:
            is_told(error)
            return
        for item in items:
            assert isinstance(item.name, str)
            for value in item.values.values():
                assert isinstance(value, str) or all(isinstance(each, str | dict) for each in value), value


@target(fed(CSL_FILES, WORDS["csl"]), 250)
def csl_json(text):
    """References, or words on why there are none."""
    _references(csl.items, text)


BIBTEX_FILES = [
    (SAMPLES / "zotero.bib").read_text(encoding="utf-8")[:2_500],
    "@article{a,\n  title = {The {G}ate \\& more},\n  author = {Doe, Jane and {Town of Ferrow}},\n  year = 2021,\n  month = oct,\n}\n",
]


@target(fed(BIBTEX_FILES, WORDS["bibtex"]), 150)
def bibtex_file(text):
    """References, or words on why there are none."""
    _references(bibtex.items, text)


# Sheets


@target(fed([(SAMPLES / "timelinejs.csv").read_text(encoding="utf-8")[:2_000], "Year,Headline\n2021,A gate falls\n"], WORDS["sheets"]), 250)
def timelinejs_sheet(text):
    """Rows that are events or say why not, or words on why this is no sheet."""
    for timed in (False, True):
        try:
            rows = timelinejs.read(text, timed=timed)
        except RefusedError as error:
            is_told(error)
            return
        for row in rows:
            assert row.number >= 1
            assert row.refused or row.values.get("date"), row


# Issue forms

FORM = """### Date\n\n2021-11-02\n\n### Headline\n\nThe gate is closed\n\n### What happened\n\nThe town closed the gate.\n
### How far it can be relied on\n\nestablished\n\n### Category\n\nstructure\n\n### Sources\n\nreport\n"""
CORRECTION = """### Record\n\ngate-falls\n\n### What it says\n\nThe gate fell.\n\n### What it should say\n\nThe gate broke.\n
### Why\n\nThe report says so.\n\n### Source\n\nreport\n"""
_CASES = []


def small_case():
    """The minimal case in a folder of its own, laid out once."""
    if not _CASES:
        _CASES.append(tempfile.TemporaryDirectory())
        for name, words in MINIMAL.items():
            Path(_CASES[0].name, name).write_text(words, encoding="utf-8")
    return Path(_CASES[0].name)


@target(fed([FORM, CORRECTION], WORDS["forms"]), 60)
def issue_form(text):
    """What is proposed is one record more or one text changed, or words for the one who filed it; the rest of the case stays."""
    additions = Additions(small_case())
    try:
        propose(text, additions, TODAY)
        problems = additions.trial(SITE)
    except (RefusedError, CaseError) as error:
        is_told(error)
        return
    assert all(problem.message for problem in problems)


# The canonical form

COMMENT = re.compile(r"^\s*(?:- +)*(#.*?)\s*$", re.MULTILINE)  # alone on its line, or behind what begins an entry


@target(
    fed(
        [MINIMAL["events.yml"], "# a\n- id: a # b\n  # c\n  title: >-\n    A gate\n    falls\n\n  text: |\n    One.\n\n    # Two.\n"],
        WORDS["yaml"],
    ),
    250,
)
def canonical_form(text):
    """What has one says the same in it, has the same comments, and is its own canonical form."""
    node, problems = compose(text, "events.yml")
    if node is None or problems:
        return
    types = frozenset({Event})
    try:
        after = canonical(text, types)
    except CanonicalError as error:
        is_told(error)
        return
    same, problems = compose(after, "events.yml")
    assert problems == []
    assert same.plain() == node.plain()
    assert canonical(after, types) == after
    for words, other in ((text, after), (after, text)):  # one behind a value may come to stand on a line of its own
        comments = {_bare(line) for line in COMMENT.findall(readable(words)) if line not in str(node.plain())}
        assert {comment for comment in comments if comment not in _bare(readable(other))} == set()


def _bare(words):
    return "".join(words.split())


# The lock

LOCK = lock_of(link_case(small_case(), SITE), TODAY)


@target(fed([LOCK], WORDS["locks"]), 250)
def lock(text):
    """A lock, or a sentence that says where it is none."""
    try:
        found = read_lock(text.encode("utf-8", "surrogatepass"))
    except LockError as error:
        is_told(error)
        return
    assert found.format == 2
    assert all(entry.first <= entry.last or entry.first for entry in found.records.values())


# Diff


@target(
    st.tuples(fed([MINIMAL["events.yml"]], WORDS["yaml"]), st.sampled_from(["events.yml", "sources.yml", "parties.yml"])).map(json.dumps),
    60,
)
def diff(text):
    """Two states that can be read can be compared, and said in every form; either way round."""
    words, name = json.loads(text)
    before = link_case(small_case(), SITE)
    with tempfile.TemporaryDirectory() as folder:
        for file, good in MINIMAL.items():
            Path(folder, file).write_text(words if file == name else good, encoding="utf-8", newline="")
        try:
            after = link_case(Path(folder), SITE)
        except CaseError as error:
            is_told(error)
            return
    for states in ((before, after), (after, before)):
        comparison = compare(*states)
        for form in FORMS.values():
            assert form(comparison)
    assert compare(after, after).changed == ()
