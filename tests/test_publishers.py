"""Which sources are of one publisher: names, copies, addresses and days, at their boundaries."""

import pytest

from casesite.model.kinds import Profile, Source
from casesite.model.publishers import Publishers, address, folded

PROFILE = Profile.model_validate(
    {
        "title": "The gate case",
        "short_title": "Gate",
        "summary": "A gate fell.",
        "sources": ["report"],
        "incident": {"date": "2021-10-21", "place": "Ferrow"},
        "jurisdiction": "Ustrel",
        "as_of": "2029-12-31",
        "licence": "CC BY 4.0",
        "contact": "Write to us.",
        "categories": [{"id": "gate", "label": "The gate"}],
        "not_covered": ["Private lives."],
        "publishers": [
            {"name": "Ferrow Lantern", "also": ["The Evening Light"]},
            {"name": "Ferrow Lanterns"},
            {"name": "Valley Wire", "also": ["VW"], "wire": True},
        ],
    }
)


def source(publisher, number=0, **more):
    """A news report of a day of its own, unless one is given."""
    issued = f"2022-{number + 1:02}-01"
    about = {"id": f"s{number}", "title": f"Report {number}", "kind": "news", "primary": "false", "publisher": publisher, "issued": issued}
    return Source.model_validate(about | more)


def count(*sources):
    """How many publishers some sources have."""
    return len(Publishers(PROFILE, sources).independent(sources))


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("The Associated Press", "associated press"),
        ("Associated Press (AP)", "associated press"),
        ("A.P.", "ap"),
        ("El País", "pais"),
        ("www.Ferrow-Lantern.com", "ferrow lantern"),
        ("Law&Crime", "law and crime"),
        ("Law & Crime", "law and crime"),
        ("Читай-город", "читаи город"),
        ("The", "the"),
    ],
)
def test_a_name_without_what_spelling_varies(name, plain):
    assert folded(name) == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Associated Press", "AP"),
        ("Agence France-Presse", "AFP"),
        ("Reuters", "Thomson Reuters"),
        ("Ferrow Lantern", "The Evening Light"),
        ("Valley Wire", "VW"),
        ("Osk Morning Herald", "OMH"),
        ("Osk Morning Herald", "Osk Moring Herald"),
        ("Osk Herald", "OSK HERALD"),
        ("Osk Herald", "The Osk Herald"),
        ("Valley Wire", "Osk Herald / Valley Wire"),
    ],
)
def test_two_names_of_one_publisher(one, other):
    assert count(source(one, 0), source(other, 5)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Associated Press", "Reuters"),
        ("Santa Clara Sun", "Santa Clara Times"),
        ("ABC News", "NBC News"),
        ("Ferrow Lantern", "Ferrow Lanterns"),  # case.yml says that they are two
        ("Osk Herald", "OHM"),
        ("Osk Herald, Ferrow", "Lantern, Ferrow"),
    ],
)
def test_two_publishers(one, other):
    assert count(source(one, 0), source(other, 5)) == 2


@pytest.mark.parametrize(
    ("other", "publishers"),
    [
        ({"publisher": "Osk Herald", "via": "Ferrow Post", "issued": "2022-01-04"}, 1),  # the paper that reprinted it, three days later
        ({"publisher": "Osk Herald", "via": "Ferrow Post", "issued": "2022-01-05"}, 2),
        (
            {"publisher": "Osk Herald", "via": "Ferrow Post", "issued": "2022-01-02", "authors": ["B. Other"]},
            2,
        ),  # each by an author of its own
        ({"publisher": "Osk Herald", "title": "Report of the gate at Ferrow!", "issued": "2022-01-02"}, 1),
        ({"publisher": "Osk Herald", "title": "Report of the gate at Ferrow!", "issued": "2022-01-03"}, 2),
        ({"publisher": "Osk Herald", "url": "http://post.example.org/gate/?utm_source=x"}, 1),
        ({"publisher": "Osk Herald", "url": "http://post.example.org/gate?page=2"}, 2),
    ],
)
def test_a_copy_of_a_story_is_no_second_publisher(other, publishers):
    url = "https://www.post.example.org/gate"
    first = source("Ferrow Post", 0, title="Report of the gate at Ferrow", url=url, authors=["A. Writer"], issued="2022-01-01")
    assert count(first, source(**{"number": 5} | other)) == publishers


def test_two_stories_of_one_day_at_one_place_of_reprint_are_one_unless_it_collects_many():
    two = [source(name, 0, via="Collector", id=name.lower()) for name in ("Alpha", "Beta")]
    assert count(*two) == 1
    third = source("Gamma", 7, via="Collector", id="gamma")
    assert len(Publishers(PROFILE, [*two, third]).independent(two)) == 2


def test_an_unknown_or_inferred_publisher_counts_for_none():
    assert count(source(None, 0), source("Osk Herald", 5)) == 1
    assert count(source("Ferrow Post", 0, publisher_inferred="true"), source("Osk Herald", 5)) == 1
    assert count(source(None, 0)) == 0


def test_what_stands_between_two_makes_all_three_one():
    assert (
        count(
            source("Ferrow Post", 0, issued="2022-01-01"), source("Osk Herald", 5), source("Osk Herald", 0, via="Ferrow Post", id="reprint")
        )
        == 1
    )


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://www.Example.org/a/", "example.org/a"),
        ("http://amp.example.org/a/amp/?utm_medium=x&outputType=amp", "example.org/a"),
        ("https://example.org/a?id=7", "example.org/a?id=7"),
        ("https://example.org/a#part", "example.org/a"),
    ],
)
def test_an_address_without_what_leads_nowhere_else(url, plain):
    assert address(url) == plain
