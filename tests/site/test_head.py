"""What the head of a page says of it to search engines and to those who share a link."""

import gzip
import re
from xml.etree import ElementTree

import pytest
from hostile_words import WORDS
from site_tools import (
    BRIDGE,
    SITE,
    WITHDRAWN_AND_RENAMED,
    append,
    built,
    copy_case,
    copy_project,
    edit,
    html_pages,
    mkdocs,
    read_html,
    squeezed,
)

from casesite import Site, load_case, with_territory
from casesite.pages import PAGES
from casesite.pages.front_matter import front_matter
from casesite.values.text import escape

pytest_plugins = ["site_fixtures"]

HOME = "https://bridge.example.org/sub/"
NAME = "The Quillet footbridge: a case record"
MOVED = "parties/old-name/index.html"
GONE = {"parties/taken-back/index.html", "timeline/second-bridge-is-closed/index.html"}


def built_site(project, out, **more):
    run = mkdocs("build", "--strict", "--site-dir", out, cwd=project, **more)
    assert run.returncode == 0, run.stderr
    return out


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """A site whose address is known, with a renamed and a withdrawn record."""
    project = copy_project(tmp_path_factory.mktemp("known"))
    append(project / "case_data/parties.yml", WITHDRAWN_AND_RENAMED)
    return built_site(project, project / "site", CASESITE_SITE_URL=HOME)


@pytest.fixture(scope="module")
def heads(known):
    return {path.relative_to(known).as_posix(): read_html(path.read_text(encoding="utf-8")).all("head")[0] for path in html_pages(known)}


def said(head):
    """The name or property of each meta element with its content; none may stand twice."""
    found = {}
    for meta in head.all("meta"):
        name = meta.attributes.get("property") or meta.attributes.get("name")
        if name:
            assert name not in found, name
            found[name] = meta.attributes["content"]
    return found


def linked(head, rel, kind=None):
    return [link.attributes["href"] for link in head.all("link") if link.attributes["rel"] == rel and link.attributes.get("type") == kind]


def address(path):
    return HOME + path.removesuffix("index.html")


def test_every_page_has_one_canonical_address_and_the_page_for_what_is_not_found_has_none(heads):
    assert len(heads) > 30
    for path, head in heads.items():
        expected = [] if path == "404.html" else [address("parties/new-name/index.html" if path == MOVED else path)]
        assert linked(head, "canonical") == expected, path


def test_every_page_says_what_a_shared_link_shows(heads):
    for path, head in heads.items():
        found = said(head)
        if path == "404.html":
            assert not any(name.startswith(("og:", "twitter:", "article:")) for name in found)
            continue
        assert found["og:site_name"] == NAME
        assert found["og:url"] == linked(head, "canonical")[0]
        assert found["og:type"] == ("website" if path == "index.html" else "article")
        assert found["og:locale"] == "en_US"
        assert found["og:image"] == f"{HOME}assets/card.png"
        assert (found["og:image:width"], found["og:image:height"], found["og:image:type"]) == ("1200", "630", "image/png")
        assert found["og:image:alt"] == NAME
        assert found["twitter:card"] == "summary_large_image"
        assert found["og:description"] == found["description"] != ""


def test_the_picture_of_a_shared_link_is_there(known):
    made = built(BRIDGE / "case_data", Site(today=SITE.today, url=HOME))["assets/card.png"]
    assert (known / "assets/card.png").read_bytes() == made


def test_the_title_of_a_shared_link_is_the_heading_of_the_page(known, heads):
    for path, head in heads.items():
        if path not in ("404.html", "index.html"):
            heading = read_html((known / path).read_text(encoding="utf-8")).all("h1")[0]
            assert said(head)["og:title"] == squeezed(heading.text).removesuffix("¶"), path
    assert said(heads["index.html"])["og:title"] == NAME


def test_a_page_of_the_record_gives_the_day_of_the_record(heads):
    for path, head in heads.items():
        of_the_record = path.split("/")[0] not in ("index.html", "404.html", "reference", "contributing") and path not in {MOVED, *GONE}
        assert said(head).get("article:modified_time") == ("2025-06-30" if of_the_record else None), path


def test_without_an_address_nothing_names_one(bridge_site):
    for path in html_pages(bridge_site):
        head = read_html(path.read_text(encoding="utf-8")).all("head")[0]
        assert linked(head, "canonical") == []
        assert not {"og:url", "og:image", "twitter:card"} & set(said(head))
        assert path.name == "404.html" or said(head)["og:title"]


@pytest.mark.parametrize(("language", "name"), [("en", "en_US"), ("de", "de_DE"), ("de-CH", "de_CH"), ("pt-BR", "pt_BR"), ("ga", "ga_IE")])
def test_a_language_is_named_with_a_territory(language, name):
    assert with_territory(language) == name


# Descriptions


@pytest.fixture(scope="module")
def described():
    case, _ = load_case(BRIDGE / "case_data", SITE)
    found = {page.path: page for pages in PAGES for page in pages(case)}
    return case, found


def test_every_page_has_a_description_of_its_own_but_those_that_point_elsewhere(heads):
    general = said(heads["index.html"])["description"]
    assert general.startswith("An invented case")
    found = {path: said(head)["description"] for path, head in heads.items()}
    assert {path for path, words in found.items() if words == general} == {
        "index.html",
        "404.html",
        "contributing/index.html",
        MOVED,
        *GONE,
    }
    own = [words for words in found.values() if words != general]
    assert len(set(own)) == len(own)


def test_a_party_is_described_by_its_own_sentence_unless_something_was_brought_against_it(heads, described):
    case, _ = described
    charged = {party.id for party in case.parties if case.charges_against(party)}
    assert charged == {"ab-c", "town-of-ferrow"}
    for party in case.parties:
        words = said(heads[f"parties/{party.id}/index.html"])["description"]
        if party.id in charged:
            assert words.startswith(f"{party.name}: who this is")
            brought = [charge.title for _, charge in case.charges_against(party)]
            assert [title for title in brought if title.lower() in words.lower()] == []
            assert not any(phrase in words for phrase in case.words_of(party.text).split(". "))
        else:
            assert words == case.words_of(party.text)


def test_a_proceeding_is_described_with_where_it_stands(heads):
    words = said(heads["proceedings/varrowby-v-ferrow/index.html"])["description"]
    ended = "settled 21 March 2024; settlement approved 9 April 2024."
    assert words == (
        "Varrowby v. Town of Ferrow and another, Osk District Court. "
        f"Negligence (Town of Ferrow): tentatively dismissed, 6 March 2023; {ended} Negligence (A|B *C* <script>): {ended} "
        "Public nuisance (Town of Ferrow): tentatively dismissed, 6 March 2023; withdrawn 15 June 2023."
    )
    assert said(heads["proceedings/quillet-inquiry/index.html"])["description"].endswith("Report published 30 June 2022.")


def test_no_description_is_cut(described, tmp_path):
    _, pages = described
    long = " ".join(f"word{number}" for number in range(150)) + "."
    case_dir = copy_case(tmp_path)
    edit(case_dir / "parties.yml", "text: He was the town's engineer", f"text: {long[:-1]} was the town's engineer")
    front = built(case_dir)["parties/moolen/index.md"].decode().split("\n")[1]
    assert "word149 was the town&#39;s engineer and signed the maintenance contract." in front
    assert "description" not in front_matter(pages["index.md"])


@pytest.mark.parametrize("words", [words for words in WORDS if len(words) < 150])
def test_hostile_words_in_a_description_and_a_title_stay_words(words):
    page = read_html(f'<meta name="description" content="{escape(words)}"><p>after</p>')
    meta, after = page.inside
    assert meta.attributes == {"name": "description", "content": re.sub(r"\s+", " ", words)}
    assert after.text == "after"


def test_hostile_titles_stay_in_their_attributes_on_the_site(tmp_path):
    project = copy_project(tmp_path)
    hostile = """</title><script>x</script>"' onload='y' a="b" &amp; &#34; {{ config }} {% raw %} <!-- 😀 [a](b) `c` *d*"""
    written = "'" + hostile.replace("'", "''") + "'"
    edit(project / "case_data/parties.yml", "name: Edric Moolen", f"name: {written}")
    edit(project / "case_data/safety_protocols.yml", "title: Inspect in pairs", f"title: {written}")
    edit(project / "mkdocs.yml", 'site_name: "The Quillet footbridge: a case record"', f"site_name: {written}")
    out = built_site(project, tmp_path / "site", CASESITE_SITE_URL=HOME)
    plain = {path.relative_to(out).as_posix(): read_html(path.read_text(encoding="utf-8")) for path in out.rglob("*.html")}
    for path in ("parties/moolen/index.html", "safety/two-person-inspection/index.html"):
        head = plain[path].all("head")[0]
        assert said(head)["og:title"] == hostile
        assert said(head)["og:site_name"] == said(head)["og:image:alt"] == hostile
    for path, page in plain.items():
        names = {name for meta in page.all("meta") + page.all("link") for name in meta.attributes}
        assert names <= set("charset http-equiv content name property rel href type title media sizes as crossorigin".split()), path
        assert [element.tag for element in page.all("head")[0].walk() if element.tag in ("p", "div", "img")] == []


# Moved, withdrawn


def test_the_page_of_a_withdrawn_record_asks_search_engines_to_leave_it_out(heads):
    assert {path: said(head)["robots"] for path, head in heads.items() if "robots" in said(head)} == dict.fromkeys(GONE, "noindex")


def test_the_page_at_a_former_address_points_on(known, heads):
    page = read_html((known / MOVED).read_text(encoding="utf-8"))
    refresh = [meta.attributes["content"] for meta in page.all("meta") if meta.attributes.get("http-equiv") == "refresh"]
    assert refresh == ["0; url=../new-name/"]
    assert linked(heads[MOVED], "canonical") == [f"{HOME}parties/new-name/"]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_whoever_opens_a_former_address_is_led_on_and_not_back(script, known, browser, serve_folder):
    context = browser.new_context(java_script_enabled=script)
    page, address = context.new_page(), serve_folder(known)
    page.goto(f"{address}timeline/")
    page.goto(f"{address}parties/old-name/", wait_until="commit")
    page.wait_for_url(f"{address}parties/new-name/")
    page.go_back()
    page.wait_for_url(f"{address}timeline/")
    context.close()


# The site map


@pytest.fixture(scope="module")
def site_map(known):
    root = ElementTree.fromstring((known / "sitemap.xml").read_bytes())
    space = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    assert root.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    return {entry.findtext("m:loc", namespaces=space): entry.findtext("m:lastmod", namespaces=space) for entry in root}


def test_the_site_map_lists_every_page_but_those_that_moved_or_were_withdrawn(site_map, heads):
    assert set(site_map) == {address(path) for path in heads if path not in {"404.html", MOVED, *GONE}}


def test_the_site_map_gives_the_day_of_the_record_and_not_that_of_the_build(site_map):
    undated = {address for address, day in site_map.items() if day is None}
    assert undated == {f"{HOME}{path}" for path in ("contributing/", "reference/kinds/", "reference/rules/", "reference/commands/")}
    assert {day for day in site_map.values() if day} == {"2025-06-30"}


def test_the_compressed_site_map_is_the_same(known):
    assert gzip.decompress((known / "sitemap.xml.gz").read_bytes()) == (known / "sitemap.xml").read_bytes()
