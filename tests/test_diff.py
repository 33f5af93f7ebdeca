"""What ``casesite diff`` says of each sort of change, to whom, and that nobody can write more than words into it."""

import json
import re
import tempfile
from pathlib import Path

import pytest
import yaml
from conftest import CASE_ID, MINIMAL, SITE
from hypothesis import given, settings
from hypothesis import strategies as st

from casesite.case_data import link_case
from casesite.changes.change import Comparison, Mark
from casesite.changes.records import compare
from casesite.changes.report import COMMENT, MARKER, as_json, as_markdown, as_text
from casesite.changes.wording import text_change
from casesite.model.published import write
from casesite.model.withheld import fingerprints

RECORD = MINIMAL | {
    "parties.yml": MINIMAL["parties.yml"]
    + """\
- id: quill
  name: Ada Quill
  kind: person
  living: true
  text: She kept the gate.
  sources: [report]
  roles: [{title: keeper}]
- id: thorn
  name: Ben Thorn
  kind: person
  living: false
  text: He built the gate.
  sources: [report]
  roles: [{title: builder}]
""",
    "sources.yml": MINIMAL["sources.yml"]
    + """\
- id: herald
  title: Gate falls
  kind: news
  primary: false
  publisher: Herald
  issued: 2021-10-22
- id: lantern
  title: Gate down
  kind: news
  primary: false
  publisher: Lantern
  issued: 2024-03-04
""",
    "events.yml": """\
- id: gate-falls
  date: 2021-10-21
  title: The gate falls
  text: The gate fell. Nobody was hurt.
  status: established
  sources: [{source: report, at: p. 3, quote: it fell at noon}, herald]
  category: structure
  parties: [ferrow]
  statements:
    - text: The hinge had rusted through.
      status: alleged
      by: [ferrow]
      sources: [herald, lantern]
    - text: Ada Quill had oiled the hinge.
      status: denied
      by: [ferrow]
      sources: [herald]
""",
    "proceedings.yml": """\
- id: gate-case
  title: State v. Thorn
  kind: criminal
  forum: District Court
  text: He was charged.
  sources: [report]
  sides: [{name: Defendant, parties: [thorn]}]
  charges:
    - id: neglect
      title: Neglect of a gate
      against: [thorn]
      steps:
        - {date: 2022-01-05, step: charged, sources: [report]}
  reviewed: 2029-12-31
""",
    "corrections.yml": "- {id: first, date: 2029-01-01, record: ferrow, said: It rose., says: It fell., why: A slip.}\n",
}


def edited(files, *edits):
    """Files by name, after some edits: file, words that stand there once, new words."""
    files = dict(files)
    for file, old, new in edits:
        assert files[file].count(old) == 1, (old, files[file].count(old))
        files[file] = files[file].replace(old, new)
    return files


def write_files(folder, files):
    for name, text in files.items():
        if text is not None:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def state(tmp_path):
    """Lay out a state of the record in a folder of its own: ``RECORD`` after some edits → the case."""
    count = iter(range(1000))

    def lay_out(*edits, **files):
        folder = tmp_path / f"state-{next(count)}" / "case_data"
        write_files(folder, edited(RECORD | files, *edits))
        return link_case(folder, SITE)

    return lay_out


E, P, S, L, C = "events.yml", "parties.yml", "sources.yml", "proceedings.yml", "case.yml"
QUILL = "concerns a living person: Ada Quill"
REPORT = "Publisher not known, “Report on the gate”"
BOTH = "sources: Herald, 22 October 2021 and Lantern, 4 March 2024"
COUNT, PENDING = "Count “Neglect of a gate”", "Open; last known step"
CHARGED = "step: charged, sources: [report]}\n"
HINGE = "Statement “The hinge had rusted through.”"
# edits; the lines that say what changed; why a second reader is asked for
CHANGES = {
    "a day": ([(E, "2021-10-21", "2021-10-22")], ["Moved from 21 to 22 October 2021"], []),
    "another month": ([(E, "2021-10-21", "2021-11-02")], ["Moved from 21 October to 2 November 2021"], []),
    "a date less sure": ([(E, "2021-10-21", "2021-10~")], ["Moved from 21 October 2021 to about October 2021"], []),
    "a word": ([(E, "The gate fell. ", "The gate broke. ")], ["Text changed: “The gate [-fell-] {+broke+}. …”"], []),
    "a word more": ([(E, "Nobody was", "Nobody else was")], ["Text changed: “… Nobody {+else+} was hurt.”"], []),
    "a sentence more": (
        [(E, "Nobody", "It was noon. Nobody")],
        ["Text changed: “… {+It was noon.+} …”"],
        [],
    ),
    "all words": (
        [(E, "The gate fell. Nobody was hurt.", "At noon an iron door came down.")],
        ["Text changed: it said “The gate fell. Nobody was hurt.”; it says now “At noon an iron door came down.”"],
        [],
    ),
    "a word in italics": ([(E, "The gate fell. ", "The *gate* fell. ")], ["Text changed: “The {+*+}gate{+*+} fell. …”"], []),
    "where a link leads": (
        [(E, "The gate fell. ", "The [[ferrow|gate]] fell. ")],
        ["Text changed: “The gate {+[Town of Ferrow]+} fell. …”"],
        [],
    ),
    "a title": ([(E, "title: The gate falls", "title: The gate drops")], ["Title changed: “The gate [-falls-] {+drops+}”"], []),
    "a status raised": (
        [(E, "status: alleged", "status: established")],
        [f"{HINGE}: status raised from alleged to established"],
        ["a status was raised to established"],
    ),
    "a status lowered": (
        [(E, "status: established", "status: agreed")],
        ["Status lowered from established to agreed"],
        ["a status changed"],
    ),
    "whose word it is": (
        [(E, "      status: alleged\n      by: [ferrow]", "      status: alleged\n      by: [lantern]")],
        [f"{HINGE}: whose word it is: Lantern, 4 March 2024 added; Town of Ferrow taken out"],
        ["whose word it is changed"],
    ),
    "a source removed": (
        [(E, "sources: [herald, lantern]", "sources: [herald]")],
        [
            f"{HINGE}: a source was removed: Lantern, 4 March 2024",
            f"{HINGE}: lost its second source; it rests on Herald, 22 October 2021 alone",
        ],
        ["a source was removed", "a second source was lost"],
    ),
    "a source added": (
        [(E, "sources: [herald]\n", "sources: [herald, {source: lantern, at: p. 2}]\n")],
        ["Statement “Ada Quill had oiled the hinge.”: a source was added: Lantern, 4 March 2024, p. 2"],
        [QUILL],
    ),
    "another source first": (
        [(E, "[herald, lantern]", "[lantern, herald]")],
        [f"{HINGE}: the sources stand in another order; the main one is now Lantern, 4 March 2024"],
        [],
    ),
    "what a source does": (
        [(E, "[herald, lantern]", "[herald, {source: lantern, role: qualifies}]")],
        [
            f"{HINGE}: what Lantern, 4 March 2024 does for it: was “supports”; is now “qualifies”",
            f"{HINGE}: lost its second source; it rests on Herald, 22 October 2021 alone",
        ],
        ["a source was removed", "a second source was lost"],
    ),
    "where in a source": (
        [(E, "at: p. 3", "at: p. 4")],
        ["Where in Publisher not known, “Report on the gate”: was p. 3; is now p. 4"],
        [],
    ),
    "a quotation": (
        [(E, "it fell at noon", "it fell at dusk")],
        ["The quotation from Publisher not known, “Report on the gate” changed: “it fell at [-noon-] {+dusk+}”"],
        ["a quotation changed"],
    ),
    "a quotation taken out": (
        [(E, ", quote: it fell at noon", "")],
        ["The quotation from Publisher not known, “Report on the gate” was taken out: “it fell at noon”"],
        ["a quotation changed"],
    ),
    "a statement put in between": (
        [(E, "  statements:\n", "  statements:\n    - {text: The bolt held., status: agreed, sources: [report]}\n")],
        ["Statement added: “The bolt held.”; status: agreed; sources: Publisher not known, “Report on the gate”"],
        [],
    ),
    "a statement taken out": (
        [
            (
                E,
                "    - text: The hinge had rusted through.\n      status: alleged\n      by: [ferrow]\n      sources: [herald, lantern]\n",
                "",
            )
        ],
        [
            "Statement taken out: “The hinge had rusted through.”; status: alleged; whose word it is: Town of Ferrow; " + BOTH,
        ],
        ["a statement was taken out"],
    ),
    "who took part": ([(E, "parties: [ferrow]", "parties: [ferrow, quill]")], ["Parties: Ada Quill added"], [QUILL]),
    "a name": ([(P, "name: Ada Quill", "name: Ada Quillon")], ["Name changed: “Ada [-Quill-] {+Quillon+}”"], None),
    "who is living": ([(P, "living: true", "living: false")], ["Living: was yes; is now no"], [QUILL]),
    "how far a source bears": (
        [(S, "title: Gate down\n  kind: news\n  primary: false", "title: Gate down\n  kind: news\n  primary: true")],
        ["Primary: was no; is now yes"],
        ["what a source can bear out changed"],
    ),
    "a waiver": (
        [(E, "  category:", "  waivers: [{rule: one-sided, reason: It has one side.}]\n  category:")],
        ["Waiver added: rule: “one-sided”; reason: “It has one side.”"],
        ["a waiver of a rule was added or changed"],
    ),
    "a standing": (
        [(L, CHARGED, f"{CHARGED}        - {{date: 2023-02-03, step: dismissed-with-prejudice, sources: [report]}}\n")],
        [
            f"{COUNT}: step added: date: 3 February 2023; step: dismissed with prejudice; sources: {REPORT}",
            f"{COUNT}: where it stands: was “{PENDING}: charged, 5 January 2022”; is now “Dismissed with prejudice 3 February 2023”",
        ],
        ["where a proceeding or a count stands changed"],
    ),
    "a step that ends nothing": (
        [(L, CHARGED, f"{CHARGED}        - {{date: 2023-02-03, step: hearing, sources: [report]}}\n")],
        [
            f"{COUNT}: step added: date: 3 February 2023; step: hearing; sources: {REPORT}",
            f"{COUNT}: where it stands: was “{PENDING}: charged, 5 January 2022”; is now “{PENDING}: hearing, 3 February 2023”",
        ],
        [],
    ),
    "a step, in other words": (
        [(L, "step: charged, sources", "step: charged, text: The prosecutor filed it., sources")],
        ["Count “Neglect of a gate”, step “charged” of 5 January 2022: text added: “The prosecutor filed it.”"],
        [],
    ),
    "the day of a step": (
        [(L, "2022-01-05", "2022-01")],
        [
            "Count “Neglect of a gate”, step “charged” of January 2022: moved from 5 January 2022 to January 2022",
            f"{COUNT}: where it stands: was “{PENDING}: charged, 5 January 2022”; is now “{PENDING}: charged, January 2022”",
        ],
        [],
    ),
    "withdrawn": (
        [(E, "  date:", "  withdrawn: {date: 2029-02-01, reason: It was another gate.}\n  date:")],
        ["Withdrawn on 1 February 2029: It was another gate."],
        ["withdrawn", QUILL],
    ),
    "renamed": (
        [(E, "id: gate-falls", "id: the-fall\n  formerly: [gate-falls]")],
        ["Was called “gate-falls”; that address leads here now"],
        [],
    ),
    "a loaded word less": (
        [(C, "loaded_words:\n  - {word: catastrophe, instead: write what happened, true_of: [ferrow]}\n", "")],
        ["Loaded word taken out: word: “catastrophe”; what to write instead: “write what happened”; true of: Town of Ferrow"],
        ["what counts as a loaded word changed"],
    ),
    "the day": ([(C, "as_of: 2029-12-31", "as_of: 2029-12-30")], ["As of: was 31 December 2029; is now 30 December 2029"], []),
    "the incident": ([(C, "place: Ferrow", "place: Osk")], ["Incident: place changed: it said “Ferrow”; it says now “Osk”"], []),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_said_in_words(state, name):
    edits, lines, reasons = CHANGES[name]
    [changed] = compare(state(), state(*edits)).changed
    report = as_text(compare(state(), state(*edits)))
    assert [line[4:] for line in report.splitlines() if line.startswith("  - ")] == lines
    if reasons is not None:
        assert list(changed.reasons) == reasons


def test_the_way_back_is_said_too(state):
    for edits, *_ in CHANGES.values():
        assert len(compare(state(*edits), state()).changed) in (1, 2)


def test_a_living_person_is_known_by_the_name_before_and_called_by_the_one_after(state):
    renamed, told = (
        (P, "name: Ada Quill", "name: Ada Quillon"),
        (E, "The hinge had rusted through.", "The hinge of Quill had rusted through."),
    )
    before, after = compare(state(), state(renamed, told)).changed
    assert before.reasons == after.reasons == ("concerns a living person: Ada Quillon",)


@pytest.mark.parametrize("named", ["[[quill]]", "[[quill|the keeper]]", "Ada Quill", "Ms. Quill"])
def test_a_living_person_is_concerned_wherever_a_changed_statement_names_them(state, named):
    [changed] = compare(state(), state((E, "The hinge had rusted through.", f"The hinge of {named} had rusted through."))).changed
    assert changed.reasons == (QUILL,)


def test_nobody_is_concerned_by_a_change_beside_the_statement_that_names_them_or_after_their_death(state):
    [changed] = compare(state(), state((E, "The hinge had rusted through.", "The hinge of Ben Thorn had rusted through."))).changed
    assert changed.reasons == ()


def test_a_record_that_is_added_is_told_whole(state):
    new = "- {id: quillo, title: Quillo, text: A bolt., aliases: [bolt], sources: [herald]}\n"
    comparison = compare(state(), state(**{"glossary.yml": new}))
    assert as_text(comparison) == (
        "1 record added; none need a second reader.\n\n"
        "Term “Quillo” (quillo): added\n"
        "  - Title: “Quillo”\n  - Aliases: “bolt”\n  - Text: “A bolt.”\n  - Sources: Herald, 22 October 2021\n"
    )
    [removed] = compare(state(**{"glossary.yml": new}), state()).changed
    assert (removed.state, removed.reasons) == ("removed", ("removed, with nothing left at its address",))


def test_a_source_that_goes_is_counted_in_each_statement_that_rested_on_it(state):
    second = (E, "sources: [herald]\n", "sources: [herald, lantern]\n")
    gone = (S, "- id: lantern\n", "- id: lantern\n  withdrawn: {date: 2029-02-01, reason: It was made up.}\n")
    comparison = compare(state(second), state(second, gone))
    report = as_text(comparison)
    assert "2 statements lost their second source." in report.splitlines()
    assert {changed.id: changed.state for changed in comparison.changed} == {"gate-falls": "changed", "lantern": "withdrawn"}
    other = (S, "publisher: Lantern", "publisher: Herald")
    assert "Rests on fewer publishers: Herald; it had Herald and Lantern" in as_text(compare(state(second), state(second, other))).replace(
        f"{HINGE}: rests", "Rests"
    )


def test_a_renamed_record_changes_nothing_where_it_is_named(state):
    for old, new, *edits in (
        ("ferrow", "town", (P, "id: ferrow", "id: town\n  formerly: [ferrow]")),
        ("herald", "the-herald", (S, "id: herald", "id: the-herald\n  formerly: [herald]")),
    ):
        files = {name: text.replace(f"[{old}", f"[{new}").replace(f" {old}]", f" {new}]") for name, text in RECORD.items()}
        files = {name: text.replace(f"record: {old}", f"record: {new}") for name, text in files.items()}
        [file, before, after] = edits[0]
        files[file] = files[file].replace(before, after)
        [changed] = compare(state(), state(**files)).changed
        assert (changed.state, changed.id, len(changed.changes)) == ("renamed", new, 1)


def test_files_that_say_the_same_in_another_way_are_no_change(state):
    parties = yaml.safe_load(RECORD[P])
    moved = {f"parties/{one['id']}.yml": yaml.safe_dump([one], allow_unicode=True, width=40) for one in parties[::-1]}
    said = "text: The gate fell. Nobody was hurt."
    for edits, files in (
        ([], {P: None, **moved}),
        ([(E, said, "text: >-\n    The gate fell.\n    Nobody was hurt.")], {}),
        ([(E, said, "text: |\n    The gate\n    fell. Nobody was hurt.")], {}),
        ([(E, "[herald, lantern]", "[{source: herald, role: supports}, {'source': \"lantern\"}]")], {}),
        ([(E, "- id:", "# a remark\n- id:")], {}),
    ):
        assert as_text(compare(state(), state(*edits, **files))) == "Nothing that the site says has changed.\n"


def test_a_name_that_is_not_printed_stays_out_also_where_the_change_takes_it_out(state):
    fingerprint = fingerprints("Quentin", CASE_ID)[0]
    named = (E, "The gate fell. ", "The gate of Quen*tin* fell. ")
    listed = (C, "not_covered:", f"do_not_name: [{fingerprint}]\nnot_covered:")
    titled = (P, "id: thorn\n  name: Ben Thorn", "id: quentin\n  formerly: [thorn]\n  name: Quentin Thorn")
    charged = [(L, "[thorn]}", "[quentin]}"), (L, "against: [thorn]", "against: [quentin]")]
    for before, after in (([named], [listed]), ([listed], [listed, named]), ([listed], [titled, *charged])):
        comparison = compare(state(*before), state(*after))
        for report in (as_text(comparison), as_markdown(comparison), as_json(comparison)):
            assert "quentin" not in report.casefold().replace("*", "")
            assert "Changed; it holds a name" in report or "changed; it holds a name" in report
    assert "1 name put on the list of names that are not printed" in as_text(compare(state(named), state(listed)))
    [changed] = compare(state(listed), state()).changed
    assert changed.reasons == ("a name was taken off the list of names that are not printed",)


# What was published.

BROKE = (E, "The gate fell. ", "The gate broke. ")
CORRECTED = (
    "corrections.yml",
    "- {id: first",
    "- {id: second, date: 2029-02-01, record: gate-falls, said: It fell., says: It broke., why: A slip.}\n- {id: first",
)
UNEXPLAINED = "a published statement changed without a correction"


def reasons_of(comparison):
    return {changed.id: changed.reasons for changed in comparison.changed}


def test_a_published_statement_that_changed_without_a_correction_is_a_warning(state):
    lock = {"published.json": write(state(), SITE.today)}
    comparison = compare(state(**lock), state(BROKE, **lock))
    assert reasons_of(comparison) == {"gate-falls": (UNEXPLAINED,)}
    assert "write it with “casesite correct gate-falls”" in as_text(comparison)
    assert UNEXPLAINED not in as_text(compare(state(**lock), state(BROKE, CORRECTED, **lock)))
    assert UNEXPLAINED not in as_text(compare(state(BROKE, **lock), state(BROKE, **lock)))


def test_a_correction_that_is_taken_out_again_is_a_warning(state):
    lock = {"published.json": write(state(), SITE.today)}
    comparison = compare(state(BROKE, CORRECTED, **lock), state(BROKE, **lock))
    assert reasons_of(comparison)["gate-falls"] == (UNEXPLAINED,)


def test_a_change_of_the_list_of_published_statements_is_loud_and_hides_nothing(state):
    lock, other = ({"published.json": write(one, SITE.today)} for one in (state(), state(BROKE)))
    comparison = compare(state(**lock), state(BROKE, **other))
    assert reasons_of(comparison) == {"gate-falls": (UNEXPLAINED,)}
    loud = "the list of published statements (published.json) was changed: 0 records taken off, 0 put on, 1 changed"
    assert comparison.published == loud
    assert f"- **{loud.capitalize()}.**" in as_markdown(comparison).replace("&#46;", ".")
    assert "was deleted" in compare(state(**lock), state()).published
    assert "was added" in compare(state(), state(**lock)).published
    assert compare(state(**lock), state(**lock)).published == ""


# How it is printed.


def test_the_summary_counts_what_happened(state):
    new = {"glossary.yml": "".join(f"- {{id: {word}, title: {word}, text: A rod.}}\n" for word in ("bolt", "bar"))}
    edits = [
        BROKE,
        (S, "- id: lantern\n", "- id: lantern\n  withdrawn: {date: 2029-02-01, reason: It was made up.}\n"),
        (C, "place: Ferrow", "place: Osk"),
    ]
    report = as_text(compare(state(), state(*edits, **new)))
    assert report.splitlines()[0] == "2 records added, 1 changed, 1 withdrawn, case.yml changed; 2 need a second reader."


def test_json_says_the_same_for_programs(state):
    report = json.loads(as_json(compare(state(), state(BROKE))))
    [changed] = report["changed"]
    assert (report["summary"], changed["id"], changed["state"]) == ("1 record changed; none need a second reader.", "gate-falls", "changed")
    [change] = changed["changes"]
    assert (change["field"], change["sort"]) == ("text", "other")
    assert {"mark": "old", "words": "fell"} in change["words"]


def test_a_comment_is_never_too_long_to_post_and_says_what_it_leaves_out(state):
    statements = [f"    - {{text: '{f'A bolt {number}. ' * 80}', status: agreed, sources: [report]}}\n" for number in range(30)]
    event = f"""  date: 2022-01-01
  title: {"The gate falls again, and " * 14}
  text: '[[quill]] {"@#" * 900}'
  status: established
  sources: [report]
  category: structure
  statements:
{"".join(statements)}"""
    events = "".join(f"- id: event-{number}\n{event}" for number in range(100))
    comparison = compare(state(), state(**{E: RECORD[E] + events}))
    comment = as_markdown(comparison)
    assert comment.startswith(f"{MARKER}\n")
    assert COMMENT / 2 < len(comment) < COMMENT
    left_out = re.findall(r"^(?:- )?… and (\d+) (more records|more)$", comment, re.MULTILINE)
    shown = comment.count("\n### Event")
    assert left_out[-1] == (str(100 - shown), "more records")
    assert [words for _, words in left_out[:-1]] == ["more"] * (1 + shown)  # of the list on top, and of each record
    assert as_text(comparison).count("- Statement: ") == 3000


TEXTS = st.text(alphabet="ab .,;’“”[]*\n", max_size=60)


@given(TEXTS, TEXTS)
def test_the_words_of_a_change_without_the_new_are_the_old_and_without_the_old_the_new(old, new):
    pieces = text_change(old, new)
    if "…" not in "".join(words for _, words in pieces) and not pieces[0][1].startswith("it said"):
        for gone, text in ((Mark.NEW, old), (Mark.OLD, new)):
            kept = "".join(words for mark, words in pieces if mark is not gone)
            assert "".join(kept.split()) == "".join(f"“{text}”".split())


@settings(max_examples=25)
@given(st.lists(st.sampled_from(sorted(CHANGES)), max_size=6), st.lists(st.sampled_from(sorted(CHANGES)), max_size=6))
def test_nothing_differs_from_itself_whatever_was_edited(some, others):
    with tempfile.TemporaryDirectory() as folder:
        states = []
        for number, names in enumerate((some, some, others)):
            files = dict(RECORD)
            for file, old, new in (edit for name in names for edit in CHANGES[name][0]):
                files[file] = files[file].replace(old, new) if files[file].count(old) == 1 else files[file]
            write_files(Path(folder, str(number), "case_data"), files)
            states.append((files, link_case(Path(folder, str(number), "case_data"), SITE)))
    (mine, one), (_, same), (theirs, other) = states
    assert compare(one, same) == Comparison(())
    assert bool(compare(one, other).changed) == (mine != theirs)
