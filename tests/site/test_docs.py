"""What editors look up is there: every kind, field, rule and command."""

import re

import pytest
from pydantic import BaseModel
from site_tools import ROOT, read_html, squeezed

from casesite.commands import cli
from casesite.model.kinds import KINDS, Part, Profile
from casesite.reading.messages import types_in
from casesite.rules import RULES
from casesite.rules.meanings import MEANINGS

pytest_plugins = ["site_fixtures"]

RULE_IDS = sorted({*MEANINGS, *(rule.id for rule in RULES)})


def models(kind: type[BaseModel], found=None):
    """A model and all that its fields take."""
    found = {} if found is None else found
    if kind not in found:
        found[kind] = None
        for info in kind.model_fields.values():
            for inner in types_in(info.annotation, Part):
                models(inner, found)
    return list(found)


ALL_MODELS = list(dict.fromkeys(model for kind in (Profile, *KINDS) for model in models(kind)))


@pytest.fixture(scope="module")
def reference(bridge_site):
    """The page on kinds: by the words of a heading, what is said of each field below it."""
    page = read_html((bridge_site / "reference/kinds/index.html").read_text(encoding="utf-8"))
    found, heading = {}, ""
    for element in page.walk():
        if element.tag in ("h2", "h3"):
            heading = squeezed(element.text)
        elif "cs-field" in element.attributes.get("class", ""):
            said = {squeezed(term.text): squeezed(fact.text) for term, fact in zip(element.all("dt"), element.all("dd"), strict=True)}
            name, words = element.all("p")
            said |= {"For": squeezed(words.text), "Example": squeezed(element.all("pre")[0].text)}
            found.setdefault(heading, {})[squeezed(name.text)] = said
    return found


@pytest.fixture(scope="module")
def handbook():
    """What is written for people who work on the site: the README and the hand-written pages."""
    paths = [path for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))) if path.exists()]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


@pytest.mark.parametrize("model", ALL_MODELS, ids=lambda model: model.__name__)
def test_the_reference_names_every_field_and_says_what_it_is_for(model, reference):
    heading = f"{model.__name__}: {'case' if model is Profile else model.file}.yml" if model in (Profile, *KINDS) else model.__name__
    rows = reference[heading]
    assert list(rows) == list(model.model_fields)
    assert [name for name, said in rows.items() if sorted(said) != ["Example", "For", "Required", "Shows", "Takes"]] == []
    assert [name for name, said in rows.items() if not all(said.values())] == []


@pytest.mark.parametrize("model", ALL_MODELS, ids=lambda model: model.__name__)
def test_the_reference_says_which_fields_are_required(model, reference):
    heading = next(name for name in reference if name.split(":")[0] == model.__name__)
    required = {name for name, said in reference[heading].items() if said["Required"] == "yes"}
    assert required == {name for name, info in model.model_fields.items() if info.is_required()}


def test_the_reference_names_every_rule_and_says_what_it_asks_for(bridge_site):
    page = read_html((bridge_site / "reference/rules/index.html").read_text(encoding="utf-8"))
    rows, heading = {}, ""
    for element in page.walk():
        if element.tag == "h2":
            heading = element.attributes["id"]
        elif element.tag == "p" and heading:
            rows.setdefault(heading, squeezed(element.text))
    assert sorted(rows) == RULE_IDS
    assert [id for id, words in rows.items() if len(words) < 20 or not words.endswith(".")] == []


def test_the_reference_names_every_command_and_all_that_it_takes(bridge_site, capsys):
    page = read_html((bridge_site / "reference/commands/index.html").read_text(encoding="utf-8"))
    found, heading = {}, ""
    for element in page.walk():
        if element.tag == "h2":
            heading = squeezed(element.text).removesuffix("¶")
        elif element.tag in ("code", "th") and heading:
            found.setdefault(heading, set()).update(re.findall(r"(?<![\w-])--[a-z][a-z-]+", element.text))
    assert list(found) == [f"casesite {name}" for name in cli.COMMANDS]
    for name in cli.COMMANDS:
        with pytest.raises(SystemExit):
            cli.main([name, "--help"])
        options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", capsys.readouterr().out)) - {"--help"}
        assert options <= found[f"casesite {name}"], name


def test_the_handbook_names_no_command_or_option_that_is_not_there(handbook, capsys):
    for name, words in re.findall(r"^\s*(?:\$ )?(?:\S*/)?casesite (\w+)(.*)$", handbook, re.MULTILINE):
        assert name in cli.COMMANDS
        with pytest.raises(SystemExit):
            cli.main([name, "--help"])
        known = capsys.readouterr().out
        assert [option for option in re.findall(r"--[a-z][a-z-]+", words) if option not in known] == []


def test_the_first_two_commands_of_the_readme_are_make_serve_and_make_test():
    readme = ROOT / "README.md"
    assert readme.exists(), "there is no README.md"
    blocks = re.findall(
        r"^ *```[^\n]*\n(.*?)^ *```|((?:^(?: {4}|\t)\S[^\n]*\n)+)", readme.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    lines = [line.strip().removeprefix("$ ") for block in blocks for line in "".join(block).splitlines() if line.strip()]
    assert [line.partition("#")[0].strip() for line in lines][:2] == ["make serve", "make test"]


def test_every_make_target_that_the_handbook_names_is_there(handbook):
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)", handbook)) | set(re.findall(r"^(?: {4}|\$ )make ([a-z-]+)", handbook, re.MULTILINE))
    assert named <= targets
