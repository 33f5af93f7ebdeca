"""casesite new source --from: what becomes of each field of a reference, and that nothing is dropped without a line that says so.

A row is a reference, the values that its source has in the end (``None``: it has none), and what is said.
"""

import json
import os

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from casesite.commands.cli import main
from casesite.writing.imports import bibtex, csl
from casesite.writing.imports.dates import as_edtf
from casesite.writing.imports.latex import LatexError, address, words
from casesite.writing.imports.reference import ReferencesError


@pytest.fixture
def source(write_case, tmp_path, monkeypatch, capsys):
    """Read a file of references into the minimal case → the exit code, the new sources, and what was said."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)
    case_dir = write_case()

    def read(name, content, *arguments):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        code = main(["new", "--today=2030-01-01", "source", "--from", name, "--kind=reference", "--primary=false", *arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, yaml.load((case_dir / "sources.yml").read_text(), yaml.BaseLoader)[1:], out + err  # noqa: S506  # makes text

    return read


def holds(record, values):
    """The values of a record that a row speaks of."""
    return {name: record.get(name) for name in values}


BIBTEX = {
    # Where the address is
    "C1": (
        r"@misc{hp, title={Harbour notice}, year=2021, howpublished={\url{https://a.example/hp}}}",
        {"url": "https://a.example/hp", "type": "webpage", "publisher": None},
        [],
    ),
    "C2": (
        r"@misc{hp5, title={Harbour notice}, year=2021, howpublished={https://a.example/hp}}",
        {"url": "https://a.example/hp", "type": "webpage", "publisher": None},
        [],
    ),
    "C3": (
        r"@misc{hp6, title={Harbour notice}, year=2021, howpublished={Online, \url{https://a.example/hp}}}",
        {"url": "https://a.example/hp"},
        ["hp6: left out: howpublished “Online”"],
    ),
    "C4": (
        r"@misc{hp4, title={Harbour notice}, year=2021, howpublished={Leaflet}}",
        {"url": None, "publisher": None},
        ["hp4: left out: howpublished “Leaflet”"],
    ),
    "C5": (
        r"@misc{hp2, title={Harbour notice}, year=2021, url={https://a.example/a_b}, note={Accessed: 2021-10-21}}",
        {"url": "https://a.example/a_b", "accessed": "2021-10-21", "note": None},
        [],
    ),
    "C6": (
        r"@misc{nt, title={T}, publisher={P}, year=2021, note={Available at \url{https://a.example/a_b} (last visited 3 May 2021)}}",
        {"url": "https://a.example/a_b", "note": "Available at (last visited 3 May 2021)"},
        [],
    ),
    "C7": (
        r"@article{d1, title={Load of hangers}, journal={J. of Bridges}, year=2021, doi={10.1000/182}}",
        {"url": "https://doi.org/10.1000/182", "publisher": "J. of Bridges"},
        [],
    ),
    "C8": (
        r"@article{d2, title={Load}, journal={J}, year=2021, doi={https://doi.org/10.1000/182}}",
        {"url": "https://doi.org/10.1000/182"},
        [],
    ),
    "C9": (r"@article{d3, title={Load}, journal={J}, year=2021, doi={doi:10.1000/182}}", {"url": "https://doi.org/10.1000/182"}, []),
    "C10": (
        r"@article{d4, title={Load}, journal={J}, year=2021, doi={10.1000/182}, url={https://j.example/a}}",
        {"url": "https://j.example/a"},
        ["d4: left out: doi “10.1000/182”"],
    ),
    "C11": (r"@article{d5, title={Load}, journal={J}, year=2021, doi={10.1000/a\_b}}", {"url": "https://doi.org/10.1000/a_b"}, []),
    "C12": (
        r"@misc{ar, title={Load}, publisher={P}, year=2021, eprint={2101.00001}, archiveprefix={arXiv}}",
        {"url": "https://arxiv.org/abs/2101.00001"},
        [],
    ),
    # Names
    "C13": (r"@online{n1, title={T}, publisher={P}, author={family=Moreau, given=Claire}, year=2021}", {"authors": ["Claire Moreau"]}, []),
    "C14": (r"@online{n2, title={T}, publisher={P}, author={given=Claire, family=Moreau}, year=2021}", {"authors": ["Claire Moreau"]}, []),
    "C15": (
        r"@online{n3, title={T}, publisher={P}, author={given=Claire, given-i=Cl, family=Moreau}, year=2021}",
        {"authors": ["Claire Moreau"]},
        [],
    ),
    "C16": (
        r"@online{n4, title={T}, publisher={P}, author={family=Berg, given=Piet, prefix=van, useprefix=true}, year=2021}",
        {"authors": ["Piet van Berg"]},
        [],
    ),
    "C17": (
        r"@online{n5, title={T}, publisher={P}, author={family=Berg, given=Piet, prefix=van, useprefix=false, suffix=Jr. and Reed, Anna}}",
        {"authors": ["Piet van Berg, Jr.", "Anna Reed"]},
        [],
    ),
    "C18": (
        r"@online{o1, title={T}, publisher={P}, author={Reed, Anna and others}, year=2021}",
        {"authors": ["Anna Reed"]},
        ["o1: left out: author “and others”"],
    ),
    "C19": (r"@online{o2, title={T}, publisher={P}, author={others}, year=2021}", {"authors": None}, ["o2: left out: author “and others”"]),
    "C20": (r"@online{o3, title={T}, publisher={P}, author={Others, Mary}, year=2021}", {"authors": ["Mary Others"]}, []),
    "C21": (
        r"@online{c1, title={T}, publisher={P}, author={{Harbour County Sheriff's Office} and Smith, Jr., John and {{Gate, Inc.}}}}",
        {"authors": ["Harbour County Sheriff's Office", "John Smith, Jr.", "Gate, Inc."]},
        [],
    ),
    # Signs that LaTeX reads
    "C22": (
        r"@misc{p1, title={50% of crews walk out}, publisher={Gazette}, year=2021, url={https://a.example/x}}",
        {"title": "50% of crews walk out", "publisher": "Gazette"},
        [],
    ),
    "C23": (r"@misc{p2, title={Pay rose 4%}, publisher={100% News}, year=2021}", {"title": "Pay rose 4%", "publisher": "100% News"}, []),
    "C24": (
        r"@misc{p3, title={T}, publisher={P}, year=2021, note={The form has 40% of it, and the rest.}}",
        {"note": "The form has 40% of it, and the rest."},
        [],
    ),
    "C25": (r"@misc{p4, title={T}, publisher={P}, author={Reed, 5% Anna}, year=2021}", {"authors": ["5% Anna Reed"]}, []),
    "C26": (r"@misc{p5, title={50\% of crews \& sets \#1}, publisher={P}, year=2021}", {"title": "50% of crews & sets #1"}, []),
    "C27": (r"@misc{l1, title={The \texttt{a_b} file}, publisher={P}, year=2021}", {"title": "The a_b file"}, []),
    "C28": (r"@misc{l2, title={The \mbox{Gate} case}, publisher={P}, year=2021}", {"title": "The Gate case"}, []),
    "C29": (
        r"@misc{l3, title={T}, publisher={P}, year=2021, note={See \cite{smith} and \hyperref[sec]{below}.}}",
        {"note": "See and below."},
        [r"l3: left out: note"],
    ),
    "C30": (
        r"@misc{l4, title={Cost of H$_2$O at the 5$^{th}$ gate}, publisher={P}, year=2021}",
        {"title": "Cost of H2O at the 5th gate"},
        [],
    ),
    "C31": (
        "@misc{l5, title={\\emph{Gate} and \\textbf{x}, \\\"a\\ss{} \\o, ``x''}, publisher={P}, year=2021}",
        {"title": "Gate and x, äß ø, “x”"},
        [],
    ),
    "C32": (r"@misc{l6, title={{{T}}}, publisher={P}, year=2021}", {"title": "T"}, []),
    "C33": (r"@online{u4, title={T}, publisher={P}, year=2021, url={\url{https://a.example/x}}}", {"url": "https://a.example/x"}, []),
    "C34": (r"@online{u5, title={T}, publisher={P}, year=2021, url={<https://a.example/x>}}", {"url": "https://a.example/x"}, []),
    "C35": (
        r"@online{u8, title={T}, publisher={P}, year=2021, url={https://a.example/\~{}anna/x}}",
        {"url": "https://a.example/~anna/x"},
        [],
    ),
    "C36": (
        r"@online{u7, title={T}, publisher={P}, year=2021, url={https://a.example/~anna/x%20y}}",
        {"url": "https://a.example/~anna/x%20y"},
        [],
    ),
    "C39": (
        r"@article{k, title={T}, journal=gaz, year=2021}",
        {"publisher": None},
        ["k: left out: journal “gaz” (there is no @string of this name)"],
    ),
    "C40": (
        '@string{gaz = "The Harbour Gazette"}\n@article{k, title={T}, journal=gaz, year=2021}',
        {"publisher": "The Harbour Gazette"},
        [],
    ),
    "and with nothing behind it": (r"@online{o4, title={T}, publisher={P}, author={Reed, Anna and }}", {"authors": ["Anna Reed"]}, []),
    "semicolons": (
        r"@online{o5, title={T}, publisher={P}, author={Reed, Anna; Smith, Jr., John}}",
        {"authors": ["Anna Reed", "John Smith, Jr."]},
        [],
    ),
    "commas between whole names": (
        r"@online{o6, title={T}, publisher={P}, author={Anna Reed, John Smith, Eva Berg}}",
        {"authors": ["Anna Reed", "John Smith", "Eva Berg"]},
        [],
    ),
    "names that commas do not tell apart": (
        r"@online{o7, title={T}, publisher={P}, author={Reed, A., Smith, J.}}",
        {"authors": ["Reed, A., Smith, J."]},
        [],
    ),
    "a Greek letter in front of a word": (
        r"@misc{l9, title={The $\alpha$ and $x_1$ gates}, publisher={P}}",
        {"title": "The α and x1 gates"},
        [],
    ),
    # Dates
    "from day to day": (
        r"@article{m8, title={T}, journal={J}, year=2021, month={21--23 oct}}",
        {"issued": "2021-10-21/2021-10-23"},
        [],
    ),
    "a word behind a month": (
        r"@article{m9, title={T}, journal={J}, year=2021, month={late oct}}",
        {"issued": "2021-10"},
        ["m9: left out: month “late”"],
    ),
    "C41": (r'@article{m3, title={T}, journal={J}, year=2021, month="oct~21"}', {"issued": "2021-10-21"}, []),
    "C42": (r'@article{m4, title={T}, journal={J}, year=2021, month= 21 # "~" # oct}', {"issued": "2021-10-21"}, []),
    "C43": (r"@article{m6, title={T}, journal={J}, year=2021, month={jul-aug}}", {"issued": "2021-07/2021-08"}, []),
    "C44": (r"@article{m7, title={T}, journal={J}, year=2021, month={7-8}}", {"issued": "2021-07/2021-08"}, []),
    "C45": (r"@article{m5, title={T}, journal={J}, year=2021, month={Dezember}}", {"issued": "2021"}, ["m5: left out: month “Dezember”"]),
    "C46": (r"@article{y1, title={T}, journal={J}, year={c. 1985}}", {"issued": "1985~"}, []),
    "C47": (r"@article{y2, title={T}, journal={J}, year={1985/86}}", {"issued": "1985/1986"}, []),
    "C48": (
        r"@article{y3, title={T}, journal={J}, year={n.d.}}",
        {"issued": None},
        ["y3: left out: issued “n.d.” (there is no date in it)"],
    ),
    "C49": (
        r"@article{y6, title={T}, journal={J}, date={2021-10-21T14:00:00Z}}",
        {"issued": "2021-10-21"},
        ["y6: left out: issued “time 14:00:00Z”"],
    ),
    "C50": (
        r"@online{y7, title={T}, publisher={P}, url={https://a.example/x}, urldate={2021-04-08T00:39:34Z}}",
        {"accessed": "2021-04-08"},
        ["y7: left out: accessed “time 00:39:34Z”"],
    ),
    "C51": (
        r"@online{y8, title={T}, publisher={P}, url={https://a.example/x}, urldate={2021-04}}",
        {"accessed": None, "url": "https://a.example/x"},
        ["y8: left out: accessed “2021-04” (it is not one day)"],
    ),
    # What has no place
    "C52": (
        r"@incollection{k, title={Ch}, booktitle={The Book}, publisher={P}, date={2021}}",
        {"publisher": "P", "type": "chapter"},
        ["k: left out: booktitle “The Book”"],
    ),
    "C53": (
        r"@book{k, title={T}, editor={Reed, Anna}, publisher={P}, date={2021}}",
        {"authors": None},
        ["k: left out: editor “Reed, Anna”"],
    ),
    "C54": (
        r"@misc{k, title={T}, publisher={P}, year=2021, annotation={My own thoughts on it}}",
        {"note": None},
        ["k: left out: annotation (it may be private)"],
    ),
}


@pytest.mark.parametrize("row", BIBTEX)
def test_a_field_of_bibtex(source, row):
    text, values, said = BIBTEX[row]
    code, [record], out = source("x.bib", text)
    assert code == 0
    assert holds(record, values) == values
    assert [words for words in said if words not in out] == []
    assert ("left out" in out) == bool(said)


def test_what_is_private_is_named_and_not_quoted(source):
    _, _, out = source("x.bib", BIBTEX["C54"][0])
    assert "thoughts" not in out
    assert (
        source("y.bib", BIBTEX["C54"][0].replace("@misc{k, title={T}", "@misc{l, title={U}"), "--notes")[1][-1]["note"]
        == "My own thoughts on it"
    )


@pytest.mark.parametrize(
    ("text", "titles", "code", "said"),
    [
        pytest.param("@article{, title={T one}, year=2021} @article{, title={T two}, year=2022}", ["T one", "T two"], 0, "", id="C37"),
        pytest.param(
            "@article{k, title={T one}, year=2021} @article{k, title={T two}, year=2022}",
            ["T one"],
            1,
            'casesite: "the entry “k” on line 1": its key “k” is that of an entry above it; give it another',
            id="C38",
        ),
        pytest.param(
            "@thesis{k, title={T}, date={2021}}",
            [],
            1,
            '"thesis" is no type that a source has; change it there, or give --type (entry k)',
            id="C55",
        ),
        pytest.param(
            "@article{k, title={T, year=2021\n@misc{l, title={U}, year=2022}",
            ["U"],
            1,
            'casesite: "the entry “k” on line 1": it is not BibTeX: it is not closed before the next entry',
            id="C56",
        ),
        pytest.param(
            "@misc{k, title={" + "{" * 50_000 + "T" + "}" * 50_000 + "}, year=2021}\n@misc{l, title={U}}",
            ["U"],
            1,
            'casesite: "k": title: it is nested too deep',
            id="C32 with 50,000 braces, G24",
        ),
        pytest.param(
            "@misc{k, title={T}, title={U}, year=2021}",
            [],
            1,
            '“k” on line 1": it has more than one of title; keep one',
            id="a field twice",
        ),
        pytest.param(
            "@misc{k, title={T}, publisher={P}, url={javascript:alert(1)}}",
            ["T"],
            0,
            "k: left out: url “javascript:alert(1)”",
            id="a bad field refuses no entry",
        ),
        pytest.param(
            "@misc{k, title={a\u200bb}, publisher={P}}", [], 1, "U+200B (zero width space) cannot be seen; delete it", id="a bad title does"
        ),
        pytest.param(
            "@misc{k, title={a\x07b}, publisher={P}}", [], 1, "U+0007 (a control character) cannot be seen; delete it", id="a control"
        ),
    ],
)
def test_an_entry_that_is_none_is_named_by_its_key_and_the_others_are_written(source, text, titles, code, said):
    ended, records, out = source("x.bib", text)
    assert (ended, [record["title"] for record in records]) == (code, titles)
    assert said in out
    assert out.count("casesite: ") == code  # a line a mistake
    assert len(out) < 1_000


ITEM = '"id":"a","type":"article-newspaper","title":"T","URL":"https://a.example/x"'
NO_DATE = "a: left out: issued (there is no date in it)"
CSL = {
    "C57": ('{…, "issued": {"date-parts": [[null]]}}', {"issued": None}, [NO_DATE]),
    "C58": ('{…, "issued": {"date-parts": []}}', {"issued": None}, [NO_DATE]),
    "C59": ('{…, "issued": {"literal": null}}', {"issued": None}, [NO_DATE]),
    "C60": ('{…, "issued": {"date-parts": [["", "", ""]]}}', {"issued": None}, [NO_DATE]),
    "C61": ('{…, "issued": {"date-parts": [[2021, null, null]]}}', {"issued": "2021"}, []),
    "C62": ('{…, "issued": {"date-parts": [[2021, 10, 0]]}}', {"issued": "2021-10"}, []),
    "C63": ('{…, "issued": {"date-parts": [[2021, 0, 0]]}}', {"issued": "2021"}, []),
    "C64": ('{…, "issued": {"date-parts": [[1950], [0]]}}', {"issued": "1950/.."}, []),
    "C65": ('{…, "issued": {"date-parts": [[1950]], "season": "1"}}', {"issued": "1950"}, ["a: left out: season “1”"]),
    "C66": ('{…, "issued": {"date-parts": [["2021", "10", 21]]}}', {"issued": "2021-10-21"}, []),
    "C67": ('{…, "issued": {"date-parts": [[2021, 10, 6], [2021, 10, 21]]}}', {"issued": "2021-10-06/2021-10-21"}, []),
    "C68": ('{…, "issued": {"raw": "2021-10-21T12:00:00Z"}}', {"issued": "2021-10-21"}, ["a: left out: issued “time 12:00:00Z”"]),
    "C69": ('{…, "issued": {"raw": "2005-4-12"}}', {"issued": "2005-04-12"}, []),
    "C70": ('{…, "issued": {"literal": "May 2026"}}', {"issued": "2026-05"}, []),
    "C71": ('{…, "issued": {"literal": "n.d."}}', {"issued": None}, ["a: left out: issued “n.d.” (there is no date in it)"]),
    "C72": ('{…, "issued": {"timestamp": 1634774400000}}', {"issued": None}, [NO_DATE]),
    "C73": ('{…, "issued": {"date-parts": [[true]]}}', {"issued": None}, [NO_DATE]),
    "C74": ('{…, "accessed": {"date-parts": [[2021, 10]]}}', {"accessed": None}, ["a: left out: accessed “2021-10” (it is not one day)"]),
    "a word for a day": (
        '{…, "issued": {"date-parts": [[2021, "x"]]}}',
        {"issued": "2021"},
        ["issued “x” (it is no number of a year, month or day)"],
    ),
    "C75": ('{…, "title": "Crime &amp; Courts"}', {"title": "Crime & Courts"}, []),
    "C76": ('{…, "title": "Crime &amp;amp; <i>Courts</i>: &#8220;live&#8221;"}', {"title": "Crime & Courts: “live”"}, []),
    "C77": ('{…, "title": "<jats:italic>Gate</jats:italic> <em>walls</em>"}', {"title": "Gate walls"}, []),
    "C78": ('{…, "title": "5 < 6 and AT&T"}', {"title": "5 < 6 and AT&T"}, []),
    "C79": ('{…, "title": "H<sub>2</sub>O at the gate"}', {"title": "H2O at the gate"}, []),
    "C80": ('{…, "author": [{"name": "Gate Study Group"}]}', {"authors": ["Gate Study Group"]}, []),
    "C81": ('{…, "author": "Anna Reed"}', {"authors": ["Anna Reed"]}, []),
    "C82": (
        '{…, "author": [{"family": "A<b>B</b>"}, {"literal": "Crime &amp; Courts Desk"}]}',
        {"authors": ["AB", "Crime & Courts Desk"]},
        [],
    ),
    "C83": (
        '{…, "author": [{"family": "Reed", "given": "Anna"}, {"family": "et al."}]}',
        {"authors": ["Anna Reed"]},
        ["a: left out: author “and others”"],
    ),
    "C84": ('{…, "editor": [{"family": "Reed", "given": "Anna"}]}', {"authors": None}, ["a: left out: editor “Anna Reed”"]),
    "C85": (
        '{…, "author": [{"family": "Smith", "given": "John", "suffix": "Jr."}, {"family": "Leyen", "dropping-particle": "von der"}]}',
        {"authors": ["John Smith, Jr.", "von der Leyen"]},
        [],
    ),
    "C86": ('[{"id":"a","type":"article-journal","title":"T","DOI":"10.1000/182"}]', {"url": "https://doi.org/10.1000/182"}, []),
    "C87": ('[{"id":"a","type":"article-journal","title":"T","URL":["https://a.example/x"]}]', {"url": "https://a.example/x"}, []),
    "C88": ('[{"id":"a","type":"journal-article","title":"T"}]', {"type": "article"}, []),
    "C89": ('[{"id":"a","type":null,"title":"T"}]', {"type": None}, []),
    "C90": (
        '[{"id":"a","type":"legal_case","title":"T","container-title":"N.M.","authority":"First District Court","number":"D-1-39"}]',
        {"publisher": "First District Court"},
        ["container-title “N.M.”", "number “D-1-39”"],
    ),
    "C91": (
        '[{"id":"a","type":"legal_case","title":"T","publisher":"Case Finder","authority":"First District Court","number":"D-1-39"}]',
        {"publisher": "First District Court"},
        ["publisher “Case Finder”"],
    ),
    "C92": (
        '[{"id":"a","type":"report","title":"T","number":"R-26-1","publisher":"Harbour Board"}]',
        {"publisher": "Harbour Board"},
        ["a: left out: number “R-26-1”"],
    ),
    "C93": (
        '[{"id":"a","type":"chapter","title":"Ch","container-title":"Book","publisher":"Pub"}]',
        {"publisher": "Pub"},
        ["a: left out: container-title “Book”"],
    ),
    "C94": ('{…, "container-title": "Radio", "source": "Radio", "publisher": "Wire"}', {"publisher": "Wire", "via": "Radio"}, []),
    "C95": ('{…, "note": "Read 2025-01-01\\n\\n<p>my own thoughts</p>"}', {"note": None}, ["a: left out: note (it may be private)"]),
    "C96": (
        '{…, "note": "Citation Key: reed2021\\nI doubt that this is right"}',
        {"note": None},
        ["a: left out: note (it may be private)"],
    ),
    "C97": (
        '{"status":"ok","message-type":"work","message":{"type":"journal-article","title":"T"}}',
        {"title": "T", "type": "article"},
        [],
    ),
    "C98": ('{"id":"a","type":"webpage","title":"T"}', {"title": "T", "type": "webpage"}, []),
    "of Crossref, lists of one": (
        '{"message":{"type":"report","title":["A &amp; B"],"DOI":"10.1000/x(y)<1>","author":[{"given":"Anna","family":"Reed"}]}}',
        {"title": "A & B", "url": "https://doi.org/10.1000/x(y)%3C1%3E", "authors": ["Anna Reed"]},
        [],
    ),
    "the title of a journal in two forms": (
        '[{"id":"a","type":"article-journal","title":["T"],"container-title":["Journal","J."]}]',
        {"publisher": "Journal"},
        ["a: left out: container-title “J.”"],
    ),
    "a publisher in parts": ('{…, "publisher": {"name": "P"}}', {"publisher": None}, ["publisher (it is not one value)"]),
    "an address in parts": ('[{"id":"a","title":"T","URL":{"raw":"x"}}]', {"url": None}, ["URL (it is not one value)"]),
    "authors in a list of lists": ('{…, "author": [[{"family": "Reed"}]]}', {"authors": None}, ["author (there is no name in it"]),
    "an author who is a number": ('{…, "author": 5}', {"authors": None}, ["author (there is no name in it"]),
    "authors that are nothing": ('{…, "author": [{}, null]}', {"authors": None}, []),
    "three dates": (
        '{…, "issued": {"date-parts": [[2021], [2022], [2023, 1]]}}',
        {"issued": "2021/2022"},
        ["issued “2023-1” (it is a third date)"],
    ),
    "a year with a point": ('{…, "issued": {"date-parts": [[2021.0, 10.0]]}}', {"issued": "2021-10"}, []),
    "et al. behind a name": ('{…, "author": "Anna Reed et al."}', {"authors": ["Anna Reed"]}, ["author “and others”"]),
    "an abstract": ('{…, "abstract": "What I think"}', {"note": None}, ["a: left out: abstract (it may be private)"]),
}


@pytest.mark.parametrize("row", CSL)
def test_a_field_of_csl_json(source, row):
    text, values, said = CSL[row]
    if text.startswith("{…"):
        text = json.dumps([json.loads(f"{{{ITEM}}}") | json.loads(text.replace("…, ", ""))])
    code, [record], out = source("x.json", text)
    assert code == 0
    assert holds(record, values) == values
    assert [words for words in said if words not in out] == []
    assert ("left out" in out) == bool(said)
    assert "thoughts" not in out
    assert "I doubt" not in out


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        pytest.param("x.json", "[]", "x.json: there is no item in this file", id="C99"),
        pytest.param("x.bib", "TY  - NEWS\nTI  - T\nER  -", "x.bib looks like RIS; export the references as CSL-JSON or BibTeX", id="C100"),
        pytest.param(
            "x.json", "TY  - NEWS\nTI  - T\nER  -", "x.json looks like RIS; export the references as CSL-JSON or BibTeX", id="C100 as JSON"
        ),
        pytest.param("x.json", "[" * 100_000, "x.json: this is not JSON: it is nested too deep", id="G25"),
        pytest.param(
            "x.json", '[{"id": "a",}]', "x.json: this is not JSON: something else is expected on line 1, column 13", id="a comma too many"
        ),
        pytest.param("x.json", f"[{'9' * 5000}]", "x.json: this is not JSON: a number in it is too long", id="a long number"),
        pytest.param(
            "x.json", '[{"title": "T", "title": "U"}]', 'x.json: "title" is written twice in one item; keep one', id="a name twice in JSON"
        ),
        pytest.param(
            "x.json", '[{"title": NaN}]', 'x.json: this is not JSON: "NaN" is no number; put it in quotes or delete it', id="no number"
        ),
        pytest.param("x.bib", b"@misc{a, title={\xe4}}", "x.bib cannot be read: it is not UTF-8; save it as UTF-8", id="Latin-1"),
        pytest.param("x.bib", b"@misc{" + b"a" * 20_000_001, "x.bib cannot be read: it holds more than 20,000,000 bytes", id="too large"),
        pytest.param("x.bib", "", "x.bib: there is no BibTeX entry in this file", id="an empty file"),
    ],
)
def test_a_file_that_holds_no_references_is_refused_in_a_line(source, name, content, words):
    assert source(name, content) == (2, [], f"casesite: {words}\n")


def test_a_file_in_utf_16_says_so_itself(source):
    assert source("x.bib", "@misc{a, title={Ä}, publisher={P}}".encode("utf-16"))[1][0]["title"] == "Ä"


@pytest.mark.parametrize("name", ["/dev/zero", "pipe.bib", "folder.json"])
def test_what_is_no_plain_file_is_refused_at_once(source, tmp_path, monkeypatch, capsys, name):
    """F24, F25, and their kin."""

    os.mkfifo(tmp_path / "pipe.bib")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "zero.json").symlink_to("/dev/zero")
    given = "zero.json" if name == "/dev/zero" else name
    assert main(["new", "source", "--from", given]) == 2
    assert capsys.readouterr().err.startswith(f"casesite: {given} cannot be read: it is ")
    assert main(["new", "--from-issue", given]) == 2
    assert capsys.readouterr().err.startswith(f"casesite: {given} cannot be read: it is ")


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("12 May 2021", "2021-05-12"),
        ("May 12, 2021", "2021-05-12"),
        ("21.10.2021", "2021-10-21"),
        ("2021/10/21", "2021-10-21"),
        ("20211021", "2021-10-21"),
        ("2005-06", "2005-06"),
        ("1985-86", "1985/1986"),
        ("1985--1986", "1985/1986"),
        ("ca. 1985", "1985~"),
        ("[1985]", "1985?"),
        ("2021~/2022", "2021~/2022"),
        ("no date", ""),
    ],
)
def test_a_date_as_reference_managers_keep_it(written, date):
    assert as_edtf(written)[0] == date


@pytest.mark.parametrize("written", ["03/04/2021", "2021-13-01", "spring of the year", "1899/02", "99"])
def test_a_date_that_may_mean_two_days_or_none_is_not_guessed(written):
    with pytest.raises(ValueError, match=r"is not a date|ends before"):
        as_edtf(written)


@given(st.text(max_size=40))
def test_any_words_are_a_date_or_none(text):
    try:
        date, _ = as_edtf(text)
    except ValueError:
        return
    assert date == "" or as_edtf(date)[0] == date


@given(st.text(alphabet="ab \\{}$%&#_^~-`'[]\n\"", max_size=40))
def test_latex_of_any_shape_has_words_or_is_refused(text):
    try:
        printed = words(text)
    except LatexError:
        return
    assert printed == " ".join(printed.split())
    assert isinstance(address(text), str)


@given(st.text(alphabet='@{}(),=#"% abkmisc\n\\0', max_size=80))
def test_bibtex_of_any_shape_is_read_or_refused(text):
    for content in (text, f"@misc{{k, title={{{text}}}, author={{{text}}}, month={text}, note={{{text}}}}}"):
        try:
            found = bibtex.items(content)
        except ReferencesError:
            continue
        assert all(isinstance(item.name, str) for item in found)


VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.dictionaries(
        st.sampled_from("id type title author issued accessed URL DOI note source container-title editor custom".split()), VALUE
    )
)
def test_csl_json_of_any_shape_is_read(entry):
    if entry:
        [item] = csl.items(json.dumps([entry]))
        assert isinstance(item.name, str)
