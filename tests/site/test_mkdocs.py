"""The site as MkDocs builds it: pages, links, sources, edit links; and what a bad build leaves."""

import json
import re
import shutil
from datetime import date, timedelta
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from site_tools import BRIDGE, ROOT, SITE, append, built, contents, copy_case, edit, mkdocs, pages_of, read_html, squeezed

from casesite import CaseError
from casesite.build import build

pytest_plugins = ["site_fixtures"]

HOST = "https://site.example"
HIDDEN_NAME = "Quorrel"  # on the bridge case's list of names not to print
INVISIBLE = re.compile("[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}]")
FETCHED = {
    "script": "src",
    "link": "href",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "object": "data",
}
NOT_FETCHED = {"canonical", "alternate", "next", "prev", "edit", "author", "license"}


def ids(page):
    return [element.attributes["id"] for element in page.walk() if "id" in element.attributes]


def dead_links(pages, files):
    """The links of a site's pages to one another that lead nowhere: a missing file, or a missing place in a page."""
    anchors = {path: set(ids(page)) | {element.attributes.get("name") for element in page.all("a")} for path, page in pages.items()}
    for path, page in pages.items():
        here = f"{HOST}/{path}"
        for element in page.walk():
            for name in ("href", "src"):
                target = element.attributes.get(name)
                if target is None or target == "javascript:void(0)":  # Material's share button
                    continue
                address, fragment = urldefrag(urljoin(here, target))
                parts = urlsplit(address)
                if f"{parts.scheme}://{parts.netloc}" != HOST:
                    continue
                found = unquote(parts.path).lstrip("/")
                found = f"{found}index.html" if found.endswith("/") or not found else found
                if found not in files:
                    yield f"{path}: {target}"
                elif found.endswith(".pdf") and fragment.startswith("page="):  # RFC 8118; its readers know it
                    continue
                elif fragment and unquote(fragment) not in anchors.get(found, ()):
                    yield f"{path}: {target} (no such place)"


# What is there


def test_the_bridge_case_has_these_pages(bridge_site):
    built_pages = {path for path in contents(bridge_site) if path.endswith(".html")}
    expected = "index timeline parties proceedings disputes safety sources glossary corrections data method contributing".split()
    assert {"index.html", "404.html", *(f"{name}/index.html" for name in expected[1:])} <= built_pages
    assert {"parties/ab-c/index.html", "proceedings/works-safety-fine/index.html", "safety/two-person-inspection/index.html"} <= built_pages
    assert {
        "sources/check-herald/index.html",
        "reference/kinds/index.html",
        "reference/rules/index.html",
        "reference/commands/index.html",
    } <= built_pages


@pytest.mark.parametrize(("name", "case_dir"), [("bridge_site", BRIDGE / "case_data"), ("shipped_site", ROOT / "case_data")])
def test_every_generated_file_is_on_the_site_and_exports_are_as_they_were_made(name, case_dir, request):
    site = contents(request.getfixturevalue(name))
    generated = built(case_dir)
    assert len(generated) > 30
    pages = {path: f"{path.removesuffix('.md')}.html" for path in generated if path.endswith("index.md")}
    made = [path for path in generated if not re.match(r"search/\w+/", path)]  # whose name has in it what pages by hand say
    assert [path for path in made if pages.get(path, path) not in site] == []
    folder = json.loads(site["search/index.json"])["folder"]
    assert {path.split("/")[1] for path in site if path.startswith("search/")} == {"index.json", folder}
    assert site["data/case.schema.json"] == generated["data/case.schema.json"]


def test_every_page_has_one_main_heading_a_title_and_a_language(site):
    for path, page in pages_of(site).items():
        titles = [squeezed(element.text) for element in page.all("title")[:1]]
        assert len(page.all("h1")) == 1, path
        assert titles != [""], path
        assert page.all("html")[0].attributes.get("lang") == "en", path


def test_every_link_and_every_fragment_leads_somewhere(site):
    pages = pages_of(site)
    assert len(pages) > 30
    assert list(dead_links(pages, contents(site))) == []


def test_the_crawler_finds_what_is_dead():
    page = read_html(
        '<a href="gone/">x</a><a href="#nowhere">x</a><img src="/no.png"><a href="#here" id="here">x</a><a href="//else.example/">x</a>'
    )
    assert list(dead_links({"index.html": page}, {"index.html"})) == [
        "index.html: gone/",
        "index.html: #nowhere (no such place)",
        "index.html: /no.png",
    ]


def test_no_id_stands_twice_on_a_page(site):
    for path, page in pages_of(site).items():
        found = ids(page)
        assert [id for id in found if found.count(id) > 1] == [], path
        assert [id for id in found if not id or re.search(r"\s", id)] == [], path


def test_no_page_fetches_anything_from_another_host(site):
    for path, page in pages_of(site).items():
        for element in page.walk():
            address = element.attributes.get(FETCHED.get(element.tag, ""), "")
            if element.tag == "link" and element.attributes.get("rel") in NOT_FETCHED:
                continue
            assert not re.match(r"(?i)\s*([a-z]+:)?//", address), f"{path}: {element.tag} {address}"
            assert "@import" not in element.attributes.get("style", ""), path


def test_no_stylesheet_fetches_anything_from_another_host(site):
    sheets = {path: content.decode() for path, content in contents(site).items() if path.endswith(".css")}
    assert sheets
    for path, text in sheets.items():
        assert re.findall(r"(?i)url\(\s*['\"]?\s*(?:https?:)?//[^)]*|@import[^;]*", text) == [], path


def test_every_statement_on_every_page_has_a_source(site):
    statements = 0
    for path, page in pages_of(site).items():
        for statement in page.all(kind="cs-statement"):
            statements += 1
            entries = [entry for sources in statement.all(kind="cs-sources") for entry in sources.all("li")]
            entries += statement.all(kind="cite")  # the introduction of a question may cite within its words
            assert entries, f"{path}: {squeezed(statement.text)[:100]}"
            assert all(entry.all("a") for entry in entries), f"{path}: {squeezed(statement.text)[:100]}"
    assert statements > 50


def test_every_statement_on_every_page_has_its_status_in_words(site):
    words = {"Established", "Finding", "Alleged", "Denial", "Disputed", "Agreed"}
    for path, page in pages_of(site).items():
        for statement in page.all(kind="cs-statement"):
            shown = {squeezed(status.text) for status in statement.all(kind="cs-status")}
            assert shown <= words, path
            introduces = path.startswith("disputes/") and statement is page.all(kind="cs-statement")[0]  # a question has no status
            assert shown or introduces or path.startswith(("sources/", "parties/")), f"{path}: {squeezed(statement.text)[:100]}"


def edit_link(page):
    """The one link to what a page was made from; that of a record leads to its line."""
    found = [link.attributes["href"] for link in page.all("a") if "edit" in link.attributes.get("rel", "").split()]
    assert len(found) < 2, found
    return found[0].partition("#")[0] if found else None


@pytest.mark.parametrize(("name", "root"), [("bridge_site", BRIDGE), ("shipped_site", ROOT)])
def test_the_edit_link_of_every_page_opens_the_file_that_it_was_made_from(name, root, request):
    pages = pages_of(request.getfixturevalue(name))
    written = {path.relative_to(root / "docs").with_suffix("").as_posix() for path in (root / "docs").rglob("*.md")}
    opened = {}
    for path, page in pages.items():
        link = edit_link(page)
        if path == "404.html" or path.startswith("reference/"):  # of the program, not of a data file
            assert link is None
            continue
        assert link, f"{path} has no edit link"
        file = link.removeprefix("https://example.org/repo/edit/main/")
        assert (root / file).is_file(), f"{path}: {link}"
        folder = "docs/" if path.removesuffix("/index.html") in written else "case_data/"
        assert file.startswith(folder), f"{path}: {link}"
        opened[path] = file
    assert opened["contributing/index.html"] == "docs/contributing.md"
    assert opened["index.html"] == "case_data/case.yml"


def test_the_edit_link_of_a_record_opens_the_file_that_holds_the_record(shipped_site):
    pages = pages_of(shipped_site)
    records = [path for path in pages if re.fullmatch(r"(parties|proceedings|safety)/[^/]+/index\.html", path)]
    assert len(records) > 30
    for path in records:
        file = edit_link(pages[path]).removeprefix("https://example.org/repo/edit/main/")
        assert f"- id: {path.split('/')[1]}\n" in (ROOT / file).read_text(encoding="utf-8")


def test_the_edit_link_and_what_is_said_without_script_stand_behind_what_is_read(bridge_site):
    for path, page in pages_of(bridge_site).items():
        article = page.all("article")[0]
        if path == "404.html":  # of no data
            continue
        kinds = [element.attributes.get("class") for element in article.walk()]
        after = [kinds.index(kind) for kind in ("cs-edit", "cs-noscript") if kind in kinds]
        assert after, path
        assert min(after) > max(number for number, element in enumerate(article.walk()) if element.tag in ("h1", "h2", "h3")), path


# Names that are not printed


def printed_with(case_dir, old, new):
    """What is printed once words of the bridge case are changed: the files of its site, or what one run says."""
    edit(case_dir / "events.yml", old, new)
    try:
        artifacts, _ = build(case_dir, SITE)
    except CaseError as error:
        return {"what is said": "\n".join(map(str, error.problems)).encode()}
    return {artifact.path: artifact.content for artifact in artifacts}


@pytest.mark.parametrize(
    "words",
    [
        HIDDEN_NAME,
        HIDDEN_NAME.upper(),
        f"{HIDDEN_NAME}’s",
        f"*{HIDDEN_NAME}*",
        "*Quor*rel",
        "Quor\N{SOFT HYPHEN}rel",
        "Quor\N{ZERO WIDTH SPACE}rel",
    ],
)
def test_a_name_on_the_list_reaches_no_file_however_it_is_written(words, tmp_path):
    printed = printed_with(copy_case(tmp_path), "no warning about the bridge", f"no warning by {words}")
    printed.pop("what is said", None)
    shown = {path: INVISIBLE.sub("", content.decode(errors="replace")).lower() for path, content in printed.items()}
    assert [path for path, content in shown.items() if HIDDEN_NAME.lower() in content] == []


def test_what_is_said_of_a_name_on_the_list_does_not_print_it(tmp_path):
    printed = printed_with(copy_case(tmp_path), "no warning about the bridge", f"no warning by {HIDDEN_NAME}")
    assert list(printed) == ["what is said"]
    assert b"(name-withheld)" in printed["what is said"]
    assert HIDDEN_NAME.encode() not in printed["what is said"]


def test_a_name_on_the_list_is_not_given_away_by_the_name_of_a_file(tmp_path):
    case_dir = copy_case(tmp_path)
    (case_dir / "parties").mkdir()
    shutil.move(case_dir / "parties.yml", case_dir / "parties" / f"{HIDDEN_NAME.lower()}.yml")
    printed = printed_with(case_dir, "title: The inquiry reports\n", "title: The inquiry reports at last\n")
    printed.pop("what is said", None)
    assert [path for path, content in printed.items() if HIDDEN_NAME.lower().encode() in content.lower()] == []


def test_no_file_of_the_site_holds_a_name_on_the_list(bridge_site):
    for path, content in contents(bridge_site).items():
        assert HIDDEN_NAME.lower().encode() not in content.lower(), path


# Other ways to build


def test_pages_that_are_files_link_to_each_other_as_files(project, tmp_path):
    append(project / "mkdocs.yml", "\nuse_directory_urls: false\n")
    run = mkdocs("build", "--strict", "--site-dir", tmp_path / "site", cwd=project)
    assert run.returncode == 0, run.stderr
    pages = pages_of(tmp_path / "site")
    links = {link.attributes.get("href", "").partition("#")[0] for page in pages.values() for link in page.all("a")}
    assert "parties/ab-c/index.html" in links
    assert [link for link in links if link.endswith("/") and not link.startswith("http")] == []
    assert list(dead_links(pages, contents(tmp_path / "site"))) == []


def test_a_site_below_a_path_of_its_host_links_within_that_path(project, tmp_path):
    run = mkdocs("build", "--strict", "--site-dir", tmp_path / "site", cwd=project, CASESITE_SITE_URL="https://site.example/a/b/")
    assert run.returncode == 0, run.stderr
    below = tmp_path / "host" / "a" / "b"
    shutil.copytree(tmp_path / "site", below)
    assert list(dead_links(pages_of(tmp_path / "host"), contents(tmp_path / "host"))) == []


@pytest.mark.parametrize("config", ["bridge/mkdocs.yml", "./bridge/mkdocs.yml"])
def test_mkdocs_may_be_started_in_another_folder(config, project, tmp_path):
    run = mkdocs("build", "--strict", "--config-file", config, "--site-dir", tmp_path / "site", cwd=project.parent)
    assert run.returncode == 0, run.stderr[-2000:]
    assert (tmp_path / "site/parties/ab-c/index.html").exists()


def test_a_warning_of_the_data_is_said_with_its_place_and_stops_nothing(project):
    edit(project / "case_data/case.yml", "review_days: 400", "review_days: 1")
    edit(
        project / "case_data/proceedings.yml", "        - {date: 2024-04-09, step: settlement-approved, sources: [settlement-order]}\n", ""
    )
    edit(project / "case_data/proceedings.yml", "        - {date: 2023-06-15, step: withdrawn, sources: [settlement-order]}\n", "")
    run = mkdocs("build", cwd=project)
    assert run.returncode == 0, run.stderr
    assert re.search(r"case_data/proceedings\.yml:\d+:13: warning: this open proceeding was last reviewed", run.stderr)


# Bad data


def test_bad_data_fails_with_its_places_and_leaves_the_last_good_site_as_it_was(project):
    assert mkdocs("build", "--strict", cwd=project).returncode == 0
    before = contents(project / "site")
    edit(
        project / "case_data/events.yml",
        "status: agreed\n  by: [town-of-ferrow, footpath-league]",
        "status: certain\n  by: [town-of-ferow]",
    )
    edit(project / "case_data/sources.yml", "url: https://wso.example.org/decisions/2022-88", "url: javascript:alert(1)")
    run = mkdocs("build", "--strict", cwd=project)
    said = run.stdout + run.stderr
    assert run.returncode == 1
    lines = (project / "case_data/events.yml").read_text(encoding="utf-8").splitlines()
    line = lines.index("  status: certain") + 1
    assert f"case_data/events.yml:{line}:11: error: " in said
    assert f"case_data/events.yml:{line + 1}:8: error: " in said
    assert re.search(r"case_data/sources\.yml:\d+:8: error: .*\(forbidden-url\)", said)
    assert len(re.findall(r": error: ", said)) == 3
    assert len(re.findall(r"PluginError|nothing was built", said)) <= 2
    assert said.count("case_data: 3 mistakes; nothing was built") == 1
    assert "Traceback" not in said
    assert contents(project / "site") == before


@pytest.mark.parametrize(
    "path",
    [
        "parties/index.md",
        "parties/ab-c/index.md",
        "parties.md",
        "README.md",
        "parties/README.md",
        "parties/ab-c.md",
        "parties/index.html",
        "feed.xml",
    ],
)
def test_a_hand_written_file_at_a_generated_address_is_refused(path, project):
    file = project / "docs" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("# Written by hand\n", encoding="utf-8")
    run = mkdocs("build", cwd=project)
    assert run.returncode == 1, "it was built, and one of the two is lost"
    assert path in run.stderr
    assert "Traceback" not in run.stderr
    assert not (project / "site").exists()


@pytest.mark.parametrize(("broken", "said"), [("case.yml", "case_data/case.yml"), (None, "case_data")])
def test_a_case_without_data_is_refused_without_a_traceback(broken, said, project):
    if broken:
        (project / "case_data" / broken).unlink()
    else:
        shutil.rmtree(project / "case_data")
    run = mkdocs("build", "--strict", cwd=project)
    assert run.returncode == 1
    assert "missing-file" in run.stderr
    assert said in run.stderr
    assert "Traceback" not in run.stderr


def test_the_data_may_stand_in_a_folder_of_another_name(project, tmp_path):
    (project / "case_data").rename(project / "record")
    edit(project / "mkdocs.yml", "extra:\n  generator: false", "extra:\n  generator: false\n  case_data: record")
    run = mkdocs("build", "--strict", "--site-dir", tmp_path / "site", cwd=project)
    assert run.returncode == 0, run.stderr
    assert "record/parties.yml" in read_html((tmp_path / "site/parties/ab-c/index.html").read_text(encoding="utf-8")).text


def test_a_case_with_no_record_but_one_source_is_a_whole_site(project, tmp_path):
    case_dir = project / "case_data"
    shutil.rmtree(case_dir)
    case_dir.mkdir()
    (case_dir / "case.yml").write_text(
        "title: Nothing yet\nshort_title: Nothing\nsummary: A case.\nsources: [paper]\nincident: {date: 2022, place: Ferrow}\n"
        "jurisdiction: Ustrel\nas_of: 2025-06-30\nlicence: CC BY 4.0\ncontact: a@bridge.example.org\n"
        "categories: [{id: all, label: All}]\nnot_covered: [Most of it.]\n",
        encoding="utf-8",
    )
    (case_dir / "sources.yml").write_text("- {id: paper, title: A paper, kind: official-report, primary: true}\n", encoding="utf-8")
    run = mkdocs("build", "--strict", "--site-dir", tmp_path / "site", cwd=project)
    assert run.returncode == 0, run.stderr
    assert list(dead_links(pages_of(tmp_path / "site"), contents(tmp_path / "site"))) == []


def test_a_withdrawn_and_a_renamed_record_keep_their_addresses(project, tmp_path):
    edit(project / "case_data/parties.yml", "- id: prewett\n", "- id: judge-prewett\n  formerly: [prewett]\n")
    edit(project / "case_data/proceedings.yml", "judges: [prewett]", "judges: [judge-prewett]")
    append(
        project / "case_data/parties.yml",
        "\n- id: taken-back\n  withdrawn: {date: 2024-05-06, reason: It was another town.}\n  name: Gonewort\n  kind: place\n"
        "  text: Gonewort.\n  sources: [inquiry-report]\n  roles: [{title: Gonewort}]\n",
    )
    run = mkdocs("build", "--strict", "--site-dir", tmp_path / "site", cwd=project)
    assert run.returncode == 0, run.stderr
    pages = pages_of(tmp_path / "site")
    moved = [link.attributes["href"] for link in pages["parties/prewett/index.html"].all("article")[0].all("a")]
    assert "../../parties/judge-prewett/" in moved
    assert "It was another town." in pages["parties/taken-back/index.html"].text
    assert [path for path, content in contents(tmp_path / "site").items() if b"Gonewort" in content] == []
    index = b"".join(content for path, content in contents(tmp_path / "site").items() if path.startswith("search/"))
    assert b"taken-back" not in index
    assert b'"parties/prewett/"' not in index
    assert list(dead_links(pages, contents(tmp_path / "site"))) == []


def test_a_long_timeline_is_split_and_every_link_still_leads_somewhere(project, tmp_path):
    events = "".join(
        f"- id: more-{number}\n  date: {date(2022 + number % 2, 1, 1) + timedelta(number)}\n  title: Look {number}\n"
        "  text: A look at the bridge.\n  status: established\n  sources: [settlement-order]\n  category: structure\n"
        for number in range(330)
    )
    append(project / "case_data/events.yml", "\n" + events)
    run = mkdocs("build", "--strict", "--site-dir", tmp_path / "site", cwd=project)
    assert run.returncode == 0, run.stderr
    pages = pages_of(tmp_path / "site")
    parts = [path for path in pages if path.startswith("timeline/") and path != "timeline/index.html"]
    assert "timeline/2022-2/index.html" in parts
    entries = {
        path: [entry for index in pages[path].all("ol", "cs-timeline") for entry in index.all("li") if "id" in entry.attributes]
        for path in parts
    }
    assert max(map(len, entries.values())) == 150
    shown = [entry.attributes["id"] for found in entries.values() for entry in found]
    assert len(shown) == len(set(shown)) == 330 + 15
    assert all(f"timeline/{id}/index.html" in pages for id in shown)
    assert "more-7" in ids(pages["timeline/2023/index.html"])
    assert pages["timeline/index.html"].all("ol", "cs-timeline") == []
    assert list(dead_links(pages, contents(tmp_path / "site"))) == []


def test_the_generator_writes_nothing_into_the_project(project):
    before = {path for path in contents(project.parents[2]) if "__pycache__" not in path}
    assert mkdocs("build", "--strict", cwd=project).returncode == 0
    after = {path for path in contents(project.parents[2]) if "__pycache__" not in path and not path.startswith("tests/cases/bridge/site/")}
    assert after == before
