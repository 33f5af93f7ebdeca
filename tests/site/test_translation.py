"""A site in another language: no word of ours stays English, and the German one is whole."""

import dataclasses
import json
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest
from babel.messages.pofile import read_po, write_po
from playwright.sync_api import expect
from pydantic import BaseModel
from site_tools import BRIDGE, HOOKS, SITE, contents, copy_project, edit, in_german, mkdocs, pages_of, read_html, squeezed
from test_mkdocs import dead_links

from casesite import artifacts, language, load_case
from casesite.rules.sentences import sentences
from casesite.values.fields import Rich, is_prose

pytest_plugins = ["site_fixtures"]

CORE = HOOKS / "casesite"
LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
GREEK = str.maketrans(LATIN, "αβγδεζηθικλμνξοπρστυφχψωάέΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈ")
IDS = {"category", "record", "rule", "do_not_name"}  # words of a list, or of another field
# What a reader sees or hears of an attribute.
SAID = ("aria-label", "data-label", "data-count", "title", "alt", "placeholder", "value")
CODE = {"code", "pre", "script", "style"}
NAMES = {"BibTeX", "CSL", "CSV", "JSON", "PDF", "PNG", "SHA", "UTC", "kB"}  # of formats, of a time scale and a unit
PATH = re.compile(
    r"\{\w+\}|https?://\S+|exhibits/<\w+>/<\w+>|urn:uuid:[0-9a-f-]+|[\w<>./-]*\.(?:json|csv|db|gexf|ics|xml|txt|md|html|png|example|org|com|net)\b[\w/.-]*|\b[a-z0-9]+(?:-[a-z0-9]+)+\b"
)
ADDRESSES = {"url", "item", "inLanguage", "id", "moved", "robots", "encodingFormat", "sha256"}  # and codes
EDITORS = "reference/"  # for those who write the data: English, and says so


# Everything in Greek letters: the data, and our own words as an invented translation. What is left was not translated.


def greek(words, kept=r"\{\w+\}|<[^>]*>"):
    return "".join(part if number % 2 else part.translate(GREEK) for number, part in enumerate(re.split(f"({kept})", words)))


def greek_data(value, name=""):
    """A part of a case with its prose in Greek letters; links and ids stay."""
    if isinstance(value, Rich):
        return Rich(greek(value, r"\[\[[a-z0-9-]+|\[@[a-z0-9-]+|\]\([^)]*\)"))
    if isinstance(value, str) and type(value) is str:
        return value if name in IDS else value.translate(GREEK)
    if isinstance(value, list):
        return [greek_data(one, name) for one in value]
    if isinstance(value, dict):
        return {greek_data(key): greek_data(one) for key, one in value.items()}
    return value


def greek_part(part):
    new = {}
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        if isinstance(value, BaseModel):
            new[name] = greek_part(value)
        elif isinstance(value, list) and value and isinstance(value[0], BaseModel):
            new[name] = [greek_part(one) for one in value]
        elif is_prose(info.annotation, info.metadata):
            new[name] = greek_data(value, name)
    return part.model_copy(update=new)


def greek_case():
    case, _ = load_case(BRIDGE / "case_data", SITE)
    records = {id: greek_part(record) for id, record in case.records.items()}
    mentions = {id: tuple(records[one.id] for one in found) for id, found in case.mentions.items()}
    profile = greek_part(case.profile).model_copy(update={"language": "el"})
    return dataclasses.replace(case, profile=profile, records=records, mentions=mentions)


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    """A translation of every message into Greek letters → the folder that holds it."""
    folder = tmp_path_factory.mktemp("locale")
    pot = folder / "messages.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", CORE / "locale" / "extract.toml", "-o", pot, CORE]
    subprocess.run(command, check=True)
    with pot.open("rb") as file:
        catalogue = read_po(file, "el")
    for message in catalogue:
        if message.id:
            message.string = tuple(map(greek, message.id)) if isinstance(message.id, tuple) else greek(message.id)
    catalogue.fuzzy = False
    with (folder / "el.po").open("wb") as file:
        write_po(file, catalogue)
    return folder


@pytest.fixture(scope="module")
def files(invented):
    """The bridge case with its data and our words in Greek letters, and once more with our words in English."""
    made, folder, case = {}, language.FOLDER, greek_case()
    try:
        for name, found in (("greek", invented), ("english", folder / "none")):
            language.FOLDER = found
            language._catalogue.cache_clear()
            made[name] = {artifact.path: artifact.content for artifact in artifacts(case, SITE)}
    finally:
        language.FOLDER = folder
        language._catalogue.cache_clear()
    return made


def shown(element):
    """The texts of an element and what its attributes say, without code and addresses."""
    if element.tag in CODE or "external" in element.attributes.get("rel", ""):
        return
    yield from (element.attributes[name] for name in SAID if name in element.attributes and element.tag != "option")
    for inner in element.inside:
        if isinstance(inner, str):
            yield inner
        else:
            yield from shown(inner)


def latin(words):
    """The words in Latin letters, without the names of files, hosts and formats."""
    return set(re.findall(r"[A-Za-z]{2,}", PATH.sub(" ", words))) - NAMES


def of_page(content):
    """The Latin words that a reader of a Markdown page sees."""
    body = re.sub(r"\A---\n.*?\n---\n", "", content.decode(), flags=re.DOTALL)
    return latin("\n".join(shown(read_html(re.sub(r" \{#[^}]*\}$", "", body, flags=re.MULTILINE)))))


def strings(value, name=""):
    """The words of a piece of JSON-LD or front matter, without identifiers and addresses."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from strings(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one, name)
    elif isinstance(value, str) and not name.startswith("@") and name not in ADDRESSES:
        yield value


def of_head(content):
    """The Latin words in a page's front matter and JSON-LD."""
    text = content.decode()
    found = re.findall(r"\A---\n(.*?)\n---\n", text) + re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    return latin("\n".join(words for one in found for words in strings(json.loads(one))))


def test_no_word_of_a_page_stays_english(files):
    pages = {path: content for path, content in files["greek"].items() if path.endswith("index.md") and not path.startswith(EDITORS)}
    assert len(pages) > 25
    assert {path: of_page(content) for path, content in pages.items() if of_page(content)} == {}
    assert {path: of_head(content) for path, content in pages.items() if of_head(content)} == {}


def test_no_word_of_a_twin_stays_english(files):
    twins = {
        path: content.decode().replace("\\", "")
        for path, content in files["greek"].items()
        if path.endswith("index.html.md") and not path.startswith(EDITORS)
    }
    assert len(twins) > 25
    said = {path: latin(re.sub(r"\]\([^)]*\)|`[^`]*`", "]", words)) for path, words in twins.items()}
    assert {path: words for path, words in said.items() if words} == {}


def test_english_words_would_be_found(files):
    found = {path: of_page(content) for path, content in files["english"].items() if path.endswith("index.md")}
    assert all(found.values())
    assert {"The", "record", "as", "of", "Established", "by", "full", "entry", "event", "withdrawn"} <= found["timeline/index.md"]
    assert {"Negligence", "hanger", "Herald"} & set.union(*found.values()) == set()  # the data is Greek in both
    assert of_head(files["english"]["index.md"]) >= {"Correction", "It", "said"}


def test_no_word_of_a_feed_calendar_or_list_stays_english(files):
    checked = 0
    for path, content in files["greek"].items():
        if path.endswith("feed.xml"):
            words = "\n".join(one.text or "" for one in ET.fromstring(content).iter() if one.tag.endswith(("title", "summary", "subtitle")))
        elif path.endswith(".ics"):
            lines = content.decode().replace("\r\n ", "").splitlines()
            said = [line.partition(":") for line in lines]
            words = "\n".join(
                words for name, _, words in said if name in ("SUMMARY", "DESCRIPTION", "LOCATION", "X-WR-CALNAME", "X-WR-CALDESC")
            )
        elif path == "llms.txt":
            words = re.sub(r"\]\([^)]*\)", "", content.decode())
        elif path == "data/case.json":
            words = "\n".join(re.findall(r'"standing": "(.*)"', content.decode()))
        else:
            continue
        checked += 1
        assert latin(words) == set(), path
    assert checked > 30


def test_what_is_for_editors_says_that_it_is_english(files):
    for path in ("reference/kinds/index.md", "reference/rules/index.md", "reference/commands/index.md"):
        text = files["greek"][path].decode()
        page = read_html(text)
        english = [one for one in page.walk() if one.attributes.get("lang") == "en"]
        inside = {id(inner) for one in english for inner in one.walk()}
        outside = [one for one in page.all("p") + page.all("table") if id(one) not in inside]
        assert len(english) > 1
        assert [squeezed(one.text) for one in outside if latin(one.text)] == []
        headings = re.findall(r"^##+ .*", text, re.MULTILINE)
        assert [heading for heading in headings if not heading.endswith(' lang="en"}')] == []
    assert 'lang="en"' not in contents(CORE.parents[1] / "tests" / "golden" / "bridge")["reference/kinds/index.md"].decode()


# In German, as MkDocs builds it

MENU = re.compile(r"^( +- )[^:\n]+: (\S+\.md)$", re.MULTILINE)
KINDS_OF_PAGE = {
    "index.html": ["Was geschah", "Stand der Verfahren", "14. März 2022", "Primärquelle"],
    "timeline/index.html": ["Chronologie", "1 Quelle und der ganze Eintrag", "Behauptet von", "9.–20. Mai 2022"],
    "timeline/deck-gives-way/index.html": ["Wer beteiligt war", "Davor", "Danach"],
    "parties/index.html": ["Personen", "Unternehmen", "Beschuldigte", "2 Ansprüche in Zivilklagen: alle beendet"],
    "parties/ab-c/index.html": ["Vorwürfe und Ansprüche", "Aussagen von", "folgen"],
    "proceedings/index.html": ["Verwaltungsverfahren", "Der Stand jedes Verfahrens", "Beendet"],
    "proceedings/varrowby-v-ferrow/index.html": ["durch Vergleich beendet (21. März 2024)", "Court book", "Gericht oder Stelle"],
    "disputes/index.html": ["Was umstritten ist", "Entschieden von", "niemandem"],
    "disputes/dispute-under-the-deck/index.html": ["Was die Frage klären würde", "Wer es entschieden hat"],
    "disputes/dispute-warning/index.html": ["Nur eine Position ist dargestellt", "Genannt in"],
    "safety/index.html": ["Regeln und Gepflogenheiten", "Was früher geschah"],
    "safety/two-person-inspection/index.html": ["Verbindlichkeit", "Geltungsbereich", "Was die Dokumentation über diesen Fall sagt"],
    "sources/index.html": ["Amtliche Berichte", "Stützt 5 Einträge; Einzelheiten"],
    "sources/check-herald/index.html": ["Angabe für Angabe", "In Zahlen"],
    "glossary/index.html": ["Glossar"],
    "corrections/index.html": ["Berichtigungen", "Bisher", "Ereignis zurückgezogen"],
    "data/index.html": ["Was sie enthält", "Früherer Fall"],
    "method/index.html": ["Jede Aussage hat einen Status", "Belegt", "Übereinstimmend"],
    "reference/kinds/index.html": ["Arten von Einträgen"],
    "404.html": ["Unter dieser Adresse gibt es keine Seite"],
}


def spoken_in(project, code):
    if code == "de":
        in_german(project / "case_data")
    else:
        edit(project / "case_data" / "case.yml", "language: en", f"language: {code}")
    config = project / "mkdocs.yml"
    words = MENU.sub(r"\1\2", config.read_text(encoding="utf-8")).replace("- About:", "- Mehr:")
    words = (
        words.replace("On this page", "Auf dieser Seite")
        .replace("Switch to dark colors", "Dunkel")
        .replace("Switch to light colors", "Hell")
    )
    config.write_text(words, encoding="utf-8")


@pytest.fixture(scope="module")
def german(tmp_path_factory):
    project = copy_project(tmp_path_factory.mktemp("german"))
    spoken_in(project, "de")
    out = tmp_path_factory.mktemp("site") / "site"
    run = mkdocs(
        "build",
        "--strict",
        "--site-dir",
        out,
        cwd=project,
        CASESITE_REPO_URL="https://example.org/repo",
        CASESITE_EDIT_URI="edit/main/docs/",
    )
    assert run.returncode == 0, run.stderr
    return out


def visible(page):
    return squeezed(" ".join(shown(page)))


def test_every_page_says_that_it_is_german(german):
    pages = pages_of(german)
    assert {page.all("html")[0].attributes["lang"] for page in pages.values()} == {"de"}
    assert set(KINDS_OF_PAGE) <= set(pages)
    apart = [
        one.text
        for path, page in pages.items()
        if not path.startswith(EDITORS)
        for one in page.all("span")
        if one.attributes.get("lang") == "en"
    ]
    assert apart == [], "what is translated, also as the English has it, is not said to be English"


@pytest.mark.parametrize(("path", "words"), KINDS_OF_PAGE.items())
def test_every_kind_of_page_is_in_german(german, path, words):
    text = visible(read_html((german / path).read_text(encoding="utf-8")))
    assert [one for one in words if one not in text] == []


def test_no_message_of_three_words_or_more_stays_english(german):
    with (CORE / "locale" / "de.po").open("rb") as file:
        messages = [found.id for found in read_po(file) if isinstance(found.id, str) and found.id.count(" ") > 1]
    plain = [message for message in messages if message[0].isupper() and not re.search(r"[{<]", message)]
    assert len(plain) > 80
    for path, page in pages_of(german).items():
        if path.startswith(EDITORS):
            continue
        text = visible(page)
        assert [message for message in plain if message in text] == [], path


def test_no_date_of_the_site_stays_english(german):
    months = {"January", "March", "May", "June", "July", "October", "December"}
    found = {squeezed(time.text) for page in pages_of(german).values() for time in page.all("time")}
    assert len(found) > 20
    assert [words for words in found if set(words.split()) & months] == []
    assert {"14. März 2022", "Juni 2022", "etwa Februar 2022"} & found


def test_every_link_of_the_german_site_leads_somewhere(german):
    assert list(dead_links(pages_of(german), contents(german))) == []


def test_the_menu_and_the_foot_have_the_names_of_the_pages(german):
    page = read_html((german / "index.html").read_text(encoding="utf-8"))
    names = ["Chronologie", "Personen", "Gerichtsverfahren", "Was umstritten ist", "Sicherheit", "Quellen"]
    for part in (page.all("nav", "md-tabs")[0], page.all("footer")[0]):
        linked = [squeezed(link.text) for link in part.all("a")]
        assert [name for name in names if name not in linked] == []


def test_search_works_in_german(german, browser, serve_folder):
    page = browser.new_context(bypass_csp=True).new_page()  # the driver itself runs code in the page
    page.goto(serve_folder(german))
    for query, kind, address in (
        ("Fehler melden", "Seite", "corrections/"),
        ("welche Klagen", "Seite", "proceedings/"),
        ("Newsletter", "Seite", "data/"),
    ):
        page.fill(".cs-search [role=combobox]", query)
        first = page.locator(f'[data-query="{query}"] [data-search-result]').first
        expect(first).to_have_attribute("href", re.compile(address))
        expect(first.locator(".cs-result-kind")).to_have_text(kind)
    page.fill(".cs-search [role=combobox]", "Xqzzyk")
    expect(page.locator(".cs-search-status")).to_have_text("Zu „Xqzzyk“ wurde nichts gefunden.")
    page.close()


def test_a_page_names_its_language_also_where_the_theme_does_not_speak_it(tmp_path):
    project = copy_project(tmp_path)
    spoken_in(project, "gd")  # Material has no Gaelic, and neither have we
    run = mkdocs("build", "--strict", "--site-dir", tmp_path / "site", cwd=project)
    assert run.returncode == 0, run.stderr
    assert 'the words of the pages are not translated into "gd"' in run.stderr
    page = read_html((tmp_path / "site" / "timeline" / "index.html").read_text(encoding="utf-8"))
    assert page.all("html")[0].attributes["lang"] == "gd"
    assert re.search(r"\d sources? and full entry", page.text)


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        (
            "de",
            "Stand 30. Juni 2025. Es stand am 3. und am 12. Mai still.",
            ["Stand 30. Juni 2025.", "Es stand am 3. und am 12. Mai still."],
        ),
        ("de-AT", "Am 1. Jänner 2025 fiel es.", ["Am 1. Jänner 2025 fiel es."]),
        ("de", "Es waren 30. Junge Leute kamen 2025. im Mai.", ["Es waren 30.", "Junge Leute kamen 2025.", "im Mai."]),
        ("fi", "Se kaatui 3. toukokuuta 2025. Muut eivät.", ["Se kaatui 3. toukokuuta 2025.", "Muut eivät."]),
        ("en", "There were 30. June came, and 12. it was.", ["There were 30.", "June came, and 12.", "it was."]),
    ],
)
def test_the_full_stop_of_an_ordinal_number_ends_no_sentence_where_days_are_written_so(language, words, expected):
    assert [span.of(words).strip() for span in sentences(words, language)] == expected
