"""What people type finds the page that they mean: the real search, in a real browser, on the shipped case."""

import gzip
import json
import re
import shutil
from urllib.parse import urlsplit

import pytest
from conftest import MINIMAL
from playwright.sync_api import expect
from search_rows import EASY, FOUND, HARD, LANGUAGES, SIGNS, TERMS
from site_tools import BRIDGE, ROOT, SITE, append, contents, mkdocs

from casesite import load_case, made_pages, search_entries, search_files
from casesite.model.kinds import KINDS
from casesite.search import index, records
from casesite.search.entry import EntryKind, SearchEntry
from casesite.search.pages import sections
from casesite.search.words import words_of
from casesite.words import Words

pytest_plugins = ["site_fixtures"]

FIELD = ".cs-search [role=combobox]"
RESULT = "a[data-search-result]"
PHONE = {"width": 390, "height": 844}


class Searching:
    """Someone who searches a site."""

    def __init__(self, page, address):
        self.page, self.address = page, address
        page.goto(address)
        page.click(FIELD)

    def type(self, query):
        """Search for something, and wait for the answer."""
        self.page.fill(FIELD, query)
        if query.strip():
            self.page.wait_for_function(
                "query => document.querySelector('.cs-search-list').dataset.query === query.trim() "
                "&& !document.querySelector('.cs-search-panel').hidden",
                arg=query,
            )

    def find(self, query):
        """The addresses of the results within the site, in order."""
        self.type(query)
        return [self.within(link) for link in self.page.eval_on_selector_all(f"{RESULT}:visible", "all => all.map(({href}) => href)")]

    def within(self, url):
        path, fragment = url.removeprefix(self.address).partition("#")[::2]
        return f"{path}#{fragment}" if fragment else path or "index.html"

    @property
    def status(self):
        return self.page.inner_text(".cs-search-status")


@pytest.fixture(scope="module")
def context(browser):
    """A reader's browser, which lets the tests look into a page."""
    made = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture(scope="module")
def search(context, shipped_site, serve_folder):
    page = context.new_page()
    mistakes = []
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    yield Searching(page, serve_folder(shipped_site))
    page.close()
    assert mistakes == []


@pytest.fixture
def page(context, shipped_site, serve_folder):
    """A new page at the overview of the shipped case."""
    page = context.new_page()
    page.goto(serve_folder(shipped_site))
    yield page
    page.close()


@pytest.fixture
def searching(bridge_site, tmp_path, context, serve_folder):
    """Lay out the files of a search beside a site → someone who searches it."""
    page = context.new_page()

    def begin(parts):
        site = shutil.copytree(bridge_site, tmp_path / "site")
        shutil.rmtree(site / "search")
        lay_out(parts, site)
        return Searching(page, serve_folder(site))

    yield begin
    page.close()


# What is found


@pytest.mark.parametrize(("query", "expected"), EASY.items())
def test_the_page_that_is_meant_comes_first(search, query, expected):
    assert search.find(query)[0].startswith(expected)


@pytest.mark.parametrize(("query", "places", "expected"), HARD)
def test_what_is_meant_stands_in_front(search, query, places, expected):
    results = search.find(query)[:places]
    assert any(result.startswith(tuple(expected)) for result in results), results


@pytest.mark.parametrize("query", FOUND)
def test_something_is_found(search, query):
    assert search.find(query)


@pytest.mark.parametrize("query", SIGNS)
def test_no_sign_breaks_the_search(search, query):
    search.type("baldwin")
    search.type(query)
    search.type("baldwin")
    assert search.find("baldwin")


def test_a_name_that_only_begins_with_a_small_word_is_not_found_by_it(search):
    for query in ("to", "an", "the", "who is", "from"):
        search.type(query)
        shown = search.page.locator(f"{RESULT}:visible").all_inner_texts()
        assert [said for said in shown if not re.search(rf"\b{query.split()[-1]}\b", said, re.IGNORECASE)] == []


def test_whoever_is_not_meant_does_not_stand_in_front(search):
    results = search.find("who handed him the gun")
    question = next(place for place, result in enumerate(results) if result.startswith("disputes/"))
    assert [result for result in results[:question] if result.startswith("parties/")] == []
    assert [result for result in search.find("report an error") if result.startswith("parties/")] == []
    assert [result for result in search.find("D-101") if result.startswith("parties/")] == []
    assert search.find("who is at fault")
    for party in search.page.locator(f"{RESULT}[data-search-result=person]").all():
        party_page = search.page.context.new_page()
        party_page.goto(party.get_attribute("href"))
        assert "fault" in party_page.inner_text("article").lower()
        party_page.close()


@pytest.mark.parametrize("query", ["D-101-CV-2025-99999", "§ 99-99-99", "98STCV00001"])
def test_a_number_that_nothing_has_finds_no_other(search, query):
    assert search.find(query) == []


@pytest.mark.parametrize(
    "words", [("supplier’s", "supplier's", "supplier", "SUPPLIER"), ("wrongful‐death", "wrongful-death", "wrongful–death")]
)
def test_signs_that_a_reader_cannot_tell_apart_find_the_same(search, words):
    assert len({tuple(search.find(query)) for query in words}) == 1


@pytest.mark.parametrize("query", ["who handed him the gun", "guiterrez", "D-101-CV-2025-00060"])
def test_typed_and_pasted_give_the_same(search, query):
    pasted = search.find(query)
    search.page.fill(FIELD, "")
    search.page.locator(FIELD).press_sequentially(query)
    search.page.wait_for_function("query => document.querySelector('.cs-search-list').dataset.query === query", arg=query)
    assert [search.within(link) for link in search.page.eval_on_selector_all(RESULT, "all => all.map(({href}) => href)")] == pasted


@pytest.mark.parametrize(
    ("query", "instead"),
    [
        ("guiterrez", "Gutierrez"),
        ("zachery", "Zachry"),
        ("carmack altweis", "carmack Altwies"),
        ("21STCV42302", "21STCV42301"),
        ("coldgun", "cold gun"),
    ],
)
def test_what_was_mended_is_said(search, query, instead):
    search.type(query)
    assert f"Showing results for {instead}".casefold() in search.status.casefold()


@pytest.mark.parametrize(
    "query", ["Baldwin", "gutierrez", "raul", "kenney", "Halls", "did alec baldwin go to jail", "how old was halyna hutchins"]
)
def test_a_word_that_is_there_is_not_mended(search, query):
    search.type(query)
    assert "Showing results for" not in search.status


def test_words_that_nothing_has_are_named(search):
    assert search.find("baldwin xqzzyk")
    assert "Not found here: xqzzyk" in search.status


def test_nothing_found_leads_on(search):
    assert search.find("zzzz") == []
    assert "zzzz" in search.status
    ways = search.page.locator(".cs-search-ways a")
    assert [search.within(way) for way in ways.evaluate_all("all => all.map(({href}) => href)")] == [
        "parties/",
        "proceedings/",
        "disputes/",
        "glossary/",
    ]
    expect(ways.first).to_be_visible()


# What a result says


def test_a_result_says_what_it_is_and_may_be_narrowed_to_its_kind(search):
    search.type("manslaughter")
    kinds = search.page.locator(f"{RESULT} .cs-result-kind").all_inner_texts()
    assert len(set(kinds)) > 2
    chip = search.page.locator(".cs-search-kinds button", has_text="Court cases")
    count = int(chip.locator("span").inner_text())
    chip.click()
    expect(search.page.locator(".cs-search-kinds [aria-pressed=true]")).to_have_text(re.compile("Court cases"))
    assert set(search.page.locator(f"{RESULT} .cs-result-kind").all_inner_texts()) == {"Court case"}
    assert search.status == f"Results: {count}"
    search.page.locator(".cs-search-kinds button").first.click()
    expect(search.page.locator(".cs-search-kinds [aria-pressed=true]")).to_have_text(re.compile("Everything"))


def test_more_results_are_one_press_away(search):
    first = search.find("revolver")
    assert len(first) == 10
    search.page.click(".cs-search-more")
    expect(search.page.locator(RESULT)).to_have_count(20)
    assert [search.within(link) for link in search.page.eval_on_selector_all(RESULT, "all => all.map(({href}) => href)")][:10] == first


def test_the_words_are_marked_and_an_alias_says_why_it_is_found(search):
    search.type("armourer")
    first = search.page.locator(RESULT).first
    assert first.locator("mark").all_inner_texts() == ["armourer"]
    assert "also: armourer" in first.inner_text()
    search.type("supplier’s")
    marks = search.page.locator(f"{RESULT} mark").all_inner_texts()
    assert marks
    assert {word.casefold()[:8] for word in marks} == {"supplier"}


def test_whoever_was_charged_is_shown_with_what_they_do_and_no_charge_without_its_end():
    case, _ = load_case(ROOT / "case_data", SITE)
    entries = {entry.url: entry for entry in search_entries(case, SITE, made_pages(case, SITE))}
    for party in case.parties:
        if case.charges_against(party):
            assert entries[f"parties/{party.id}/"].text == ""
    for proceeding in case.proceedings:
        assert proceeding.title == entries[f"proceedings/{proceeding.id}/"].title
        assert entries[f"proceedings/{proceeding.id}/"].text == ""
    for event in case.events:
        found = entries[f"timeline/{event.id}/"]
        assert bool(found.text) is not bool(event.proceedings)
    note = entries["proceedings/state-v-gutierrez-reed/"].note
    assert "convicted 6 March 2024" in note
    assert "acquitted 6 March 2024" in note


def test_what_a_source_got_wrong_is_never_shown():
    case, _ = load_case(ROOT / "case_data", SITE)
    wrong = [error.says for source in case.sources for error in source.errors]
    wrong += [claim.claim for check in case.checks for claim in check.claims] + [correction.said for correction in case.corrections]
    assert len(wrong) > 3
    said = b"".join(part.content for part in files_of(case)).decode()
    assert [words for words in wrong if json.dumps(words, ensure_ascii=False)[1:-1] in said] == []


def test_the_search_knows_every_kind_of_record():
    assert set(records.OF) == set(KINDS)


# How it is used


def test_the_field_is_a_combobox_and_the_arrows_move_through_the_list(page):
    field = page.locator(FIELD)
    assert field.get_attribute("aria-expanded") == "false"
    field.focus()
    page.keyboard.type("baldwin")
    page.wait_for_selector(".cs-search-list[data-query=baldwin]")
    assert field.get_attribute("aria-expanded") == "true"
    assert page.locator(f"#{field.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
    for key, place in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", 9), ("ArrowDown", 0)):
        page.keyboard.press(key)
        selected = page.locator(f"{RESULT}[aria-selected=true]")
        assert selected.get_attribute("id") == field.get_attribute("aria-activedescendant") == f"cs-search-{place}"
    page.keyboard.press("Enter")
    page.wait_for_url("**/parties/baldwin/")


def test_enter_goes_to_the_list_and_then_to_the_first_of_it(page):
    page.locator(FIELD).press_sequentially("zachry")
    page.wait_for_selector(".cs-search-list[data-query=zachry]")
    page.keyboard.press("Enter")
    expect(page.locator(f"{RESULT}[aria-selected=true]")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/parties/zachry/")


@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}, PHONE], ids=["desk", "phone"])
def test_escape_closes_the_list_and_returns_the_focus(size, page):
    page.set_viewport_size(size)
    page.click(FIELD)
    page.keyboard.type("baldwin")
    expect(page.locator(RESULT).first).to_be_visible()
    page.locator(RESULT).nth(2).focus()
    page.keyboard.press("Escape")
    expect(page.locator(".cs-search-panel")).to_be_hidden()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "combobox"
    assert page.input_value(FIELD) == "baldwin"
    page.keyboard.press("ArrowDown")
    expect(page.locator(RESULT).first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.input_value(FIELD) == ""


@pytest.mark.parametrize(
    ("words", "focused", "then"),
    [
        ("baldwin ", ".cs-search-list > :nth-child(3)", ".cs-search-list > :focus"),
        ("zachry", ".cs-search-list > :nth-child(3)", ".cs-search-field:focus"),
        ("baldwin ", ".cs-search-kinds > :nth-child(2)", ".cs-search-kinds > [aria-pressed=true]:focus"),
    ],
    ids=["the same result", "another", "a kind"],
)
def test_results_that_come_late_do_not_lose_the_focus(words, focused, then, page):
    page.click(FIELD)
    page.keyboard.type("baldwin")
    page.wait_for_selector(".cs-search-list[data-query=baldwin]")
    page.focus(focused)
    page.evaluate(
        """words => {
          document.querySelector(".cs-search-list").dataset.query = ""
          const field = document.querySelector(".cs-search-field")
          field.value = words
          field.dispatchEvent(new Event("input", {bubbles: true}))
        }""",
        words,
    )
    page.wait_for_selector(f".cs-search-list[data-query={words}]")
    expect(page.locator(then)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".cs-search-panel")).to_be_hidden()


def test_whoever_turns_elsewhere_closes_it(page):
    page.click(FIELD)
    page.keyboard.type("baldwin")
    expect(page.locator(RESULT).first).to_be_visible()
    page.mouse.click(5, 700)
    expect(page.locator(".cs-search-panel")).to_be_hidden()
    page.click(FIELD)
    expect(page.locator(RESULT).first).to_be_visible()
    page.focus("footer a >> nth=0")
    expect(page.locator(".cs-search-panel")).to_be_hidden()


def test_on_a_phone_the_field_opens_over_the_header_and_nothing_goes_sideways(page):
    page.set_viewport_size({"width": 320, "height": 640})
    field = page.locator(FIELD)
    assert field.bounding_box()["width"] >= 40
    field.click()
    expect(page.locator(".cs-search-close")).to_be_visible()
    assert field.bounding_box()["width"] > 280
    page.keyboard.type("D-101-CV-2025-00060")
    expect(page.locator(RESULT).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    panel = page.locator(".cs-search-panel")
    assert panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")
    page.click(".cs-search-close")
    expect(panel).to_be_hidden()
    assert page.input_value(FIELD) == ""
    assert field.bounding_box()["width"] < 60


def test_an_address_with_a_query_searches_at_once(page):
    page.goto(f"{page.url}glossary/?q=seth+kenney")
    expect(page.locator(RESULT).first).to_have_attribute("href", re.compile("parties/kenney/$"))
    assert page.input_value(FIELD) == "seth kenney"


def test_whoever_comes_back_from_a_result_has_the_search_again(page):
    page.locator(FIELD).press_sequentially("zachry")
    page.locator(RESULT).nth(1).click()
    page.wait_for_url(re.compile(r"(?<!\?q=zachry)$"))
    page.go_back()
    expect(page.locator(RESULT).first).to_have_attribute("href", re.compile("parties/zachry/$"))


def test_what_was_searched_for_is_marked_on_the_page_that_was_opened_and_only_there(page):
    page.locator(FIELD).press_sequentially("dismissed with prejudice")
    page.wait_for_selector(".cs-search-list[data-query$=prejudice]")
    page.locator(f"{RESULT}[href$='state-v-baldwin-2024/']").click()
    page.wait_for_url("**/proceedings/state-v-baldwin-2024/")
    page.wait_for_function("CSS.highlights.get('search')?.size")
    words = page.evaluate("[...CSS.highlights.get('search')].map((range) => range.toString().toLowerCase())")
    assert {"dismissed", "prejudice"} <= set(words)
    assert "with" not in words
    page.goto(page.url + "?")
    page.wait_for_timeout(300)
    assert page.evaluate("CSS.highlights.size") == 0


def test_the_search_works_from_a_folder_below_the_root(context, shipped_site, serve_folder, tmp_path):
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "where").symlink_to(shipped_site)
    page = context.new_page()
    page.goto(serve_folder(tmp_path) + "some/where/parties/kenney/")
    page.locator(FIELD).press_sequentially("zachry")
    expect(page.locator(RESULT).first).to_have_attribute("href", re.compile("/some/where/parties/zachry/$"))
    page.close()


def test_without_script_there_is_no_field(browser, shipped_site, serve_folder):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(serve_folder(shipped_site))
    expect(page.locator(FIELD)).to_be_hidden()
    expect(page.locator(".cs-noscript a").first).to_be_visible()
    context.close()


def test_a_site_that_was_published_anew_meanwhile_is_searched_anew(bridge_site, tmp_path, context, serve_folder):
    site = shutil.copytree(bridge_site, tmp_path / "site")
    page = context.new_page()
    page.goto(serve_folder(site))
    page.click(FIELD)
    page.wait_for_function("document.activeElement.getAttribute('role') === 'combobox'")
    page.wait_for_load_state("networkidle")
    shutil.rmtree(site / "search")
    lay_out(search_files([SearchEntry("new/", EntryKind.PAGE, "Entirely new")], SITE, "en"), site)
    page.keyboard.type("entirely")
    expect(page.locator(RESULT)).to_have_attribute("href", re.compile("/new/$"))
    page.close()


def test_a_search_that_cannot_be_loaded_says_so(page):
    page.route("**/search/**", lambda route: route.abort())
    page.locator(FIELD).press_sequentially("zachry")
    expect(page.locator(".cs-search-status")).to_have_text("The search could not be loaded. Try again in a moment.")
    page.unroute_all()
    page.locator(FIELD).press_sequentially(" ")
    expect(page.locator(RESULT).first).to_be_visible()


# What it weighs


def test_nothing_is_loaded_before_a_search_and_little_for_one(context, shipped_site, serve_folder):
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))
    page.goto(serve_folder(shipped_site), wait_until="networkidle")
    assert [path for path in asked if path.startswith("search/") or re.search("search-", path)] == []
    weights = []
    for query in ("guiterrez", "who handed him the gun", "safty", "D-101-CV-2025-00060", "new mexico occupational health", "a b c"):
        asked.clear()
        page.fill(FIELD, query)
        page.wait_for_function("query => document.querySelector('.cs-search-list').dataset.query === query", arg=query)
        page.wait_for_load_state("networkidle")
        weights.append(sum(len(gzip.compress((shipped_site / path).read_bytes(), 9)) for path in asked if path.startswith("search/")))
    page.close()
    assert 0 < weights[0] < 60_000, weights
    assert max(weights[1:]) < 50_000, weights


def test_no_file_of_the_index_grows_with_the_case():
    entries = [
        SearchEntry(
            f"e/{number}/", EntryKind.EVENT, f"Event {number} in {number % 97}", text=f"common word {number % 7} and {number * 31} more"
        )
        for number in range(12_000)
    ]
    found = index.files(entries, "en", {})
    weights = {path: len(gzip.compress(content, 9)) for path, content in found.items()}
    assert max(weights.values()) < 60_000
    assert sorted(weights.values())[-3] < 15_000


def test_the_same_entries_give_the_same_bytes():
    case, _ = load_case(BRIDGE / "case_data", SITE)
    one, other = ({part.path: part.content for part in files_of(case)} for _ in range(2))
    assert one == other
    assert len({path.split("/")[1] for path in one if path.count("/") == 2}) == 1
    less = {part.path for part in search_files(search_entries(case, SITE, [])[1:], SITE, "en")}
    assert set(one) & less == {"search/index.json"}


def test_the_search_says_the_words_that_a_case_renames():
    entries = [SearchEntry("proceedings/x/", EntryKind.COURT_CASE, "Crown v. Ferrow")]
    [index] = [part for part in search_files(entries, SITE, "en", Words({"Court cases": "Inquests"})) if part.path == "search/index.json"]
    assert ["Inquests", "proceedings/"] in json.loads(index.content)["ways"]


def test_a_case_of_nothing_can_be_searched(searching):
    assert searching(search_files([], SITE, "en")).find("anything at all") == []


# Words and languages


@pytest.fixture(scope="module")
def terms_in_the_browser(context, bridge_site, serve_folder):
    """The same rules in the browser → a function from language and text to terms."""
    page = context.new_page()
    page.goto(serve_folder(bridge_site))
    run = """async ([rules, text]) => {
      const {Words} = await import(new URL("assets/search-words.js", document.baseURI))
      return new Words(rules).tokens(text).flatMap(({terms}) => terms)
    }"""
    yield lambda language, text: page.evaluate(run, [words_of(language).rules(), text])
    page.close()


@pytest.mark.parametrize(("language", "text", "terms"), TERMS)
def test_words_become_the_same_terms_in_python_and_in_the_browser(language, text, terms, terms_in_the_browser):
    assert " ".join(words_of(language).terms(text)) == terms
    assert " ".join(terms_in_the_browser(language, text)) == terms


def test_whatever_a_case_says_becomes_the_same_terms(terms_in_the_browser):
    case, _ = load_case(BRIDGE / "case_data", SITE)
    said = [text for entry in search_entries(case, SITE, []) for text in (entry.title, entry.note, entry.text, entry.more)]
    said += re.findall(r'"(.*)"', (ROOT / "hooks/casesite/locale/de.po").read_text(encoding="utf-8"))
    for language in ("en", "de", "fr"):
        text = "\n".join(said)
        assert words_of(language).terms(text) == terms_in_the_browser(language, text)


@pytest.mark.parametrize("row", LANGUAGES, ids=[row[0] for row in LANGUAGES])
def test_what_a_language_joins_accents_or_writes_without_spaces_is_found(row, write_case, searching):
    language, title, text, queries = row
    event = f"- id: more\n  date: 2024-05-06\n  title: {json.dumps(title)}\n  text: {json.dumps(text)}\n"
    event += "  status: established\n  sources: [report]\n  category: structure\n"
    case_dir = write_case({"case.yml": MINIMAL["case.yml"] + f"language: {language}\n", "events.yml": MINIMAL["events.yml"] + event})
    case, _ = load_case(case_dir, SITE)
    reader = searching(files_of(case))
    assert {query: reader.find(query)[:1] for query in queries} == {query: ["timeline/more/"] for query in queries}


# Pages that no record says


def test_a_page_that_somebody_wrote_is_found_by_its_headings():
    html = (
        '<h1 id="privacy">Privacy<a class="headerlink" href="#privacy">¶</a></h1><p>First <em>words</em>.</p><script>no()</script>'
        '<h2 id="who">Who &amp; what</h2><ul><li>One</li><li>Two</li></ul><div data-search-exclude><p>Never</p></div>'
        "<h3>Further</h3><p>Last<br>line"
    )
    assert [(entry.url, entry.title, entry.note, entry.text) for entry in sections("privacy/", "Privacy", html)] == [
        ("privacy/", "Privacy", "", "First words."),
        ("privacy/#who", "Who & what", "Privacy", "One Two"),
        ("privacy/", "Further", "Privacy", "Last line"),
    ]
    assert sections("empty/", "Empty", "") == []
    (long,) = sections("long/", "Long", f"<p>{'A sentence here. ' * 100}Far down")
    assert long.text.endswith("here.")
    assert len(long.text) < 900
    assert "Far down" in long.more


def test_written_pages_are_found_and_those_that_ask_to_be_left_out_are_not(project, tmp_path, context, serve_folder):
    (project / "docs" / "secret.md").write_text("---\nsearch:\n  exclude: true\n---\n# Quagmire\n\nQuagmire.\n", encoding="utf-8")
    (project / "docs" / "open.md").write_text("# Bog & land\n\nWet.\n\n## Peat cutting\n\nTurf is dug here.\n", encoding="utf-8")
    run = mkdocs("build", "--site-dir", tmp_path / "site", cwd=project)
    assert run.returncode == 0, run.stderr
    searching = Searching(context.new_page(), serve_folder(tmp_path / "site"))
    assert searching.find("quagmire") == []
    assert searching.find("turf") == ["open/#peat-cutting"]
    assert searching.find("bog land")[0] == "open/"
    assert searching.page.locator(".cs-result-title").first.inner_text() == "Bog & land"
    searching.page.close()


def test_where_folders_are_no_addresses_results_lead_to_files(project, tmp_path, context, serve_folder):
    append(project / "mkdocs.yml", "\nuse_directory_urls: false\n")
    run = mkdocs("build", "--site-dir", tmp_path / "site", cwd=project)
    assert run.returncode == 0, run.stderr
    found = contents(tmp_path / "site")
    searching = Searching(context.new_page(), serve_folder(tmp_path / "site") + "index.html")
    searching.address = searching.address.removesuffix("index.html")
    for query in ("town of ferrow", "bridge", "contributing", "zzzz", "report an error"):
        results = searching.find(query) or [
            searching.within(way) for way in searching.page.eval_on_selector_all(".cs-search-ways a", "all => all.map(({href}) => href)")
        ]
        assert results
        assert [result for result in results if result.partition("#")[0] not in found] == []
    searching.page.close()


@pytest.mark.parametrize("site", ["bridge_site", "shipped_site"])
def test_every_result_leads_to_a_page_and_every_fragment_to_a_place_on_it(site, request):
    folder = request.getfixturevalue(site)
    first = json.loads((folder / "search/index.json").read_bytes())
    parts = sorted((folder / "search" / first["folder"]).glob("e*.json"))
    entries = [entry for part in parts for entry in json.loads(part.read_bytes())]
    assert len(entries) == first["size"]
    dead = []
    for _, url, *_ in entries:
        path, _, fragment = url.partition("#")
        file = folder / path / "index.html"
        if not file.exists() or (fragment and f'id="{fragment}"' not in file.read_text(encoding="utf-8")):
            dead.append(url)
    assert dead == []


def test_a_record_that_was_withdrawn_is_not_found(write_case):
    gone = "- id: gone\n  withdrawn: {date: 2024-05-06, reason: It was wrong.}\n  name: Gonewort\n  kind: place\n  text: Gonewort.\n"
    gone += "  sources: [report]\n  roles: [{title: Gonewort}]\n"
    case, _ = load_case(write_case({"parties.yml": MINIMAL["parties.yml"] + gone}), SITE)
    assert b"onewort" not in b"".join(part.content for part in files_of(case))


def files_of(case):
    return search_files(search_entries(case, SITE, made_pages(case, SITE)), SITE, case.profile.language)


def lay_out(parts, site):
    for part in parts:
        path = site / part.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(part.content)
