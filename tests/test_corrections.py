"""A correction frees the change that it names; a minor one, only a slip of the pen; and what ``casesite correct`` writes frees it."""

from dataclasses import replace

import pytest
import yaml
from conftest import SITE, problems_of
from plain_case import BRIDGE, add, at, changed, correct, lay_out, locked, put, read, take
from test_lock import CARELESS, EVENT

from casesite.case_data import link_case
from casesite.commands.cli import main
from casesite.model.explained import says_so
from casesite.model.lock import read as read_lock
from casesite.model.published import unexplained
from casesite.model.slips import is_slip

TODAY = "--today=2025-07-01"


@pytest.fixture(scope="module")
def bridge():
    return changed(
        read(BRIDGE),
        put("varrowby-v-ferrow", "sides", 0, "counsel", to=["dunmarrow"]),
        put("varrowby-v-ferrow", "judges", to=["prewett"]),
    )


@pytest.fixture(scope="module")
def lock(bridge, tmp_path_factory):
    return locked(bridge, tmp_path_factory.mktemp("locked") / "case_data", SITE)


@pytest.fixture
def left(bridge, lock, tmp_path):
    """Edit the published bridge case → the changes that no correction frees, by record and path."""

    def run(*edits):
        case = link_case(lay_out(changed(bridge, *edits), tmp_path / "case_data", lock), SITE)
        return [(found.id, *difference.path) for found in unexplained(case, case.lock) for difference in found.differences]

    return run


# What a correction must say


TEXT = "He was the town's engineer and signed the maintenance contract."
NOW = "He was the town's engineer and did not sign the maintenance contract."
OPENED = "He was the town's engineer. He was not at the opening, and signed the maintenance contract."
# what the text is now; what the correction says that it said, and says; whether that frees it
NAMED = {
    "both sentences": (NOW, TEXT, NOW, True),
    "the words that went and those that came": (NOW, "… and signed the contract", "… engineer and did not sign the …", True),
    "without the words around": (NOW, "He signed.", "He did not sign.", True),
    "other capitals and signs": (NOW, "HE WAS THE TOWN’S ENGINEER – AND SIGNED", "and did not sign the", True),
    "not what went": (NOW, "He was the town's engineer.", NOW, False),
    "not what came": (NOW, TEXT, "He was the engineer.", False),
    "what came since": (NOW, TEXT, "He was the town's engineer and did not see the maintenance contract.", False),
    "a part of a word": (NOW, "He designed it.", "He did not sign it.", False),
    "a word more, with those around it": (TEXT.replace("signed", "never signed"), "engineer and signed", "and never signed the", True),
    "a word more, without those around it": (TEXT.replace("signed", "never signed"), "engineer", "He never was there.", False),
    "a word less": (TEXT.replace("maintenance ", ""), "signed the maintenance contract", "signed the contract", True),
    "a word less, of another sentence": (TEXT.replace("maintenance ", ""), "The maintenance was bad.", "It was bad.", False),
    "a sentence more": (f"{TEXT} He died in 2024.", "Nothing of his death.", "He died in 2024.", True),
    "a sentence less": ("He was the town's engineer.", "He signed the maintenance contract", "He was the engineer.", False),
    "a sentence less, named": ("He was the town's engineer.", TEXT, "He was the town's engineer.", True),
    "a sign, in its sentence": (f"{TEXT[:-1]}?", TEXT, f"{TEXT[:-1]}?", True),
    "a sign, elsewhere": (f"{TEXT[:-1]}?", "He was it.", "Was he?", False),
    "another number": (f"{TEXT} 1,000 crowns.", TEXT, "1,000 crowns", True),
    "nothing of it": (OPENED, "He was an engineer.", "He was the engineer.", False),
}


@pytest.mark.parametrize("name", NAMED)
def test_a_correction_frees_the_change_that_it_names_and_no_other(left, name):
    now, said, says, frees = NAMED[name]
    assert left(put("moolen", "text", to=now), correct("moolen", said, says)) == ([] if frees else [("moolen", "text")])


FINE = ("works-safety-fine", "charges", 0)
STEPS = (*FINE, "steps")
# an edit; what a correction says of it in words, or by the name of the data
VALUES = {
    "a date": (put(EVENT, "date", to="2022-03-15"), ("14 March 2022", "15 March 2022"), ("2022-03-14", "2022-03-15")),
    "a vague date": (put("hangers-are-painted", "date", to="2019-06"), ("about 2019", "June 2019"), ("2019~", "2019-06")),
    "a status": (put("moolen", "status", to="agreed"), ("It was established.", "It is agreed."), ("established", "agreed")),
    "a word of a list": (
        put("check-herald", "claims", 3, "verdict", to="imprecise"),
        ("Not found elsewhere", "Imprecise"),
        ("not-found", "imprecise"),
    ),
    "a step": (put(*STEPS, 0, "step", to="announced"), ("Charged", "Announced"), ("charged", "announced")),
    "whose word it is": (
        put("angstrom-okoye", "by", to=["moolen"]),
        ("by Quillet Bridge Inquiry", "by Edric Moolen"),
        ("bridge-inquiry", "moolen"),
    ),
    "whom it concerns": (add(*FINE, "against", entry="moolen"), ("the company", "Edric Moolen"), ("x", "moolen")),
    "a source that goes": (take("moolen", "sources", 1), ("Settlement order", "The rest."), ("settlement-order", "The rest.")),
    "yes or no": (put("guild-code", "primary", to="false"), ("Primary: yes", "Primary: no"), ("primary: true", "primary: false")),
    "an address": (
        put("herald-2022-03-15", "url", to="https://herald.example.com/2"),
        ("https://herald.example.com/2022/03/15/footbridge", "https://herald.example.com/2"),
        None,
    ),
}  # fmt: skip


SAID_ALONE, SAYS_ALONE = {"a source that goes"}, {"whom it concerns"}  # where there is only one side


@pytest.mark.parametrize("name", VALUES)
def test_a_value_may_be_told_in_words_or_as_the_data_has_it(left, bridge, name):
    edit, words, data = VALUES[name]
    id = left(edit)[0][0]
    for old, new in filter(None, (words, data)):
        assert left(edit, correct(id, at(bridge, id)["url"] if name == "an address" else old, new)) == []
        assert left(edit, correct(id, "Something else.", "And that."))
    if name not in SAID_ALONE:
        assert left(edit, correct(id, words[0], "Something else."))
    if name not in SAYS_ALONE:
        assert left(edit, correct(id, "Something else.", words[1]))


def test_two_changes_need_two_corrections_or_one_that_says_both(left):
    edits = [put("moolen", "text", to=NOW), put("moolen", "roles", 0, "title", to="Town clerk")]
    text, role = correct("moolen", TEXT, NOW), correct("moolen", "Town engineer", "Town clerk")
    both = correct("moolen", f"{TEXT} Town engineer.", f"{NOW} Town clerk.")
    assert left(*edits, text) == [("moolen", "roles", 0, "title")]
    assert left(*edits, role) == [("moolen", "text")]
    assert left(*edits, text, role) == left(*edits, both) == []


def test_a_correction_of_another_record_or_one_that_was_there_frees_nothing(left):
    edit = put("moolen", "text", to=NOW)
    assert left(edit, correct("prewett", TEXT, NOW)) == [("moolen", "text")]
    old = correct("moolen", TEXT, NOW)
    assert left(edit, lambda data: (old(data), data["corrections"][-1].update(id="correction-accent"), data["corrections"].pop(1))) != []


def test_of_two_statements_that_change_each_is_held_against_its_own_words(left):
    first, second = ("angstrom-okoye", "statements", 0, "text"), ("angstrom-okoye", "statements", 1, "text")
    edits = [
        put(*first, to="She says that she asked for a lift platform and was given a boat."),
        put(*second, to="The town says that no platform was asked for."),
    ]
    assert left(*edits, correct("angstrom-okoye", "was given a ladder", "was given a boat")) == [second]


# Slips of the pen


SLIPS = {
    "a letter": ("The inspektor saw it.", "The inspector saw it."),
    "two letters of a long word": ("The inspecshon began.", "The inspection began."),
    "two that changed places": ("Teh gate fell.", "The gate fell."),
    "a capital": ("the gate fell.", "The gate fell."),
    "an accent": ("Zoe Angstrom saw it.", "Zoë Ångström saw it."),
    "quotation marks": ('He said "no".', "He said “no”."),
    "a dash": ("2021-22 - a year", "2021–22 – a year"),
    "a comma": ("He saw it and left.", "He saw it, and left."),
    "a hyphen": ("The foot-bridge fell.", "The footbridge fell."),
    "emphasis": ("The bridge fell.", "The *bridge* fell."),
    "where a link leads": ("See [the page](https://a.example/x).", "See [the page](https://b.example/y)."),
    "a link that is taken out": ("See [the page](https://a.example/x).", "See the page."),
    "an address in a text": ("Write to a@b.example.", "Write to c@d.example."),
}
NO_SLIPS = {
    "a word": ("The gate fell.", "The gate rose."),
    "a word more": ("He was there.", "He was not there."),
    "a word less": ("He was not there.", "He was there."),
    "words in another order": ("He saw her.", "Her saw he."),
    "a short word": ("It was now decided.", "It was not decided."),
    "a word that is one elsewhere": ("The inquiry saw it.", "The inquiro saw it."),
    "another first letter": ("It was lawful.", "It was unlawful."),
    "a number": ("It cost 1,000 crowns.", "It cost 1,100 crowns."),
    "a sign in a number": ("It cost 1,000 crowns.", "It cost 1.000 crowns."),
    "a number and a letter": ("Section 14a.", "Section 14b."),
    "a question": ("He saw it.", "He saw it?"),
    "a quotation": ("He said no.", "He said “no”."),
    "brackets": ("He said no.", "He said (no)."),
    "whom a link means": ("[[moolen|He]] said no.", "[[prewett|He]] said no."),
    "a link to a record": ("He said no.", "[[prewett|He]] said no."),
    "another source": ("He said no [@inquiry-report].", "He said no [@guild-code]."),
    "where in a source": ("He said no [@inquiry-report, p. 3].", "He said no [@inquiry-report, p. 4]."),
    "everything": ("The gate fell.", "A bolt."),
}


def difference(left_text, right_text, case, lock, id="moolen"):
    entry = lock.records[id]
    old = replace(entry, says={**entry.says, "text": left_text})
    record = case.records[id].model_copy(update={"text": type(case.records[id].text)(right_text)})
    record.stands_at(case.records[id].node)
    now = replace(case, records={**case.records, id: record})
    [found] = unexplained(now, replace(lock, records={**lock.records, id: old}))
    return now, found.differences[0]


@pytest.mark.parametrize("name", [*SLIPS, *NO_SLIPS])
def test_what_a_minor_correction_may_free_is_measured_by_what_changed(bridge, lock, tmp_path, name):
    case = link_case(lay_out(bridge, tmp_path / "case_data"), SITE)
    old, new = (SLIPS | NO_SLIPS)[name]
    now, found = difference(old, new, case, read_lock(lock.encode()))
    assert is_slip(now, found) == (name in SLIPS)


@pytest.mark.parametrize("edit", [put("herald-2022-03-15", "url", to="https://herald.example.com/2")], ids=["an address"])
def test_an_address_is_a_slip(left, bridge, edit):
    assert (
        left(edit, correct("herald-2022-03-15", at(bridge, "herald-2022-03-15", "url"), "https://herald.example.com/2", minor="true")) == []
    )


@pytest.mark.parametrize(
    "edit",
    [
        put("moolen", "status", to="agreed"),
        put(EVENT, "date", to="2022-03-15"),
        take("moolen", "sources", 1),
        take("league-index", "weak"),
        put("guild-code", "primary", to="false"),
    ],
    ids=["a status", "a date", "a source", "words that go", "yes or no"],
)
def test_nothing_but_words_and_addresses_is_a_slip(bridge, lock, tmp_path, edit):
    case = link_case(lay_out(changed(bridge, edit), tmp_path / "case_data", lock), SITE)
    assert [is_slip(case, one) for found in unexplained(case, case.lock) for one in found.differences] == [False]


# The command


@pytest.fixture
def correct_it(bridge, lock, tmp_path, monkeypatch, capsys):
    """Edit the published bridge case and run ``casesite correct`` → exit code, errors, and the correction that it wrote."""
    monkeypatch.chdir(tmp_path)

    def run(id, *edits, arguments=("--why=A slip of ours.",), language=""):
        more = [put("case", "language", to=language)] if language else []
        data = changed(bridge, *more)
        text = locked(data, tmp_path / "case_data", SITE) if language else lock
        lay_out(changed(data, *edits), tmp_path / "case_data", text)
        corrections = tmp_path / "case_data" / "corrections.yml"  # as a person writes it, and not as JSON
        corrections.write_text(yaml.safe_dump(changed(data, *edits)["corrections"], sort_keys=False), encoding="utf-8")
        code = main(["correct", id, *arguments, TODAY])
        err = capsys.readouterr().err
        written = yaml.load(corrections.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
        return code, err, written[-1] if len(written) > 2 else None

    return run


def owed(tmp_path):
    return [line for line in problems_of(tmp_path / "case_data") if line.endswith("(unexplained-change)")]


@pytest.mark.parametrize("name", [name for name, (id, _) in CARELESS.items() if "goes" not in name or not id.startswith("correction")])
def test_what_the_command_writes_of_any_edit_frees_it(correct_it, tmp_path, name):
    id, edits = CARELESS[name]
    edits = [edit for edit in edits if "minor" not in name or edit is edits[0]]
    code, err, correction = correct_it(id, *edits)
    assert (code, correction["record"], correction["why"]) == (0, id, "A slip of ours."), err
    assert owed(tmp_path) == []


WRITTEN = {
    "a text": (EVENT, [put(EVENT, "title", to="The deck | drops *hard*")], "The deck gives way", "The deck \\| drops \\*hard\\*"),
    "a date": (EVENT, [put(EVENT, "date", to="2022-03-15")], "Date: 14 March 2022", "Date: 15 March 2022"),
    "a status": (
        "angstrom-okoye",
        [put("angstrom-okoye", "statements", 0, "status", to="agreed")],
        "Statement “She says that she asked for a lift platform and was given a ladder.”: status: alleged",
        "Statement “She says that she asked for a lift platform and was given a ladder.”: status: agreed",
    ),
    "a step": (
        "works-safety-fine",
        [put(*STEPS, 0, "step", to="announced")],
        "Count “Leaving an unsafe structure in use”: step “announced” of 9 August 2022: step: charged",
        "Count “Leaving an unsafe structure in use”: step “announced” of 9 August 2022: step: announced",
    ),
    "whom it concerns": (
        "works-safety-fine",
        [add("works-safety-fine", "charges", 0, "against", entry="moolen")],
        "Nothing of this.",
        "Count “Leaving an unsafe structure in use”: against: Edric Moolen",
    ),
    "a statement taken out": (
        "angstrom-okoye",
        [take("angstrom-okoye", "statements", 1)],
        "Statements: “The company says that no platform was asked for.”; status: denial; whose word it is: ",
        "Nothing; this was taken out.",
    ),
    "several fields": (
        EVENT,
        [put(EVENT, "date", to="2022-03-15"), put(EVENT, "place", to="The bridge")],
        "- Date: 14 March 2022\n- Place: “Quillet footbridge, Town of Ferrow”",
        "- Date: 15 March 2022\n- Place: “The bridge”",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRITTEN)
def test_the_command_says_in_words_what_a_reader_will_notice(correct_it, name):
    id, edits, said, says = WRITTEN[name]
    _, _, correction = correct_it(id, *edits)
    told = (correction["said"], correction["says"])
    if name == "a statement taken out":
        assert told[0].startswith(said)
        assert told[1] == says
    else:
        assert told == (said, says)


def test_the_words_are_in_the_language_of_the_case(correct_it, tmp_path):
    code, _, correction = correct_it(
        EVENT, put(EVENT, "date", to="2022-03-15"), put(EVENT, "status", to="agreed"), put(EVENT, "by", to=["ab-c"]), language="de"
    )
    assert code == 0
    assert correction["said"].splitlines()[:2] == ["- Datum: 14. März 2022", "- Status: belegt"]
    assert owed(tmp_path) == []


def test_a_minor_correction_is_written_of_a_slip_alone(correct_it):
    slip = put("moolen", "text", to=TEXT.replace("engineer and", "engineer, and"))
    code, _, correction = correct_it("moolen", slip, arguments=("--why=A comma.", "--minor"))
    assert (code, correction["minor"]) == (0, "true")
    code, err, correction = correct_it("moolen", put("moolen", "text", to=NOW), arguments=("--why=A slip.", "--minor"))
    words = 'casesite: more of "moolen" has changed than spelling, signs or an address, and readers are told; leave out --minor\n'
    assert (code, err, correction) == (2, words, None)


@pytest.mark.parametrize(
    ("id", "edits", "words"),
    [
        ("molen", [], 'there is no record "molen"; did you mean "moolen"?'),
        ("nothing-of-that-name", [], 'there is no record "nothing-of-that-name"'),
        ("moolen", [], 'nothing that was published of "moolen" has changed'),
        ("case", [], 'nothing that was published of "case" has changed'),
        (
            "correction-accent",
            [lambda data: data["corrections"].pop()],
            '"correction-accent" was published and is gone; put it back with "withdrawn:", with a date and the reason',
        ),
    ],
)
def test_where_there_is_nothing_to_correct_it_is_said_why(correct_it, id, edits, words):
    assert correct_it(id, *edits) == (2, f"casesite: {words}\n", None)


def test_before_anything_is_published_there_is_nothing_to_correct(bridge, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    lay_out(bridge, tmp_path / "case_data")
    assert main(["correct", "moolen", "--why=A slip.", TODAY]) == 2
    assert capsys.readouterr().err == 'casesite: nothing was published yet: there is no published.json, which "casesite lock" writes\n'


def test_a_name_that_is_withheld_since_is_in_no_correction_and_no_message(bridge, tmp_path, monkeypatch, capsys):
    """It was published, and comes out: its correction says so without it."""
    monkeypatch.chdir(tmp_path)
    named = changed(bridge, put("moolen", "text", to=f"{TEXT} Quorrel saw him."), put("case", "do_not_name", to=[]))
    text = locked(named, tmp_path / "case_data", SITE)
    lay_out(bridge, tmp_path / "case_data", text)
    (tmp_path / "case_data" / "corrections.yml").write_text(yaml.safe_dump(bridge["corrections"]), encoding="utf-8")
    [line] = owed(tmp_path)
    assert "Quorrel" not in line
    assert main(["correct", "moolen", "--why=It is nobody's business.", TODAY]) == 0
    written = (tmp_path / "case_data" / "corrections.yml").read_text(encoding="utf-8")
    assert "… saw him." in written
    assert "Quorrel" not in written
    assert problems_of(tmp_path / "case_data") == []


def test_says_so_reads_a_text_that_names_what_is_not_there(bridge, lock, tmp_path):
    case = link_case(lay_out(bridge, tmp_path / "case_data"), SITE)
    now, found = difference("[[nobody]] said [@no-source, p. 3] it.", "He said it.", case, read_lock(lock.encode()))
    correction = case.records["correction-accent"].model_copy(update={"said": "nobody said no-source it", "says": "He said it."})
    assert says_so(now, correction, found)
