"""``casesite sources`` and ``casesite snapshot``: what is said of each kind of answer, what is kept for the next time, what is written."""

import json
import os
import signal
import threading
from contextlib import contextmanager

import pytest
from conftest import CASE_ID, MINIMAL, problems_of
from web_stand_in import article, running

from casesite.commands import sources
from casesite.commands.cli import main
from casesite.model.withheld import fingerprints
from casesite.reading.snapshots import load_snapshots

TODAY = "--today=2030-01-01"
QUOTE = "the gate fell"
SOURCES = """\
# The sources of the gate.
- id: report
  title: Report on the gate
  kind: official-report
  primary: true
  url: http://gate.example.org/report  # the first edition
  accessed: {accessed}
"""
QUOTING = MINIMAL["events.yml"].replace("[report]", '[{source: report, at: p. 1, quote: "%s"}]')


@pytest.fixture
def web(monkeypatch):
    with running() as stand_in:
        monkeypatch.setattr(sources, "manners", lambda _: stand_in.manners())
        yield stand_in


@pytest.fixture
def run(web, write_case, tmp_path, monkeypatch, capsys):
    """Lay out a case whose report has an address, and run the program beside it → its exit code, and what it printed."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments, accessed="2029-12-01", files=None, again=False):
        if not again:
            write_case({"sources.yml": SOURCES.format(accessed=accessed), **(files or {})})
        capsys.readouterr()
        try:
            code = main([*arguments, *([] if "archive=" in str(arguments) else [TODAY] * (TODAY[:7] not in str(arguments)))])
        except SystemExit as stopped:
            code = stopped.code
        return code, *capsys.readouterr()

    return run


def put(web, *page, **more):
    web.put("gate.example.org/report", *page, **more)


def test_what_is_as_it_was_is_not_named(run, web):
    put(web, article())
    assert run("sources", "check") == (0, "", "case_data: 1 address asked, nothing new\n")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "“not found” (404); give its new address, or that of an archived copy in archive_url (gone)"),
        (410, "“gone” (410); give its new address"),
        (451, "withheld for legal reasons (451)"),
        (401, "asks for a password (401)"),
        (402, "asks for money (402)"),
        (403, "lets no program in, or nobody who has not paid (403)"),
        (400, "could not be read: an answer that no document comes with (400); it is asked again next time (unanswered)"),
        (429, "could not be read: the host says that it was asked too often (429)"),
        (500, "could not be read: an error of the server (500)"),
        (503, "could not be read: an error of the server (503)"),
        (204, "could not be read"),
    ],
)
def test_an_answer_without_the_document_is_told(status, words, run, web):
    put(web, status=status)
    code, out, _ = run("sources", "check")
    assert code == 0
    assert out.startswith('case_data/sources.yml:6:8: warning: "report" ')
    assert out.count("\n") == 1
    assert words in out


@pytest.mark.parametrize("is_connected", [True, False])
def test_a_name_that_no_host_has_is_gone_only_where_others_are_found(is_connected, run, web):
    """A machine without a connection finds no host at all, and says nothing of the sources."""
    other = "gate" if is_connected else "nobody.too"
    text = many(2).replace("gate.example.org/0", "nobody.example.org/0").replace("gate.example.org", f"{other}.example.org")
    web.put("gate.example.org/1", article())
    _, out, err = run("sources", "check", files={"sources.yml": text})
    if is_connected:
        assert '"report" is gone: there is no host called nobody.example.org; give its new address' in out
    assert err == f"case_data: 2 addresses asked, {'1 gone' if is_connected else '2 unanswered'}\n"


@pytest.mark.parametrize(
    ("status", "location", "said"),
    [
        (301, "/new", '"report" has moved for good, to http://gate.example.org/new; read it there, and write that address (moved)'),
        (308, "/new", "has moved for good, to http://gate.example.org/new"),
        (302, "/new", ""),
        (307, "/new", ""),
        (301, "/onward", "has moved for good, to http://gate.example.org/onward;"),  # from where it is away only for now
        (302, "/moved", ""),
        (301, "/", "is gone: it leads to the front page http://gate.example.org/"),
        (302, "http://www.gate.example.org/", "is gone: it leads to the front page"),
        (301, "/report", "could not be read: its redirects lead in a circle"),
        (301, "http://private.example.org/", "could not be read: 127.0.0.1 is not on the public Internet, and is not asked"),
        (301, "/nothing", "is gone: it answers “not found” (404)"),
    ],
)
def test_a_redirect_is_told_where_it_is_for_good(status, location, said, run, web):
    put(web, status=status, Location=location)
    for name in ("gate.example.org/new", "gate.example.org/", "www.gate.example.org/"):
        web.put(name, article())
    web.put("gate.example.org/onward", status=302, Location="/new")
    web.put("gate.example.org/moved", status=301, Location="/new")
    out = run("sources", "check")[1]
    assert said in out
    assert out.count("\n") == bool(said)


def test_a_page_that_is_not_free_is_told(run, web):
    put(web, article(head='<meta property="article:content_tier" content="locked">'))
    assert '"report" says that it is not free to read; give its new address' in run("sources", "check")[1]


# Titles


@pytest.mark.parametrize(
    ("title", "differs"),
    [
        ("Report on the gate", False),
        ("REPORT ON THE GATE", False),
        ("“Report on the gate”: part one", False),
        ("Report on the gates", True),
        ("Report on a gate", True),
        ("Page not found", True),
    ],
)
def test_a_title_is_held_against_that_of_the_record(title, differs, run, web):
    put(web, article(title))
    out = run("sources", "check")[1]
    assert (f'"report" is titled “{title} | The Herald” now; the record says “Report on the gate”: read it again' in out) is differs
    assert out.count("\n") == differs


@pytest.mark.parametrize("shared", ["Report on the gate", "How the gate fell"])
def test_a_page_may_be_shared_under_another_title_than_it_bears(shared, run, web):
    put(web, article(head=f'<meta property="og:title" content="{shared}">'))
    assert run("sources", "check")[1] == ""
    put(web, article("Report on the bridge", head=f'<meta property="og:title" content="{shared}">'))
    assert ("is titled “How the gate fell” now" in run("sources", "check", again=True)[1]) is (shared == "How the gate fell")


@pytest.mark.parametrize("title", ["[Notice at the gate]", "Report on the…", "Report on the ga..."])
def test_a_title_that_is_a_description_or_cut_short_is_no_other(title, run, web):
    put(web, article())
    files = {"sources.yml": SOURCES.format(accessed="2029-12-01").replace("Report on the gate", f'"{title}"')}
    assert run("sources", "check", files=files)[1] == ""


def test_a_title_that_changed_is_named_until_somebody_has_read_the_page_again(run, web):
    described = SOURCES.replace("Report on the gate", '"[Notice]"')
    put(web, article("Gate fell"))
    assert run("sources", "check", files={"sources.yml": described.format(accessed="2029-12-01")})[1] == ""
    put(web, article("Gate broke"))
    for _ in range(2):
        out = run("sources", "check", again=True)[1]
        assert "is titled “Gate broke | The Herald” now; it was “Gate fell | The Herald”" in out
    for day, count in (("2030-01-01", 1), ("2030-01-02", 0), ("2029-12-01", 0)):  # once it is known, it is the title
        files = {"sources.yml": described.format(accessed=day)}
        assert run("sources", "check", "--today=2030-01-08", files=files)[1].count("(retitled)") == count
    put(web, article("Gate fell"))
    assert "it was “Gate broke | The Herald”" in run("sources", "check", again=True)[1]


def test_what_is_known_is_counted_and_stands_in_the_json(run, web):
    put(web, status=402)
    run("sources", "check")
    assert "(paywall)" in run("sources", "check", "--today=2030-01-08", accessed="2030-01-01")[1]  # read before, or after?
    code, out, err = run("sources", "check", "--today=2030-01-08", "--format=json", accessed="2030-01-07")
    assert (code, err) == (0, "case_data: 1 address asked, nothing new, 1 known\n")
    [finding] = json.loads(out)["findings"]
    assert (finding["known"], finding["noticed"], finding["sort"], finding["source"]) == (True, "2030-01-01", "paywall", "report")


@pytest.mark.parametrize(("archive", "count"), [("", 1), ("  archive_url: http://archive.example.org/report\n", 0)])
def test_what_is_gone_is_known_once_it_was_read_in_an_archived_copy(archive, count, run, web):
    web.put("archive.example.org/report", article())
    put(web, status=410)
    files = {"sources.yml": SOURCES.format(accessed="2029-12-01") + archive}
    assert ("an archived copy is in archive_url" if archive else "give its new address") in run("sources", "check", files=files)[1]
    files = {"sources.yml": SOURCES.format(accessed="2030-01-02") + archive}
    assert run("sources", "check", "--today=2030-01-08", files=files)[1].count("(gone)") == count


# Quotations


@pytest.mark.parametrize(
    ("quote", "words", "stands"),
    [
        ("the gate fell", "The gate fell.", True),
        ("the gate “fell”", 'The gate\n "fell".', True),
        ("at noon — the mayor", "at&nbsp;noon &mdash; the mayor", True),
        ("at noon ‒ the mayor", "at noon – the mayor", False),
        ("well-known gate", "well\N{NON-BREAKING HYPHEN}known ga\N{SOFT HYPHEN}te", True),
        ("the gate broke", "The gate fell.", False),
        ("not these", "The gate fell.", False),  # words of a script
    ],
)
def test_a_quotation_must_stand_in_the_text(quote, words, stands, run, web):
    put(web, article(words=words))
    files = {"events.yml": QUOTING % quote.replace('"', '\\"')}
    out = run("sources", "check", files=files)[1]
    assert ("case_data/events.yml:6:47: warning: these words are not in the text of" in out) is not stands
    assert out.count("\n") == (not stands)


def test_a_quotation_is_still_missing_when_the_page_has_not_changed(run, web):
    put(web, article(), ETag='"1"')
    files = {"events.yml": QUOTING % "never said"}
    assert "(quotation)" in run("sources", "check", files=files)[1]
    put(web, status=304)
    assert "(quotation)" in run("sources", "check", again=True)[1]
    assert web.asked[-1][2]["If-None-Match"] == '"1"'


def test_a_quotation_that_is_new_has_the_whole_page_asked_for(run, web):
    put(web, article(), ETag='"1"')
    run("sources", "check")
    assert "(quotation)" in run("sources", "check", files={"events.yml": QUOTING % "never said"})[1]
    assert "If-None-Match" not in web.asked[-1][2]


@pytest.mark.parametrize("page", ["pdf", "paid", "long"])
def test_a_quotation_that_cannot_be_looked_for_is_not_called_missing(page, run, web, monkeypatch):
    monkeypatch.setattr(sources, "manners", lambda _: web.manners(size=500))
    put(web, article(head="<meta itemprop=isAccessibleForFree content=false>" * (page == "paid")) + "x" * 1000 * (page == "long"))
    if page == "pdf":
        put(web, b"%PDF-1.7", Content_Type="application/pdf")
    _, out, err = run("sources", "check", files={"events.yml": QUOTING % "never said"})
    assert "(quotation)" not in out
    assert "1 quotation could not be looked for" in err


# From one time to the next


def test_an_address_is_asked_only_whether_it_has_changed(run, web):
    put(web, article(), ETag='W/"1"', Last_Modified="Thu, 21 Oct 2021 07:28:00 GMT")
    run("sources", "check")
    put(web, status=304)
    assert run("sources", "check", again=True)[1] == ""
    sent = web.asked[-1][2]
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == ('W/"1"', "Thu, 21 Oct 2021 07:28:00 GMT")


def test_another_address_is_asked_for_whole(run, web):
    put(web, article(), ETag='"1"')
    run("sources", "check")
    web.put("gate.example.org/second", article())
    run("sources", "check", files={"sources.yml": SOURCES.format(accessed="2029-12-01").replace("/report", "/second")})
    assert "If-None-Match" not in web.asked[-1][2]


def test_what_could_not_be_read_once_leaves_what_is_known_of_it(run, web):
    put(web, article(), ETag='"1"')
    run("sources", "check")
    put(web, status=500)
    run("sources", "check", again=True)
    put(web, status=304)
    assert run("sources", "check", again=True)[1] == ""
    assert web.asked[-1][2]["If-None-Match"] == '"1"'


def test_the_record_says_when_each_address_was_asked_and_read(run, web, tmp_path):
    put(web, article(), ETag='"1"')
    run("sources", "check")
    put(web, status=500)
    run("sources", "check", "--today=2030-01-08", again=True)
    [entry] = json.loads((tmp_path / ".cache/casesite/sources.json").read_text())["sources"]["report"].values()
    assert (entry["asked"], entry["read"], entry["status"]) == ("2030-01-08", "2030-01-01", 500)
    assert "mayor" not in json.dumps(entry)  # the text is not kept


def test_the_record_may_lie_elsewhere(run, web, tmp_path):
    put(web, article())
    assert run("sources", "check", "--record=here/asked.json")[0] == 0
    assert (tmp_path / "here/asked.json").exists()
    assert not (tmp_path / ".cache").exists()


@pytest.mark.parametrize("content", ["", "[]", "{", '{"form": 2}', '{"form": 1, "sources": {"report": 1}}', "[" * 100_000])
def test_a_record_that_nobody_wrote_is_refused_before_anybody_is_asked(content, run, web, tmp_path):
    (tmp_path / "asked.json").write_text(content)
    code, _, err = run("sources", "check", "--record=asked.json")
    assert (code, err) == (2, "casesite: this is not a record of addresses that casesite wrote; delete it, or name another with --record\n")
    assert web.asked == []


def test_a_key_that_interrupts_leaves_what_was_learnt(run, web, monkeypatch, tmp_path):
    end = threading.Event()
    put(web, article())
    web.pages["two.example.org/"] = lambda handler: end.wait(30)
    second = SOURCES.format(accessed="2029-12-01").replace("report\n", "second\n", 1).replace("gate.example.org/report", "two.example.org/")

    @contextmanager
    def interrupted(_):
        yield lambda words: os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(sources, "progress", interrupted)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has what runs behind it ignore the key
    try:
        code, _, err = run("sources", "check", files={"sources.yml": SOURCES.format(accessed="2029-12-01") + second})
    finally:
        signal.signal(signal.SIGINT, before)
    end.set()
    assert code == 130
    assert "what 1 of 2 addresses answered is kept; --since 1 asks the others\n" in err
    kept = json.loads((tmp_path / ".cache/casesite/sources.json").read_text())["sources"]
    assert [*kept] == ["report"]


# Which addresses are asked


def many(number):
    return "".join(
        SOURCES.format(accessed="2029-12-01").replace("report\n", f"report-{each}\n", 1).replace("/report", f"/{each}")
        for each in range(number)
    ).replace("report-0", "report")


@pytest.fixture
def sampled(run, web):
    def sampled(*arguments):
        web.asked.clear()
        run("sources", "check", *arguments, files={"sources.yml": many(20)})
        return web.paths()

    return sampled


def test_a_sample_is_so_many_of_them_the_same_all_day(sampled):
    drawn = [sampled("--sample=5"), sampled("--sample=5"), sampled("--sample=5", "--today=2030-01-02")]
    assert [len(each) for each in drawn] == [5, 5, 5]
    assert drawn[0] == drawn[1] != drawn[2]
    assert len(sampled("--sample=100")) == 20
    assert sampled("--sample=0") == []


def test_what_was_asked_lately_is_not_asked_again(sampled):
    assert len(sampled("--sample=5")) == 5
    assert len(sampled("--since=1")) == 15
    assert sampled("--since=7", "--today=2030-01-07") == []
    assert len(sampled("--since=7", "--today=2030-01-08")) == 20


def test_what_gave_no_answer_is_asked_again(run, web):
    web.pages["gate.example.org/report"] = lambda handler: None
    run("sources", "check")
    put(web, article())
    assert run("sources", "check", "--since=7", again=True)[2] == "case_data: 1 address asked, nothing new\n"


@pytest.mark.parametrize("words", ["-1", "x", "1.5", "", "9999999", "٣"])
def test_a_number_is_written_in_digits(words, run):
    code, _, err = run("sources", "check", f"--sample={words}")
    assert code == 2
    assert "is no number of that kind; write it in digits" in err


def test_a_withdrawn_source_is_not_asked(run, web):
    withdrawn = SOURCES.format(accessed="2029-12-01") + "- id: other\n  title: Other\n  kind: news\n  primary: false\n"
    withdrawn += "  url: http://other.example.org/\n  withdrawn: {date: 2029-12-01, reason: It was another gate.}\n"
    put(web, article())
    run("sources", "check", files={"sources.yml": withdrawn})
    assert web.paths() == ["/report"]


@pytest.mark.parametrize(("accessed", "is_told"), [("2029-01-01", False), ("2028-12-31", True)])
def test_a_source_that_was_read_long_ago_is_named_here_and_not_by_the_check(accessed, is_told, run, web, tmp_path):
    put(web, article())
    out = run("sources", "check", accessed=accessed)[1]
    said = (
        '"report" was last read on 2028-12-31, 366 days ago, and review_days of case.yml is 365; read it again, and write the day (stale)'
    )
    assert (said in out) is is_told
    assert out.count("\n") == is_told
    assert problems_of(tmp_path / "case_data") == []


# What is printed


def test_an_issue_says_it_all_and_nothing_in_it_calls_anybody(run, web):
    put(web, article("@mayor <b>#999</b> `x` https://bad.example/ [a](b)"))
    out = run("sources", "check", "--format=markdown", files={"events.yml": QUOTING % "never said"})[1]
    assert out.startswith("<!-- casesite-sources -->\nAsked on 2030-01-01: 1 address asked, 1 quotation, 1 retitled.\n")
    assert out.index("### Quotations that were not found in the text") < out.index("### Another title than before")
    assert "- `case_data/events.yml:6:47` these words are not in the text" in out
    for words in ("@mayor", "<b>", "#999", "https://bad", "[a](b)", "`x`"):
        assert words not in out


def test_an_issue_with_nothing_to_say_is_empty(run, web):
    put(web, article())
    assert run("sources", "check", "--format=markdown")[1] == ""


def test_an_issue_is_never_too_long_to_post(run, web):
    assert 1_000 < len(run("sources", "check", "--format=markdown", files={"sources.yml": many(400)})[1]) < 60_000


def test_json_has_every_address(run, web):
    put(web, article())
    found = json.loads(run("sources", "check", "--format=json")[1])
    [asked] = found["asked"]
    assert {**asked, "sha256": len(asked["sha256"])} == {
        "source": "report",
        "field": "url",
        "address": "http://gate.example.org/report",
        "status": 200,
        "led_to": "http://gate.example.org/report",
        "title": "Report on the gate | The Herald",
        "read": "2030-01-01",
        "sha256": 64,
    }
    assert (found["day"], found["summary"], found["findings"]) == ("2030-01-01", "1 address asked, nothing new", [])


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_mistakes_of_the_data_come_first_in_a_form_that_they_have(form, run, web):
    code, out, _ = run("sources", "check", f"--format={form}", files={"events.yml": MINIMAL["events.yml"].replace("2021-10-21", "x")})
    assert (code, web.asked) == (1, [])
    assert "bad-date" in out


def test_a_name_that_is_not_printed_is_printed_here_neither(run, web, tmp_path):
    listed = json.dumps(fingerprints("Quillon", CASE_ID))
    put(web, article("Quillon was at the gate"))
    for form in ("text", "json", "markdown"):
        _, out, err = run("sources", "check", f"--format={form}", files={"case.yml": f"{MINIMAL['case.yml']}do_not_name: {listed}\n"})
        assert "was at the gate" in out
        assert "Quillon" not in out + err
    assert "Quillon" not in (tmp_path / ".cache/casesite/sources.json").read_text()


# Archived copies


COPY = "https://archive.example.org/web/20290101/http://gate.example.org/report"


def test_sources_without_an_archived_copy_are_listed_and_nobody_is_asked(run, web):
    code, out, err = run("sources", "check", "--archive")
    assert (code, web.asked) == (0, [])
    assert out == 'case_data/sources.yml:6:8: warning: "report" has no archived copy: http://gate.example.org/report (no-archive)\n'
    assert err == "case_data: 1 source without an archived copy; --archive ID=ADDRESS writes the address of one\n"


@pytest.mark.parametrize("arguments", [["--archive", "other"], ["other", "--archive"], ["--archive", "--case-dir=other"]])
def test_the_folder_stands_before_and_behind_the_list(arguments, run, tmp_path):
    run("check")
    (tmp_path / "case_data").rename(tmp_path / "other")
    assert "other/sources.yml:6:8" in run("sources", "check", *arguments, again=True)[1]


def archived(run, tmp_path, pair, text):
    code, _, err = run("sources", "check", "--archive", pair, files={"sources.yml": text})
    return code, err, (tmp_path / "case_data/sources.yml").read_bytes().decode()


TEXT = SOURCES.format(accessed="2029-12-01")
LAYOUTS = {
    "below the address": (TEXT, TEXT.replace("first edition\n", f"first edition\n  archive_url: {COPY}\n")),
    "in place of another": (
        TEXT.replace("  accessed", "  archive_url: http://old.example.org/\n  accessed"),
        TEXT.replace("  accessed", f"  archive_url: {COPY}\n  accessed"),
    ),
    "without an address": (
        TEXT.replace("  url: http://gate.example.org/report  # the first edition\n", ""),
        TEXT.replace("  url: http://gate.example.org/report  # the first edition\n", "") + f"  archive_url: {COPY}\n",
    ),
    "no line end": (TEXT.partition("  accessed")[0].rstrip("\n"), TEXT.partition("  accessed")[0] + f"  archive_url: {COPY}\n"),
    "deeper": (
        TEXT.replace("  ", "    ").replace("- id", "-   id"),
        TEXT.replace("  ", "    ").replace("- id", "-   id").replace("    accessed", f"    archive_url: {COPY}\n    accessed"),
    ),
}


@pytest.mark.parametrize(("before", "after"), LAYOUTS.values(), ids=LAYOUTS)
def test_the_address_of_a_copy_is_written_and_nothing_else_changes(before, after, run, tmp_path):
    assert archived(run, tmp_path, f"report={COPY}", before) == (0, "wrote case_data/sources.yml\n", after)


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ("reprot=http://archive.example.org/1", 'there is no source "reprot"; did you mean "report"?'),
        ("gate-falls=http://archive.example.org/1", 'there is no source "gate-falls"'),
        ("report=archive.example.org/1", "lacks its beginning; write https:// in front of it"),
        ("report=javascript:alert(1)", "does not start with https:// or http://"),
        ("report=", "does not start with https:// or http://"),
        ("report=https://www.gate.example.org/report/", 'this is the address of "report" itself'),
        (
            "report=https://archive.example.org/web/2029/http://gate.example.org/other",
            'this is a copy of http://gate.example.org/other, and the address of "report" is http://gate.example.org/report',
        ),
    ],
)
def test_what_is_no_copy_of_the_source_is_refused(pair, words, run, tmp_path):
    code, err, text = archived(run, tmp_path, pair, TEXT)
    assert (code, text) == (2, TEXT)
    assert words in err


@pytest.mark.parametrize(
    "copy",
    [
        "https://archive.example.org/aB3dE",
        "https://archive.example.org/web/2029/https://www.gate.example.org/report/",
        "https://archive.example.org/web/2029/http:/gate.example.org/report",
    ],
)
def test_a_copy_may_be_named_in_any_way_that_archives_have(copy, run, tmp_path):
    assert archived(run, tmp_path, f"report={copy}", TEXT)[0] == 0


def test_several_copies_are_written_all_or_none(run, tmp_path):
    pairs = [f"--archive=report{f'-{number}' * bool(number)}=http://archive.example.org/{number}" for number in range(9)]
    assert run("sources", "check", *pairs, "--archive=nothing=http://archive.example.org/", files={"sources.yml": many(9)})[0] == 2
    assert "archive_url" not in (tmp_path / "case_data/sources.yml").read_text()
    assert run("sources", "check", *pairs, again=True)[0] == 0
    lines = (tmp_path / "case_data/sources.yml").read_text().splitlines()
    beside = [
        (lines[number - 1].partition("/report")[0].split()[1], line.split()[1])
        for number, line in enumerate(lines)
        if "archive_url" in line
    ]
    assert [(url.rpartition("/")[2].removesuffix("  #"), copy.rpartition("/")[2]) for url, copy in beside] == [
        (str(n), str(n)) for n in range(9)
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_ends_of_lines_stay_as_they_are(end, run, tmp_path):
    text = TEXT.replace("\n", end)
    code, _, after = archived(run, tmp_path, f"report={COPY}", text)
    assert (code, after) == (0, text.replace(f"first edition{end}", f"first edition{end}  archive_url: {COPY}{end}"))


def test_a_record_in_one_line_is_left_to_its_writer(run, tmp_path):
    flow = '- {id: report, title: Report on the gate, kind: official-report, primary: true, url: "http://gate.example.org/report"}\n'
    code, err, text = archived(run, tmp_path, "report=http://archive.example.org/1", flow)
    assert (code, text) == (2, flow)
    assert "put this into the record: archive_url: http://archive.example.org/1" in err


# Texts that are kept


def test_a_text_is_kept_by_its_hash_and_quotations_are_held_against_it(run, web, tmp_path):
    put(web, article(words="The gate fell at noon, the mayor said."))
    files = {"events.yml": QUOTING % QUOTE}
    code, _, err = run("snapshot", "copies", files=files)
    assert (code, err) == (0, "copies: 1 new text, 1 in all\n")
    [path] = (tmp_path / "copies").glob("*.txt")
    assert len(path.stem) == 64
    assert "the mayor said" in load_snapshots(tmp_path / "copies")["report"]
    assert json.loads((tmp_path / "copies/snapshots.json").read_text())["sources"]["report"] == {
        "sha256": path.stem,
        "address": "http://gate.example.org/report",
        "field": "url",
        "read": "2030-01-01",
    }
    assert run("check", "--snapshots=copies", again=True)[0] == 0
    files = {"events.yml": QUOTING % "never said"}
    assert "(quote-mismatch)" in run("check", "--snapshots=copies", files=files)[1]


def test_git_leaves_what_is_kept_alone(run, web, tmp_path):
    put(web, article())
    run("snapshot", "copies")
    assert (tmp_path / "copies/.gitignore").read_text().splitlines()[-1] == "*"


def test_what_has_not_changed_is_kept_as_it_is_and_what_is_lost_is_asked_for_whole(run, web, tmp_path):
    put(web, article(), ETag='"1"')
    run("snapshot", "copies")
    run("snapshot", "copies", again=True)
    assert web.asked[-1][2]["If-None-Match"] == '"1"'
    run("snapshot", "others", again=True)
    assert "If-None-Match" not in web.asked[-1][2]
    assert load_snapshots(tmp_path / "copies") == load_snapshots(tmp_path / "others") != {}


def test_an_earlier_text_stays_beside_the_new_one(run, web, tmp_path):
    for words in ("The gate fell.", "The gate broke."):
        put(web, article(words=words))
        run("snapshot", "copies")
    assert len([*(tmp_path / "copies").glob("*.txt")]) == 2
    assert "broke" in load_snapshots(tmp_path / "copies")["report"]


@pytest.mark.parametrize("status", [404, 402])
def test_where_the_document_is_not_to_be_had_the_archived_copy_is_kept(status, run, web, tmp_path):
    put(web, status=status)
    web.put("archive.example.org/1", article(words="From the archive."))
    run("snapshot", "copies", files={"sources.yml": TEXT + "  archive_url: http://archive.example.org/1\n"})
    assert "From the archive." in load_snapshots(tmp_path / "copies")["report"]


def test_what_is_no_text_is_named(run, web, tmp_path):
    put(web, b"%PDF", Content_Type="application/pdf")
    assert run("snapshot", "copies")[2] == "copies: 0 new texts, 0 in all; 1 could not be read as text: report\n"
    assert not (tmp_path / "copies").exists()


@pytest.mark.parametrize(
    ("out", "words"), [("case_data/copies", "lies in the case data"), ("docs/copies", "lies in the pages"), ("file", "is no folder")]
)
def test_texts_are_not_kept_where_they_would_be_published(out, words, run, web, tmp_path):
    (tmp_path / "file").write_text("")
    code, _, err = run("snapshot", out)
    assert (code, web.asked) == (2, [])
    assert words in err


@pytest.mark.parametrize("what", ["text", "index"])
def test_a_copy_that_is_not_as_it_was_kept_is_told(what, run, web, tmp_path):
    put(web, article())
    run("snapshot", "copies")
    path = next((tmp_path / "copies").glob("*.txt")) if what == "text" else tmp_path / "copies/snapshots.json"
    path.write_text("{}")
    code, out, _ = run("check", "--snapshots=copies", again=True)
    assert code == 1
    assert ("its hash is not its name" if what == "text" else "not a list that casesite snapshot wrote") in out
