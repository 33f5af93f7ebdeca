"""What a careless contributor writes is refused, and what stands near it is not: one row an edit, on an invented case.

The case is of a gate that fell: a keeper whose case was dismissed, a smith who was convicted of one count and acquitted of
another, their lawyers, a prosecutor, a judge, a jury, an office that finds and a sheriff that does not. Every careless
sentence is false of them on purpose.
"""

import dataclasses
import re
from pathlib import Path

import pytest
from conftest import SITE

from casesite import CaseError, load_case

GATE = Path(__file__).with_name("samples") / "gate"
BASE = {path.name: path.read_text(encoding="utf-8") for path in sorted(GATE.glob("*.yml"))}


@pytest.fixture
def check(write_case):
    """Lay out the case with records added to its files (``+``) or files put in their place; the rules that it breaks."""

    def broken(files=None, site=SITE):
        laid = dict(BASE)
        for name, text in (files or {}).items():
            laid[name] = laid.get(name, "") + text[1:] if text.startswith("+") else text
        try:
            return [problem.rule for problem in load_case(write_case(laid), site)[1]]
        except CaseError as error:
            return [problem.rule for problem in error.problems]

    return broken


def event(text, *, id="told", date="2027-05-05", title="Something is told", status="established", sources="order", more=""):
    """One more event, to add to the others."""
    return f"""+
- id: {id}
  date: {date}
  title: {title}
  text: |
    {text}
  status: {status}
  sources: [{sources}]
  category: gate
{more}"""


def said(status, by, text="The gate was told of.", sources="order"):
    """An event with words that are credited."""
    return {"events.yml": event(text, status=f"{status}\n  by: [{by}]", sources=sources)}


def dispute(*positions, more=""):
    """A dispute with positions: who, stance, text."""
    lines = "".join(f"    - {{by: [{by}], stance: {stance}, text: {text}, sources: [order]}}\n" for by, stance, text in positions)
    return {
        "disputes.yml": "- id: why\n  title: Why did it fall?\n"
        f"{more}  positions:\n{lines}  outcome: {{text: Nobody decided it., status: established, sources: [order]}}\n"
    }


def test_the_case_itself_is_sound(check):
    assert check() == []


# Who may find, decide, deny, agree and dispute


@pytest.mark.parametrize("by", ["state", "state-office", "sheriff", "union", "works", "lawless", "prosecutor", "herald"])
def test_a_finding_of_who_can_make_none(by, check):
    assert "not-a-finder" in check(
        said("finding", by, "[[keeper]] and [[works]] were told of by [[lawless]] and [[prosecutor]].", "order, herald")
    )


@pytest.mark.parametrize("by", ["court", "judge", "jury", "office", "coroner"])
def test_a_finding_of_who_can_make_one(by, check):
    assert check(said("finding", by, "It was told of by [[judge]].")) == []


@pytest.mark.parametrize(
    ("status", "by", "rules"),
    [
        ("agreed", "works", ["one-holder"]),
        ("agreed", "keeper, lawless", ["one-holder"]),  # a client and her counsel
        ("agreed", "lawless, tongue", ["one-holder"]),  # two counsel of one client
        ("disputed", "keeper", ["one-holder"]),
        ("disputed", "herald", ["one-holder"]),
        ("denied", "herald", ["no-denier"]),
        ("agreed", "office, works", []),
        ("disputed", "herald, lantern", []),  # which count differently
        ("disputed", "lawless, tongue", []),  # who fell out with each other
        ("denied", "works", []),
    ],
)
def test_who_agrees_disputes_and_denies(status, by, rules, check):
    text = "[[keeper]], [[lawless]], [[tongue]], [[works]] and [[office]] were told of."
    assert check(said(status, by, text, "order, herald, lantern")) == rules


@pytest.mark.parametrize("status", ["agreed", "disputed"])
def test_agreed_and_disputed_by_nobody(status, check):
    assert check({"events.yml": event("It was told.", status=status)}) == ["one-holder"]


def test_agreed_by_many_on_one_report_that_quotes_none_of_them(check):
    assert check(said("agreed", "keeper, works, office", "[[keeper]], [[works]] and [[office]] settled.", "lantern")) == ["too-few-sources"]


@pytest.mark.parametrize(
    ("lines", "rules"),
    [
        ("established\n  decided_by: [judge]", []),
        ("established\n  decided_by: [jury, court]", []),
        ("alleged\n  by: [lantern]\n  decided_by: [judge]", []),  # as one report has it
        ("established\n  decided_by: [prosecutor]", ["not-a-decider"]),
        ("established\n  decided_by: [works]", ["not-a-decider"]),
        ("finding\n  by: [judge]\n  decided_by: [judge]", ["not-a-decider"]),
        ("alleged\n  by: [keeper]\n  decided_by: [judge]", ["not-a-decider"]),
    ],
)
def test_who_decides_an_act(lines, rules, check):
    assert check({"events.yml": event("[[judge]] refused what [[keeper]] asked.", status=lines, sources="order, lantern")}) == rules


# Publishers


@pytest.mark.parametrize(
    ("publisher", "rules"),
    [
        ("AP", ["too-few-sources"]),
        ("The Associated Press", ["too-few-sources"]),
        ("associated press", ["too-few-sources"]),
        ("Associated Press (AP)", ["too-few-sources"]),
        ("A.P.", ["too-few-sources"]),
        ("AP via Weekly Courier", ["too-few-sources"]),
        ("Weekly Courier/AP", ["too-few-sources"]),
        ("'The Associated Press, Ferrow'", ["too-few-sources"]),
        ("Associated Press News Service", ["too-few-sources"]),
        ("Asociated Press", ["too-few-sources"]),  # a slip of the keyboard
        ("Morning Post", ["too-few-sources"]),  # the paper that reprinted it
        ("MP", ["too-few-sources"]),  # by its initials
        ("Reuters", []),
        ("Osk Herald", []),
    ],
)
def test_copies_of_one_story_are_one_publisher(publisher, rules, check):
    more = f"+- {{id: second, title: Another title, kind: news, primary: false, publisher: {publisher}, issued: 2028-01-02}}\n"
    assert check({"sources.yml": more, "events.yml": event("The gate was mended.", sources="wire, second")}) == rules


@pytest.mark.parametrize(
    ("source", "rules"),
    [
        ("publisher: Osk Herald", []),
        ("publisher: Osk Herald, publisher_inferred: true", ["too-few-sources"]),
        ("publisher: The Lantern of Ferrow", ["too-few-sources"]),  # another spelling that case.yml knows
        ("publisher: Weekly Courier, authors: [Ferrow Lantern]", []),  # no wire
        ('publisher: Weekly Courier, url: "http://www.lantern.example.org/gate/?utm_source=x"', ["repeated-record", "too-few-sources"]),
        ("publisher: Weekly Courier, via: Ferrow Lantern", ["too-few-sources"]),
    ],
)
def test_another_source_beside_the_lantern(source, rules, check):
    more = f"+- {{id: second, title: Another title, kind: news, primary: false, {source}, issued: 2028-01-02}}\n"
    assert sorted(check({"sources.yml": more, "events.yml": event("The gate was mended.", sources="lantern, second")})) == rules


def test_one_title_on_one_day_is_one_story(check):
    one = "{id: first, title: The gate falls in Ferrow Town, kind: news, primary: false, publisher: Osk Herald, issued: 2028-01-02}"
    other = one.replace("first", "second").replace("falls in", "falls — in").replace("Osk Herald", "Weekly Courier").replace("-02}", "-03}")
    files = {"sources.yml": f"+- {one}\n- {other}\n", "events.yml": event("The gate was mended.", sources="first, second")}
    assert check(files) == ["too-few-sources"]


def test_a_wire_service_that_is_named_as_the_author_is_the_publisher(check):
    more = "+- {id: second, title: Another, kind: news, primary: false, publisher: Weekly Courier, authors: [AP], issued: 2028-01-02}\n"
    assert check({"sources.yml": more, "events.yml": event("The gate was mended.", sources="wire, second")}) == ["too-few-sources"]


def test_one_publisher_of_several_reports_may_allege(check):
    mended = event("The gate was mended.", date="2021-05", status="alleged\n  by: [old]", sources="old, herald")
    assert check({"events.yml": mended}) == []


@pytest.mark.parametrize(
    ("sources", "proceeding", "rules"),
    [
        ("lantern, herald-copy", "state-v-keeper", ["weak-second"]),
        ("lantern, herald-copy", "citation", []),
        ("lantern, herald, herald-copy", "state-v-keeper", []),
        ("order, herald-copy", "state-v-keeper", []),
    ],
)
def test_a_weak_copy_as_the_second_publisher_of_a_criminal_case(sources, proceeding, rules, check):
    assert check({"events.yml": event("A day was set.", sources=sources, more=f"  proceedings: [{proceeding}]\n")}) == rules


@pytest.mark.parametrize(
    ("kind", "rules"),
    [
        ("kind: news", ["primary-news"]),
        ("kind: reference, type: post-weblog", ["primary-news"]),
        ("kind: reference, type: article-newspaper", ["primary-news"]),
        ("kind: court-record", []),  # read at a host of copies
        ("kind: statement, type: article-newspaper", []),  # an agency's release that a paper reprints
        ("kind: reference", ["primary-news"]),
    ],
)
def test_what_may_be_called_a_primary_record(kind, rules, check):
    assert check({"sources.yml": f"+- {{id: more, title: More, {kind}, primary: true}}\n"}) == rules


def test_a_note_is_told_as_a_fact(check):
    note = "  note: {text: %s, sources: [%s]}\n"
    files = {
        "events.yml": event("The gate was unsafe.", status="finding\n  by: [office]", more=note % ("The works contested that.", "lantern"))
    }
    assert check(files) == ["too-few-sources"]
    files = {
        "events.yml": event("The gate was unsafe.", status="finding\n  by: [office]", more=note % ("The order was not seen.", "lantern"))
    }
    assert check(files) == []


# Words that judge


LOADED = [
    "[[keeper]] shot [[walker]] dead.",
    "[[keeper]] fatally shot [[walker]].",
    "[[keeper]] pulled the lever.",
    "The lever was pulled by [[keeper]].",
    "The killing of [[walker]] by [[keeper]] was investigated.",
    "The shooter, [[keeper]], left the court.",
    "[[works]] negligently supplied the gate.",
    "[[keeper]] admits that she did it.",
    "[[keeper]] confesses that she did it.",
    "The acquittal of [[keeper]] ended the case.",
    "The order exonerates [[keeper]].",
    "The exoneration of [[keeper]] is final.",
    "The court declared the innocence of [[keeper]].",
    "The jury had no doubt of the guilt of [[keeper]].",
    "A judge found [[keeper]] not responsible.",
    "A judge freed [[keeper]] of all blame.",
    "[[keeper]], like [[smith]], was convicted.",
    "The court held [[keeper]] guilty, as it had [[smith]].",
    "Convicted with [[smith]] was Ada Keeper.",
    '[[keeper]] "murdered" [[walker]].',
    "A gate dropped by [[keeper]] kills [[walker]].",
    "A gate-killing.",
    "A jury convicts [[keeper]].",
    "The conviction of [[keeper]] is final.",
    "[[keeper]] is no innocent.",
]
NEUTRAL = [
    "The jury convicted [[smith]] of one count and acquitted him of the other.",
    "A lever that [[keeper]] was holding gave way.",
    "[[keeper]] denies that she pulled the lever.",
    "The prosecution said that [[keeper]] pulled the lever.",
    "Whether the lever was pulled is open.",
    "According to [[prosecutor]], [[keeper]] negligently left it open.",
    "[[keeper]] pleaded not guilty.",
    "No court has acquitted or convicted [[keeper]].",
    "The charge is death by a gate, not murder.",
    "The presumption of innocence holds.",
    "There is no conviction and no acquittal of [[keeper]].",
    "The case of [[keeper]] ended without an acquittal.",
]


@pytest.mark.parametrize("text", LOADED)
def test_a_loaded_word_in_any_form(text, check):
    assert check({"events.yml": event(text)})[:1] == ["loaded-word"]


@pytest.mark.parametrize("text", NEUTRAL)
def test_a_neutral_sentence_near_a_loaded_one(text, check):
    assert check({"events.yml": event(text)}) == []


def test_a_loaded_word_in_a_title_in_an_id_and_in_the_retelling_of_a_side(check):
    assert check({"events.yml": event("The judge ruled.", title="Judge frees Keeper of all blame")}) == ["loaded-word"]
    assert check({"events.yml": event("The judge ruled.", id="keeper-cleared-of-it")}) == ["loaded-word"]
    assert check(dispute(("widower", '"Yes"', "Keeper murdered Walker."), ("keeper", '"No"', "Keeper did nothing."))) == ["loaded-word"]


@pytest.mark.parametrize(
    ("text", "quote", "rules"),
    [
        ("The widower said: “a murder”.", "it was a murder in broad day", []),
        ("The widower said: “a murder”.", "it was in broad day", ["bare-quotation", "loaded-word"]),
    ],
)
def test_a_loaded_word_in_a_quotation_stands_where_a_citation_carries_it(text, quote, rules, check):
    files = {"events.yml": event(text, sources=f'{{source: order, at: p. 3, quote: "{quote}"}}')}
    assert sorted(check(files)) == rules


@pytest.mark.parametrize(
    ("id", "rules"),
    [
        ("smith-is-convicted", []),
        ("verdict-convicted", []),  # the text says of whom
        ("keeper-is-convicted", ["loaded-word"]),
        ("keepers-acquittal", ["loaded-word"]),
        ("smith-and-keeper-convicted", ["loaded-word"]),
        ("was-the-lever-pulled", []),
        ("keeper-pulled-the-lever", ["loaded-word"]),
    ],
)
def test_a_verdict_in_an_id_is_of_whom_it_is_true(id, rules, check):
    assert check({"events.yml": event("The jury gave its verdict on [[smith]].", id=id)}) == rules


@pytest.mark.parametrize("word", ["'*'", "…", "'-'", "'* *'"])
def test_a_loaded_word_without_a_letter_is_none(word, check):
    words = f"  - {{word: {word}, forms: [{word}], instead: write less, except_in: [{word}]}}\n"
    assert check({"case.yml": BASE["case.yml"].replace("loaded_words:\n", f"loaded_words:\n{words}")}) == []


def test_a_waiver_lifts_no_loaded_word_from_a_living_person(check):
    waiver = "  waivers: [{rule: loaded-word, reason: A common word.}]\n"
    assert check({"events.yml": event("[[keeper]] is a murderer.", more=waiver)}) == ["loaded-word"]
    assert check({"events.yml": event("It was called a murder.", more=waiver)}) == []


def test_reported_words_are_free_where_the_text_is_credited(check):
    assert check(said("alleged", "prosecutor", "[[keeper]] pulled the lever, in the view of [[prosecutor]].")) == []
    assert (
        check(
            dispute(
                ("prosecutor", '"Yes"', "Keeper pulled the lever."),
                ("keeper", '"No"', "Keeper never pulled the lever."),
                more="  proceedings: [state-v-keeper]\n",
            )
        )
        == []
    )


# Sides and room


@pytest.mark.parametrize(
    ("positions", "rules"),
    [
        ([("keeper", '"No"'), ("lawless", "Not at all")], ["one-sided"]),
        ([("state", '"Yes"'), ("prosecutor", "Surely")], ["one-sided"]),
        ([("keeper", '"No"'), ("smith", '"No"')], ["one-sided"]),  # one answer
        ([("keeper", '"No"'), ("smith", '"Yes"')], []),
        ([("keeper", '"No"'), ("prosecutor", '"Yes"')], []),
        ([("herald", "Six"), ("lantern", "Seven")], []),
        ([("old", "Six"), ("herald", "Seven")], ["one-sided"]),  # two reports of one publisher
    ],
)
def test_two_sides_are_heard(positions, rules, check):
    files = dispute(*[(by, stance, "It fell.") for by, stance in positions], more="  proceedings: [state-v-keeper, state-v-smith]\n")
    files["disputes.yml"] = re.sub(
        r"by: \[(old|herald|lantern)\](.*?)sources: \[order\]", r"by: [\1]\2sources: [\1]", files["disputes.yml"]
    )
    assert check(files) == rules


@pytest.mark.parametrize(
    ("longer", "shorter", "rules"),
    [
        (40, 40, []),
        (50, 40, []),  # ten words more
        (60, 40, []),
        (61, 40, ["uneven-room"]),
        (80, 40, ["uneven-room"]),
        (81, 40, ["twice-the-room"]),
        (40, 6, ["twice-the-room"]),
        (16, 6, []),  # a difference that no reader sees
    ],
)
def test_sides_get_about_the_same_room(longer, shorter, rules, check):
    positions = [("keeper", '"No"', "so " * longer), ("prosecutor", '"Yes"', '"' + "so " * shorter + '[@order]"')]
    assert check(dispute(*positions, more="  proceedings: [state-v-keeper]\n")) == rules
    reason = "  room: She has said no more.\n  proceedings: [state-v-keeper]\n"
    assert check(dispute(*positions, more=reason)) == ([] if rules else ["uneven-room"])


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("against: [works]", "against: [works, keeper]", ["not-on-a-side"]),
        ("against: [smith]", "against: [smith, widower]", ["not-on-a-side"]),
        ("parties: [works]", "parties: [works, keeper]", ["unaccused"]),
        ("parties: [works]}", "parties: [works, keeper]}\n", ["not-on-a-side"]),
    ],
)
def test_a_claim_is_against_somebody_on_a_side(old, new, rules, check):
    text = BASE["proceedings.yml"].replace(old, new)
    if "\n" in new:  # both, with the claim
        text, rules = text.replace("against: [works]", "against: [works, keeper]"), []
    assert check({"proceedings.yml": text}) == rules


def test_a_role_on_a_side_is_of_somebody_who_stands_there(check):
    role = "roles: [{title: Widower}"
    assert check({"parties.yml": BASE["parties.yml"].replace(role, f"{role}, {{title: Defendant, proceeding: state-v-smith}}")}) == [
        "role-without-side"
    ]
    assert check({"parties.yml": BASE["parties.yml"].replace(role, f"{role}, {{title: Witness, proceeding: state-v-smith}}")}) == []


# Time


@pytest.mark.parametrize(
    ("statement", "rules"),
    [
        ("{text: [[keeper]] was told of., status: alleged, by: [keeper], sources: [old]}", ["source-before-statement"]),
        ("{text: '[[keeper]] said in December 2021 that it was sound.', status: alleged, by: [keeper], sources: [old, old-3]}", []),
        ("{text: It was shut., status: established, sources: [act]}", []),  # a statute speaks ahead
        ("{text: '[[keeper]] was told of.', status: alleged, by: [keeper], sources: [lantern]}", []),
    ],
)
def test_a_statement_of_an_event_rests_on_no_older_source(statement, rules, check):
    statement = statement.replace("text: [[keeper]] was told of.", "text: '[[keeper]] was told of.'")
    more = "+- {id: old-3, title: Later, kind: news, primary: false, publisher: Osk Herald, issued: 2022-01-05}\n"
    files = {"events.yml": event("The judge sat.", more=f"  statements:\n    - {statement}\n"), "sources.yml": more}
    assert check(files) == rules


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("He testified in July 2024.", ["source-before-statement"]),
        ("He has lived abroad since 2023.", ["source-before-statement"]),
        ("He testified in November 2021.", []),
        ("His trial was then set for December 2024.", []),
        ("He is to be heard in December 2024.", []),
        ("He keeps the gate until 2030.", []),
        ("He is named in paper 2024/7 and in D-101-CV-2024-00060.", []),
    ],
)
def test_a_description_rests_on_no_older_source(text, rules, check):
    words = f"text: {text}, status: alleged, by: [old], sources: [old]"
    assert check({"parties.yml": f"+- {{id: other, name: Hal Other, kind: person, {words}, roles: [{{title: Witness}}]}}\n"}) == rules


@pytest.mark.parametrize(
    ("date", "rules"),
    [
        ("2024-07", ["source-before-statement"]),
        ("2021-10/2024-07", ["source-before-statement"]),
        ("2021-10/2021-11", []),
        ("2021-10/..", []),
        ("2021", []),
    ],
)
def test_a_position_rests_on_no_older_source(date, rules, check):
    positions = f"""
    - {{by: [old], stance: Six, date: {date}, text: It was six., sources: [old]}}
    - {{by: [old-2], stance: Seven, text: It was seven., sources: [old-2]}}
"""
    outcome = "  outcome: {text: Nobody decided it., status: established, sources: [order]}\n"
    assert check({"disputes.yml": f"- id: many\n  title: How many?\n  positions:{positions}{outcome}"}) == rules


# What stands twice


def test_one_event_under_two_ids(check):
    same = event("The gate fell on [[walker]].", id="gate-is-down", date="2021-10-21")
    assert check({"events.yml": same}) == ["repeated-record"]
    other_words = event("The market was closed, and the judge went home.", id="other", date="2021-10-21")
    assert check({"events.yml": other_words}) == []  # several events of one day


def test_one_party_under_two_ids(check):
    second = "+- {id: the-works, name: The Works, kind: company, text: It owned it., sources: [order], roles: [{title: Owner}]}\n"
    assert check({"parties.yml": second}) == ["repeated-record"]


def test_two_proceedings_of_one_pair_are_two(check):
    text = BASE["proceedings.yml"] + BASE["proceedings.yml"][BASE["proceedings.yml"].index("- id: citation") :].replace(
        "- id: citation", "- id: second-citation"
    )
    assert check({"proceedings.yml": text}) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("parties.yml", "roles: [{title: Keeper}]", "roles: [{title: Keeper}, {title: Keeper}]"),
        ("parties.yml", "text: She kept the gate.\n  sources: [order]", "text: She kept the gate.\n  sources: [order, order]"),
        ("proceedings.yml", "judges: [judge]\n  text: The charge against", "judges: [judge, judge]\n  text: The charge against"),
    ],
)
def test_nothing_stands_twice_in_a_list(file, old, new, check):
    assert BASE[file].count(old) == 1
    assert check({file: BASE[file].replace(old, new)}) == ["repeated-entry"]


def test_two_places_in_one_source_are_two(check):
    assert check({"events.yml": event("It was told.", sources="{source: order, at: p. 2}, {source: order, at: p. 3}")}) == []


# Private life


@pytest.mark.parametrize(
    "text",
    [
        "[[widower]] lives at 12 Example Street; telephone 505-555-0100.",
        "[[widower]] lives at 12 Example Street.",
        "The house at 1421 Old Ranch Road was searched.",
        "Write to someone@mail.example.org.",
        "Her number is +49 30 1234567.",
        "Call (505) 555-0100.",
        "The boy was born on 4 May 2010.",
        "The date of birth is in the file.",
        "His daughter attends the Example Elementary School.",
        "The boy is in the fourth grade.",
        "His last words were of his son.",
    ],
)
def test_private_detail_is_refused(text, check):
    assert set(check({"events.yml": event(text)})) == {"private-detail"}


@pytest.mark.parametrize("text", ["The paper says which organs it hit, and how long he lived.", "He bled.", "It was an exit wound."])
def test_medical_detail_is_warned_of(text, check):
    assert set(check({"events.yml": event(text)})) == {"medical-detail"}


@pytest.mark.parametrize(
    "text",
    [
        "He was treated in a hospital and released.",
        "He was pronounced dead there; the manner of death was classed as accident.",
        "The number is D-101-CV-2025-00060, under § 30-31-1; 911 was called; $136,793 was asked.",
        "The court at 225 Montezuma Avenue heard it; the set stood at 15 Old Ranch Road.",
        "She was born in 1979 in Ustrel.",
        "The heart of the case is how it fell; 551 pages, 14 interviews.",
        "A first-grade record of 2021 Old Ranch papers.",
    ],
)
def test_what_everybody_may_know(text, check):
    assert check({"events.yml": event(text)}) == []


def test_how_to_reach_the_site_and_the_place_of_an_event_may_stand(check):
    assert check({"events.yml": event("It was told.", more="  place: 12 Example Street, Ferrow\n")}) == []


# Speakers


def test_a_speaker_whom_nothing_names(check):
    assert check(said("alleged", "widower", "The yard was chaotic.", "lantern")) == ["unnamed-speaker"]
    assert check(said("alleged", "widower", "The yard was chaotic, [[lawless]] said.", "lantern")) == ["unnamed-speaker"]


@pytest.mark.parametrize(
    ("by", "text", "more"),
    [
        ("widower", "The yard was chaotic, Gil Walker-Stone said.", ""),
        ("keeper", "The yard was chaotic, [[lawless]] said.", ""),  # through her lawyer
        ("lawless", "The yard was chaotic.", "  proceedings: [state-v-keeper]\n"),
        ("widower", "The yard was chaotic.", "  parties: [widower]\n"),
        ("works", "The yard was sound, the company said.", ""),
    ],
)
def test_a_speaker_who_is_known(by, text, more, check):
    assert check({"events.yml": event(text, status=f"alleged\n  by: [{by}]", sources="lantern", more=more)}) == []


@pytest.mark.parametrize(
    ("copy", "rules"),
    [
        ("The yard was chaotic, said a man.", ["speaker-not-in-source"]),
        ("The yard was chaotic, said Walker-Stone.", []),
        (None, []),  # no copy of it is at hand
    ],
)
def test_a_speaker_whom_no_copy_of_the_sources_names(copy, rules, check):
    site = dataclasses.replace(SITE, snapshots={"lantern": copy} if copy else {"herald": "A gate."})
    assert check(said("alleged", "widower", "The yard was chaotic, Gil Walker-Stone said.", "lantern"), site) == rules


@pytest.mark.parametrize(
    ("status", "by", "text", "rules"),
    [
        ("finding", "judge", "[[judge]] refused the motion. In the sources seen no other court has ruled on it.", ["other-voice"]),
        ("alleged", "smith", "The lever was moved, [[smith]] says. Keeper denies that.", ["other-voice"]),
        ("alleged", "smith", "The lever was moved, [[smith]] says; [[keeper]] disputes it.", ["other-voice"]),
        ("finding", "office", "The gate was unsafe. The company contested the citation.", ["other-voice"]),
        ("alleged", "lantern", "A plea was offered. Whether it was taken is not established as of 3 May 2026.", ["other-voice"]),
        ("denied", "works", "In contesting the citation the company denied that the gate was unsafe.", []),
        ("denied", "works", "The gate was sound. The company contested the citation, too.", []),
        ("denied", "keeper", "[[keeper]] did nothing. Lawless denied it for her.", []),
        ("alleged", "smith", "The lever was moved, [[smith]] says. He denies more.", []),
        ("alleged", "lantern", "A plea was offered. Keeper denied that.", []),  # a report tells of everybody
        ("established", "", "The gate fell. Keeper denied that she moved it.", []),
    ],
)
def test_credited_words_hold_no_other_voice(status, by, text, rules, check):
    lines = f"{status}\n  by: [{by}]" if by else status
    assert check({"events.yml": event(text, status=lines, sources="order, lantern")}) == rules


# Quotations and figures


@pytest.mark.parametrize(
    ("text", "quote", "rules"),
    [
        ("The judge said that Keeper was “the sole cause of the fall”.", "", ["bare-quotation"]),
        ("The judge said that Keeper was “the sole cause of the fall”.", "Keeper was the sole cause of the fall, some say", []),
        ("The judge spoke of “bad faith” on the part of the state.", "", ["bare-quotation"]),
        ("The judge spoke of “bad faith” on the part of the state.", "it does not rise to bad faith, but comes near", []),
        ("“Cold gate” is called out; “willful” was dropped.", "", []),
        ("The class “willful and serious” was dropped.", "", []),
        ("A film called “The Gate” was made.", "", []),
    ],
)
def test_somebodys_words_are_carried_by_a_citation(text, quote, rules, check):
    sources = f'{{source: order, at: p. 3, quote: "{quote}"}}' if quote else "order"
    assert check({"events.yml": event(text, sources=sources)}) == rules


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Of three claims two are corroborated and one is imprecise.", []),
        ("2 are corroborated, 8 imprecise.", ["wrong-figure"]),
        ("3 claims are corroborated.", ["wrong-figure"]),
        ("Of its four claims most hold.", ["wrong-figure"]),
        ("It has 551 pages and rests on 14 interviews.", []),
    ],
)
def test_figures_in_prose_follow_the_data(text, rules, check):
    claims = "".join(
        f"    - {{claim: It fell {word}., verdict: {verdict}, sources: [order]}}\n"
        for word, verdict in (("once", "corroborated"), ("twice", "corroborated"), ("soon", "imprecise"))
    )
    head = f"- id: check\n  title: Claim by claim\n  source: lantern\n  date: 2029-02-01\n  text: {text}\n  sources: [order]\n  claims:\n"
    assert check({"source_checks.yml": head + claims}) == rules


# Other languages


@pytest.mark.parametrize(
    ("language", "word", "text"),
    [
        ("de", "Mörder", "Die Mörderin stand am Tor."),
        ("de-AT", "ermorden", "Sie ermordete ihn, hieß es."),
        ("es", "asesino", "Los asesinos huyeron."),
        ("fr", "meurtrier", "Les meurtriers ont fui."),
        ("pl", "morderca", "To morderca."),  # a language whose endings are not known: the word itself
    ],
)
def test_a_loaded_word_takes_the_endings_of_its_language(language, word, text, check):
    profile = BASE["case.yml"].replace("loaded_words:\n", f"loaded_words:\n  - {{word: {word}, instead: weniger}}\n")
    assert "loaded-word" in check({"case.yml": f"{profile}language: {language}\n", "events.yml": event(text)})


@pytest.mark.parametrize(
    ("language", "text", "late"),
    [
        ("de", "Sie sagte im Juli 2024 aus.", True),
        ("de", "Sie soll im Juli 2024 aussagen.", False),
        ("es", "Declaró en julio de 2024.", True),
        ("es", "Declaró el 3 de julio de 2024.", True),
        ("es", "No declara hasta el 3 de julio de 2024.", False),
        ("es", "Se aplica a partir del 1 de julio de 2024.", False),
        ("es", "El juicio comenzará en julio de 2024.", False),
        ("fr", "Elle a témoigné en juillet 2024.", True),
        ("fr", "Le procès est prévu en juillet 2024.", False),
        ("ar", "كان ذلك في 2024.", False),  # a language whose words for what lies ahead are not known
    ],
)
def test_what_is_told_of_is_dated_in_its_language(language, text, late, check):
    words = f"text: {text}, status: alleged, by: [old], sources: [old]"
    parties = f"+- {{id: other, name: Hal Other, kind: person, {words}, roles: [{{title: Witness}}]}}\n"
    rules = check({"case.yml": f"{BASE['case.yml']}language: {language}\n", "parties.yml": parties})
    assert ("source-before-statement" in rules) is late
