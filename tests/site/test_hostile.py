"""Hostile words go through every text of every kind, and come out as words.

The bridge case is written out twice: with harmless words in every text, and with hostile ones. In the
browser's own parser both give the same elements with the same attributes, and the words differ by
just what was put in.
"""

import csv
import io
import itertools
import json
import re
import shutil
import uuid
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

import feedparser
import pytest
import vobject
import yaml
from hostile_words import FORBIDDEN, RAN, WORDS
from playwright.sync_api import expect
from pydantic import BaseModel
from site_tools import BRIDGE, SITE, built, contents, copy_project, mkdocs

from casesite import CaseError
from casesite.build import build
from casesite.model.kinds import KINDS, Part, Profile
from casesite.reading.messages import types_in
from casesite.values import text
from casesite.values.cells import plain
from casesite.values.fields import PLAIN_LIMIT, Rich, is_prose

pytest_plugins = ["site_fixtures"]

FILES = {"case": Profile, **{kind.file: kind for kind in KINDS}}
PACK = 9  # strings a field takes at once
PACKS = (
    list(itertools.batched(WORDS, PACK)) if hasattr(itertools, "batched") else [WORDS[at : at + PACK] for at in range(0, len(WORDS), PACK)]
)
TOKEN = re.compile(r"[WQR]q\d+q")
# These hold a word of a list, or of another field, and are refused when they hold any other.
FROM_A_LIST = {
    ("Event", "category"),
    ("Profile", "language"),
    ("Source", "language"),
    ("Waiver", "rule"),
    ("Correction", "record"),
}
KEPT = FROM_A_LIST | {("Profile", "do_not_name"), *(("LoadedWord", name) for name in ("word", "forms", "except_in"))}  # none is printed
RENAMED = ("Profile", "words")  # its keys are words that the pages say; what stands in their place is any
SHORT = {("Citation", "quote"), ("SafetyProtocol", "force_note")}  # 25 words; the one text that may stand within a line
# What the bridge case leaves out.
MORE = {"loaded_words": [{"word": "zzz", "forms": ["zzzz*"], "except_in": ["zzz of law"], "instead": "write something else"}]}
CODES = {"b": r"\u0008", "t": r"\u0009"}  # as JSON writes them, they are taken for a slip
VISITED = ("", "timeline/", "parties/ab-c/", "sources/")
TREE = """async (address) => {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html")
  const top = page.querySelector("h1").id  // the overview's is made from the title of the case
  const leaves = (value) =>
    Object(value) === value ? Object.entries(value).flatMap(([name, inner]) => [name, ...leaves(inner)]) : [`${value}`]
  const tree = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data
    if (node.nodeType !== Node.ELEMENT_NODE) return `(${node.nodeName})`
    const attributes = Object.fromEntries([...node.attributes].map(({name, value}) =>
      [name, value.replace("#", "") === top ? "top" : value]).sort())
    if (node.matches(".cs-cite pre")) return [node.localName, attributes, []]
    const inside = [...node.childNodes]
    if (node.type === "application/ld+json") return [node.localName, attributes, leaves(JSON.parse(node.textContent))]
    if (node.localName === "select") inside.sort((one, other) => (one.value > other.value) - (one.value < other.value))
    return [node.localName, attributes, inside.map(tree)]
  }
  return JSON.stringify([tree(page.documentElement), [...page.querySelectorAll(".cs-cite pre")].map((block) => block.textContent)])
}"""


def prose(model):
    """The fields of a model that hold words, or the tag of a language: name → whether they are small Markdown."""
    return {
        name: "Rich" in str(info.annotation) or info.annotation is Rich
        for name, info in model.model_fields.items()
        if is_prose(info.annotation, info.metadata) or (model.__name__, name) in FROM_A_LIST
    }


def inner_models(model):
    """The fields of a model that hold models."""
    return {name: found for name, info in model.model_fields.items() if (found := next(types_in(info.annotation, Part), None))}


def rewrite(model: type[BaseModel], value, change):
    """A record with every text replaced by ``change(model, field, small Markdown or not, text)``."""
    if not isinstance(value, dict):
        return value
    words, models = prose(model), inner_models(model)

    def of(name, entry):
        if isinstance(entry, list):
            return [of(name, one) for one in entry]
        if name in models:
            return rewrite(models[name], entry, change)
        if name in words and isinstance(entry, dict):
            return {key if (model.__name__, name) == RENAMED else of(name, key): of(name, one) for key, one in entry.items()}
        return change(model.__name__, name, words[name], entry) if name in words else entry

    return {name: of(name, entry) for name, entry in value.items()}


def written():
    """The data of the bridge case, with what it leaves out."""
    found = {}
    for file in FILES:
        data = yaml.load((BRIDGE / f"case_data/{file}.yml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
        found[file] = data | MORE if file == "case" else data
    found["case"]["incident"] |= {"title": "The deck gives way"}
    found["exhibits"][0]["transcript"] = "Nothing can be heard."
    found["sources"][0] |= {"authority": "The inquiry", "number": "QBI 1", "language": "en", "identifiers": {"Shelf of Osk": "Q 7"}}
    found["disputes"][0]["room"] = "The others said no more."
    for position, times in zip(found["disputes"][0]["positions"], (3, 3, 2), strict=True):
        position["text"] = " ".join([position["text"]] * times)
    found["proceedings"][0]["identifiers"] = {"Register of inquiries": "2022/1"}
    return found


def write(data, case_dir):
    """Write the data as JSON, which is YAML: each text on a line of its own."""
    case_dir.mkdir(parents=True, exist_ok=True)
    for file, content in data.items():
        words = json.dumps(content, ensure_ascii=False, indent=1)
        words = re.sub(r"\\(.)", lambda code: CODES.get(code[1], code[0]), words)
        (case_dir / f"{file}.yml").write_text(words, encoding="utf-8")
    shutil.copytree(BRIDGE / "case_data" / "exhibits", case_dir / "exhibits", dirs_exist_ok=True)
    return case_dir


def changed(change):
    """The whole data with every text changed."""
    return {
        file: rewrite(FILES[file], data, change) if isinstance(data, dict) else [rewrite(FILES[file], record, change) for record in data]
        for file, data in written().items()
    }


def shown(words):
    """Words as HTML shows them: runs of spaces as one."""
    return re.sub(r"\s+", " ", words)


def in_markdown(words):
    """What small Markdown shows for words: the words, but for what CommonMark itself says of a backslash."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", words)


def accepted(words):
    """Whether a paragraph of small Markdown may hold these words, and shows no more than words."""
    pieces, refused = text.parse(words)
    return not refused and {piece.type for piece in pieces} <= {"paragraph_open", "inline", "text", "softbreak", "paragraph_close"}


def is_label(words):
    """Whether these words may stand for a record: they are in one piece, and not the address of something else."""
    return not set("[]|\n") & set(words) and not text.parse(f"[[ab-c|{words}]]")[1]


FILLER = "Nothing more"
LONGER = " ".join(["She went under the deck by boat, and saw no loss of section."] * 3)  # a position that has more room than the others


@dataclass
class Words:
    """What to write in each text, in place of what the bridge case says; equal texts stay equal, and keep their order."""

    pack: tuple[str, ...]
    harmless: bool = False
    plain: dict[str, str] = field(default_factory=dict)
    meaning: dict[str, str] = field(default_factory=dict)  # token → what it stands for
    rich: int = 0

    def __post_init__(self):
        self.pack += (FILLER,) * (PACK - len(self.pack))
        texts, quotes = set(), set()

        def note(model, name, small_markdown, said):
            if not small_markdown and (model, name) not in KEPT:
                (quotes if (model, name) in SHORT else texts).add(said)
            return said

        changed(note)
        self.plain = {said: f"Wq{number:04}q" for number, said in enumerate(sorted(texts))}
        self.quotes = {said: f"Qq{number:04}q" for number, said in enumerate(sorted(quotes))}
        bodies = sorted((self._packed(number) for number in range(len(texts))), key=lambda body: f"{body} 0".casefold())
        values = [f"{body} {rank:04}" for rank, body in enumerate(bodies)]  # in order by their last words, too
        assert values == sorted(values, key=str.casefold)
        self.meaning = dict(zip(self.plain.values(), values, strict=True))
        self.meaning |= {token: f"{self.pack[number % PACK]} {number}"[:PLAIN_LIMIT] for number, token in enumerate(self.quotes.values())}
        for number, words in enumerate(self.pack):
            self.meaning[f"Rq{number}q"] = words if accepted(words) else FILLER
            self.meaning[f"Rq{number + PACK}q"] = words if is_label(words) else FILLER
            self.meaning[f"Rq{number + 2 * PACK}q"] = words if not set("[]|\n") & set(words) else FILLER

    def _packed(self, number):
        """As many strings as fit, each of them first in some text."""
        found, first = "", number % PACK
        for words in (*self.pack[first:], *self.pack[:first]):
            longer = f"{found} {words}".strip()
            found = longer if len(longer) + 6 <= PLAIN_LIMIT else found
        return found or self.pack[first][: PLAIN_LIMIT - 6]

    def __call__(self, model, name, small_markdown, said):
        if (model, name) in KEPT:
            return said
        if not small_markdown:
            token = (self.quotes if (model, name) in SHORT else self.plain)[said]
            return token if self.harmless else self.meaning[token]
        self.rich += 1
        order = [(self.rich + step) % PACK for step in range(PACK)]
        order += order[:7] if said == LONGER else []
        record = "quillet-inquiry" if model == "Step" else "ab-c"  # a step that names one of the accused says whether it is of them only
        lines = []
        for number in order[:1] if (model, name) in SHORT else order:
            say = (lambda token: token) if self.harmless else self.meaning.__getitem__
            lines.append(say(f"Rq{number}q"))
            if (model, name) not in SHORT:
                label, place = say(f"Rq{number + PACK}q"), say(f"Rq{number + 2 * PACK}q")
                lines += [f"[[{record}|{label}]] and [@inquiry-report, {place}]"]
        return "\n\n".join(lines)

    def read(self, words):
        """What harmless words become once the hostile ones stand in their place."""
        return TOKEN.sub(lambda match: self.said(match.group()), words)

    def said(self, token):
        meaning = self.meaning[token]
        number = int(token[2:-1])
        return in_markdown(meaning) if token[0] == "R" and number < PACK else meaning.strip()


def test_every_text_of_every_kind_is_tried():
    tried = set()

    def note(model, name, small_markdown, said):
        tried.add((model, name))
        return said

    changed(note)
    every, left = set(), [Profile, *KINDS]
    while left:
        model = left.pop()
        new = {(model.__name__, name) for name in prose(model)} - every
        every |= new
        left += [inner for inner in inner_models(model).values() if not {(inner.__name__, name) for name in prose(inner)} <= every]
    assert len(every) > 70
    assert every - tried == set()


def test_the_harmless_words_are_harmless(tmp_path):
    assert "index.md" in built(write(changed(Words(PACKS[0], harmless=True)), tmp_path / "case_data"))


# What is refused


def refused(data, tmp_path):
    with pytest.raises(CaseError) as caught:
        build(write(data, tmp_path / "case_data"), SITE)
    return caught.value.problems


@pytest.mark.parametrize("turn", range(4))
def test_markup_in_any_small_markdown_is_refused_at_its_place(turn, tmp_path):
    markup = [words for words in WORDS if text.parse(words)[1]]
    assert len(markup) > 25
    count = itertools.count(turn * 17)
    texts = 0

    def change(model, name, small_markdown, said):
        nonlocal texts
        texts += small_markdown
        return markup[next(count) % len(markup)] if small_markdown else said

    places = {(problem.place.file, problem.place.line) for problem in refused(changed(change), tmp_path)}
    assert texts > 70
    assert len(places) == texts


@pytest.mark.parametrize("words", FORBIDDEN, ids=lambda words: f"U+{ord(words[1]):04X}")
def test_what_hides_or_reorders_words_is_refused_in_every_text(words, tmp_path):
    texts = 0

    def change(model, name, small_markdown, said):
        nonlocal texts
        texts += 1
        return f"{words} {texts}"

    problems = refused(changed(change), tmp_path)
    found = {problem.place: problem.message for problem in problems if problem.rule == "forbidden-character"}
    more = sum(int(match[1]) for message in found.values() if (match := re.search(r"; (\d+) more on this line$", message)))
    assert texts > 200
    assert len(found) + more == texts
    assert all(words not in str(problem) for problem in problems)


@pytest.mark.parametrize(("model", "name"), sorted(FROM_A_LIST))
def test_a_field_that_takes_a_word_of_a_list_takes_no_other(model, name, tmp_path):
    def change(here, field_name, small_markdown, said):
        return "<b>x</b>" if (here, field_name) == (model, name) else said

    problems = refused(changed(change), tmp_path)
    assert {problem.rule for problem in problems} <= {"unknown-word", "unknown-category", "unknown-reference", "weak-only", "bad-waiver"}


# What is shown


@pytest.fixture(scope="module")
def hostile_project(tmp_path_factory):
    """The generator, to be given one text after the other."""
    return copy_project(tmp_path_factory.mktemp("hostile"))


def site_of(project, words, out):
    shutil.rmtree(project / "case_data")
    write(changed(words), project / "case_data")
    run = mkdocs("build", "--strict", "--site-dir", out, cwd=project)
    assert run.returncode == 0, run.stderr[-3000:]
    return out


@pytest.fixture(scope="module")
def visitor(browser, serve_folder):
    """A tab that notes whatever runs or is asked for; the pages' own policy must not be what holds it back."""
    page = browser.new_context(bypass_csp=True).new_page()
    page.seen, page.serve = [], serve_folder
    page.on("dialog", lambda dialog: (page.seen.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: page.seen.append(f"error: {error}"))
    page.on("request", lambda request: page.seen.append(f"request: {request.url}") if foreign(request.url) else None)
    yield page
    page.context.close()


def foreign(address):
    parts = urlsplit(address)
    return parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1"


@pytest.fixture(scope="module")
def harmless(hostile_project, tmp_path_factory, visitor):
    """The site with harmless words: each page as the browser's parser reads it."""
    out = site_of(hostile_project, Words(PACKS[0], harmless=True), tmp_path_factory.mktemp("harmless") / "site")
    return {path: (flat(tree), citations) for path, (tree, citations) in pages_at(visitor.serve(out), out, visitor).items()}


def pages_at(address, out, visitor):
    visitor.goto(address)
    paths = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.html"))
    return {path: json.loads(visitor.evaluate(TREE, address + path)) for path in paths}


def flat(tree):
    """A tree as lines: an element's tag with its attributes, a run of words, an end."""
    if isinstance(tree, str):
        return [shown(tree).strip()] if tree.strip() else []
    tag, attributes, inside = tree
    return [
        (tag, *((name, shown(value)) for name, value in attributes.items())),
        *itertools.chain.from_iterable(map(flat, inside)),
        f"/{tag}",
    ]


def expected(line, words):
    """A line of the harmless page as it must be with other words."""
    if isinstance(line, str):
        return shown(words.read(line)).strip() if TOKEN.search(line) else line
    return (line[0], *((name, attribute(value, words) if TOKEN.search(value) else value) for name, value in line[1:]))


def first_difference(now, then):
    """Where two pages part: a few lines of each."""
    for number, (one, other) in enumerate(itertools.zip_longest(now, then)):
        if one != other:
            return {"page": now[max(0, number - 2) : number + 3], "expected": then[max(0, number - 2) : number + 3]}
    return None


def attribute(value, words):
    head, mark, passage = value.partition("#:~:text=")  # a link to quoted words
    return f"{words.read(head)}{mark}{quote(shown(words.read(passage)), safe='')}" if mark else shown(words.read(value))


@pytest.mark.parametrize("number", range(len(PACKS)))
def test_hostile_words_come_out_as_words(number, hostile_project, harmless, tmp_path, visitor):
    words = Words(PACKS[number])
    out = site_of(hostile_project, words, tmp_path / "site")
    address = visitor.serve(out)
    pages = pages_at(address, out, visitor)
    assert pages.keys() == harmless.keys()
    for path, (tree, citations) in pages.items():
        lines, citations_before = harmless[path]
        difference = first_difference(flat(tree), [expected(line, words) for line in lines])
        if difference:
            pytest.fail(f"{path}: {difference}", pytrace=False)
        for now, before in zip(citations[1::2], citations_before[1::2], strict=True):  # CSL-JSON
            title = json.loads(before)["title"]
            assert shown(json.loads(now)["title"]) == shown(words.read(title)), path
    visitor.seen.clear()
    for path in VISITED:
        visitor.goto(address + path, wait_until="load")
        assert visitor.evaluate("window.csRan") is None, path
    assert visitor.seen == []
    check_exports(contents(out))


def check_exports(files):
    """The exports can be read, and each tells the same words as the dataset."""
    case = json.loads(files["data/case.json"])
    feed = feedparser.parse(files["feed.xml"])
    assert not feed.bozo
    assert {shown(event["title"]) for event in case["events"] if not event["date"].endswith("..")} <= {
        shown(entry.title) for entry in feed.entries
    }
    rows = list(csv.DictReader(io.StringIO(files["data/events.csv"].decode(), newline=""), strict=True))
    assert {row["id"]: plain(row["title"]) for row in rows} == {event["id"]: event["title"] for event in case["events"]}
    assert [cell for row in rows for cell in row.values() if re.search(r'(?:^|[;|\t\r\n])[\s"]*[=+@-]', cell)] == []
    calendar = vobject.readOne(files["timeline.ics"].decode())
    titles = {entry.uid.value: entry.summary.value for entry in calendar.vevent_list}
    uids = {event["id"]: str(uuid.uuid5(uuid.UUID(case["case"]["id"]), event["id"])) for event in case["events"]}
    assert all(titles[uids[event["id"]]].startswith(event["title"]) for event in case["events"])
    assert {item["id"]: item["title"] for item in json.loads(files["data/sources.json"])} == {
        source["id"]: source["title"] for source in case["sources"]
    }


# The search box

SEARCH = ".cs-search [role=combobox]"


@pytest.fixture(scope="module")
def searched(hostile_project, tmp_path_factory, serve_folder):
    """A site with hostile words, to search in."""
    return serve_folder(site_of(hostile_project, Words(PACKS[0]), tmp_path_factory.mktemp("searched") / "site"))


def test_search_results_show_hostile_words_as_words(searched, visitor):
    visitor.goto(searched)
    visitor.seen.clear()
    visitor.locator(SEARCH).click()
    visitor.locator(SEARCH).press_sequentially("zebrawort")
    visitor.locator("[data-query=zebrawort] [data-search-result]").first.wait_for()
    results = visitor.locator(".cs-search-panel")
    assert f"<a href='javascript:{RAN}'" in results.inner_text()
    inside = results.evaluate("(list) => [...list.querySelectorAll('*')].map((e) => [e.localName, ...e.getAttributeNames()])")
    assert {tag for tag, *_ in inside} <= set("a button div li mark p span ul".split())
    assert [name for _, *names in inside for name in names if name.startswith("on")] == []
    assert visitor.evaluate("window.csRan") is None
    assert visitor.seen == []


@pytest.mark.parametrize("words", [f"<img src=x onerror={RAN}>", f'"><script>{RAN}</script>', "{{7*7}} ${7*7}", "*:[^ ~9 +- ("])
def test_hostile_words_in_the_search_box_and_in_the_address_are_words(words, searched, visitor):
    visitor.goto(searched)
    visitor.seen.clear()
    visitor.locator(SEARCH).click()
    visitor.locator(SEARCH).press_sequentially(words)
    expect(visitor.locator(".cs-search-status")).to_have_text(re.compile("Results|Nothing"))
    for path in ("", "timeline/"):
        visitor.goto(f"{searched}{path}?q={quote(words)}&category={quote(words)}#{quote(words)}")
        assert visitor.evaluate("window.csRan") is None
    assert visitor.locator("img[src=x]").count() == 0
    assert visitor.seen == []


# How to cite


def test_a_title_with_signs_of_tex_is_words_in_bibtex(tmp_path):
    title = r"\input{x} & 50% of {a}_b^c~d #1 $2"

    def change(model, name, small_markdown, said):
        return title if (model, name) == ("SourceCheck", "title") else said

    page = built(write(changed(change), tmp_path / "case_data"))["sources/check-herald/index.md"].decode()
    entry = re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), page)
    written_title = re.search(r"^ *title = \{(.*)\},$", entry, re.MULTILINE)[1]
    plain = re.sub(r"\\textbackslash(\{\}| )?", "\N{WHITE SQUARE}", written_title)
    plain = re.sub(r"\\(?:text\w+|[\^~])\{\}|\\([{}&%$#_])", lambda match: match[1] or "\N{WHITE CIRCLE}", plain)
    assert "\\" not in plain, written_title
