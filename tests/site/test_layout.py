"""Who may import whom, one door a library, whole registers, and nothing of the first case in the code."""

import ast
import importlib
import re
import sys
from graphlib import TopologicalSorter
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from site_tools import BRIDGE, HOOKS, ROOT

import casesite
from casesite import pages, rules
from casesite.exports import EXPORTS, FROM_FILES
from casesite.model import kinds
from casesite.model.kinds import KINDS, Record
from casesite.pages import PAGES
from casesite.rules import RULES

pytest_plugins = ["site_fixtures"]

CORE = HOOKS / "casesite"
TEMPLATES = {path.name for path in (CORE / "templates").iterdir()}
LINE_LIMIT = 250
# Left to right: a module imports only from stations that stand further left, or from its own room.
LINE = (
    "problem ◂ words, locales ◂ language, site, theme ◂ values ◂ model ◂ reading ◂ rules ◂ case_data ◂ exports ◂ search ◂ "
    "pages ◂ build ◂ changes, writing ◂ web ◂ commands ◂ __init__, __main__ ◂ casesite_mkdocs ◂ mkdocs_hooks"
)
RANK = {unit: rank for rank, group in enumerate(LINE.split(" ◂ ")) for unit in group.split(", ")}
# Who may import which library; the standard library is everybody's.
DOORS = {
    "yaml": {"reading.compose"},
    "jinja2": {"pages.compiled", "pages.environment"},
    "babel": {"language", "locales"},
    "markupsafe": {"pages.environment", "pages.forms", "pages.lanes_svg", "pages.bars"},
    "markdown_it": {"values.text"},
    "icalendar": {"exports.calendar"},
    "ruamel": {"writing.canonical"},
    "bibtexparser": {"writing.imports"},
    "pylatexenc": {"writing.imports"},
    "PIL": {"exports.card", "exports.pictures", "reading.media.pictures", "writing.cleaning"},
    "pypdf": {"reading.media.papers"},
    "mkdocs": {"casesite_mkdocs"},
    "pydantic_core": {"values.fields", "values.given", "reading.check", "reading.messages"},
    "pydantic": {"values", "model", "reading", "rules", "exports", "changes", "web"},
}
OF_THE_FIRST_CASE = "rust baldwin hutchins gutierrez souza halls zachry kenney bonanza armorer|santa fe|new mexico|film set|film-set"
GATHERING = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "tools", "base"}


def modules():
    """Each Python file of the generator, with its station: a room or module of the core, the package for MkDocs, or the hook."""
    core = {path: path.relative_to(CORE).parts[0].removesuffix(".py") for path in sorted(CORE.rglob("*.py"))}
    host = dict.fromkeys(sorted((HOOKS / "casesite_mkdocs").glob("*.py")), "casesite_mkdocs")
    return {**core, **host, HOOKS / "mkdocs_hooks.py": "mkdocs_hooks"}


def imported(path):
    """The full names that a file imports."""
    return names_in(ast.parse(path.read_text(encoding="utf-8")))


def names_in(tree):
    """The full names that a part of a file imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def unit_of(name):
    """The unit of the core that a full name belongs to; a name of the package itself is ``__init__``'s."""
    second = name.split(".")[1] if "." in name else ""
    return second if second in RANK else "__init__"


def test_every_module_has_a_place_in_the_line():
    assert set(modules().values()) == set(RANK)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(HOOKS).as_posix())
def test_imports_run_one_way(path):
    here = modules()[path]
    units = {unit_of(name) for name in imported(path) if name.split(".")[0] == "casesite"} - {here}
    assert [unit for unit in units if RANK[unit] >= RANK[here]] == [], f"{here} imports from its right: {LINE}"


def module_of(path):
    """The dotted name of a file within the core: ``reading.compose``."""
    return ".".join(path.relative_to(CORE if path.is_relative_to(CORE) else HOOKS).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("library", DOORS)
def test_each_library_has_its_doors(library):
    users = {module_of(path) for path in modules() if any(name.split(".")[0] == library for name in imported(path))}
    doors = DOORS[library]
    assert users
    assert [user for user in users if not any(f"{user}.".startswith(f"{door}.") for door in doors)] == []
    assert [door for door in doors if not any(f"{user}.".startswith(f"{door}.") for user in users)] == []


def test_no_other_library_is_imported():
    libraries = {name.split(".")[0] for path in modules() for name in imported(path)} - {
        "casesite",
        "casesite_mkdocs",
        *sys.stdlib_module_names,
    }
    assert libraries == set(DOORS)


def at_run_time(path):
    """The full names that a file imports when it runs, and not for the type checker alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    blocks = [node for node in ast.walk(tree) if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    for_types = {name for block in blocks for name in names_in(block)}
    return [name for name in imported(path) if name not in for_types]


def test_no_module_imports_itself_in_a_circle():
    """Each file after all that it imports: raises CycleError where two wait for each other."""
    files = {f"casesite.{module_of(path)}".removesuffix(".__init__"): path for path in modules() if path.is_relative_to(CORE)}
    graph = {}
    for module, path in files.items():
        names = {name for full in at_run_time(path) for name in (full, full.rpartition(".")[0]) if name in files}
        graph[module] = {name for name in names if name != module and not module.startswith(f"{name}.")}
    assert len(list(TopologicalSorter(graph).static_order())) == len(files)


@pytest.mark.parametrize("words", re.split(r"[ |]", OF_THE_FIRST_CASE.split("|", maxsplit=1)[0]) + OF_THE_FIRST_CASE.split("|")[1:])
def test_the_code_knows_no_word_of_the_first_case(words):
    pattern = re.compile(rf"\b{re.escape(words)}\b", re.IGNORECASE)
    files = [path for path in HOOKS.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert len(files) > 50
    assert [str(path.relative_to(ROOT)) for path in files if pattern.search(path.read_text(encoding="utf-8", errors="replace"))] == []


def test_the_code_names_no_person_of_the_first_case():
    parties = yaml.safe_load((ROOT / "case_data" / "parties.yml").read_text(encoding="utf-8"))
    names = {party["name"].split()[-1] for party in parties if party["kind"] == "person"}
    assert len(names) > 20
    code = "\n".join(path.read_text(encoding="utf-8") for path in HOOKS.rglob("*.py"))
    assert [name for name in sorted(names) if re.search(rf"\b{re.escape(name)}\b", code)] == []


def test_every_template_is_there_and_is_used(bridge_case):
    """A page's template is named after its kind; the others are named where they are used."""
    naming = "\n".join(path.read_text(encoding="utf-8") for path in [*(CORE / "pages").rglob("*.py"), *(CORE / "templates").iterdir()])
    unused = {name for name in TEMPLATES if not re.search(rf'"{name.removesuffix(".md.j2")}"|"{re.escape(name)}"', naming)}
    assert unused == {"reference_kinds.md.j2", "reference_rules.md.j2", "reference_commands.md.j2"}
    assert {f"{page.kind}.md.j2" for pages in PAGES for page in pages(bridge_case)} <= TEMPLATES


def test_every_page_module_is_in_pages():
    files = {module_of(path) for path in Path(pages.__file__).parent.rglob("*.py") if "def pages(case: Case)" in path.read_text("utf-8")}
    assert {make.__module__.removeprefix("casesite.") for make in PAGES} == files
    assert len(PAGES) == len(files)


def test_every_kind_is_in_kinds():
    records = {value for value in vars(kinds).values() if isinstance(value, type) and issubclass(value, Record)} - {Record}
    assert set(KINDS) == records | set(Record.__subclasses__())


def test_every_rule_is_in_rules():
    written = {
        (path.stem, node.name)
        for path in Path(rules.__file__).parent.glob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and [argument.arg for argument in node.args.args] == ["case", "site"]
    } - {("__init__", "broken_rules")}
    assert {(rule.check.__module__.rpartition(".")[2], rule.check.__name__) for rule in RULES} == written


def test_every_export_module_is_in_exports():
    files = {path.stem for path in (CORE / "exports").glob("*.py")} - {"__init__", "export", "entries", "blocks", "pictures", "schemas"}
    of_tables = {"columns", "imprint", "news", "relations", "rows"}  # what several formats are made from
    assert {export.make.__module__.rpartition(".")[2] for export in (*EXPORTS, *FROM_FILES)} == files - of_tables


@pytest.mark.parametrize("config", [ROOT / "mkdocs.yml", BRIDGE / "mkdocs.yml"], ids=["shipped", "bridge"])
def test_the_menu_is_the_pages_that_are_not_of_one_record(config, bridge_files):
    menu = re.findall(r"^ +- [^:]+: (\S+\.md)$", config.read_text(encoding="utf-8"), re.MULTILINE)
    generated = {path for path in bridge_files if path.endswith("index.md") and path.count("/") <= 1}  # the reference is for who edits
    written = {path for path in menu if (config.parent / "docs" / path).exists()}
    assert len(menu) == len(set(menu))
    assert set(menu) == generated | written


def test_the_reference_which_is_in_no_menu_is_led_to_where_contributing_is_told():
    told = (ROOT / "docs/contributing.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\(reference/(\w+)/index\.md\)", told)) == {"kinds", "rules", "commands"}


@pytest.mark.parametrize("path", [path for path in HOOKS.rglob("*") if path.suffix in (".py", ".j2", ".html")], ids=lambda path: path.name)
def test_no_file_is_longer_than_can_be_read_at_once(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINE_LIMIT


def test_no_module_is_a_place_for_anything():
    assert {path.stem for path in modules()} & GATHERING == set()


def test_the_hook_folder_holds_the_hook_the_core_and_the_package_for_mkdocs():
    loose = {path.name for path in HOOKS.iterdir() if path.suffix != ".egg-info" and path.name != "__pycache__"}
    assert loose == {"mkdocs_hooks.py", "casesite", "casesite_mkdocs"}


def test_the_public_names_are_there():
    assert [name for name in casesite.__all__ if not hasattr(casesite, name)] == []


def test_no_module_is_hidden_behind_a_name_of_its_package():
    """``import casesite.build`` gives the module, whatever else its package offers."""
    for path in modules():
        if path.is_relative_to(CORE) and path.name not in ("__init__.py", "__main__.py"):
            package, _, name = f"casesite.{module_of(path)}".rpartition(".")
            offered = getattr(importlib.import_module(package), name, None)
            assert offered is None or isinstance(offered, ModuleType), f"{package}.{name}"
