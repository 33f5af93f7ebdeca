"""Paper: the overview, an event and a question print as documents, with their sources and addresses."""

import re
import shutil
import subprocess

import pytest
from site_tools import squeezed

pytest_plugins = ["site_fixtures"]

PAGES = ["", "timeline/case-dismissed-with-prejudice/", "disputes/dispute-was-the-trigger-pulled/"]
# What stands on paper: the visible words, and what the style sheet writes after a link.
ON_PAPER = """() => {
  const shown = (element) => element.checkVisibility({visibilityProperty: true, opacityProperty: true})
  return {
    words: document.body.innerText,
    sources: [...document.querySelectorAll(".cs-sources a[rel~=external]")].filter(shown).length,
    folded: [...document.querySelectorAll("details:not(.cs-cite)")]
      .filter((details) => ![...details.children].slice(1).every((inner) => inner.getBoundingClientRect().height > 0)).length,
    missing: [...document.querySelectorAll("article a[rel~=external]")].filter(shown)
      .filter((link) => getComputedStyle(link, "::after").content !== `" <" attr(href) ">"`
        && !getComputedStyle(link, "::after").content.includes(link.dataset.address ?? link.getAttribute("href"))).map((link) => link.href),
    controls: [...document.querySelectorAll(
      "header, .md-tabs, .md-sidebar, .md-footer, .md-top, .cs-search, form, button:not(.cs-term), .cs-jump, .cs-trail, [data-copy]"
    )].filter(shown).map((element) => element.className || element.localName),
    backgrounds: [...new Set([...document.querySelectorAll("body, article, article *")]
      .map((element) => getComputedStyle(element).backgroundColor))],
  }
}"""


ADDRESSES = "(links) => links.map((link) => link.dataset.address ?? link.getAttribute('href'))"


@pytest.fixture(scope="module")
def page(browser):
    """A page of somebody who reads in the dark, and prints."""
    context = browser.new_context(bypass_csp=True, color_scheme="dark")
    yield context.new_page()
    context.close()


@pytest.fixture(params=PAGES, ids=["overview", "event", "question"])
def paper(request, page, shipped_site, serve_folder):
    """A page as it stands on paper."""
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(serve_folder(shipped_site) + request.param)
    return page.evaluate(ON_PAPER)


def test_every_source_is_opened_and_every_address_written_out(paper):
    assert paper["folded"] == 0
    assert paper["missing"] == []
    assert paper["sources"] > 2


def test_there_are_no_menus_no_buttons_and_no_links_for_the_screen_alone(paper):
    assert paper["controls"] == []
    for words in ("Copy link", "Permanent link", "Edit this", "Suggest a correction", "Skip the", "Search", "On this page"):
        assert words not in paper["words"]


def test_paper_is_white_whatever_the_screen_was(paper):
    solid = [colour for colour in paper["backgrounds"] if colour.startswith("rgb(")]
    assert [colour for colour in solid if min(map(int, re.findall(r"\d+", colour))) < 240] == []


def test_words_that_are_explained_stay_in_their_sentence_and_are_explained_below(page, shipped_site, serve_folder):
    page.goto(serve_folder(shipped_site))
    page.emulate_media(media="screen")
    sentence = squeezed(page.inner_text(".cs-lead .cs-text"))
    terms = page.locator(".cs-lead .cs-term").all_inner_texts()
    assert len(terms) > 1
    page.emulate_media(media="print")
    assert squeezed(page.inner_text(".cs-lead .cs-text")) == sentence
    assert page.locator(".cs-term-note:visible").count() == page.locator(".cs-term-note").count() >= len(terms)


@pytest.mark.parametrize("path", PAGES, ids=["overview", "event", "question"])
def test_the_pdf_of_a_page_holds_its_text_and_its_addresses(path, page, shipped_site, serve_folder, tmp_path):
    if not shutil.which("pdftotext"):
        pytest.skip("there is no pdftotext here; poppler-utils has it")
    page.emulate_media(media="null")  # as paper asks for it
    page.goto(serve_folder(shipped_site) + path)
    title = page.inner_text("h1")
    addresses = page.locator("article a[rel~=external]").evaluate_all(ADDRESSES)
    headings = page.locator("article h2").all_inner_texts()
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    run = subprocess.run(["pdftotext", "-layout", tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True)
    text = re.sub(r"\s+", "", run.stdout)
    for words in (title, *headings, *addresses):
        assert re.sub(r"\s+", "", words) in text, words


def test_what_was_filtered_out_is_not_printed(page, shipped_site, serve_folder):
    page.emulate_media(media="print")
    page.goto(serve_folder(shipped_site) + "timeline/?words=grand+jury+indicts")
    every = page.locator(".cs-timeline > li")
    page.wait_for_timeout(1_000)  # the search may find the words in the text of more events
    shown = page.locator(".cs-timeline > li:visible")
    assert 1 <= shown.count() < every.count() / 4
    assert any("rand jury indicts" in words for words in shown.all_inner_texts())
