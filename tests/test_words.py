"""The words of the pages that a case translates itself, in ``locale/<language>.po`` beside it."""

import re
import shutil

import pytest
from casesite_mkdocs.core import watched
from conftest import MINIMAL, SITE, problems_of
from plain_case import BRIDGE

from casesite import artifacts, load_case, saying
from casesite.commands.cli import main
from casesite.language import every_message, t, tn
from casesite.reading.catalogue import CatalogueError, read

HOSTILE = '<script>alert(1)</script> <b onclick=x>*Docket*</b> &amp; [x](javascript:y) "q'
LONG = "Where each case stands follows from its dated steps; the wording is the same on every page."
SIGNS = (r"<script>alert", r"<b onclick", r"\*Docket\*", r"\]\(javascript")
DATA = r"(?s)\A---\n.*?\n---\n|(?m:^<script type=\"application/ld\+json\">[^<]*</script>$)"  # front matter and JSON-LD


def hostile(context, message, many):
    """A message with its gaps and tags behind hostile words."""
    if not many:
        return entry(quoted(message), HOSTILE + message, context)
    return f'msgid "{message}"\nmsgid_plural "{many}"\n' + "".join(f'msgstr[{n}] "{quoted(HOSTILE + many)}"\n' for n in (0, 1))


def quoted(words):
    return words.replace("\\", "\\\\").replace('"', '\\"')


def entry(message, words, context=""):
    return (f'msgctxt "{context}"\n' if context else "") + f'msgid "{message}"\nmsgstr "{quoted(words)}"\n\n'


@pytest.fixture
def case(write_case):
    """Lay out the minimal case in a language, with files of words beside it."""

    def write(language="eo", **words):
        profile = MINIMAL["case.yml"].replace("licence:", f"language: {language}\nlicence:")
        return write_case({"case.yml": profile, **{f"../locale/{name.replace('_', '-')}.po": text for name, text in words.items()}})

    return write


def pages(case_dir):
    loaded, warnings = load_case(case_dir, SITE)
    return {artifact.path: artifact.content.decode(errors="replace") for artifact in artifacts(loaded, SITE)}, warnings


# What is said


def test_a_case_renames_three_words_and_the_rest_is_as_shipped(case):
    words = entry("Timeline", "Was wann geschah") + entry("What {party} says", "Alles zu {party}")
    loaded, warnings = load_case(case("de-AT", de=words + 'msgid "Glossary"\nmsgstr ""\n'), SITE)
    assert warnings == []
    with loaded.speaking():
        assert (t("Timeline"), t("What {party} says", party="A"), t("Glossary")) == ("Was wann geschah", "Alles zu A", "Glossar")
        assert tn("{number} event", "{number} events", 2) == "2 Ereignisse"
    made, _ = pages(case("de-AT"))
    assert "Was wann geschah" in made["timeline/index.md"]


def test_a_region_may_say_less_than_its_language(case):
    loaded, _ = load_case(case("pt-BR", pt=entry("Timeline", "Cronologia") + entry("Glossary", "A"), pt_BR=entry("Glossary", "B")), SITE)
    with loaded.speaking():
        assert (t("Timeline"), t("Glossary")) == ("Cronologia", "B")


def test_numbers_have_the_forms_of_the_file(case):
    head = 'msgid ""\nmsgstr "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);\\n"\n\n'
    forms = "".join(f'msgstr[{number}] "{words}"\n' for number, words in enumerate(("one", "{number} few", "{number} many")))
    loaded, _ = load_case(case("sr-Latn", sr_Latn=f'{head}msgid "{{number}} event"\nmsgid_plural "{{number}} events"\n{forms}'), SITE)
    with loaded.speaking():
        assert [tn("{number} event", "{number} events", number) for number in (1, 3, 7)] == ["one", "3 few", "7 many"]


def test_dates_are_said_in_the_words_of_the_case_that_speaks(case):
    files = {"events.yml": MINIMAL["events.yml"].replace("2021-10-21", "2021-10~")}
    words = []
    for said in ("ĉirkaŭ {date}", "proksimume {date}"):
        folder = case(eo=entry("about {date}", said))
        (folder / "events.yml").write_text(files["events.yml"])
        loaded, _ = load_case(folder, SITE)
        with loaded.speaking():
            words.append(loaded.events[0].date.words)
    assert words == ["ĉirkaŭ Oktobro 2021", "proksimume Oktobro 2021"]


@pytest.mark.parametrize("tag", ["zh-Hans", "sr-Latn", "es-419", "pt-BR"])
def test_every_tag_of_a_language_is_one(case, tag):
    case_dir = case(tag)
    assert [problem for problem in problems_of(case_dir) if "untranslated-language" not in problem] == []
    assert f'"inLanguage":"{tag}"' in pages(case_dir)[0]["index.md"].replace(" ", "")


# Words stay words


def test_hostile_words_come_out_as_words(tmp_path):
    shutil.copytree(BRIDGE, tmp_path / "case_data")
    profile = tmp_path / "case_data" / "case.yml"
    profile.write_text(profile.read_text().replace("language: en", "language: eo"))
    (tmp_path / "locale").mkdir()
    (tmp_path / "locale" / "eo.po").write_text("".join(hostile(*key) for key in every_message()))
    made, _ = pages(tmp_path / "case_data")
    shown = {path: text for path, text in made.items() if path.endswith(".md")}
    assert len(shown) > 60
    for path, content in shown.items():
        text = re.sub(DATA, "", content)
        plain = [sign for sign in SIGNS if re.search(rf"(?<!\\){sign}", re.sub(r"`+[^`]*`+", "", text))]
        assert (plain, path) == ([], path)
    cards = [text for path, text in made.items() if path.endswith("card.html")]
    assert len(cards) > 20
    assert [text for text in cards if "<script" in text or "<img" in text] == []
    assert "&#60;script&#62;alert" in made["index.md"]
    assert "</script>" not in made["index.md"].replace("</script>\n", "")
    assert '<a href="&#46;.&#47;sources&#47;">its entry</a>' in made["method/index.md"]
    assert "[its entry](../sources/)" in made["method/index.html.md"]


def test_the_theme_escapes_them_too(case):
    loaded, _ = load_case(case(eo=entry("Search", HOSTILE)), SITE)
    assert "<" not in saying("eo", loaded.words)("Search")


# Files that cannot be read


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ('msgid "Timeline"\nmsgstr "Kio\n', 2, 1, "quotation mark"),
        ('msgid "Timeline"\n  msgstr "a\\qb"\n', 2, 12, "no code"),
        ('msgid "Timeline"\n\nmsgid "Glossary"\nmsgstr ""\n', 3, 1, "msgid_plural or msgstr"),
        ('msgid "Timeline"\n', 1, 1, "missing"),
        ('\n"lost"\n', 2, 1, "behind no msgid"),
        ("<<<<<<< HEAD\n", 1, 1, "no line of gettext"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"', 4, 1, "msgstr[1]"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_problem_with_its_place(case, text, line, column, words):
    with pytest.raises(CatalogueError):
        read(text)
    [problem] = problems_of(case(eo=text))
    assert problem.startswith(f"locale/eo.po:{line}:{column}: error: ")
    assert words in problem


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (entry("Timelin", "Tempolinio"), 1, 'no page says "Timelin"; did you mean "Timeline"?'),
        ("\n" + entry("Alleged", "Laŭdire", "statos"), 3, 'write msgctxt "status" msgid "Alleged"'),
        (entry("Alleged", "Laŭdire"), 1, 'write msgctxt "status" msgid "Alleged"'),
        (entry("{number} event", "{number}x"), 1, 'msgid "{number} event" msgid_plural "{number} events"'),
        (entry("Nothing of the kind is in any version", "x"), 1, '"Nothing of the kind is in any version"; what is of another version'),
        (entry(LONG.replace("stands", "stood"), "x"), 1, f'did you mean "{LONG}'),
    ],
)
def test_a_message_that_no_page_says_is_told_with_what_to_do(case, text, line, words):
    [problem] = problems_of(case(eo=text))
    assert problem.startswith(f"locale/eo.po:{line}:8: error: no page says ")
    assert words in problem
    assert 'what is of another version, "casesite words eo" puts aside' in problem


def test_a_message_that_no_page_says_may_stay_untranslated(case):
    assert all("untranslated-language" in problem for problem in problems_of(case(eo=entry("Timelin", ""))))


def test_a_file_of_another_version_is_quickly_told_and_put_aside(case, run, tmp_path):
    case_dir = case(
        "de", de="".join(entry(f"{message} of before {many}", "x") for _, message, many in every_message() if "{" not in message)
    )
    assert len(problems_of(case_dir)) > 500
    assert run("words", "de")[0] == 0
    assert problems_of(case_dir) == []


def test_other_signs_than_utf_8_and_unseen_ones_are_refused(case):
    case_dir = case(eo=entry("Timeline", "\u202etxt"))
    assert "(forbidden-character)" in problems_of(case_dir)[0]
    (case_dir / "../locale/eo.po").write_bytes(entry("Timeline", "é").encode("latin-1"))
    assert problems_of(case_dir)[0].startswith("locale/eo.po:2:9: error: byte 0xe9 is not UTF-8")


def test_a_file_behind_a_link_out_of_the_case_is_not_read(case, tmp_path_factory):
    case_dir, elsewhere = case(), tmp_path_factory.mktemp("elsewhere") / "eo.po"
    elsewhere.write_text(entry("Timeline", "Tempolinio"))
    (case_dir / "../locale").mkdir()
    (case_dir / "../locale/eo.po").symlink_to(elsewhere)
    assert "(outside-link)" in problems_of(case_dir)[0]


# casesite words


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    def run_there(*arguments):
        code = main(list(arguments))
        return code, *capsys.readouterr()

    return run_there


def test_a_file_of_all_that_is_missing_is_written_and_kept(case, run, tmp_path):
    case_dir, path = case(), tmp_path / "locale" / "eo.po"
    code, _, said = run("words", "eo")
    assert (code, said.splitlines()[0]) == (0, "wrote locale/eo.po")
    first = path.read_text()
    assert {one.key for one in read(first).messages} == set(every_message())
    assert "#: templates/" in first
    assert 'msgctxt "status"' in first
    assert "wrote" not in run("words", "eo")[2]
    mine = first.replace('msgid "Timeline"\nmsgstr ""', '# ours\nmsgid "Timeline"\nmsgstr "Tempolinio"')
    path.write_text("# of the newsroom\n" + mine.replace('msgid "Glossary"\nmsgstr ""', "") + "\n" + entry("Not said any more", "Malnova"))
    assert run("words", "eo")[0] == 0
    text = path.read_text()
    assert text.startswith("# of the newsroom\n# The words")
    assert '# ours\nmsgid "Timeline"\nmsgstr "Tempolinio"\n' in text
    assert 'msgid "Glossary"\nmsgstr ""\n' in text
    assert '#~ msgid "Not said any more"\n#~ msgstr "Malnova"\n' in text
    assert "wrote" not in run("words", "eo")[2]
    assert path.read_text() == text
    [warning] = problems_of(case_dir)
    known = len(every_message())
    assert f'are not wholly translated into "eo": {known - 1} of {known} are missing, and stay English; run "casesite words eo"' in warning


def test_what_is_shipped_is_not_asked_for(case, run, tmp_path):
    case("de")
    assert run("words", "de", "case_data")[0] == 0
    assert not (tmp_path / "locale").exists()
    (tmp_path / "locale").mkdir()
    (tmp_path / "locale" / "de.po").write_text(entry("Timeline", "Ablauf"))
    assert run("words", "de")[0] == 0
    assert [one.key[1] for one in read((tmp_path / "locale" / "de.po").read_text()).messages] == ["Timeline"]


def test_a_broken_file_is_left_alone(case, run, tmp_path):
    case(eo='msgid "Timeline')
    code, out, _ = run("words", "eo")
    assert code == 1
    assert out.startswith("locale/eo.po:1:1: error: ")
    assert (tmp_path / "locale" / "eo.po").read_text() == 'msgid "Timeline'
    assert run("check", "--today=2030-01-01")[1].startswith("locale/eo.po:1:1: error: ")
    with pytest.raises(SystemExit):
        run("words", "../x")
    assert run("words", "eo", "nowhere")[0] == 2


def test_a_change_of_it_shows_under_serve(tmp_path):
    assert tmp_path / "locale" in watched(tmp_path / "case_data")
