"""Each page once more as plain Markdown, read back by a parser of Markdown that is not ours."""

import json
import re
import subprocess
import sys
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from hostile_words import WORDS
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pypdf import PdfReader
from site_tools import (
    BRIDGE,
    ROOT,
    SITE,
    Element,
    append,
    built,
    contents,
    copy_case,
    environment,
    html_pages,
    in_german,
    mkdocs,
    read_html,
    squeezed,
)

from casesite import Site, twin_of_html
from casesite.build import build
from casesite.pages.marks import marked
from casesite.pages.twins import twin

pytest_plugins = ["site_fixtures"]

HOME = "https://bridge.example.org/"
TWIN = "index.html.md"
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
INLINE = {"a", "button", "cite", "code", "em", "q", "span", "strong", "time"}
NOT_READ = {"script", "style", "svg", "form", "template", "noscript"}
# What there is to click on; terms, which the glossary explains; and the trail, which a twin has behind its heading.
NOT_SAID = {"cs-cite", "cs-terms", "headerlink", "cs-edit", "cs-actions", "cs-actions-top", "cs-jump", "cs-trail"}


def tokens(text):
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


def words(text):
    """What a reader sees of Markdown."""
    return " ".join(token.content for token in tokens(text) if token.type in ("text", "code_inline", "fence", "code_block"))


def shown(text):
    """The words of Markdown with the spaces that it gives them."""
    between = {"softbreak": " ", "hardbreak": " ", "paragraph_close": " ", "td_close": " ", "th_close": " ", "heading_close": " "}
    return squeezed(
        "".join(token.content if token.type in ("text", "code_inline") else between.get(token.type, "") for token in tokens(text))
    )


def links(text):
    return [token.attrs["href"] for token in tokens(text) if token.type == "link_open"]


def parse_page(path):
    return read_html(path.read_text(encoding="utf-8"))


def said(element, spans):
    """What a page says to a reader, in order: without drawings and forms, and with a cell that spans rows in each of them."""
    if isinstance(element, str):
        yield element
        return
    classes = element.attributes.get("class", "").split()
    if element.tag in NOT_READ or NOT_SAID & set(classes) or element.attributes.get("aria-hidden") == "true":
        return
    inside = element.inside
    if "cs-src" in classes:  # how many they are, is said by the list
        number, sources = (part for part in inside if isinstance(part, Element))
        assert number.text.split()[0] == str(len(sources.all("li")))
        inside = [" Sources ", sources]
    if "cs-exhibit" in classes:
        inside = told(element)
    if "cs-timeline" in classes:  # what opens in place, the twin of the event's own page says
        inside = element.all("summary")
    yield f" {spanned(element, spans)} "
    for inner in inside:
        yield from said(inner, spans)
    if element.tag not in INLINE:
        yield " "


def told(figure):
    """An exhibit as words tell it: what it shows, its caption, the way to its file."""
    for image in figure.all("img"):
        size = "{width} × {height}".format_map(image.attributes)
        return [f"Picture: {image.attributes['alt']} ", *figure.all("figcaption"), f" Open the picture ({size})"]
    words, file = figure.all(kind="cs-file")[0].all("p")
    return [words, *figure.all("figcaption"), file]


def spanned(element, spans):
    """The words of a cell of an earlier row that spans this one; ``spans`` holds it, and for how many rows it still stands."""
    if element.tag != "tr":
        return ""
    own = [cell for cell in element.all("th") if "rowspan" in cell.attributes]
    if own:
        spans[:] = [int(own[0].attributes["rowspan"]) - 1, own[0].text]
        return ""
    if not spans or spans[0] <= 0:
        return ""
    spans[0] -= 1
    return spans[1]


def page_words(path):
    article = next(element for element in parse_page(path).all("article", "md-content__inner"))
    if path.parent.parent.name == "exhibits":
        for fact in [fact for facts in article.all("dl", "cs-facts") for fact in facts.all("div")]:
            if fact.all("dt")[0].text in ("In words", "File"):  # the figure says it where there is none to see
                assert squeezed(fact.all("dd")[0].text) in squeezed("".join(said(article.all("figure")[0], [])))
                fact.inside = []
    found, heading = re.findall(r"\w+", "".join(said(article, []))), re.findall(r"\w+", article.all("h1")[0].text.removesuffix("¶"))
    for trail in article.all("nav", "cs-trail"):
        assert found[: len(heading)] == heading
        ways = re.findall(r"\w+", trail.text)
        assert ways[-len(heading) :] == heading
        found[len(heading) : len(heading)] = ways[: -len(heading)]
    return found


def hidden_address(text):
    """A twin without the line that gives the address of its page."""
    return re.sub(r"(?m)^<https?://[^>]*>$", "", text)


def pages_with_a_twin(site):
    return [path for path in html_pages(site) if path.name != "404.html"]


# On the site


def test_every_page_has_a_twin_beside_it_and_says_so_in_its_head(site):
    pages = pages_with_a_twin(site)
    assert len(pages) > 30
    for path in pages:
        link = next(link for link in parse_page(path).all("link") if link.attributes.get("type") == "text/markdown")
        assert link.attributes["rel"].split() == ["alternate"]
        assert (path.parent / link.attributes["href"]).read_text(encoding="utf-8").startswith("# "), path
    assert len(list(site.rglob("*.html.md"))) == len(pages)


def test_no_twin_became_a_page(site):
    assert [path for path in site.rglob("*") if path.is_dir() and path.name.startswith("index.html")] == []


def test_a_twin_holds_no_html_no_picture_and_no_line_of_code_that_is_none(site):
    for path in site.rglob(TWIN):
        kinds = {token.type for token in tokens(path.read_text(encoding="utf-8"))}
        assert not kinds & {"html_block", "html_inline", "image", "code_block", "hr", "s_open"}, path
        assert "heading_open" in kinds, path


def test_a_twin_has_the_words_of_its_page_in_their_order(site):
    compared = 0
    for path in pages_with_a_twin(site):
        found = re.findall(r"\w+", words(hidden_address(path.with_name(TWIN).read_text(encoding="utf-8"))))
        expected = page_words(path)
        wrong = next((n for n, pair in enumerate(zip(found, expected, strict=False)) if pair[0] != pair[1]), min(len(found), len(expected)))
        assert found == expected, (path, found[wrong - 5 : wrong + 8], expected[wrong - 5 : wrong + 8])
        compared += len(found)
    assert compared > 5_000


def test_what_opens_in_place_on_the_timeline_is_in_the_twin_of_the_event(site):
    entries = [(page.parent, entry) for page in site.glob("timeline/**/index.html") for entry in parse_page(page).all("details")]
    compared = 0
    for folder, entry in entries:
        for text in entry.all("div", "cs-text") if entry.all("summary")[0].all("span", "cs-title") else ():
            way = entry.all("p", "cs-meta")[0].all("a")[-1].attributes["href"]
            twin_words = re.findall(r"\w+", words((folder / way / TWIN).read_text(encoding="utf-8")))
            told = re.findall(r"\w+", "".join(said(text, [])))
            assert any(twin_words[at : at + len(told)] == told for at in range(len(twin_words))), (folder, way)
            compared += 1
    assert compared > 10


def test_every_link_in_a_twin_leads_somewhere(site):
    pages = {path.relative_to(site).as_posix(): {e.attributes.get("id") for e in parse_page(path).walk()} for path in html_pages(site)}
    files, checked = set(contents(site)), 0
    for path in site.rglob(TWIN):
        here = f"{HOME}{path.relative_to(site).as_posix()}"
        for link in links(path.read_text(encoding="utf-8")):
            address, fragment = urldefrag(urljoin(here, link))
            if address.startswith(HOME):
                found = unquote(address.removeprefix(HOME).partition("?")[0])
                found = f"{found}index.html" if found.endswith("/") or not found else found
                assert found in files, (path, link)
                if found.endswith(".pdf"):  # RFC 8118
                    number = int(re.fullmatch(r"page=(\d+)", fragment or "page=1")[1])
                    assert 1 <= number <= len(PdfReader(site / found).pages), (path, link)
                else:
                    assert not fragment or unquote(fragment) in pages[found], (path, link)
                checked += 1
    assert checked > 500


def test_where_the_address_of_the_site_is_known_links_are_absolute_and_a_twin_names_its_page(bridge_files):
    twins = {path.removesuffix(TWIN): content.decode() for path, content in bridge_files.items() if path.endswith(TWIN)}
    assert len(twins) == sum(path.endswith("index.md") for path in bridge_files)
    for folder, text in twins.items():
        assert text.split("\n\n")[1] == f"<{HOME}{folder}>"
        assert [link for link in links(text) if not link.startswith(("https://", "http://"))] == [], folder
    assert f"[Edric Moolen]({HOME}parties/moolen/)" in twins["parties/"]
    assert f"[Calendar of Edric Moolen]({HOME}parties/moolen/timeline.ics)" in twins["parties/moolen/"]


def test_a_statement_stands_with_its_status_whose_word_it_is_and_its_sources(bridge_files):
    entry = bridge_files[f"timeline/company-denies-it-was-warned/{TWIN}"].decode()
    party = rf"[A|B \*C\* \<script>]({HOME}parties/ab-c/)"
    assert f"The company said that no warning about the bridge had reached it.\n\n**Denial** by {party}\n\nSources:\n\n- " in entry
    source = next(line for line in entry.splitlines() if line.startswith("- ") and "Statement on the Quillet footbridge" in line)
    title = f"[*Statement on the Quillet footbridge*]({HOME}sources/#ab-c-statement)"
    assert source.startswith(rf"- A|B \*C\* \<script>, June 2022: {title}. (primary record) [abc.example.com](https://abc.example.com/")


def test_a_quoted_phrase_stands_in_quotation_marks_beside_its_source(bridge_files):
    quotes = [
        (event["id"], citation["quote"])
        for event in json.loads(bridge_files["data/case.json"])["events"]
        for citation in event["sources"]
        if citation.get("quote")
    ]
    assert quotes
    assert [quote for id, quote in quotes if f"“{quote}”" not in shown(bridge_files[f"timeline/{id}/{TWIN}"].decode())] == []


def test_a_message_with_a_link_is_translated_in_a_twin_too(tmp_path):
    case_dir = copy_case(tmp_path)
    in_german(case_dir)
    text = built(case_dir)[f"method/{TWIN}"].decode()
    assert re.search(r"steht bei den \[Quellen\]\(\S*sources/#bearing\)", text)
    assert not re.search(r"Where a source|Contested questions|Every change", text)


def test_a_page_written_by_hand_has_a_twin_too(project, tmp_path):
    append(project / "docs/contributing.md", "\nSee [how `x` works](more/deep.md#b) and <https://a.example/>.\n")
    (project / "docs/more").mkdir()
    (project / "docs/more/deep.md").write_text("# Deep\n\n## B\n\n[Back](../contributing.md)\n\n    a <b> | *c*\n", encoding="utf-8")
    run = mkdocs("build", "--site-dir", tmp_path / "site", cwd=project, CASESITE_SITE_URL=HOME)
    assert run.returncode == 0, run.stderr
    text = (tmp_path / "site/contributing" / TWIN).read_text(encoding="utf-8")
    assert text.endswith(f"See [how `x` works]({HOME}more/deep/#b) and [https://a.example/](https://a.example/).\n")
    deep = (tmp_path / "site/more/deep" / TWIN).read_text(encoding="utf-8")
    assert deep == f"# Deep\n\n<{HOME}more/deep/>\n\n## B\n\n[Back]({HOME}contributing/)\n\n```\na <b> | *c*\n```\n"


def test_where_pages_are_files_a_twin_has_the_name_of_its_page_and_md(project, tmp_path):
    append(project / "mkdocs.yml", "\nuse_directory_urls: false\n")
    run = mkdocs("build", "--strict", "--site-dir", tmp_path / "site", cwd=project)
    assert run.returncode == 0, run.stderr
    pages = pages_with_a_twin(tmp_path / "site")
    assert tmp_path / "site/contributing.html" in pages
    for path in pages:
        assert f'href="{path.name}.md"' in path.read_text(encoding="utf-8")
        assert path.with_name(f"{path.name}.md").is_file()
    assert "(../../parties/index.html)" in (tmp_path / "site/parties/moolen" / TWIN).read_text(encoding="utf-8")


# For other site generators


def casesite(*arguments):
    command = [sys.executable, "-m", "casesite", *map(str, arguments)]
    return subprocess.run(command, env=environment(PYTHONPATH=str(ROOT / "hooks")), capture_output=True, text=True, check=False)


def test_a_folder_for_another_generator_holds_no_twin_and_does_not_speak_of_any(tmp_path):
    assert casesite("build", tmp_path / "out", BRIDGE / "case_data").returncode == 0
    files = contents(tmp_path / "out")
    assert [path for path in files if path.endswith(".html.md")] == []
    assert [path for path, content in files.items() if TWIN.encode() in content] == []


def test_twins_go_to_a_folder_of_their_own(tmp_path):
    run = casesite("build", tmp_path / "out", BRIDGE / "case_data", "--twins", tmp_path / "twins", "--url", HOME)
    assert run.returncode == 0, run.stderr
    expected = {a.path: a.content for a in build(BRIDGE / "case_data", SITE)[0]}
    found = contents(tmp_path / "twins")
    found.pop(".casesite")
    assert found == {path: content for path, content in expected.items() if path.endswith(".html.md")}
    assert not any(path.endswith(".html.md") for path in contents(tmp_path / "out"))
    assert TWIN.encode() in contents(tmp_path / "out")["llms.txt"]


def test_a_folder_for_twins_that_holds_something_else_is_left_alone(tmp_path):
    (tmp_path / "twins").mkdir()
    (tmp_path / "twins/mine.txt").write_text("mine")
    run = casesite("build", tmp_path / "out", BRIDGE / "case_data", "--twins", tmp_path / "twins")
    assert run.returncode == 2
    assert "was not written by casesite" in run.stderr
    assert not (tmp_path / "out").exists()
    assert contents(tmp_path / "twins") == {"mine.txt": b"mine"}


def test_a_host_that_cannot_publish_twins_has_none():
    artifacts, _ = build(BRIDGE / "case_data", Site(today=SITE.today, twins=False))
    assert [artifact.path for artifact in artifacts if artifact.is_twin] == []


# Piece by piece


def made(html):
    return twin_of_html(html, "a/", "").decode()


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h2>A</h2><p>b</p><p>c\n d</p>", "## A\n\nb\n\nc d\n"),
        ("<p>a <em>b</em> <strong>c</strong> <cite>d</cite> <q>e</q> <code>f_*g</code></p>", "a *b* **c** *d* “e” `f_*g`\n"),
        ("<p><code>a`b</code></p>", "`` a`b ``\n"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b\n"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c\n"),
        ("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n  b\n\n- c\n"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul><ul><li>c</li></ul>", "- a\n\n* b\n\n- c\n"),
        ('<ol start="9"><li>a</li><li><p>b</p><p>c</p></li></ol>', "9. a\n10. b\n\n    c\n"),
        ("<ol><li>a</li></ol><ol><li>b</li></ol>", "1. a\n\n1) b\n"),
        ("<blockquote><p>a</p><p>b</p><ul><li>c</li></ul></blockquote><p>d</p>", "> a\n>\n> b\n>\n> - c\n\nd\n"),
        ("<ul><li><blockquote><p>a</p></blockquote></li><li>b</li></ul>", "- > a\n- b\n"),
        ("<dl><div><dt>A</dt> <dd>b</dd></div><div><dt>C</dt> <dd><p>d</p><p>e</p></dd></div></dl>", "- A: b\n- C: d\n\n  e\n"),
        ("<table><tr><th>A</th><th>B|C</th></tr><tr><td>x</td></tr></table>", "| A | B\\|C |\n| --- | --- |\n| x |\n"),
        ("<table><tr><th>x</th></tr></table><table><tr><td>a<p>b</td></tr></table>", "| x |\n| --- |\n\n| a b |\n| --- |\n"),
        ("<pre><code>a\n\n  *b* ``` &lt;c&gt;\n</code></pre>", "````\na\n\n  *b* ``` <c>\n````\n"),
        ("<ul><li><p>a</p><pre>b\nc</pre></li></ul>", "- a\n\n  ```\n  b\n  c\n  ```\n"),
        ('<p><a href="../b/?x=1&amp;y=2#c">d</a> <a href="#e">f</a> <a href="https://g.example/h_(i)">j</a></p>',
         "[d](../b/?x=1&y=2#c) [f](./#e) [j](<https://g.example/h_(i)>)\n"),
        ("<p>a<svg><text>no</text></svg><!-- no -->b</p><form><p>no</p></form><script>no</script>", "ab\n"),
        ("", ""),
    ],
)  # fmt: skip
def test_html_becomes_markdown(html, markdown):
    assert made(html) == markdown


@pytest.mark.parametrize(
    "html", ["a<em>“b”</em>c", "a <em>b</em>c", "a<strong>(b)</strong>c", "x <em>Quor</em>rel <em>“y”</em>z", "<em>a <em>b</em> c</em>"]
)
def test_emphasis_leaves_no_star_among_the_words(html):
    assert "*" not in shown(made(f"<p>{html}</p>"))


# Where words may stand in a template, and what a reader sees there.
PLACES = {
    "paragraph": ("<p>{}</p>", "{}"),
    "heading": ("<h2>{}</h2>", "{}"),
    "item": ("<ul><li>{}</li><li>b</li></ul>", "{} b"),
    "numbered item": ("<ol><li>{}</li></ol>", "{}"),
    "term": ("<dl><dt>{}</dt><dd>b</dd></dl>", "{}:b"),
    "definition": ("<dl><dt>b</dt> <dd><p>{}</p></dd></dl>", "b: {}"),
    "quotation": ("<blockquote><p>{}</p></blockquote>", "{}"),
    "cell": ("<table><tr><th>h</th></tr><tr><td>{}</td></tr></table>", "h {}"),
    "title": ("<p>a <cite>{}</cite>. b</p>", "a {}. b"),
    "link": ('<p><a href="b/">{}</a></p>', "{}"),
    "status": ('<p><strong class="cs-status cs-agreed">{}</strong> by b</p>', "{} by b"),
    "quote": ("<p>a <q>{}</q></p>", "a “{}”"),
    "source": ("<p>Sources:</p><ul><li>{}: <cite>b</cite></li></ul>", "Sources: {}: b"),
}
NO_WORDS = {"html_block", "html_inline", "image", "fence", "code_block", "code_inline", "hr", "hardbreak", "softbreak", "s_open"}


def comes_out(place, said):
    html, seen = PLACES[place]
    text = twin(marked(html).format(said), "a/", "").decode()
    kinds = [token.type for token in tokens(text)]
    assert not NO_WORDS & set(kinds), text
    assert kinds.count("link_open") == (place == "link"), text
    assert kinds.count("strong_open") <= (place == "status"), text
    assert kinds.count("em_open") <= (place in ("title", "source")), text
    assert shown(text) == squeezed(seen.format(said)), text


@pytest.mark.parametrize("place", PLACES)
def test_hostile_words_come_out_as_words(place):
    for said in WORDS:
        comes_out(place, f"{said} end".strip())
        comes_out(place, f"begin {said}".strip())


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=150, deadline=None)
@given(said=st.text(alphabet="ab1 *_`[]()<>&#;!\\|~-+=.:>\"'/{}$%^@“é😀", min_size=1, max_size=24).map(str.strip).filter(bool))
@example(said="1. a")
@example(said="a &amp; b")
@example(said="***")
@example(said="# a #")
def test_any_words_come_out_as_words(place, said):
    comes_out(place, f"x{said}x")
    comes_out(place, said)
