"""Words of the trade are explained where a page first uses them; every record says where it is amended."""

import datetime
import html
import json
import re

import pytest
from conftest import MINIMAL

from casesite import Site
from casesite.build import build
from casesite.model.kinds import Term
from casesite.pages.glossary_terms import Glossary

HOME = "https://gate.example.org/"
TODAY = datetime.date(2030, 1, 1)
TERMS = """\
- {id: term-sluice, title: Sluice gate, aliases: [penstock], text: A gate that holds water back.}
- {id: term-gate, title: Gate, text: A door in a fence.}
- {id: term-stay, title: Stay, everyday: true, text: An order that a case must wait.}
- {id: term-act, title: GDPR, text: A law.}
"""


@pytest.fixture
def page(write_case):
    """The timeline of the minimal case with these terms and a text."""

    def of(text, **site):
        events = MINIMAL["events.yml"].replace("The gate fell.", json.dumps(text))
        files, _ = build(write_case({"glossary.yml": TERMS, "events.yml": events}), Site(today=TODAY, **site))
        return html.unescape(next(file.content.decode() for file in files if file.path == "timeline/index.md"))

    return of


def explained(page):
    """The words that are buttons, with the note that each opens."""
    return re.findall(r'<button type="button" class="cs-term" popovertarget="term--([\w-]+)">([^<]*)</button>', page)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The gate fell.", [("term-gate", "gate")]),
        ("Both gates fell, and a gate.", [("term-gate", "gates")]),
        ("The sluice gate fell on a gate.", [("term-sluice", "sluice gate"), ("term-gate", "gate")]),
        ("A penstock and a sluice gate.", [("term-sluice", "penstock")]),
        ("The investigate-gate gateway agate.", []),
        ("A gdpr, the GDPR.", [("term-act", "GDPR")]),
        ("They stay.", []),
        ("A [[term-stay]] and a [[term-stay|wait]].", [("term-stay", "Stay"), ("term-stay", "wait")]),
        ("[A gate](https://example.org) and [[ferrow|a gate]].", []),
    ],
)
def test_a_term_is_explained_where_it_is_first_used(page, text, found):
    assert explained(page(text)) == found


def test_a_page_holds_one_note_for_each_term_that_it_explains(page):
    notes = re.findall(r'<div id="term--([\w-]+)" class="cs-term-note" popover>', page("The gate, the gate, [[term-stay]]."))
    assert notes == ["term-gate", "term-stay"]


def test_a_form_of_odd_signs_is_taken_by_the_letter():
    terms = [Term.model_construct(id=f"t{n}", title=title, aliases=[]) for n, title in enumerate((".45 Colt", "C++", "A|B (*c*)"))]
    case = type("Case", (), {"terms": terms, "every": lambda self, kind: terms})()
    glossary = Glossary(case)
    shown = glossary.explained(glossary.offer("a .45 Colt, x45 Colt, A|B (*c*)"))[0]
    assert [re.sub(r"&#(\d+);", lambda sign: chr(int(sign[1])), word) for _, word in explained(shown)] == [
        ".45 Colt",
        "A|B (*c*)",
    ]


def test_each_record_links_to_its_line_and_to_a_form_that_names_it(page):
    found = page("It fell.", edit_url="https://forge.example/edit/main/", suggest_url="https://forge.example/new?t={title}&r={id}")
    assert '<a href="https://forge.example/edit/main/case_data/events.yml#L1" rel="edit nofollow">' in found
    assert '<a href="https://forge.example/new?t=The%20gate%20falls&r=gate-falls" rel="nofollow">' in found


def test_where_no_repository_is_known_no_record_links_to_one(page):
    assert "nofollow" not in page("It fell.")
