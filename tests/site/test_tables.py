"""The tables: one a kind and part, as CSV, in SQLite, and as a Data Package, each opened by the program that it is for."""

import csv
import hashlib
import importlib.util
import io
import json
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from site_tools import BRIDGE, append, built, copy_case, edit

from casesite.exports.imprint import licence
from casesite.exports.relations import relations
from casesite.model.kinds import KINDS

pytest_plugins = ["site_fixtures"]

WITHOUT = "it takes {}; .venv/bin/python -m pip install '.[formats]'"
FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1+1)")


def program(name, *arguments):
    """What an independent program says; where it is not installed, the test is skipped."""
    if importlib.util.find_spec(name) is None:
        pytest.skip(WITHOUT.format(name))
    return subprocess.run([sys.executable, "-m", name, *map(str, arguments)], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def folder(bridge_files, tmp_path_factory):
    """The files of ``data/``, as they are downloaded."""
    out = tmp_path_factory.mktemp("data")
    for path, content in bridge_files.items():
        if path.startswith("data/") and not path.endswith(".md"):
            file = out / path.removeprefix("data/")
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content)
    return out


@pytest.fixture
def database(folder):
    with closing(sqlite3.connect(folder / "case.db")) as connection:
        yield connection


@pytest.fixture(scope="module")
def package(folder):
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def table(files, name):
    return rows(files[f"data/tables/{name}.csv"])


def test_every_kind_and_part_has_a_table():
    names = {table.name for table in relations()}
    assert {kind.file for kind in KINDS} <= names
    parts = "roles charges steps statements citations positions sides notes waivers known_errors checked_claims categories profile"
    assert set(parts.split()) <= names
    assert {"events_parties", "events_by", "charges_against", "sides_counsel"} <= names


def test_every_column_says_what_it_holds():
    assert [f"{table.name}.{column.name}" for table in relations() for column in table.columns if not column.holds] == []


def test_a_table_has_no_column_twice():
    for each in relations():
        names = [column.name for column in each.columns]
        assert len(set(names)) == len(names), each.name


def test_the_tables_hold_what_case_json_holds(bridge_files):
    case = json.loads(bridge_files["data/case.json"])
    for kind in KINDS:
        assert [row["id"] for row in table(bridge_files, kind.file)] == [record["id"] for record in case[kind.file]]
    holders = [one for record in case["proceedings"] for one in (record, *record.get("charges", []), *record.get("recommendations", []))]
    assert [holder["id"] for holder in holders if "to" in holder] == ["proof-load"]
    steps = [step for holder in holders for step in holder.get("steps", [])]
    assert sorted(row["date"] for row in table(bridge_files, "steps")) == sorted(step["date"] for step in steps)
    cited = json.dumps(case).count('"source": ') - len(case["source_checks"])
    assert len(table(bridge_files, "citations")) == cited
    charges = [charge for record in case["proceedings"] for charge in record.get("charges", [])]
    assert [row["standing"] for row in table(bridge_files, "charges")] == [charge["standing"] for charge in charges]


def test_a_row_of_a_part_says_what_it_belongs_to_and_where_it_stands_there(bridge_files):
    for row in table(bridge_files, "citations"):
        owners = [name for name, value in row.items() if name.startswith("of_") and name not in ("of_field", "of_number") and value]
        assert len(owners) == 1
        assert row["key"].startswith(f"{row[owners[0]]}/{row['of_field']}/")
    assert next(row["of_number"] for row in table(bridge_files, "citations") if row["key"].startswith("case/sources/")) == "1"


def test_texts_are_words_and_dates_have_their_first_and_last_day(bridge_files):
    for row in table(bridge_files, "events"):
        assert "[[" not in row["text"]
        assert "[@" not in row["text"]
        assert row["date_first"] <= row["date_last"]
        assert row["date_first"].startswith(row["date"][:4].replace("X", "0"))
        assert row["date"].endswith("/..") or row["date_last"].startswith(row["date"].split("/")[-1][:4].replace("X", "9"))


def test_what_is_withdrawn_is_in_no_table_and_what_names_it_is_left_out(bridge_files, tmp_path):
    assert "second-bridge-is-closed" not in {row["id"] for row in table(bridge_files, "events")}
    case_dir = copy_case(tmp_path)
    named = next(row["event"] for row in table(bridge_files, "disputes_events"))
    edit(case_dir / "events.yml", f"- id: {named}\n", f"- id: {named}\n  withdrawn: {{date: 2025-06-02, reason: It was told twice.}}\n")
    files = built(case_dir)
    assert named not in {row["event"] for row in table(files, "disputes_events")}
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(files["data/case.db"])
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula(tmp_path, formula):
    case_dir = copy_case(tmp_path)
    append(
        case_dir / "glossary.yml",
        f"- id: formula\n  title: {json.dumps(formula)}\n  text: A formula.\n  aliases: [{json.dumps(formula)}]\n",
    )
    row = next(row for row in table(built(case_dir), "glossary") if row["id"] == "formula")
    assert row["title"] == f"'{formula}"
    assert json.loads(row["aliases"]) == [formula]  # a list begins with a bracket, which no spreadsheet runs


# case.db


def test_the_database_is_whole_and_its_keys_lead_somewhere(database):
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    keys = [key for each in relations() for key in database.execute(f"PRAGMA foreign_key_list([{each.name}])")]
    assert len(keys) == sum(bool(column.table) for each in relations() for column in each.columns)


def test_the_database_holds_the_rows_of_the_csv(database, bridge_files):
    for each in relations():
        names = ", ".join(f"[{column.name}]" for column in each.columns)
        found = database.execute(f"SELECT {names} FROM [{each.name}]").fetchall()  # noqa: S608
        assert len(found) == len(table(bridge_files, each.name))


def test_the_database_can_be_searched(database):
    asked = "SELECT events.id FROM events_fts JOIN events ON events.rowid = events_fts.rowid WHERE events_fts MATCH ? ORDER BY rank"
    assert database.execute(asked, ("bridge",)).fetchall()
    assert database.execute(asked, ("nothingofthekind",)).fetchall() == []


def test_the_database_says_what_it_is(database, bridge_files):
    about = dict(database.execute("SELECT name, value FROM about"))
    case = json.loads(bridge_files["data/case.json"])
    assert {name: about[name] for name in ("as_of", "licence", "generator", "homepage")} == {
        name: case[name] for name in ("as_of", "licence", "generator", "homepage")
    }
    assert database.execute("PRAGMA user_version").fetchone() == (case["format"],)


def test_datasette_opens_it_with_titles_licence_and_descriptions(folder):
    arguments = ("serve", folder / "case.db", "--metadata", folder / "metadata.json")
    page = program("datasette", *arguments, "--get", "/case/events")
    assert page.returncode == 0, page.stderr
    assert '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>' in page.stdout
    assert "What happened, in a headline of plain words." in page.stdout
    found = json.loads(program("datasette", *arguments, "--get", "/case/citations.json?_labels=on&_size=1&_shape=objects").stdout)
    assert {column["column"] for column, _ in found["expandable_columns"]} >= {"of_event", "of_step", "source"}
    assert found["rows"][0]["source"]["label"]
    searched = json.loads(program("datasette", *arguments, "--get", "/case/events.json?_search=bridge").stdout)
    assert searched["filtered_table_rows_count"] > 0


# datapackage.json and SHA256SUMS.txt


def test_frictionless_finds_the_package_valid(folder):
    run = program("frictionless", "validate", folder / "datapackage.json", "--json")
    assert run.returncode == 0, run.stdout[-2000:]
    report = json.loads(run.stdout)
    assert report["valid"]
    assert report["stats"]["tasks"] >= len(relations())


def test_frictionless_sees_what_is_spoilt(folder, tmp_path):
    spoilt = tmp_path / "data"
    (spoilt / "tables").mkdir(parents=True)
    for file in folder.rglob("*"):
        if file.is_file():
            (spoilt / file.relative_to(folder)).write_bytes(file.read_bytes())
    roles = spoilt / "tables" / "roles.csv"
    roles.write_text(roles.read_text(encoding="utf-8").replace(",moolen,roles,", ",nobody,roles,"), encoding="utf-8", newline="")
    assert program("frictionless", "validate", spoilt / "datapackage.json").returncode == 1


def test_the_package_says_of_every_file_its_size_and_checksum(folder, package):
    files = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    described = {resource["path"]: resource for resource in package["resources"]}
    assert set(described) == set(files) - {"datapackage.json", "SHA256SUMS.txt"}
    for path, resource in described.items():
        assert resource["bytes"] == len(files[path]), path
        assert resource["hash"] == f"sha256:{hashlib.sha256(files[path]).hexdigest()}", path
    sums = dict(line.split("  ")[::-1] for line in files["SHA256SUMS.txt"].decode().splitlines())
    assert sums == {path: hashlib.sha256(content).hexdigest() for path, content in files.items() if path != "SHA256SUMS.txt"}


def test_the_package_counts_the_rows_of_every_table(package, bridge_files):
    counted = {resource["name"]: resource["rows"] for resource in package["resources"] if resource["type"] == "table"}
    assert counted == {each.name: len(table(bridge_files, each.name)) for each in relations()}
    assert counted["citations"] > 50


def test_every_key_of_the_package_names_a_table_of_it(package):
    tables = {resource["name"]: resource for resource in package["resources"] if resource["type"] == "table"}
    for name, resource in tables.items():
        for key in resource["schema"]["foreignKeys"]:
            other = tables[key["reference"]["resource"] or name]
            assert key["reference"]["fields"] == other["schema"]["primaryKey"]


@pytest.mark.parametrize(
    ("words", "id", "address"),
    [
        ("CC BY 4.0", "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-SA-3.0", "CC-BY-SA-3.0", "https://creativecommons.org/licenses/by-sa/3.0/"),
        ("cc by-nc-nd 2.5", "CC-BY-NC-ND-2.5", "https://creativecommons.org/licenses/by-nc-nd/2.5/"),
        ("CC0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC BY 5.0", "LicenseRef-CC-BY-5.0", ""),
        ("CC BY 4.0, photographs excepted", "LicenseRef-CC-BY-4.0-photographs-excepted", ""),
        ("Разрешено всё", "LicenseRef-unknown", ""),
    ],
)
def test_a_licence_has_an_id_and_none_is_guessed(words, id, address):
    assert licence(words) == (words, id, address)


def test_the_data_page_is_a_dataset(bridge_files, folder):
    page = bridge_files["data/index.md"].decode()
    graph = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])["@graph"]
    found = next(thing for thing in graph if thing["@type"] == "Dataset")
    assert found["license"]["identifier"] == "CC-BY-4.0"
    assert found["version"] == found["dateModified"] == json.loads(bridge_files["data/case.json"])["as_of"]
    downloads = {item["contentUrl"].removeprefix("https://bridge.example.org/data/") for item in found["distribution"]}
    assert downloads == {file.name for file in folder.iterdir() if file.is_file()}


def test_the_same_case_gives_the_same_bytes(bridge_files):
    again = built(BRIDGE / "case_data")
    paths = [path for path in bridge_files if path.startswith("data/")]
    assert {path: again[path] for path in paths} == {path: bridge_files[path] for path in paths}
