import html
import re
import string
from html.parser import HTMLParser

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown import markdown

from casesite.values.text import TextError, check_url, escape, parse, references, render, words_of


def link(id, words):
    return f"<a>{escape(words or id)}</a>"


def cite(id, where):
    return f" [{escape(id)}{f', {escape(where)}' if where else ''}]"


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("The gate fell.", "<p>The gate fell.</p>"),
        ("The gate\nfell.", "<p>The gate fell.</p>"),
        ("  The gate  ", "<p>The gate</p>"),
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("The *gate* fell.", "<p>The <em>gate</em> fell.</p>"),
        ("The __gate__ fell.", "<p>The <strong>gate</strong> fell.</p>"),
        ("***gate***", "<p><em><strong>gate</strong></em></p>"),
        ("**gate", "<p>&#42;&#42;gate</p>"),
        ("a_gate_fell", "<p>a&#95;gate&#95;fell</p>"),
        ("one  \ntwo\\\nthree", "<p>one<br>two<br>three</p>"),
        ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("* one\n\n* two", "<ul><li><p>one</p></li><li><p>two</p></li></ul>"),
        ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"),
        ("1) one", "<ol><li>one</li></ol>"),
        ("- 1. one", "<ul><li><ol><li>one</li></ol></li></ul>"),
        ("- one\n  - two", "<ul><li>one<ul><li>two</li></ul></li></ul>"),
        ("> quoted\n\nsaid", "<blockquote><p>quoted</p></blockquote><p>said</p>"),
        ("[gate](https://a.example/)", '<p><a href="https&#58;&#47;&#47;a.example&#47;" rel="noopener external">gate</a></p>'),
        ("[*gate*](https://a.example)", '<p><a href="https&#58;&#47;&#47;a.example" rel="noopener external"><em>gate</em></a></p>'),
        ("<https://a.example>", '<p><a href="https&#58;&#47;&#47;a.example" rel="noopener external">https&#58;&#47;&#47;a.example</a></p>'),
        ("https://a.example", "<p>https&#58;&#47;&#47;a.example</p>"),
        ("[[gate]]", "<p><a>gate</a></p>"),
        ("[[gate|the *old* gate]]", "<p><a>the &#42;old&#42; gate</a></p>"),
        ("[[ gate | the gate ]]", "<p><a>the gate</a></p>"),
        ("fell [@report].", "<p>fell  [report].</p>"),
        ("fell [@report, p. 3 and 4].", "<p>fell  [report, p. 3 and 4].</p>"),
        ("[@one][@two]", "<p> [one] [two]</p>"),
        (r"\*gate\* \# 1 \_", "<p>&#42;gate&#42; &#35; 1 &#95;</p>"),
        (r"1986\. A year.", "<p>1986. A year.</p>"),
        (r"\[\[x\]\]", "<p>&#91;&#91;x&#93;&#93;</p>"),
        (r"\[[x]] [\[x]] \[@x] [x]", "<p>&#91;&#91;x&#93;&#93; &#91;&#91;x&#93;&#93; &#91;&#64;x&#93; &#91;x&#93;</p>"),
        ("- one\n  - two\n    - three", "<ul><li>one<ul><li>two<ul><li>three</li></ul></li></ul></li></ul>"),
        ("> " * 7 + "said", f"{'<blockquote>' * 7}<p>said</p>{'</blockquote>' * 7}"),
        ("&amp; &copy; &#35;", "<p>&#38;amp; &#38;copy; &#38;&#35;35;</p>"),
        ("{{ gate }} {% gate %} {: .gate}", "<p>&#123;&#123; gate &#125;&#125; &#123;&#37; gate &#37;&#125; &#123;&#58; .gate&#125;</p>"),
        ("gate[^1] ==gate== H~2~O", "<p>gate&#91;&#94;1&#93; &#61;&#61;gate&#61;&#61; H&#126;2&#126;O</p>"),
        ("--- fell ...", "<p>&#45;&#45;&#45; fell &#46;&#46;.</p>"),
        ("www.a.example", "<p>www&#46;a.example</p>"),
        ("Zoë, 東京 – “…” 🌉", "<p>Zoë, 東京 – “…” 🌉</p>"),
    ],
)
def test_a_text_renders_to_html_on_one_line(text, rendered):
    assert parse(text)[1] == ()
    assert render(text, link, cite) == rendered


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("a <b>", "forbidden-markup", "<b>"),
        ("<div>\ngate\n</div>", "forbidden-markup", "<div>"),
        ("<!-- gate -->", "forbidden-markup", "<!-- gate -->"),
        ("<?php gate ?>", "forbidden-markup", "<?php gate ?>"),
        ("![gate](https://a.example)", "forbidden-markup", "gate"),
        ("###### gate", "forbidden-markup", "######"),
        ("gate\n---", "forbidden-markup", "-"),
        ("a `gate`", "forbidden-markup", "gate"),
        ("~~~\ngate\n~~~", "forbidden-markup", "gate"),
        ("```", "forbidden-markup", "```"),
        ("\tgate", "forbidden-markup", "gate"),
        ("~~gate~~", "forbidden-markup", "~~"),
        ("[gate]: https://a.example", "forbidden-markup", "]:"),
        ("[gate](https://a.example 'title')", "forbidden-markup", "title"),
        ("[@report p. 3]", "forbidden-markup", "[@report p. 3"),
        ("[[gate", "forbidden-markup", "[[gate"),
        ("a [[gate] fell", "forbidden-markup", "[[gate"),
        ("a [[gate|the\ngate]] fell", "forbidden-markup", "[[gate|the"),
        ("[[]]", "forbidden-markup", "[["),
        ("[[gate|]]", "forbidden-markup", "[[gate|"),
        ("[[[gate]]", "forbidden-markup", "[[[gate"),
        ("fell [@report, p. 3", "forbidden-markup", "[@report, p. 3"),
        ("fell [@]", "forbidden-markup", "[@"),
        ("fell [@report,]", "forbidden-markup", "[@report,"),
        ("- 1\n  - 2\n    - 3\n      - 4\n        - 5", "forbidden-markup", ""),
        ("> " * 9 + "said", "forbidden-markup", ""),
        ("> - > - > - said", "forbidden-markup", ""),
        ("1986. A year.", "forbidden-markup", "1986."),
        ("3) three", "forbidden-markup", "3)"),
        ("- one\n+ two", "forbidden-markup", "+"),
        ("[gate](javascript:alert(1))", "forbidden-url", "javascript:alert(1)"),
        ("[gate](JavaScript&colon;alert(1))", "forbidden-url", "JavaScript:alert(1)"),
        ("[gate](/events/)", "forbidden-url", "/events/"),
        ("<gate@a.example>", "forbidden-url", "mailto:gate@a.example"),
        ("[gate](https://me:secret@a.example)", "forbidden-url", "https://me:secret@a.example"),
        ("[gate](<https://a.example/a b>)", "bad-url", "https://a.example/a b"),
    ],
)
def test_what_is_refused_and_the_words_that_it_points_at(text, rule, words):
    assert [(error.rule, error.words) for error in parse(text)[1]] == [(rule, words)]


def test_everything_that_is_refused_is_found_at_once():
    found = [error.words for error in parse("# a\n\n`b` <c> ![d](e)\n\n[f](g:h)")[1]]
    assert found == ["#", "b", "<c>", "d", "g:h"]


@pytest.mark.parametrize(
    "url", ["https://a.example", "http://a.example:8080/x?y=1&z=%20#here", "https://a.example/é(1)", "https://例え.jp/"]
)
def test_an_address_of_the_web_is_accepted_as_it_is(url):
    assert check_url(url) == url


@pytest.mark.parametrize(
    ("url", "rule"),
    [
        *((url, "forbidden-url") for url in ("", "a.example", "//a.example", "/x", "#x", "ftp://a.example", "mailto:me@a.example")),
        *(
            (url, "forbidden-url")
            for url in ("javascript:alert(1)", "JAVASCRIPT:alert(1)", "vbscript:x", "data:text/html,x", "file:///etc")
        ),
        *(
            (url, "forbidden-url")
            for url in ("https://me@a.example", "https://me:x@a.example", "https://a.example@b.example", "blob:https://a.example")
        ),
        *(
            (url, "bad-url")
            for url in ("https://", "https:a.example", "https:///a.example", "https://localhost", "https://[::1]/", "https://[a")
        ),
        *((url, "bad-url") for url in ("https://a.example:x/", "https://a.example:99999", "https://a.example/a b", " https://a.example")),
        *((url, "bad-url") for url in ("https://.", "https://..", "https://a..b", "https://.a.example", "https://a", "https://a.1")),
        *(
            (url, "bad-url")
            for url in ("http://127.0.0.1/", "http://127.1", "http://2130706433/", "http://0x7f.0.0.1/", "http://[::ffff:7f00:1]/")
        ),
        *(
            (url, "bad-url")
            for url in ("https://a\u200b.example", "https://a.ex\u200dample", "https://a\xad.example", "https://\ufeffa.example")
        ),
        *((url, "bad-url") for url in ('https://a.example/"', "https://a.example/<x>", "https://a.example\\x", "https://a.example/\n")),
    ],
)
def test_any_other_address_is_refused(url, rule):
    with pytest.raises(TextError) as refused:
        check_url(url)
    assert refused.value.rule == rule


DIALECT = (  # what reads the most: every character that one of these reads must be escaped
    "extra smarty toc admonition pymdownx.extra pymdownx.arithmatex pymdownx.caret pymdownx.critic pymdownx.emoji pymdownx.inlinehilite "
    "pymdownx.keys pymdownx.magiclink pymdownx.mark pymdownx.snippets pymdownx.tasklist pymdownx.tilde"
).split()
# Words as they stand on one line: spaces are single, and none stands at an end.
lines = st.text(string.ascii_letters + string.digits + string.punctuation + " é“—", max_size=60).map(lambda text: " ".join(text.split()))


def shown(markup):
    """The tags and the words of some HTML."""
    return re.findall("<[^>]*>", markup), html.unescape(re.sub("<[^>]*>", "", markup))


@pytest.mark.parametrize("character", string.punctuation)
def test_escaped_punctuation_shows_as_itself_whatever_stands_around_it(character):
    words = f"{character} a{character}b {character * 3} {character}c{character} www{character}d {character}"
    assert shown(escape(words)) == ([], words)
    assert shown(markdown(f"x {escape(words)} x", extensions=DIALECT)) == (["<p>", "</p>"], f"x {words} x")


@given(lines)
def test_escaped_words_show_as_themselves_in_a_line_of_markdown(words):
    assert shown(markdown(f"x {escape(words)} x", extensions=DIALECT)) == (["<p>", "</p>"], f"x {words} x")


@given(st.text())
def test_escaped_words_keep_every_character_but_the_kind_of_space(words):
    assert "\n" not in escape(words)
    assert html.unescape(escape(words)).split() == words.split()


ATTRIBUTES = {"a": {("href", "rel"), ()}, "ol": {("start",), ()}}  # the links of records, made above, have none


class Reader(HTMLParser):
    """Reads HTML back: its words, and what stands open; fails on what no text may hold."""

    def __init__(self):
        super().__init__()
        self.words, self.open = [], []

    def handle_starttag(self, tag, attrs):
        assert tag in {"p", "em", "strong", "ul", "ol", "li", "blockquote", "a", "br"}
        assert tuple(name for name, _ in attrs) in ATTRIBUTES.get(tag, {()})
        for name, value in attrs:
            assert re.match("https?://" if name == "href" else "noopener external$|[0-9]{1,2}$", value)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def read_back(rendered):
    reader = Reader()
    reader.feed(rendered)
    reader.close()
    assert reader.open == []
    return "".join(reader.words)


marks = [
    "*",
    "**",
    "_",
    "`",
    "~~",
    "<",
    ">",
    "</",
    "<b>",
    "<!--",
    "-->",
    "&lt;",
    "&#60;",
    "[",
    "]",
    "](",
    ")",
    "](https://a.example)",
    "[[",
]
marks += [
    "]]",
    "|",
    "[[gate]]",
    "[@",
    "[@report]",
    "!",
    "\\",
    "\n",
    "\n\n",
    "\n- ",
    "\n1. ",
    "\n> ",
    "\n# ",
    "\n---\n",
    "    ",
    "  \n",
    "\t",
    ":",
]
marks += [
    "<https://a.example>",
    "javascript:",
    '"',
    "'",
    "{{",
    "{%",
    "=",
    "://",
    "gate",
    "fell",
    " ",
    " ",
    ".",
    "1",
    "é",
    "\N{NO-BREAK SPACE}",
]


@given(st.lists(st.sampled_from(marks), max_size=30).map("".join) | st.text(max_size=60))
def test_a_text_with_nothing_refused_renders_to_the_allowed_tags_alone(text):
    assume(not parse(text)[1])
    rendered = render(text, link, cite)
    assert "\n" not in rendered
    read_back(rendered)


@given(st.text("abcxyz ABC 019 ,;?’é—\n", max_size=80))
def test_words_without_marks_come_out_as_they_were(text):
    assume(not parse(text)[1])  # a line that starts with four spaces
    rendered = render(text, link, cite)
    assert "".join(read_back(rendered.replace("</p><p>", " "))).split() == text.split()
    assert words_of(text, str) == " ".join(text.split())


@given(st.lists(st.sampled_from(["- ", "> ", "1. ", "* "]), max_size=30))
def test_nothing_that_is_nested_is_dropped_in_silence(openings):
    text = "".join(openings) + "gate"
    refused = parse(text)[1]
    assert len(refused) <= 1
    assert refused or read_back(render(text, link, cite)) == "gate"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"\[\[gate\]\] fell \[@report\]", "[[gate]] fell [@report]"),
        ("The *gate* **fell**.", "The gate fell."),
        ("One.\n\nTwo.", "One. Two."),
        ("- one\n- two\n  - three", "one two three"),
        ("one  \ntwo", "one two"),
        ("> It fell.\n\nHe said so.", "“It fell.” He said so."),
        ("[gate](https://a.example) fell", "gate fell"),
        ("[[gate]] fell", "GATE fell"),
        ("[[gate|It]] fell [@report, p. 3].", "It fell [REPORT]."),
        ("1 < 2 & 3 > 2 \\<b\\>", "1 < 2 & 3 > 2 <b>"),
        ("&amp; &#38;", "&amp; &#38;"),
    ],
)
def test_the_words_of_a_text_alone(text, words):
    assert words_of(text, str.upper) == words


def test_references_are_the_records_and_the_sources_that_a_text_names_in_order():
    records, sources = references("[[gate]] [@two] and [[town|Ferrow]] [@one, p. 3]; not [that]")
    assert [piece.target for piece in records] == ["gate", "town"]
    assert [(piece.target, piece.words) for piece in sources] == [("two", ""), ("one", "p. 3")]


@pytest.mark.parametrize("place", ["p. 3 @ noon", "a@b", "line @SUM(1)", "entry of @Gate"])
def test_a_sign_in_the_place_of_a_citation_names_no_other_source(place):
    pieces, problems = parse(f"It fell [@report, {place}].")
    assert problems == ()
    assert [(piece.target, piece.words) for piece in pieces if piece.type == "citation"] == [("report", place)]
