"""The shipped case: where each person stood on days that can be looked up, each with its source."""

import datetime
from pathlib import Path

import pytest

from casesite import Site, load_case
from casesite.exports.schemas import schemas
from casesite.model.kinds import Proceeding, Status

CASE = Path(__file__).parent.parent / "case_data"
TODAY = datetime.date(2026, 11, 22)

# day, proceeding, charge (or None for the whole), how its standing begins, the source that bears it out
STANDINGS = [
    ("2023-01-18", "state-v-baldwin-2023", "involuntary-manslaughter", "Not begun", "fjda-2023-01-19-release"),
    ("2023-01-20", "state-v-baldwin-2023", "involuntary-manslaughter", "Announced only; last known step: ", "fjda-2023-01-19-release"),
    ("2023-02-01", "state-v-baldwin-2023", "involuntary-manslaughter", "Open; last known step: ", "ap-caledonia-2023-01-31-charges"),
    ("2023-02-20", "state-v-baldwin-2023", "firearm-enhancement", "Withdrawn 17 February 2023", "abc-ks95-2023-02-20-enhancement"),
    (
        "2023-04-22",
        "state-v-baldwin-2023",
        "involuntary-manslaughter",
        "Dismissed without prejudice 21 April 2023",
        "ap-kunm-2023-04-21-dropped",
    ),
    ("2024-01-18", "state-v-baldwin-2024", None, "Not begun", "ap-kunm-2024-01-19-indictment"),
    ("2024-01-20", "state-v-baldwin-2024", "involuntary-manslaughter", "Open; last known step: ", "ap-kunm-2024-01-19-indictment"),
    ("2024-07-10", "state-v-baldwin-2024", None, "On trial; last known step: ", "ap-kunm-2024-07-10-openings"),
    ("2024-07-12", "state-v-baldwin-2024", None, "Dismissed with prejudice 12 July 2024", "sfr-2024-07-12-dismissed"),
    (
        "2024-11-22",
        "state-v-baldwin-2024",
        None,
        "Dismissed with prejudice 12 July 2024; appeal filed 21 November 2024",
        "people-mirror-2024-12-23-appeal",
    ),
    (
        "2024-12-24",
        "state-v-baldwin-2024",
        None,
        "Dismissed with prejudice 12 July 2024; appeal filed 21 November 2024; appeal withdrawn 23 December 2024",
        "cbs-2024-12-23-appeal",
    ),
    ("2024-02-22", "state-v-gutierrez-reed", None, "On trial; last known step: ", "abqj-2024-02-21-jury"),
    ("2024-03-07", "state-v-gutierrez-reed", "involuntary-manslaughter", "Convicted 6 March 2024", "reuters-inquirer-2024-03-07-verdict"),
    ("2024-03-07", "state-v-gutierrez-reed", "tampering-with-evidence", "Acquitted 6 March 2024", "reuters-inquirer-2024-03-07-verdict"),
    (
        "2024-04-16",
        "state-v-gutierrez-reed",
        "involuntary-manslaughter",
        "Convicted 6 March 2024; sentenced 15 April 2024 (18 months in prison)",
        "cnn-yahoo-2024-04-15-sentence",
    ),
    ("2023-03-30", "state-v-halls", None, "Announced only; last known step: ", "fjda-2023-01-19-release"),
    ("2023-04-01", "state-v-halls", None, "Pleaded no contest 31 March 2023; sentenced 31 March 2023", "sfnm-2023-03-31-halls"),
    ("2022-04-21", "ohsb-citation", None, "Open; last known step: ", "nmed-2022-04-20-release"),
    (
        "2023-02-25",
        "ohsb-citation",
        None,
        "Settled 24 February 2023 ($100,000, no admission of civil liability)",
        "variety-yahoo-2023-02-24-osha",
    ),
    ("2022-10-06", "hutchins-wrongful-death", None, "Settled 5 October 2022", "ap-cloverdale-2022-10-06-settlement"),
    ("2024-02-01", "svetnoy-v-rmp", "assault", "Stayed; last known step: ", "cns-kfi-2024-08-20-svetnoy"),
    ("2024-02-01", "svetnoy-v-rmp", "negligence-crew", "Open; last known step: filed", "cns-kfi-2024-08-20-svetnoy"),
    (
        "2024-02-01",
        "svetnoy-v-rmp",
        "negligence",
        "Alec Baldwin and El Dorado Pictures, Inc.: stayed; last known step: ",
        "cns-kfi-2024-08-20-svetnoy",
    ),
    (
        "2024-04-01",
        "svetnoy-v-rmp",
        "claims-against-kenney",
        "Tentatively ended for want of jurisdiction, 8 March 2024; open",
        "court-2024-03-08-svetnoy-tentative",
    ),
    ("2024-03-01", "gutierrez-reed-v-kenney", None, "Reported dismissed, August 2023", "ap-mirror-2024-02-armorer-pretrial"),
    ("2025-06-28", "addiego-v-baldwin", None, "Reported settled, 27 June 2025", "ap-kunm-2025-06-27-crew"),
    ("2025-08-01", "baldwin-v-morrissey", None, "Dismissed without prejudice 29 July 2025", "reuters-daily8-2025-07-30-suit"),
]


@pytest.fixture(scope="module")
def case():
    found, warnings = load_case(CASE, Site(TODAY))
    assert warnings == [], "nothing warns on the day of the record"
    return found


@pytest.mark.parametrize("expected", STANDINGS, ids=lambda expected: f"{expected[0]} {expected[1]}")
def test_where_everyone_stood(case, expected):
    day, proceeding, charge, words, source = expected
    as_of = datetime.date.fromisoformat(day)
    record = case.records[proceeding]
    assert isinstance(record, Proceeding)
    found = case.stood(record, as_of, next((one for one in record.charges if one.id == charge), None))
    assert found.words.startswith(words)
    steps = [step for one in record.charges for step in one.steps] + record.steps
    assert source in {citation.source for step in steps for citation in step.sources}, "the source that bears it out is cited there"


def test_the_schemas_of_editors_are_those_of_the_program():
    """But for the list of ids, which follows after a merge: who adds a record on the web runs no program."""
    case, _ = load_case(CASE, Site(today=TODAY))
    written = {name: content for name, content in schemas(case).items() if not name.endswith("/ids.schema.json")}
    assert [name for name, content in written.items() if (CASE / name).read_bytes() != content] == [], "run: casesite schema"


def test_every_position_has_an_answer_and_every_party_a_part_in_the_story(case):
    assert [(dispute.id, position.stance) for dispute in case.disputes for position in dispute.positions if position.answer is None] == []
    assert [party.id for party in case.parties if party.part is None] == []


def test_every_verdict_plea_and_ruling_says_who_decided_it(case):
    """What a body concluded is a finding; its acts are established, with who acted (or told by one report)."""
    acts = [statement for statement in case.sourced if getattr(statement.part, "decided_by", ())]
    assert len(acts) > 20
    assert {statement.status for statement in acts} <= {Status.ESTABLISHED, Status.ALLEGED}
    decided = {id for statement in acts for id in statement.part.decided_by}
    assert {"the-jury-gutierrez-reed", "marlowe-sommer", "fitch", "leiter", "biedscheid", "whitaker"} <= decided
