"""The ferry case as MkDocs builds it: in Spanish, under another law, a day by the minute, and nothing about safety."""

import json
import re
import shutil
from datetime import datetime

import icalendar
import pytest
from site_tools import HOOKS, NO_CACHES, ROOT, contents, mkdocs, pages_of, squeezed
from test_mkdocs import dead_links

from casesite.commands.cli import main

FERRY = ROOT / "tests" / "cases" / "ferry"
ZONE = "Las horas son las del lugar"
# The outcome on the page of each accused, and words of the outcomes of the others, which are not to stand there.
OUTCOMES = {
    "quinal": ("tres años de prisión", "sobreseimiento"),
    "ibarlo": ("absolución", "años de prisión"),
    "candamil": ("admisión de los hechos en procedimiento abreviado", "absolución"),
    "orbena": ("sobreseimiento definitivo", "prisión"),
}
LOCAL = [
    "Formalización de la investigación",
    "Sobreseimiento definitivo",
    "Admisión de los hechos en procedimiento abreviado",
    "Audiencia preparatoria",
    "Cronología del expediente",
]
ENGLISH = re.compile(
    r"\b(?:the|of|and|with|from|not|about|since|until|source|event|steps?|charges?|disputed?|established|alleged|finding|overview"
    r"|timeline|search|corrections?|document|picture|open|close|copy|download|records?|page)\b",
    re.IGNORECASE,
)
NAMES = re.compile(
    r"[\w<>/.-]+\.(?:csv|html|json|ics|xml)|Ferry sinks off Sorel island|The Sorel Courier"
)  # of files, and of an English source
SAID = ("aria-label", "data-label", "title", "alt", "placeholder")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The case, built strictly, in a folder where it and the generator are alone."""
    folder = tmp_path_factory.mktemp("ferry")
    project = folder / "tests" / "cases" / "ferry"
    shutil.copytree(HOOKS, folder / "hooks", ignore=NO_CACHES)
    shutil.copytree(FERRY, project, ignore=NO_CACHES)
    run = mkdocs("build", "--strict", "--site-dir", folder / "site", cwd=project)
    assert run.returncode == 0, run.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def pages(site):
    return pages_of(site)


def test_the_data_is_in_canonical_form():
    assert main(["fmt", "--check", str(FERRY / "case_data")]) == 0


def test_what_the_case_has_nothing_of_has_no_page_no_link_and_no_search(site, pages):
    assert [path for path in pages if path.startswith("safety")] == []
    assert [path for path, page in pages.items() for link in page.all("a") if "safety/" in link.attributes.get("href", "")] == []
    kinds = [name for name, _ in json.loads((site / "search/index.json").read_text(encoding="utf-8"))["kinds"]]
    assert "exhibit" in kinds
    assert not {"safety", "protocol", "reform", "precedent"} & set(kinds)


def test_the_day_is_told_by_the_minute_and_its_zone_once(pages):
    minutes = [squeezed(time.text) for part in pages["index.html"].all(kind="cs-minutes") for time in part.all("time")]
    clocks = [re.search(r"\d\d:\d\d", words).group() for words in minutes]
    assert len(clocks) == 15
    assert clocks == sorted(clocks)
    assert {"06:05", "06:31:20", "06:44–06:52"} <= set(minutes)
    assert "06:02" in minutes[2] != "06:02"  # about two minutes past six
    assert squeezed(pages["index.html"].text).count(ZONE) == 1


def test_two_clocks_that_differ_are_a_question_of_two_sides(pages):
    question = squeezed(pages["disputes/disputa-hora-del-auxilio/index.html"].text)
    assert "A las 06:44" in question
    assert "A las 06:52" in question


def test_not_settled_is_only_what_nobody_decided(pages):
    listed = [squeezed(link.text) for link in pages["index.html"].all(kind="cs-questions")[0].all("a")]
    assert "¿A qué hora pidió auxilio la nave?" in listed
    assert "¿Quedó trincada la puerta de proa?" not in listed  # a court found that it did not


@pytest.mark.parametrize("accused", OUTCOMES)
def test_each_accused_has_an_outcome_of_their_own(accused, pages):
    table = squeezed(pages[f"parties/{accused}/index.html"].all("table")[0].text).casefold()
    has, lacks = OUTCOMES[accused]
    assert has in table
    assert lacks not in table


def test_no_accused_stands_behind_the_mark_of_another(pages):
    lines = pages["proceedings/causa-penal/index.html"].all(kind="cs-each")
    marks = {(line.text.partition(":")[0], line.attributes["class"].split()[1]) for line in lines}
    assert {("Evaristo Quiñal", "cs-is-guilt"), ("Teresa Ibarlo", "cs-is-acquitted"), ("Matías Orbeña", "cs-is-ended")} <= marks


def test_the_words_of_the_law_of_the_place_are_shown(pages):
    words = squeezed(pages["proceedings/causa-penal/index.html"].text)
    assert [step for step in LOCAL if step not in words] == []
    assert "Acción de grupo admitida" in squeezed(pages["proceedings/accion-de-grupo/index.html"].text)
    assert squeezed(pages["proceedings/index.html"].all("h1")[0].text) == "Causas y expedientes"


def test_exhibits_are_shown_with_what_they_belong_to(site, pages):
    inquiry = pages["proceedings/comision-investigadora/index.html"]
    assert any("trincas" in picture.attributes.get("alt", "") for picture in inquiry.all("img"))
    assert any(link.attributes.get("href", "").endswith("hoja-de-carga.pdf") for link in inquiry.all("a"))
    assert (site / "exhibits/hoja-de-carga/hoja-de-carga.pdf").read_bytes().startswith(b"%PDF")


def test_every_link_leads_somewhere(site, pages):
    assert list(dead_links(pages, contents(site))) == []


def test_the_calendar_has_its_times_in_the_zone_of_the_place(site):
    calendar = icalendar.Calendar.from_ical((site / "timeline.ics").read_bytes())
    starts = [event["DTSTART"] for event in calendar.walk("VEVENT")]
    timed = [start for start in starts if isinstance(start.dt, datetime)]
    assert len(timed) == 16  # the fifteen of the day, and the end of the search
    assert {start.params["TZID"] for start in timed} == {"America/Santiago"}
    assert min(start.dt for start in timed).isoformat() == "2018-08-17T05:20:00-03:00"


def test_no_word_of_ours_is_left_in_english(pages):
    left = []
    for path, page in pages.items():
        if path.startswith("reference/"):
            continue  # for those who write the data: English, and says so
        hidden = {id(inner) for element in page.walk() if element.tag in ("script", "style", "code", "pre") for inner in element.walk()}
        seen = [inner for element in page.walk() if id(element) not in hidden for inner in element.inside if isinstance(inner, str)]
        seen += [element.attributes.get(name, "") for element in page.walk() for name in SAID]
        left += [f"{path}: {squeezed(words)}" for words in seen if ENGLISH.search(NAMES.sub("", words))]
    assert left == []


def test_the_language_of_a_source_is_named(pages):
    rows = {squeezed(part.text) for page in pages.values() for part in page.all("div")}
    assert {row for row in rows if row.startswith("Idioma")} == {f"Idioma {name}" for name in ("español", "inglés", "portugués")}
