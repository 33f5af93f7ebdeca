"""Identifiers in other registers: their form, and where they lead."""

import pytest

from casesite.values.identifiers import SCHEMES, fault, links, same_as


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
def test_the_example_of_a_register_is_one_of_its_identifiers(scheme):
    assert fault(scheme.name, scheme.example) is None
    assert fault(scheme.name.lower(), scheme.example) is None
    assert fault(scheme.name, f"{scheme.example} ") is not None


@pytest.mark.parametrize(
    ("register", "words"),
    [
        ("Wikidata", "Q42"),
        ("ORCID", "0000-0002-1694-233X"),
        ("ISNI", "0000000121032683"),
        ("LEI", "529900T8BM49AURSDO55"),
        ("CourtListener", "docket/4214664/x"),
        ("DOI", "10.1000/182(99)a"),
        ("Parish register", "no form is known: 17|b"),
    ],
)
def test_a_right_identifier_is_taken(register, words):
    assert fault(register, words) is None


@pytest.mark.parametrize(
    ("register", "words", "right"),
    [
        ("Wikidata", "42", "write it as in Q42"),
        ("wikidata", "https://www.wikidata.org/wiki/Q42", "write Q42"),
        ("Wikidata", "Q042", "write it as in Q42"),
        ("ORCID", "https://orcid.org/0000-0002-1825-0097", "write 0000-0002-1825-0097"),
        ("ORCID", "0000-0002-1825-0098", "its check digit is another"),
        ("LEI", "529900T8BM49AURSDO56", "its check digit is another"),
        ("LEI", "529900t8bm49aursdo55", "write it as in"),
        ("DOI", "https://doi.org/10.1000/182", "write 10.1000/182"),
        ("DOI", "doi:10.1000/182", "write 10.1000/182"),
        ("CourtListener", "4214664", "write it as in docket/"),
        ("CourtListener", "https://www.courtlistener.com/docket/4214664/smith-v-jones/", "write docket/4214664/smith-v-jones"),
        ("ECLI", "EU:C:2014:317", "write it as in ECLI:"),
    ],
)
def test_a_wrong_identifier_is_refused_with_what_would_be_right(register, words, right):
    said = fault(register, words)
    assert said is not None
    assert right in said


def test_only_what_is_known_leads_somewhere():
    identifiers = {"wikidata": "Q42", "Town register": "17", "ISBN": "9780306406157"}
    assert links(identifiers) == [
        ("Wikidata", "Q42", "https://www.wikidata.org/wiki/Q42"),
        ("Town register", "17", ""),
        ("ISBN", "9780306406157", ""),
    ]
    assert same_as(identifiers) == ["https://www.wikidata.org/wiki/Q42"]


def test_no_identifier_leaves_the_address_of_its_register():
    assert same_as({"DOI": '10.1000/"><script>?x#y'}) == ["https://doi.org/10.1000/%22%3E%3Cscript%3E%3Fx%23y"]
