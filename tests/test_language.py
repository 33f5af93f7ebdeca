"""The words of the pages in the language of the case: messages, dates, lists; and translations that are whole."""

import ast
import datetime
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from casesite import language
from casesite.language import (
    listed,
    row,
    saying,
    speaking,
    spoken,
    t,
    tc,
    tn,
)
from casesite.locales import DAY, MONTH, SHORT_MONTH, date_words, fallbacks, language_name, with_territory
from casesite.values.dates import read_date
from casesite.words import Words

CORE = Path(language.__file__).parent
SAYING = {"t", "tc", "tn", "message"}
PARTIAL = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: {plural};\\n"

msgid "Permanent link"
msgstr "Lasting {name} link"

msgid "Overview"
msgstr ""

#, fuzzy
msgid "Timeline"
msgstr "Guessed by a program"

msgctxt "status"
msgid "Alleged"
msgstr "{name} alleged"

msgid "{{number}} event"
msgid_plural "{{number}} events"
msgstr[0] "one: {{number}}"
msgstr[1] "few: {{number}}"
msgstr[2] "many: {{number}}"
"""
POLISH = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)"


def forget():
    language._catalogue.cache_clear()


@pytest.fixture
def translated(tmp_path, monkeypatch):
    """Languages with a few messages each, by name."""
    monkeypatch.setattr(language, "FOLDER", tmp_path)
    forget()

    def write(name):
        (tmp_path / f"{name}.po").write_text(PARTIAL.format(name=name, plural=POLISH), encoding="utf-8")

    yield write
    forget()


# What is said


def test_without_a_language_it_is_english():
    assert (spoken(), t("Permanent link"), tc("status", "Alleged")) == ("en", "Permanent link", "Alleged")
    assert tn("{number} event", "{number} events", 1) == "1 event"
    assert tn("{number} event", "{number} events", 0) == "0 events"


def test_a_gap_is_filled_whatever_braces_the_value_has():
    assert t("Page of {party}", party="{x} & {0}") == "Page of {x} & {0}"
    assert t("{shown} of {all} events") == "{shown} of {all} events"


def test_what_is_translated_is_said_so_and_the_rest_in_english(translated):
    translated("pl")
    with speaking("pl"):
        assert t("Permanent link") == "Lasting pl link"
        assert tc("status", "Alleged") == "pl alleged"
        assert t("Alleged") == "Alleged"  # another context
        assert t("Overview") == "Overview"  # not translated yet
        assert t("Timeline") == "Timeline"  # a guess to be looked at
        assert t("Glossary") == "Glossary"  # not there at all
    assert t("Permanent link") == "Permanent link"


def test_plurals_follow_the_rule_of_the_language(translated):
    translated("pl")
    with speaking("pl"):
        found = [tn("{number} event", "{number} events", number) for number in (1, 2, 4, 5, 12, 22, 25)]
    assert [words.partition(":")[0] for words in found] == ["one", "few", "few", "many", "many", "few", "many"]


def test_a_region_falls_back_to_its_language_and_may_differ_from_it(translated):
    translated("pl")
    with speaking("pl-XA"):
        assert t("Permanent link") == "Lasting pl link"
    translated("pl-XA")
    forget()
    with speaking("pl-XA"):
        assert t("Permanent link") == "Lasting pl-XA link"


@pytest.mark.parametrize(
    ("code", "dates", "names"),
    [
        ("sr-Latn", "6. oktobar 2021.–21. oktobar 2021.", "A i B"),
        ("zh-Hans", "2021年10月6日–2021年10月21日", "A和B"),
        ("es-419", "6–21 de octubre de 2021", "A y B"),
        ("tlh", "6–21 October 2021", "A and B"),
    ],
)
def test_where_words_are_not_translated_dates_and_lists_are_those_of_the_language(code, dates, names):
    with speaking(code):
        assert t("Permanent link") in ("Permanent link", "Enlace permanente")
        assert (read_date("2021-10-06/2021-10-21").words.replace(" to ", "–"), listed(["A", "B"])) == (dates, names)


@pytest.mark.parametrize(
    ("code", "others"),
    [
        ("es-MX", "es-419 es"),
        ("pt-AO", "pt-PT pt"),
        ("sr-Latn", ""),
        ("sr-ME", "sr-Latn"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hans-SG", "zh-Hans zh"),
        ("de-u-co-phonebk", "de-u-co de-u de"),
    ],
)
def test_a_language_falls_back_as_in_cldr_and_to_no_other_script(code, others):
    assert fallbacks(code) == (code, *others.split())


def test_a_language_has_the_territory_where_most_read_it():
    tags = ("de", "zh-Hans", "sr-Latn", "pt-BR", "de-u-co-phonebk", "x-private")
    assert [with_territory(tag) for tag in tags] == ["de_DE", "zh_CN", "sr_RS", "pt_BR", "de_DE", "x"]


def test_a_case_says_words_of_its_own_in_place_of_those_of_the_pages():
    with speaking("de", Words({"Docket": "Was geschah", "Gerichtsverfahren": "Prozesse", "charged": "formell beschuldigt"})):
        assert t("Docket") == "Was geschah"  # by the message …
        assert t("Court cases") == "Prozesse"  # … or by what it reads in the language
        assert tc("step", "charged") == "formell beschuldigt"
        assert t("Overview") == "Überblick"
    with speaking("de"):
        assert t("Court cases") == "Gerichtsverfahren"


def test_messages_are_those_of_the_pages_and_their_translations():
    assert {"Docket", "charged", "Gerichtsverfahren"} <= language.messages("de-AT")
    assert "Gerichtsverfahren" not in language.messages("en")


def test_one_speaker_inside_another_leaves_it_as_it_was():
    with speaking("de"):
        with speaking("en"):
            assert t("Overview") == "Overview"
        assert t("Overview") == "Überblick"
        assert saying("en")("Overview") == "Overview"
    assert saying("de")("Overview") == "Überblick"
    assert saying("de", Words({"Overview": "Kurz gesagt"}))("Overview") == "Kurz gesagt"
    assert spoken() == "en"


# Dates and lists

DATES = [
    ("2021-10-21", "21. Oktober 2021", "October 21, 2021"),
    ("2021-03", "März 2021", "March 2021"),
    ("2021", "2021", "2021"),
    ("0001", "1", "1"),
    ("2021-10~", "etwa Oktober 2021", "about October 2021"),
    ("2021?", "2021 (unsicher)", "2021 (uncertain)"),
    ("2021-10%", "etwa Oktober 2021 (unsicher)", "about October 2021 (uncertain)"),
    ("2021-10-06/2021-10-21", "6.–21. Oktober 2021", "October 6, 2021 to October 21, 2021"),
    ("2021-10-21/2021-11-06", "21. Oktober bis 6. November 2021", "October 21, 2021 to November 6, 2021"),
    ("2021-12-31/2022-01-01", "31. Dezember 2021 bis 1. Januar 2022", "December 31, 2021 to January 1, 2022"),
    ("2021-10/2021-11", "Oktober–November 2021", "October–November 2021"),
    ("2021/2023", "2021–2023", "2021–2023"),
    ("2021-10-06/..", "seit 6. Oktober 2021", "since October 6, 2021"),
]


@pytest.mark.parametrize(("text", "german", "american"), DATES)
def test_a_date_reads_as_the_language_writes_it(text, german, american):
    date = read_date(text)
    english = date.words
    with speaking("de"):
        assert date.words == german
    with speaking("en-US"):
        assert date.words == american
    assert date.words == english


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", ("6 October 2021", "October 2021", "Oct 2021")),
        ("de-CH", ("6. Oktober 2021", "Oktober 2021", "Okt. 2021")),
        ("es", ("6 de octubre de 2021", "octubre de 2021", "oct 2021")),
        ("ja", ("2021年10月6日", "2021年10月", "2021年10月")),
        ("xx", ("6 October 2021", "October 2021", "Oct 2021")),
    ],
)
def test_cldr_says_how_a_language_writes_a_day_and_a_month(code, words):
    day = datetime.date(2021, 10, 6)
    assert tuple(date_words(code, day, form) for form in (DAY, MONTH, SHORT_MONTH)) == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("es", "6–21 de octubre de 2021"),
        ("hu", "2021. október 6. to 2021. október 21."),  # the year first: nothing is shared at the end
        ("ja", "2021年10月6日–2021年10月21日"),
    ],
)
def test_an_interval_says_the_month_once_only_where_a_language_has_it_last(code, words, translated):
    translated(code)
    with speaking(code):
        assert read_date("2021-10-06/2021-10-21").words == words


def test_lists_read_as_in_the_language():
    assert [listed("ABC"[:number]) for number in range(4)] == ["", "A", "A and B", "A, B and C"]
    assert [row("ABC"[:number]) for number in range(4)] == ["", "A", "A, B", "A, B, C"]
    with speaking("de"):
        assert (listed("ABC"), row("ABC")) == ("A, B und C", "A, B, C")


# Translations


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    """Every message of the program, as pybabel finds them."""
    pot = tmp_path_factory.mktemp("messages") / "messages.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "extract", "-F", CORE / "locale" / "extract.toml", "-o", pot, CORE]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    with pot.open("rb") as file:
        return {key(found): found for found in read_po(file) if found.id}


def key(found):
    return found.context, found.id if isinstance(found.id, str) else found.id[0]


def forms(found):
    """A message's own words and its translations, each with the other."""
    if isinstance(found.id, str):
        return [(found.id, found.string)]
    return [(found.id[1], words) for words in found.string]


def gaps(words):
    return set(re.findall(r"\{\w*\}", words))


def markup(words):
    """What HTML, Markdown or an attribute would read, in order; a gap stands for what is escaped elsewhere."""
    return re.findall(r"<[^>]*>|[<>&\"'`*\\\[\]|]|\{\{|\}\}|_(?=\S)|(?<=\S)_|#\w", re.sub(r"\{\w+\}", "", words))


def said_in(path):
    """Each literal message that a module says or names: its context and its words."""
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in SAYING:
            literal = [one.value if isinstance(one, ast.Constant) else None for one in call.args]
            context, words = (literal[0], literal[1]) if call.func.id in ("tc", "message") else (None, literal[0])
            if isinstance(words, str):
                yield context, words


def test_pybabel_finds_every_message_of_the_code(catalogue):
    said = {found: path.name for path in CORE.rglob("*.py") for found in said_in(path)}
    assert len(said) > 200
    assert {found: name for found, name in said.items() if found not in catalogue} == {}, (
        "say a message outside of f-strings and other calls"
    )


def test_pybabel_finds_every_message_of_the_templates(catalogue):
    calls = re.compile(r"""(?<![\w.])t\(("|')(.*?)\1""")
    templates = [*(CORE / "templates").iterdir(), *(CORE / "theme").rglob("*.html")]
    said = {(None, match[2]) for path in templates for match in calls.finditer(path.read_text(encoding="utf-8"))}
    assert len(said) > 150
    assert said - set(catalogue) == set()


# A region holds just what differs.
@pytest.fixture(scope="module", params=sorted(path.stem for path in (CORE / "locale").glob("*.po") if "-" not in path.stem))
def translation(request):
    with (CORE / "locale" / f"{request.param}.po").open("rb") as file:
        return {key(found): found for found in read_po(file) if found.id}


HOW = "docs/translating.md says how to bring a translation up to date"


def test_a_translation_has_every_message_and_no_other(translation, catalogue):
    assert (sorted(map(str, catalogue.keys() - translation.keys())), sorted(map(str, translation.keys() - catalogue.keys()))) == ([], []), (
        HOW
    )


def test_every_message_of_a_translation_is_translated(translation):
    assert [key(found) for found in translation.values() if found.fuzzy or not all(words for _, words in forms(found))] == [], HOW


def test_a_translation_has_the_gaps_of_its_message(translation):
    singular = {"{number}"}  # may be a word, where there is one form for each number
    for found in translation.values():
        for own, words in forms(found):
            missing = gaps(own) - gaps(words) - (singular if isinstance(found.id, tuple) else set())
            assert (missing, gaps(words) - gaps(own)) == (set(), set()), f"{own}: {words}"


def test_a_translation_has_the_markup_of_its_message_and_no_other(translation):
    pairs = [pair for found in translation.values() for pair in forms(found)]
    assert [(own, words) for own, words in pairs if sorted(markup(own)) != sorted(markup(words))] == []


def test_such_markup_is_found():
    assert markup('A <a href="{x}#y">word</a> & _so_ *on*') == ['<a href="#y">', "</a>", "&", "_", "_", "*", "*"]
    assert markup("„Wort“, {gap} – 1.–2. Mai: § 3; (x)") == []


@pytest.mark.parametrize(
    ("site", "tag", "name"),
    [
        ("en", "es", "Spanish"),
        ("es-MX", "en", "inglés"),
        ("fr", "pt-BR", "portugais (Brésil)"),
        ("de", "mul", "Mehrsprachig"),
        ("de", "en-x-mine", "Englisch"),
        ("es", "qaa", "qaa"),
        ("es", "x-mine", "x-mine"),
        ("qaa", "es", "Spanish"),
    ],
)
def test_a_language_is_called_as_that_of_the_site_calls_it(site, tag, name):
    assert language_name(site, tag) == name
