"""The issue forms: what the forge takes, what the program reads, and no way to ask for what should stay private."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from casesite.model.kinds import SourceKind, Status

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"
FORMS = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yml")) if path.stem != "config"}
TYPES = {"markdown", "input", "textarea", "dropdown", "checkboxes"}
RECORDS = ["correction", "new-event", "new-source"]

every_form = pytest.mark.parametrize("name", FORMS)


def fields(name):
    return [block for block in FORMS[name]["body"] if block["type"] != "markdown"]


def labels(name):
    return [field["attributes"]["label"] for field in fields(name)]


def field(name, id):
    [found] = [field for field in fields(name) if field.get("id") == id]
    return found


def test_there_is_a_form_for_each_thing_that_a_reader_may_ask_for():
    assert [*FORMS] == ["correction", "new-event", "new-source", "privacy-request"]


@every_form
def test_the_forge_takes_the_form(name):
    form = FORMS[name]
    assert form.keys() == {"name", "description", "title", "labels", "body"}
    assert all(isinstance(form[key], str) and form[key].strip() for key in ("name", "description", "title"))
    assert {block["type"] for block in form["body"]} <= TYPES
    assert all(set(block) <= {"type", "id", "attributes", "validations"} for block in form["body"])
    assert all(re.fullmatch(r"[\w-]+", block["id"]) for block in fields(name) if "id" in block)


@every_form
def test_ids_and_labels_are_told_apart(name):
    ids = [field["id"] for field in fields(name) if "id" in field]
    assert len(ids) == len(set(ids))
    plain = [re.sub(r"\W+", "-", label.lower()).strip("-") for label in labels(name)]
    assert len(plain) == len(set(plain))


@every_form
def test_options_are_words_and_each_stands_once(name):
    for found in fields(name):
        options = found["attributes"].get("options", [])
        if found["type"] == "dropdown":
            assert all(isinstance(option, str) and option.lower() != "none" for option in options)
            assert len(options) == len(set(options)) > 1


@every_form
def test_a_form_says_that_it_is_public_and_asks_for_care(name):
    first = FORMS[name]["body"][0]
    assert first["type"] == "markdown"
    assert re.search("public", first["attributes"]["value"])
    last = fields(name)[-1]
    assert last["type"] == "checkboxes"
    assert all(option["required"] is True for option in last["attributes"]["options"])


@every_form
def test_no_form_sets_the_label_that_starts_a_program(name):
    assert FORMS[name]["labels"] == [name]


@every_form
def test_no_text_is_put_into_a_code_block(name):
    assert [found["id"] for found in fields(name) if "render" in found["attributes"]] == []


def test_a_request_about_privacy_asks_for_nothing_private():
    form = FORMS["privacy-request"]
    assert "Everything in this form is public" in form["body"][0]["attributes"]["value"]
    assert "(../security/advisories/new)" in form["body"][0]["attributes"]["value"]
    assert [found["type"] for found in fields("privacy-request")] == ["input", "dropdown", "dropdown", "dropdown", "checkboxes"]
    required = [found["id"] for found in fields("privacy-request") if found.get("validations", {}).get("required")]
    assert required == ["page", "request", "contact"]
    for asked in ("name", "email", "phone", "address", "birth", "document"):
        assert [label for label in labels("privacy-request") if re.search(rf"\b{asked}\b", label.lower())] == []


def test_a_request_about_privacy_cannot_be_taken_for_a_record():
    for name in RECORDS:
        required = {found["attributes"]["label"] for found in fields(name) if found.get("validations", {}).get("required")}
        assert required - set(labels("privacy-request"))


def test_the_private_way_is_the_first_thing_beside_the_forms():
    config = yaml.safe_load((FOLDER / "config.yml").read_text(encoding="utf-8"))
    assert config.keys() == {"blank_issues_enabled", "contact_links"}
    [link] = config["contact_links"]
    assert link.keys() == {"name", "about", "url"}
    assert urlsplit(link["url"]).hostname == "docs.github.com"


def test_the_categories_are_those_of_the_case():
    case = yaml.safe_load((ROOT / "case_data" / "case.yml").read_text(encoding="utf-8"))
    assert field("new-event", "category")["attributes"]["options"] == [category["label"] for category in case["categories"]]


def test_the_words_to_choose_from_are_those_of_the_data():
    kinds = [str(kind).replace("-", " ") for kind in SourceKind]
    assert field("new-source", "kind")["attributes"]["options"] == kinds
    assert field("new-event", "source_kind")["attributes"]["options"] == kinds
    assert field("new-event", "status")["attributes"]["options"] == [str(status) for status in Status]


def test_maintainers_are_told_which_labels_there_must_be():
    told = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    [row] = [line for line in told.splitlines() if line.startswith("| Issues → Labels |")]
    assert re.findall(r"`([\w-]+)`", row) == ["correction", "new-source", "new-event", "privacy-request", "draft-record"]
    assert {*FORMS, "draft-record"} == set(re.findall(r"`([\w-]+)`", row))


def test_the_link_under_each_record_opens_the_form_with_the_record_filled_in():
    hook = (ROOT / "hooks" / "casesite_mkdocs" / "settings.py").read_text(encoding="utf-8")
    [address] = re.findall(r'^ISSUE_FORM = "(.*)"', hook, re.MULTILINE)
    asked = parse_qs(urlsplit(address).query)
    assert urlsplit(address).path.strip("/") == "issues/new"
    assert (FOLDER / asked.pop("template")[0]).exists()
    assert asked.pop("record") == ["{id}"]
    assert field("correction", "record")["type"] == "input"  # the forge fills in inputs and text areas
    assert asked.keys() <= {"title"}
