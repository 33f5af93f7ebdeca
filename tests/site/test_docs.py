"""What editors look up is there: every kind, field, rule and command."""

import re

import pytest
from pydantic import BaseModel
from site_tools import ROOT, read_html, squeezed

from casesite import cli
from casesite.check import _models
from casesite.kinds import KINDS, Profile
from casesite.rules import RULES
from casesite.rules.meanings import MEANINGS

pytest_plugins = ["site_fixtures"]

RULE_IDS = sorted({*MEANINGS, *(rule.__name__.replace("_", "-") for rule in RULES)})


def models(kind: type[BaseModel], found=None):
    """A model and all that its fields take."""
    found = {} if found is None else found
    if kind not in found:
        found[kind] = None
        for info in kind.model_fields.values():
            for inner in _models(info.annotation):
                models(inner, found)
    return list(found)


ALL_MODELS = list(dict.fromkeys(model for kind in (Profile, *KINDS) for model in models(kind)))


@pytest.fixture(scope="module")
def reference(bridge_site):
    """The page on kinds: by the words of a heading, the rows of the table below it."""
    page = read_html((bridge_site / "reference/kinds/index.html").read_text(encoding="utf-8"))
    found, heading = {}, ""
    for element in page.walk():
        if element.tag in ("h2", "h3"):
            heading = squeezed(element.text)
        elif element.tag == "tr" and element.all("td"):
            found.setdefault(heading, {})[squeezed(element.all("th")[0].text)] = [squeezed(cell.text) for cell in element.all("td")]
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
    assert [name for name, (takes, _, words) in rows.items() if not takes or not words] == []


@pytest.mark.parametrize("model", ALL_MODELS, ids=lambda model: model.__name__)
def test_the_reference_says_which_fields_are_required(model, reference):
    heading = next(name for name in reference if name.split(":")[0] == model.__name__)
    required = {name for name, (_, required, _) in reference[heading].items() if required == "yes"}
    assert required == {name for name, info in model.model_fields.items() if info.is_required()}


def test_the_reference_names_every_rule_and_says_what_it_asks_for(bridge_site):
    page = read_html((bridge_site / "reference/rules/index.html").read_text(encoding="utf-8"))
    rows = {squeezed(row.all("th")[0].text): squeezed(row.all("td")[0].text) for row in page.all("tr") if row.all("td")}
    assert sorted(rows) == RULE_IDS
    assert [id for id, words in rows.items() if len(words) < 20 or not words.endswith(".")] == []


def test_the_handbook_names_every_command(handbook):
    assert [name for name in cli.COMMANDS if not re.search(rf"casesite {name}\b", handbook)] == []


def test_the_handbook_names_every_option(handbook, capsys):
    options = set()
    for name in cli.COMMANDS:
        with pytest.raises(SystemExit):
            cli.main([name, "--help"])
        options |= set(re.findall(r"--[a-z][a-z-]+", capsys.readouterr().out))
    assert len(options) > 5
    assert [option for option in sorted(options - {"--help"}) if not re.search(rf"{option}(?![\w-])", handbook)] == []


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
