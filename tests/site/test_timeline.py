"""The timeline in a browser: what readers of another timeline asked for, the filter, the years, links to events."""

import re

import pytest
from playwright.sync_api import expect
from site_tools import read_html, squeezed

pytest_plugins = ["site_fixtures"]

NARROW = {"width": 360, "height": 740}
EVENTS = "ol.cs-timeline > li[data-category]"
SHOWN = f"{EVENTS}:visible"


@pytest.fixture(scope="module")
def bridge(serve_folder, bridge_site):
    """The address of a timeline on one page."""
    return serve_folder(bridge_site) + "timeline/"


@pytest.fixture(scope="module")
def shipped(serve_folder, shipped_site):
    """The address of a timeline of many events."""
    return serve_folder(shipped_site) + "timeline/"


@pytest.fixture(scope="module")
def context(browser):
    """A reader's browser; it lets the tests look into a page, which the site's policy would not."""
    made = browser.new_context(bypass_csp=True, reduced_motion="reduce", viewport=NARROW)
    yield made
    made.close()


@pytest.fixture
def page(context):
    """A new page, with no history; whatever goes wrong in a script of it fails the test."""
    page = context.new_page()
    mistakes = []
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    yield page
    page.close()
    assert mistakes == []


def shown(page):
    """How many events the reader sees."""
    return page.locator("[data-category]:visible").count()


def counted(page):
    """What the page says of it: shown, all."""
    return [int(number) for number in re.findall(r"\d+", page.inner_text(".cs-filter output"))]


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.name || document.activeElement.textContent.trim()")


# What was asked of TimelineJS3 (NUKnightLab/TimelineJS3), one test a request


def test_timelinejs_270_the_timeline_can_be_used_with_a_keyboard_and_a_screen_reader(page, bridge):
    # Asked: reach everything by keyboard; text for what is drawn; headings; contrast (which axe checks).
    page.goto(bridge)
    page.focus(".cs-filter [name=words]")
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.closest('.cs-timeline > li')?.id ?? ''"))
    events = page.locator(EVENTS)
    assert seen - {""} == {event.get_attribute("id") for event in events.all()}
    assert events.count() == events.locator("xpath=details/summary[span[@class='cs-title']]").count() > 5
    lists = page.locator("ol.cs-timeline")
    assert lists.count() == lists.locator("xpath=preceding-sibling::*[1][self::h2]").count() > 5
    bars = page.locator(".cs-bars svg")
    assert bars.count() == bars.locator("xpath=self::*[@aria-hidden='true']/following-sibling::a/following-sibling::span").count() > 5
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(events.first.locator(".cs-text")).to_be_visible()


def test_timelinejs_551_next_and_previous_can_be_reached_with_a_keyboard(page, shipped):
    # Asked: go forward and back without a mouse, and be able to tell that one can.
    page.goto(shipped)
    first, second, third = [event.get_attribute("id") for event in page.locator(EVENTS).all()[:3]]
    page.goto(f"{shipped}{second}/")
    page.locator("dl.cs-facts div", has=page.get_by_text("After", exact=True)).get_by_role("link").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/timeline/{third}/")
    for before in (second, first):
        page.locator("dl.cs-facts div", has=page.get_by_text("Before", exact=True)).get_by_role("link").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/timeline/{before}/")
    expect(page.locator("dl.cs-facts").get_by_text("Before", exact=True)).to_have_count(0)


def test_timelinejs_862_the_navigation_is_a_landmark_of_its_own(page, bridge):
    # Asked: a landmark or heading, to move between what is told and the way around it.
    page.goto(bridge)
    expect(page.get_by_role("navigation", name="Years")).to_be_visible()
    expect(page.get_by_role("search", name="Filter the events")).to_be_visible()
    years = page.locator(".cs-jump a").all_inner_texts()
    assert [page.get_by_role("heading", level=2, name=year, exact=True).count() for year in years] == [1] * len(years)


def test_timelinejs_865_moving_to_an_event_reads_out_nothing_but_the_place(page, bridge):
    # Asked: that a step on the timeline does not make a screen reader read the whole entry.
    page.goto(bridge)
    live = page.locator("[aria-live], [role=status], [role=alert], [role=log]")
    before = live.all_inner_texts()
    page.locator(".cs-jump a").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".cs-jump [aria-current]")
    assert live.all_inner_texts() == before
    page.fill("[name=words]", "hanger")
    assert all(len(said) < 40 for said in live.all_inner_texts())
    assert not page.locator("[data-category]").locator("xpath=ancestor-or-self::*[@aria-live or @role='status']").count()


def test_timelinejs_631_search_within_the_timeline(page, bridge, shipped):
    # Asked: find a headline quickly when there are many slides. Here what the entries say is found, too.
    page.goto(bridge)
    page.fill("[name=words]", "photographs RUSTED")
    assert shown(page) == counted(page)[0] == 1
    page.goto(shipped)
    page.fill("[name=words]", "sufficiently close relationship")
    expect(page.locator(SHOWN)).to_have_count(1)
    event = page.locator(SHOWN)
    assert "relationship" not in event.inner_text()
    event.locator("summary").click()
    event.locator(".cs-meta a").last.click()
    page.wait_for_url("**/timeline/california-ruling-against-parents-and-sister/")
    assert "sufficiently close relationship" in squeezed(page.inner_text("article"))


def test_timelinejs_416_groups_have_a_settled_order_and_can_be_filtered(page, bridge, shipped):
    # Asked: to set the order of groups; in the thread, to filter by one.
    for address in (bridge, shipped):
        page.goto(address)
        labels = page.locator("[name=category] option").all_inner_texts()[1:]
        assert labels == page.locator("[name=category] option").all_inner_texts()[1:]
        per_label = []
        for label in labels:
            page.select_option("[name=category]", label=label)
            per_label.append(shown(page))
        assert sum(per_label) == counted(page)[1]
    parties = page.locator("[name=party] option").all_inner_texts()[1:]
    assert parties == sorted(parties, key=str.casefold)


def test_timelinejs_461_an_event_belongs_to_more_than_one_group(page, shipped):
    # Asked: groups as tags, so that one event shows under several.
    page.goto(shipped)
    event = page.evaluate("""[...document.querySelectorAll("[data-party]")]
        .map((one) => [one.id, one.dataset.party.trim().split(" ")]).find(([, parties]) => parties.length > 2)""")
    for party in event[1]:
        page.select_option("[name=party]", party)
        expect(page.locator(f"#{event[0]}")).to_be_visible()
    assert 0 < shown(page) < counted(page)[1]


def test_timelinejs_725_a_part_of_the_events_from_the_first_view(page, shipped):
    # Asked: load one timeline as a subset, from a page that is about one thing.
    page.goto(f"{shipped}?party=baldwin&status=established")
    count, all_of_them = counted(page)
    assert 0 < shown(page) == count < all_of_them
    assert page.input_value("[name=party]") == "baldwin"
    for event in page.locator(SHOWN).all():
        assert "baldwin" in event.get_attribute("data-party").split()
        assert "established" in event.get_attribute("data-status").split()


# The filter


def test_the_count_is_announced_and_is_true(page, bridge):
    page.goto(bridge)
    status = page.get_by_role("status").first
    total = page.locator("[data-category]").count()
    expect(status).to_have_text(f"{total} of {total} events")
    page.select_option("[name=status]", "finding")
    expect(status).to_have_text(f"{shown(page)} of {total} events")
    page.fill("[name=words]", "no such words")
    expect(status).to_have_text("No event fits. Leave a choice out, or show all.")
    assert shown(page) == 0
    assert page.locator(".md-content h2:visible").count() == 0


def test_the_choice_is_in_the_address_and_comes_back_from_it(page, bridge):
    page.goto(bridge)
    page.fill("[name=words]", "Brücke & x")
    page.select_option("[name=category]", index=1)
    address = page.url
    assert "words=Br%C3%BCcke+%26+x" in address
    page.goto("about:blank")
    page.goto(address)
    assert page.input_value("[name=words]") == "Brücke & x"
    assert page.locator("[name=category] option:checked").get_attribute("value") != ""


def test_an_address_with_words_that_mean_nothing_does_no_harm(page, bridge):
    page.goto(f"{bridge}?party=nobody&colour=red&category=%00")
    count, all_of_them = counted(page)
    assert count == all_of_them == shown(page)


def test_show_all_takes_everything_back(page, bridge):
    page.goto(f"{bridge}?words=hanger&status=established")
    assert counted(page)[0] < counted(page)[1]
    page.click(".cs-filter button")
    page.wait_for_url(bridge)
    assert counted(page)[0] == counted(page)[1] == shown(page)


def test_back_and_forward_walk_through_the_choices(page, bridge):
    page.goto(bridge)
    page.select_option("[name=status]", "established")
    page.focus("[name=words]")
    page.keyboard.type("bridge")
    page.keyboard.press("Tab")
    page.go_back()  # a word is one step, however many letters it has
    assert (page.input_value("[name=words]"), page.input_value("[name=status]")) == ("", "established")
    assert shown(page) == counted(page)[0] > 0
    page.go_back()
    assert page.input_value("[name=status]") == ""
    assert page.url == bridge
    page.go_forward()
    page.go_forward()
    assert (page.input_value("[name=words]"), page.input_value("[name=status]")) == ("bridge", "established")
    assert shown(page) == counted(page)[0]


def test_the_keyboard_alone_is_enough(page, bridge):
    page.goto(bridge)
    page.focus("[name=words]")
    page.keyboard.type("bridge")
    fields = []
    for _ in range(6):
        page.keyboard.press("Tab")
        fields.append(focused(page))
    assert fields == ["year", "category", "status", "party", "proceeding", "Show all"]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowDown")
    assert page.input_value("[name=status]") == "established"
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(bridge)
    assert counted(page)[0] == counted(page)[1]


def test_without_accents_is_as_good_as_with(page, bridge):
    page.goto(bridge)
    for words in ("Ångström", "no such words", "angstrom", "ANGSTRÖM"):
        page.fill("[name=words]", words)
        expect(page.locator(SHOWN)).to_have_count(0 if words == "no such words" else 3)  # what entries say is asked for, and comes later


def test_a_link_to_an_event_shows_it_whatever_is_chosen(page, bridge):
    page.goto(bridge)
    first = page.locator(EVENTS).first.get_attribute("id")
    page.goto(f"{bridge}?words=nothing+like+it#{first}")
    expect(page.locator(f"#{first}")).to_be_in_viewport()
    assert page.url == f"{bridge}#{first}"
    page.fill("[name=words]", "nothing like it")
    assert shown(page) == 0
    page.evaluate(f"location.hash = ''; location.hash = '{first}'")
    expect(page.locator(f"#{first}")).to_be_in_viewport()


def test_without_script_the_timeline_is_a_plain_list_in_order(browser, bridge, shipped):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(shipped)
    assert not page.locator(".cs-filter").is_visible()
    events = page.locator(EVENTS)
    dates = [time.get_attribute("datetime") for time in events.locator("time").all()]
    assert len(dates) == events.count() > 75
    assert [date[:7] for date in dates] == sorted(date[:7] for date in dates)
    page.goto(bridge)
    assert not page.locator(".cs-filter").is_visible()
    assert events.count() == page.locator(SHOWN).count() > 5
    ids = [event.get_attribute("id") for event in events.all()]
    for event in events.all():
        event.locator("summary").click()
    links = page.get_by_role("link", name="and full entry").all()
    assert [link.get_attribute("href") for link in links] == [f"../timeline/{id}/" for id in ids]
    context.close()


# The years


@pytest.mark.parametrize("width", [360, 1280])
def test_the_year_that_is_read_is_marked_while_scrolling(width, page, shipped):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(shipped)
    links = page.locator(".cs-jump a" if width == 360 else ".md-sidebar--secondary a")
    assert links.locator("xpath=self::*[@aria-current]").count() == 0
    for year in ("2023", "2026", "2022"):
        heading = page.locator(f"#y{year}")
        page.wait_for_function("(heading) => { heading.scrollIntoView(); return scrollY > 0 }", arg=heading.element_handle())
        page.wait_for_timeout(100)  # entries above take their height as they come into sight: go there once more, as a reader does
        heading.evaluate("(heading) => heading.scrollIntoView()")
        expect(links.locator("xpath=self::*[@aria-current='location']")).to_have_text(year)
    page.evaluate("scrollTo(0, 0)")
    expect(links.locator("xpath=self::*[@aria-current]")).to_have_count(0)


def test_each_year_can_be_jumped_to_with_the_keyboard_and_is_then_marked(page, shipped):
    page.goto(shipped)
    for year in page.locator(".cs-jump a").all():
        year.focus()
        page.keyboard.press("Enter")
        expect(year).to_have_attribute("aria-current", "location")
        heading = page.locator(year.get_attribute("href"))
        expect(heading).to_be_in_viewport()
        bar = page.locator(".cs-jump").bounding_box()
        assert heading.bounding_box()["y"] >= bar["y"] + bar["height"]


def test_a_year_without_a_match_is_no_place_to_jump_to(page, shipped):
    page.goto(f"{shipped}?words=grand+jury+indicts")
    expect(page.locator(".cs-jump a:visible")).to_have_count(page.locator(".md-content h2:visible").count())
    assert 0 < page.locator(".cs-jump a:visible").count() < page.locator(".cs-jump a").count()


# Links to events


@pytest.mark.parametrize("how", ["keyboard", "thumb"])
def test_an_event_has_an_address_of_its_own_that_a_line_of_the_timeline_leads_to(how, page, bridge):
    page.goto(bridge)
    event = page.locator(EVENTS).nth(2)
    id, title = event.get_attribute("id"), event.locator(".cs-title").inner_text()
    summary, link = event.locator("summary"), event.get_by_role("link", name="and full entry")
    expect(link).not_to_be_visible()
    box = summary.bounding_box()
    assert min(box["width"], box["height"]) >= 24
    if how == "keyboard":
        summary.focus()
        page.keyboard.press("Enter")
        expect(link).to_be_visible()
        link.focus()
        page.keyboard.press("Enter")
    else:
        summary.click()
        link.click()
    page.wait_for_url(f"{bridge}{id}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    page.goto(f"{bridge}#{id}")  # where it stood before there was such a page
    expect(page.locator(":target")).to_be_in_viewport()
    expect(link).to_be_visible()


def test_the_words_of_the_script_are_in_the_page(bridge_site):
    page = read_html((bridge_site / "timeline/index.html").read_text(encoding="utf-8"))
    (form,) = page.all("form", "cs-filter")
    assert form.attributes["data-count"] == "{shown} of {all} events"
    assert form.attributes["data-none"] == "No event fits. Leave a choice out, or show all."
    script = (bridge_site / "assets/casesite.js").read_text(encoding="utf-8")
    assert not re.search('No event|Leave a choice|events"', script)
