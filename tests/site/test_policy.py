"""Every kind of page runs under its own Content-Security-Policy, also where a host sends it, and asks no other server."""

import itertools

import pytest
from playwright.sync_api import expect
from test_accessibility import BRIDGE_PAGES, SHIPPED_PAGES

pytest_plugins = ["site_fixtures"]

PAGES = {"bridge_site": BRIDGE_PAGES, "shipped_site": SHIPPED_PAGES}


def sent(site):
    """The headers that ``_headers`` asks a host to send with every page."""
    every, *lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    assert every == "/*"
    return dict(line.strip().split(": ", 1) for line in itertools.takewhile(lambda line: line.startswith(" "), lines))


@pytest.fixture(scope="module")
def reader(browser):
    """A page that reads, and all that goes wrong on it."""
    context = browser.new_context(permissions=["clipboard-write"])
    page, wrong = context.new_page(), []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("response", lambda response: wrong.append(f"{response.status} {response.url}") if response.status >= 400 else None)
    page.on("request", lambda request: wrong.append(request.url) if "//127.0.0.1" not in request.url else None)
    yield page, wrong
    context.close()


def use(page):
    """Do on a page what a reader can do: search, filter, open a word, a source and a menu, copy a link."""
    page.click(".cs-search [role=combobox]")
    page.locator(".cs-search [role=combobox]").press_sequentially("report")
    expect(page.locator("a[data-search-result]").first).to_be_visible()
    page.keyboard.press("Escape")
    if page.locator("form.cs-filter").count():
        page.fill("form.cs-filter [name=words]", "report")
        page.select_option("form.cs-filter [name=status]", "established")
        page.click("form.cs-filter [type=reset]")
    for selector in (".cs-timeline summary", ".cs-term", ".cs-src summary", ".cs-more summary", ".cs-cite summary"):
        if page.locator(selector).locator("visible=true").count():
            page.locator(selector).locator("visible=true").first.click()
            page.keyboard.press("Escape")
    page.click("[data-md-component=palette] label:visible")


@pytest.mark.parametrize(("site", "path"), [(site, path) for site, pages in PAGES.items() for path in pages.values()])
def test_nothing_is_refused_and_nothing_fails_while_a_page_is_used(site, path, reader, request, serve_folder):
    folder = request.getfixturevalue(site)
    page, wrong = reader
    wrong.clear()

    def with_headers(route):
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, **sent(folder)})

    page.route("**/*.html", with_headers)
    page.route("**/", with_headers)
    page.goto(f"{serve_folder(folder)}{path}", wait_until="networkidle")
    use(page)
    page.locator(".md-tabs__link").nth(2).click()
    page.wait_for_load_state("networkidle")
    page.unroute_all()
    # Material asks for a sitemap beside the page where no address of the site is set.
    assert [what for what in wrong if "sitemap.xml" not in what and not what.startswith("Failed to load resource")] == []


def test_what_the_policy_does_not_know_is_refused(bridge_site, browser, serve_folder):
    page, refused = browser.new_page(), []
    page.on("console", lambda message: refused.append(message.text))

    def planted(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</body>", "<script>document.title = 'planted'</script></body>"))

    page.route("**/", planted)
    page.goto(serve_folder(bridge_site))
    assert page.title() != "planted"
    assert any("Content Security Policy" in words for words in refused)
    page.close()
