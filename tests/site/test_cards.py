"""The cards that other pages show in a frame: their words, their policy, their look, and where they lead."""

import json
import re
from html import unescape

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from site_tools import BRIDGE, SITE, WITHDRAWN_AND_RENAMED, append, built, copy_case, edit, in_german, read_html, squeezed

from casesite import Site
from casesite.exports.embed import CARDED, POLICY
from casesite.locales import direction

pytest_plugins = ["site_fixtures"]

HOSTILE = """A|B & *C* </title><script>alert(1)</script> <img src=x onerror=alert(2)> {title} {{ x }} &lt;b&gt; 'd' "e" """.strip()
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
AXE = """() => axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], preload: false})
  .then(({violations}) => violations.map(({id, nodes}) => `${id}: ` + nodes.map(({html}) => html.slice(0, 120)).join(" | ")))"""


def cards(files):
    return {path: content.decode() for path, content in files.items() if path.endswith("/card.html")}


def words(card):
    return squeezed(read_html(card).all("main")[0].text)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The files of a case with hostile words, of a site without an address, with a withdrawn and a renamed record; written out, too."""
    out = tmp_path_factory.mktemp("hostile")
    case_dir = copy_case(out)
    edit(case_dir / "events.yml", "title: The inquiry reports\n", f"title: {json.dumps(HOSTILE)}\n")
    edit(case_dir / "events.yml", "title: A rider rings the town\n", f"title: {LONG}\n")
    append(case_dir / "parties.yml", WITHDRAWN_AND_RENAMED)
    files = built(case_dir, Site(today=SITE.today))
    for path, content in files.items():
        (out / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (out / "site" / path).write_bytes(content)
    return files, out / "site"


@pytest.fixture(params=["light", "dark"])
def narrow(request, browser):
    """A browser as narrow as the narrowest frame → a page; what went wrong on it is in ``page.wrong``."""
    context = browser.new_context(viewport={"width": 320, "height": 220}, color_scheme=request.param)
    page = context.new_page()
    page.wrong = []
    page.on("console", lambda said: page.wrong.append(said.text))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("dialog", lambda dialog: (page.wrong.append(dialog.message), dialog.dismiss()))
    yield page
    context.close()


def test_every_event_party_and_question_that_is_shown_has_a_card_and_nothing_else(bridge_files, bridge_case):
    shown = {"timeline/": bridge_case.events, "parties/": bridge_case.parties, "disputes/": bridge_case.disputes}
    assert set(shown) == set(CARDED.values())
    assert set(cards(bridge_files)) == {f"{folder}{record.id}/card.html" for folder, records in shown.items() for record in records}


def test_a_withdrawn_or_renamed_record_has_no_card_and_no_page_offers_one(hostile):
    files, _ = hostile
    assert "parties/new-name/card.html" in files
    assert not {"parties/taken-back/card.html", "parties/old-name/card.html", "timeline/second-bridge-is-closed/card.html"} & set(files)
    assert "iframe" not in files["parties/taken-back/index.md"].decode()


def test_a_card_says_what_it_is_how_far_that_can_be_relied_on_and_as_of_when(bridge_files):
    event = words(bridge_files["timeline/rider-rings-the-town/card.html"].decode())
    assert event.startswith("Event: 14 March 2022, about 17:40 A rider rings the town A rider says that she told")
    assert "Disputed between Ferrow Footpath League and Town of Ferrow 1 source. The record as of 30 June 2025." in event
    question = words(bridge_files["disputes/dispute-warning/card.html"].decode())
    assert question.startswith("Dispute: Who decided it ")
    for card in cards(bridge_files).values():
        head = read_html(card).all("head")[0]
        assert {"name": "robots", "content": "noindex"} in [meta.attributes for meta in head.all("meta")]
        assert "The record as of" in words(card)


def test_the_card_of_a_party_says_what_became_of_each_charge(bridge_files, bridge_case):
    charged = [party for party in bridge_case.parties if bridge_case.charges_against(party)]
    assert charged
    for party in charged:
        card = words(bridge_files[f"parties/{party.id}/card.html"].decode())
        for proceeding, charge in bridge_case.charges_against(party):
            assert f"{charge.title}, {proceeding.title}: {bridge_case.standing(proceeding, charge, party.id).words}" in card


def test_hostile_words_come_out_as_words(hostile, narrow, serve_folder):
    files, out = hostile
    card = read_html(files["timeline/inquiry-reports/card.html"].decode())
    assert [card.all(tag)[0].text for tag in ("title", "h1")] == [HOSTILE, HOSTILE]
    assert card.all("script") + card.all("img") == []
    narrow.goto(f"{serve_folder(out)}timeline/inquiry-reports/card.html")
    assert squeezed(narrow.locator("h1").text_content()) == HOSTILE
    assert narrow.wrong == []


def test_the_policy_lets_in_its_own_style_and_nothing_else(hostile, narrow, serve_folder):
    narrow.goto(f"{serve_folder(hostile[1])}parties/ab-c/card.html")
    assert narrow.evaluate("getComputedStyle(document.querySelector('.status')).fontWeight") == "700"
    assert narrow.wrong == []
    narrow.evaluate("""() => {
        document.head.append(Object.assign(document.createElement("style"), {textContent: "h1 { color: rgb(1, 2, 3) }"}))
        document.body.append(Object.assign(document.createElement("script"), {textContent: "window.ran = true"}))
        document.body.append(Object.assign(document.createElement("img"), {src: "x.png"}))
    }""")
    narrow.wait_for_timeout(200)
    assert narrow.evaluate("[window.ran, getComputedStyle(document.querySelector('h1')).color]") != [True, "rgb(1, 2, 3)"]
    assert len([line for line in narrow.wrong if "Content Security Policy" in line]) == 3


def test_axe_finds_nothing_and_nothing_runs_over(hostile, narrow, serve_folder):
    address = serve_folder(hostile[1])
    for path in ("timeline/rider-rings-the-town/card.html", "parties/ab-c/card.html", "disputes/dispute-warning/card.html"):
        narrow.goto(address + path)
        assert narrow.evaluate("document.documentElement.scrollWidth") <= 320, path
        narrow.evaluate(AXE_SCRIPT)
        assert narrow.evaluate(AXE) == [], path


def test_the_link_leads_to_the_page_in_the_whole_window(hostile, bridge_files, narrow, serve_folder):
    out = hostile[1]
    (out / "timeline/deck-gives-way/index.html").write_text("<title>There</title>", encoding="utf-8")
    (out / "elsewhere.html").write_text(
        '<title>Elsewhere</title><iframe src="timeline/deck-gives-way/card.html"></iframe>', encoding="utf-8"
    )
    address = serve_folder(out)
    narrow.goto(f"{address}elsewhere.html")
    narrow.frame_locator("iframe").get_by_role("link").click()
    narrow.wait_for_url(f"{address}timeline/deck-gives-way/")
    for path, card in cards(bridge_files).items():
        (link,) = read_html(card).all("a")
        assert link.attributes == {"href": SITE.url + path.removesuffix("card.html"), "target": "_top", "rel": "noopener"}


def test_where_pages_are_files_the_link_names_the_file(tmp_path):
    for url in ("", SITE.url):
        files = built(BRIDGE / "case_data", Site(today=SITE.today, url=url, directory_urls=False))
        href = read_html(files["parties/ab-c/card.html"].decode()).all("a")[0].attributes["href"]
        assert href == (f"{url}parties/ab-c/index.html" if url else "./index.html")


def test_the_page_offers_its_card_where_the_address_of_the_site_is_known(bridge_files, hostile):
    page = read_html(bridge_files["timeline/deck-gives-way/index.md"].decode().partition("---\n\n")[2])
    shown = [pre.text for pre in page.all("pre") if "<iframe" in pre.text]
    (frame,) = read_html(unescape(shown[0])).all("iframe")
    assert (frame.attributes["src"], frame.attributes["title"]) == (
        "https://bridge.example.org/timeline/deck-gives-way/card.html",
        "The deck gives way",
    )
    offered = {path for path, content in bridge_files.items() if path.endswith("index.md") and b"iframe" in content}
    assert offered == {path.replace("card.html", "index.md") for path in cards(bridge_files)}
    assert not any(b"iframe" in content for path, content in hostile[0].items() if path.endswith("index.md"))


def test_a_card_has_the_language_of_the_case_and_its_direction(tmp_path):
    case_dir = copy_case(tmp_path)
    in_german(case_dir)
    card = built(case_dir)["timeline/deck-gives-way/card.html"].decode()
    assert '<html lang="de" dir="ltr">' in card
    assert "2 Quellen. Stand: 30. Juni 2025." in words(card)
    assert [direction(language) for language in ("en", "de-CH", "ar", "he", "fa-IR", "xx")] == ["ltr", "ltr", "rtl", "rtl", "rtl", "ltr"]


def test_the_guard_takes_the_cards_and_a_host_is_told_that_they_may_be_framed(bridge_site):
    card = (bridge_site / "timeline/deck-gives-way/card.html").read_text(encoding="utf-8")
    assert re.search('<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="([^"]*)">', card)[1] == POLICY
    assert "frame-ancestors" not in POLICY
    rules = (bridge_site / "_headers").read_text(encoding="utf-8").split("\n/")[1:]
    assert rules == [
        f"{folder}:id/card.html\n  ! Content-Security-Policy\n  Content-Security-Policy: {POLICY}" + ("\n" if folder == "disputes/" else "")
        for folder in CARDED.values()
    ]
