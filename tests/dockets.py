"""The minimal case with two people, and proceedings of which the dockets are written in a line."""

import json

import yaml
from conftest import MINIMAL

PEOPLE = [
    {"id": id, "name": name, "kind": "person", "text": "Somebody at the gate.", "sources": ["report"], "roles": [{"title": "keeper"}]}
    for id, name in (("ash", "Ann Ash"), ("bay", "Bo Bay"))
]


def steps(text):
    """ "2022-01-05 charged, 2022-03 convicted ash" as the steps of a data file; a third word says whom it is about."""
    split = [one.split() for one in text.split(", ") if one]
    return [{"date": date, "step": step, "sources": ["report"], **({"about": about} if about else {})} for date, step, *about in split]


def proceeding(id, own="", charges=(), sides=(("ash",), ("ferrow",)), **more):
    return {
        "id": id,
        "title": id.replace("-", " ").capitalize(),
        "kind": "criminal",
        "forum": "District Court",
        "text": "About the gate.",
        "sources": ["report"],
        "sides": [{"name": f"Side {number}", "parties": [*parties]} for number, parties in enumerate(sides, 1)],
        "reviewed": "2029-12-31",
        "steps": steps(own),
        "charges": [
            {"id": f"count-{number}", "title": f"Count {number}", "against": [*against], "steps": steps(text)}
            for number, (text, *against) in enumerate(charges, 1)
        ],
        **more,
    }


def files(*proceedings):
    """The files of a case that has these proceedings."""
    parties = yaml.safe_load(MINIMAL["parties.yml"]) + PEOPLE
    shorn = [{key: value for key, value in one.items() if value not in ([], None)} for one in proceedings]
    return {"parties.yml": json.dumps(parties), "proceedings.yml": json.dumps(shorn)}
