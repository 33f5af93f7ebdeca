"""A link says where it leads: words that look like an address are its address, and no letter of a host passes for another."""

import pytest

from casesite.values.text import TextError, check_url, parse

AT = "(https://gate.example.org/fell)"


@pytest.mark.parametrize(
    "words",
    [
        *("https://other.example", "http://other.example/fell", "www.other.example", "other.example", "OTHER.example/fell"),
        *("gate.example.org.other.example", "https://gate.example.org/rose", "see https://other.example, there", "“www.other.example”"),
        *("ｈｔｔｐｓ://other.example", "*https://other.example*", "https\\://other.example", "other.example/x"),
        *("", " ", "Other.example", "OTHER.EXAMPLE"),
    ],
)
def test_words_of_a_link_that_say_another_address_or_nothing_are_refused(words):
    assert {problem.rule for problem in parse(f"It fell [{words}]{AT}.")[1]} & {"misleading-link", "forbidden-markup", "bad-character"}


@pytest.mark.parametrize(
    "words",
    [
        *(
            "the report",
            "https://gate.example.org/fell",
            "gate.example.org",
            "www.gate.example.org",
            "example.org",
            "gate.example.org/fell",
        ),
        *("report.pdf", "U.S. v. Gate", "p. 3.", "https://gate.example.org", "gate.example.org/"),
    ],
)
def test_words_of_a_link_that_say_its_address_or_none_are_let_through(words):
    assert parse(f"It fell [{words}]{AT}.")[1] == ()


@pytest.mark.parametrize("words", ["https://gate.example.org", "gate.example.org"])
def test_words_that_look_like_an_address_lead_to_no_page_of_this_site(words):
    assert [problem.rule for problem in parse(f"It fell, says [[gate|{words}]].")[1]] == ["misleading-link"]


@pytest.mark.parametrize(
    ("host", "is_encoded"),
    [
        ("g\N{CYRILLIC SMALL LETTER A}te.example", True),
        ("\N{CYRILLIC SMALL LETTER ES}\N{CYRILLIC SMALL LETTER O}.example", True),  # all of it like Latin
        ("g\N{GREEK SMALL LETTER ALPHA}te.example", True),
        ("\N{FULLWIDTH LATIN SMALL LETTER G}ate.example", False),
        ("\N{LATIN SMALL LIGATURE FI}re.example", False),
    ],
)
def test_a_host_whose_letters_pass_for_others_is_refused_and_shown_as_it_is_looked_up(host, is_encoded):
    with pytest.raises(TextError) as refused:
        check_url(f"https://{host}/")
    assert refused.value.rule == "bad-url"
    assert not is_encoded or f"xn--{host.partition('.')[0].encode('punycode').decode()}.example" in str(refused.value)


@pytest.mark.parametrize(
    "host", ["straße.example", "münchen.example", "пример.рф", "例え.テスト", "παράδειγμα.ελ", "xn--mnchen-3ya.example"]
)
def test_a_host_of_one_script_is_let_through(host):
    assert check_url(f"https://{host}/") == f"https://{host}/"
