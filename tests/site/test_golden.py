"""The bridge case gives exactly the files in tests/golden/bridge/; ``UPDATE_GOLDEN=1`` writes them anew."""

import difflib
import os
import re
import shutil
import subprocess
import sys

import pytest
from markdown_it import MarkdownIt
from site_tools import BRIDGE, HOOKS, ROOT, SITE, WITHDRAWN_AND_RENAMED, append, built, contents, copy_case, environment, unmatched_tags

pytest_plugins = ["site_fixtures"]

GOLDEN = ROOT / "tests" / "golden" / "bridge"
# Not of the record: made from the program, or only a signpost.
WITHOUT_A_DAY = {f"reference/{name}/index.md" for name in ("kinds", "rules", "commands")}
NO_WORDS = (".png", ".webp", ".pdf", ".db")  # pixels, and papers as somebody made them
DIGESTS = """
import datetime, hashlib, pathlib, sys
from casesite import Site
from casesite.build import build
site = Site(today=datetime.date(2030, 1, 1), url="https://bridge.example.org/")
for artifact in build(pathlib.Path(sys.argv[1]), site)[0]:
    print(hashlib.sha256(artifact.content).hexdigest(), artifact.path)
"""


@pytest.fixture(scope="module")
def pages(bridge_files, tmp_path_factory):
    """Every page of the bridge case, and the pages of a withdrawn and of a renamed record, by path."""
    case_dir = copy_case(tmp_path_factory.mktemp("case"))
    append(case_dir / "parties.yml", WITHDRAWN_AND_RENAMED)
    more = built(case_dir)
    extra = {path: more[path] for path in ("parties/taken-back/index.md", "parties/old-name/index.md")}
    return {path: text.decode() for path, text in (bridge_files | extra).items() if path.endswith("index.md")}


def difference(path, old, new):
    lines = difflib.unified_diff(
        old.decode(errors="replace").splitlines(),
        new.decode(errors="replace").splitlines(),
        f"golden/bridge/{path}",
        "now",
        lineterm="",
        n=1,
    )
    return "\n".join(list(lines)[:60])


def test_the_bridge_case_gives_exactly_the_golden_files(bridge_files):
    bridge_files = {path: content for path, content in bridge_files.items() if not path.endswith(NO_WORDS)}
    if os.environ.get("UPDATE_GOLDEN"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for path, content in bridge_files.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_bytes(content)
    golden = contents(GOLDEN)
    assert sorted(bridge_files) == sorted(golden), "look at the difference; UPDATE_GOLDEN=1 accepts it"
    changed = [difference(path, golden[path], content) for path, content in bridge_files.items() if content != golden[path]]
    if changed:
        pytest.fail("\n\n".join([*changed, "Where this is meant: UPDATE_GOLDEN=1"]), pytrace=False)


def test_every_block_of_html_is_whole_so_that_no_blank_line_cuts_it(pages):
    blocks = 0
    for path, text in pages.items():
        for token in MarkdownIt("commonmark").parse(text):
            if token.type == "html_block":
                blocks += 1
                assert not unmatched_tags(token.content), f"{path}, line {token.map[0] + 1}: {token.content[:300]}"
                assert "\n\n" not in token.content.strip(), f"{path}, line {token.map[0] + 1}"
    assert blocks > len(pages)


def test_generated_markdown_holds_nothing_that_makes_code_of_a_line(pages):
    for path, text in pages.items():
        kinds = {token.type for token in MarkdownIt("commonmark").parse(re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL))}
        assert not kinds & {"code_block", "fence", "hr", "blockquote_open"}, path


def test_every_heading_has_an_id_that_is_not_made_from_its_words(pages):
    bare = [
        f"{path}: {line}"
        for path, text in pages.items()
        for line in text.splitlines()
        if re.match(r"#+ ", line) and not re.search(r" \{#[\w-]+\}$", line)
    ]
    assert bare == []


def test_every_page_of_the_record_says_as_of_when(pages):
    without = {path for path, text in pages.items() if "As of <time datetime=" not in text}
    moved_or_gone = {"parties/taken-back/index.md", "parties/old-name/index.md", "timeline/second-bridge-is-closed/index.md"}
    assert without == WITHOUT_A_DAY | moved_or_gone


def test_two_builds_give_the_same_bytes(bridge_files):
    assert built(BRIDGE / "case_data", SITE) == bridge_files


def test_two_processes_give_the_same_bytes_whatever_the_hash_seed_time_zone_and_locale():
    outputs = [
        subprocess.run(
            [sys.executable, "-c", DIGESTS, str(BRIDGE / "case_data")],
            env=environment(PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale, PYTHONPATH=str(HOOKS)),
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone, locale in (("0", "Pacific/Kiritimati", "C"), ("4242", "Pacific/Pago_Pago", "C.UTF-8"))
    ]
    assert outputs[0].count("\n") > 30
    assert outputs[0] == outputs[1]


def test_the_order_in_which_the_file_system_lists_files_does_not_matter(tmp_path, bridge_files):
    copy = tmp_path / "case_data"
    copy.mkdir()
    for path in sorted((BRIDGE / "case_data").glob("*.yml"), reverse=True):
        shutil.copy(path, copy / path.name)
    shutil.copytree(BRIDGE / "case_data" / "exhibits", copy / "exhibits")
    assert built(copy, SITE) == bridge_files
