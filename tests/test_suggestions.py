"""What a message offers in place of a word: what was meant, and not only what looks alike."""

import pytest
from conftest import assert_refused, edited, problems_of

from casesite.values.address import fault
from casesite.values.ids import latin_ids
from casesite.values.spelling import Known, nearest, slip, slips, suggestion
from casesite.values.tags import LANGUAGE, canonical_language

PROCEEDING = """\
- id: gate-case
  title: State v. Ferrow
  kind: criminal
  forum: District Court
  text: The town was charged.
  sources: [report]
  sides: [{name: Defendant, parties: [ferrow]}]
  steps: [{date: 2022, step: STEP, sources: [report]}]
  reviewed: 2029-12-31
"""
REFUSED = {
    "A133": ("sources.yml primary: fales", "sources.yml:4:12", 'found "fales"; did you mean "false"?'),
    "A134": ("sources.yml primary: True", "sources.yml:4:12", 'found "True"; did you mean "true"?'),
    "A135": ("sources.yml primary: yes", "sources.yml:4:12", 'found "yes"; did you mean "true"?'),
    "nothing like it": ("sources.yml primary: perhaps", "sources.yml:4:12", 'found "perhaps" (wrong-type)'),
    "A142": ("id: größe", "1:7", 'as in "groesse" or "grosse"'),
    "A143": ("id: Łódź", "1:7", 'as in "lodz"'),
    "A144": ("id: œuvre", "1:7", 'as in "oeuvre"'),
    "A145": ("id: дело", "1:7", "it is written in Latin letters"),
    "A146": ("id: Gate_Falls", "1:7", 'as in "gate-falls"'),
    "A149": ("sources.yml url: https://gazette.example.com/a b.pdf", "sources.yml:5:37", "a space in this address; write %20"),
    "A150": ("sources.yml url: https://gazette.example.com/x, https://b.example.com/y", "sources.yml:5:39", "two addresses; write one"),
    "A151": ("sources.yml url: 10.1000/182", "sources.yml:5:8", "write https://doi.org/10.1000/182"),
    "A152": ("sources.yml url: www.gazette.example.com/x", "sources.yml:5:8", "write https:// in front"),
    "A156": ("case.yml language: en_GB", "case.yml:16:11", 'did you mean "en-GB"?'),
    "A157": ("case.yml language: EN", "case.yml:16:11", 'did you mean "en"?'),
    "no language": ("case.yml language: English", "case.yml:16:11", "write it as in en, pt-BR, zh-Hant or es-419"),
}
ACCEPTED = {
    "A147": "sources.yml url: https://gazette.example.com/o'brien",
    "A148": "sources.yml url: https://gazette.example.com/?x=1|2",
    "A153": "case.yml language: zh-Hant",
    "A154": "case.yml language: sr-Latn",
    "A155": "case.yml language: es-419",
    "A158": "case.yml language: de-AT",
}
STEPS = {  # the step, what is offered in its place, and whether what may follow is written out
    "A136": ("revoked", ""),
    "A137": ("fined", ""),
    "A138": ("jailed", ""),
    "A140": ("dismised", "dismissed"),
    "A141": ("Charged", "charged"),
    "another word": ("changed", ""),
    "letters that changed places": ("cahrged", "charged"),
}


@pytest.mark.parametrize(("row", "place", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_is_answered_with_what_would_be_right(write_case, row, place, words):
    assert_refused(problems_of(write_case(edited(row))), place, words)


@pytest.mark.parametrize("row", ACCEPTED.values(), ids=ACCEPTED)
def test_what_other_tools_take_is_taken(write_case, row):
    lines = problems_of(write_case(edited(row)))
    assert [line for line in lines if "(untranslated-language)" not in line] == []


@pytest.mark.parametrize(("step", "meant"), STEPS.values(), ids=STEPS)
def test_a_word_is_offered_where_the_hand_slipped_and_not_where_another_looks_alike(write_case, step, meant):
    [line] = problems_of(write_case({"proceedings.yml": PROCEEDING.replace("STEP", step)}))
    assert line.startswith(f'case_data/proceedings.yml:8:30: error: "{step}" is no step of a criminal proceeding')
    assert line.endswith(" (unknown-step)")
    assert (f'did you mean "{meant}"?' in line) == bool(meant)
    assert ("What may follow here: announced (" in line) == (not meant), "otherwise all that may follow stands there"
    assert (", but of another kind (administrative, disciplinary). " in line) == (step in ("revoked", "fined"))


@pytest.mark.parametrize(
    ("wrong", "end"),
    [
        ("plase", '; did you mean "place"?'),
        ("PLACE", '; did you mean "place"?'),
        ("pla_ce", '; did you mean "place"?'),
        ("titles", '; did you mean "title"?'),
        ("xyz", ""),
        ("", ""),
        ("x" * 10_000, ""),
    ],
)
def test_a_suggestion_is_near_or_none(wrong, end):
    assert suggestion(wrong, ["text", "place", "title"]) == end


def test_two_words_that_are_as_near_are_both_offered_and_three_are_none():
    assert nearest("gate-4", ["gate-1", "gate-2", "town"]) == ["gate-1", "gate-2"]
    assert suggestion("gate-4", ["gate-1", "gate-2"]) == '; did you mean "gate-1" or "gate-2"?'


def test_a_word_among_thousands_is_found_by_its_letters_or_by_its_parts():
    known = Known(f"report-{number * 7919 % 100_003}-of-{number}" for number in range(3_000))
    assert known.near("report-7919-fo-1") == ["report-7919-of-1"]
    assert known.near("report-7919-of1") == ["report-7919-of-1"]
    assert known.near("town-7919-of-1") == ["report-7919-of-1"]
    assert known.near("nothing-of-the-kind") == []


@pytest.mark.parametrize(
    ("wrong", "right", "number"),
    [
        ("gate", "gate", 0),
        ("gat", "gate", 1),
        ("gatee", "gate", 1),
        ("gaet", "gate", 1),
        ("gane", "gate", 1),
        ("taeg", "gate", 3),
        ("", "ab", 2),
    ],
)
def test_slips_of_the_hand_are_counted(wrong, right, number):
    assert slips(wrong, right) == slips(right, wrong) == number


@pytest.mark.parametrize(
    ("wrong", "right"), [("settld", "settled"), ("setled", "settled"), ("Settled", "settled"), ("heard", ""), ("fled", "")]
)
def test_a_slip_is_of_a_word_that_can_hardly_be_another(wrong, right):
    assert slip(wrong, ["settled", "filed", "hearing"]) == right


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("Ängström, Zoë", ["aengstroem-zoe", "angstrom-zoe"]),
        ("Þór's sjón", ["thors-sjon"]),
        ("straße 12", ["strasse-12"]),
        ("дом 12", []),
        ("--", []),
        ("a" * 100, ["a" * 80]),
    ],
)
def test_words_as_an_id(words, ids):
    assert latin_ids(words) == ids


@pytest.mark.parametrize(
    "tag",
    "en de-AT zh-Hant zh-Hant-TW sr-Latn es-419 de-1996 sl-rozaj-biske en-GB-u-ca-gregory en-x-plain zh-yue-HK".split(),
)
def test_a_tag_of_a_language_is_taken_as_it_is_usually_written(tag):
    assert LANGUAGE.fullmatch(tag)
    assert canonical_language(tag.upper().replace("-", "_")) == tag


@pytest.mark.parametrize("tag", ["", "e", "English", "en-gb", "en_GB", "zh-hant", "EN", "en-", "en--GB", "en-GB-GB", "1en"])
def test_no_other_tag_is(tag):
    assert not LANGUAGE.fullmatch(tag)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://gazétte.example.com/", ""),
        ("https://例え.jp/", ""),
        ("https://пример.рф/", ""),
        ("https://xn--e1afmkfd.xn--p1ai/", ""),
        ("https://g\u0430zette.example.com/", "xn--gzette-3nf.example.com"),
        ("https://\u0430\u0440\u0440\u04cf\u0435.com/", "xn--80ak6aa92e.com"),
        ("https://ɡazette.example.com/", "xn--"),
        ("https://ｇazette.example.com/", "xn--"),
    ],
)
def test_a_host_that_passes_for_another_is_shown_as_what_it_is(url, words):
    wrong = fault(url)
    assert (wrong is None) == (not words)
    assert not words or words in wrong.message
