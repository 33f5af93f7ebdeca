"""How the web is asked, and what is made of every kind of answer; nothing of it leaves this machine."""

import ast
import datetime
import shutil
import socket
import ssl
import subprocess
import threading
from email.utils import format_datetime
from pathlib import Path

import pytest
from web_stand_in import answer, article, packed, running

from casesite.web.answer import Answer, TroubleError
from casesite.web.connection import is_public, public_addresses
from casesite.web.document import decoded, document
from casesite.web.hosts import Hosts

CORE = Path(__file__).resolve().parents[1] / "hooks" / "casesite"
GATE = "gate.example.org/report"


@pytest.fixture
def web():
    with running() as stand_in:
        yield stand_in


@pytest.fixture
def ask(web):
    """Ask an address, with the manners that a test wants → the answer."""

    def ask(address=GATE, conditions=None, hosts=None, **manners):
        return (hosts or Hosts(web.manners(**manners))).ask(f"http://{address}", conditions or {})

    return ask


def test_the_network_has_one_door():
    for path in CORE.rglob("*.py"):
        names = {
            alias.name if isinstance(node, ast.Import) else f"{node.module}.{alias.name}"
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        opens = {name for name in names if name.split(".")[0] in ("socket", "ssl", "http", "urllib") and "parse" not in name}
        allowed = {"connection.py": ("socket", "ssl", "http.client"), "robots.py": ("urllib.robotparser",)}.get(path.name, ())
        assert [name for name in opens if not name.startswith(allowed or "-")] == [], path


def test_only_those_who_ask_import_what_asks():
    users = {path.relative_to(CORE).as_posix() for path in CORE.rglob("*.py") if "from casesite.web" in path.read_text(encoding="utf-8")}
    assert {path for path in users if not path.startswith("web/")} == {"commands/sources.py", "commands/snapshot.py"}


def test_a_page_is_read(web, ask):
    web.put(GATE, article(), ETag='"1"')
    found = ask()
    assert (found.status, found.url, found.trouble, found.hops) == (200, f"http://{GATE}", "", ())
    assert document(found).titles == ("Report on the gate | The Herald", "Report on the gate")
    assert found.headers["etag"] == '"1"'


def test_the_program_says_who_it_is(web, ask):
    ask(agent="casesite/1 (checks sources; +https://gate.example/)")
    assert {headers["User-Agent"] for _, _, headers in web.asked} == {"casesite/1 (checks sources; +https://gate.example/)"}


# Redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_told(status, web, ask):
    web.put(GATE, status=status, Location="/new")
    web.put("gate.example.org/new", article())
    found = ask()
    assert (found.status, found.url) == (200, "http://gate.example.org/new")
    assert [(hop.url, hop.status) for hop in found.hops] == [(f"http://{GATE}", status)]


def test_a_chain_over_hosts_is_followed_within_the_robots_of_each(web, ask):
    web.put(GATE, status=301, Location="//other.example.org/a")
    web.put("other.example.org/a", status=302, Location="b#part")
    web.put("other.example.org/b", article())
    assert ask().url == "http://other.example.org/b"
    web.put("other.example.org/robots.txt", "User-agent: *\nDisallow: /", Content_Type="text/plain")
    assert "robots.txt" in ask().trouble


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("/report", "in a circle"),
        ("/again", "in a circle"),
        ("/far/0", "more than 10 times"),
        ("http://private.example.org/", "not on the public Internet"),
        ("http://127.0.0.1/", "no address of the public web"),
        ("http://localhost/", "no address of the public web"),
        ("http://[::1]/", "no address of the public web"),
        ("http://user:word@gate.example.org/", "no address of the public web"),
        ("file:///etc/passwd", "no address of the public web"),
        ("http://[bad", "no address"),
    ],
)
def test_a_redirect_that_is_not_followed(location, words, web, ask):
    web.put(GATE, status=302, Location=location)
    web.put("gate.example.org/again", status=301, Location="/report")
    for number in range(20):
        web.put(f"gate.example.org/far/{number}", status=302, Location=f"/far/{number + 1}")
    found = ask()
    assert (found.status, found.body) == (0, b"")
    assert words in found.trouble


def test_a_redirect_that_leads_nowhere_is_an_answer(web, ask):
    web.put(GATE, status=302)
    assert (ask().status, ask().trouble) == (302, "")


# What is not public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1", "240.0.0.1",
        "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a00:1",
        "2001::1",
    ],
)  # fmt: skip
def test_an_address_of_a_machine_that_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822", "::ffff:93.184.216.34"])
def test_an_address_that_is_public(address):
    assert is_public(address)


def test_a_name_is_refused_where_one_of_its_addresses_is_not_public(monkeypatch):
    found = [(socket.AF_INET, 1, 6, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(TroubleError, match="not on the public Internet"):
        public_addresses("gate.example.org", 80)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found[:1])
    assert public_addresses("gate.example.org", 80) == [("93.184.216.34", 80)]  # and there, not at the name, it is asked


@pytest.mark.parametrize(("number", "is_gone"), [(socket.EAI_NONAME, True), (socket.EAI_AGAIN, False)])
def test_a_name_that_nobody_has_is_gone_and_one_that_cannot_be_looked_up_is_not(number, is_gone, monkeypatch):
    def fail(*_, **__):
        raise socket.gaierror(number, "no")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(TroubleError) as caught:
        public_addresses("gate.example.org", 80)
    assert caught.value.is_gone is is_gone


# Robots


@pytest.mark.parametrize(
    ("robots", "status", "may"),
    [
        ("User-agent: *\nDisallow: /\n", 200, False),
        ("User-agent: *\nDisallow: /rep\n", 200, False),
        ("User-agent: casesite\nDisallow: /\n\nUser-agent: *\nAllow: /\n", 200, False),
        ("User-agent: casesite\nAllow: /\n\nUser-agent: *\nDisallow: /\n", 200, True),
        ("User-agent: *\nDisallow: /private\n", 200, True),
        ("\N{ZERO WIDTH NO-BREAK SPACE}User-agent: *\nDisallow: /\n", 200, False),
        ("User-agent: *\nCrawl-delay: 86400\n", 200, False),
        ("not such a file \x00 at all", 200, True),
        ("", 404, True),
        ("", 403, True),
        ("", 500, False),
        ("", 503, False),
    ],
)
def test_what_robots_txt_asks_for_is_done(robots, status, may, web, ask):
    web.put("gate.example.org/robots.txt", robots, status=status, Content_Type="text/plain")
    web.put(GATE, article())
    found = ask()
    assert (found.status == 200) is may
    assert may or "robots.txt" in found.trouble
    assert web.paths() == ["/report"] * may


@pytest.mark.parametrize(
    ("rule", "path", "may"),
    [
        ("/*", "/report", False),
        ("*", "/report", False),
        ("/rep*", "/report", False),
        ("/*port", "/report", False),
        ("/*port$", "/report", False),
        ("/*port$", "/report/2", True),
        ("/report$", "/report", False),
        ("/report$", "/report/2", True),
        ("/*.pdf$", "/report", True),
        ("/*.pdf$", "/a/report.pdf", False),
        ("/*?q=", "/report", True),
        ("/*?q=", "/report?q=1", False),
        ("/a*b*c", "/a-b-c-d", False),
        ("/a*b*c", "/a-c-b", True),
        ("/a*a$", "/a", True),
        ("/gel%C3%A4nder*", "/gel%C3%A4nder/1", False),
        ("/" + "*a" * 5_000 + "b", "/" + "a" * 1_500, True),
    ],
)
def test_signs_for_anything_in_robots_txt_are_read(rule, path, may, web, ask):
    web.put("gate.example.org/robots.txt", f"User-agent: *\nDisallow: {rule} # so\n", Content_Type="text/plain")
    assert (ask(f"gate.example.org{path}").status == 404) is may


def test_a_rule_of_another_program_is_not_ours(web, ask):
    web.put("gate.example.org/robots.txt", "User-agent: other\nDisallow: /*\n\nUser-agent: *\nDisallow:\n", Content_Type="text/plain")
    assert ask().status == 404


def test_robots_txt_is_read_once_and_followed_where_it_moved(web, ask):
    web.put("gate.example.org/robots.txt", status=301, Location="http://www.gate.example.org/robots.txt")
    web.put("www.gate.example.org/robots.txt", "User-agent: *\nDisallow: /report", Content_Type="text/plain")
    hosts = Hosts(web.manners())
    assert [ask(hosts=hosts).status, ask("gate.example.org/other", hosts=hosts).status] == [0, 404]
    assert [path for _, path, _ in web.asked] == ["/robots.txt", "/robots.txt", "/other"]


# Time and room


@pytest.fixture
def waits(web):
    """Hosts whose clock does not run: what they would wait for, in seconds."""
    hosts = Hosts(web.manners(pause=5.0))
    waited = []

    class Clock:
        def wait(self, seconds):
            waited.append(round(seconds))
            return False

    hosts._stopped = Clock()
    return hosts, waited


def test_a_host_has_a_pause_between_two_requests(web, ask, waits):
    hosts, waited = waits
    ask(hosts=hosts)
    ask("other.example.org/", hosts=hosts)
    assert waited == [0, 5, 0, 5]  # robots.txt, page


def test_a_host_that_wants_a_longer_pause_has_it(web, ask, waits):
    hosts, waited = waits
    web.put("gate.example.org/robots.txt", "User-agent: *\nCrawl-delay: 20\n", Content_Type="text/plain")
    ask(hosts=hosts)
    assert waited == [0, 20]


@pytest.mark.parametrize(("status", "after"), [(429, "7"), (503, "7"), (429, "date")])
def test_a_host_that_asks_for_a_little_time_is_asked_again_after_it(status, after, web, ask, waits):
    hosts, waited = waits
    moment = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=8)
    replies = [(status, {"Retry-After": format_datetime(moment, usegmt=True) if after == "date" else after}, b""), (200, {}, b"")]
    web.pages[GATE] = lambda handler: answer(handler, *replies.pop(0))
    assert ask(hosts=hosts).status == 200
    assert waited[2] in (6, 7, 8)


@pytest.mark.parametrize("after", ["3600", "Wed, 21 Oct 2065 07:28:00 GMT", "soon", None])
def test_a_host_that_was_asked_too_often_is_left_alone(after, web, ask):
    web.put(GATE, status=429, **({"Retry-After": after} if after else {}))
    hosts = Hosts(web.manners())
    assert ask(hosts=hosts).trouble == "the host says that it was asked too often (429)"
    assert ask("gate.example.org/other", hosts=hosts).trouble == "the host says that it was asked too often (429)"
    assert web.paths() == ["/report"]


def test_one_host_is_asked_by_one_at_a_time_and_two_at_once(web, ask):
    met = threading.Barrier(2, timeout=10)

    def meet(handler):
        met.wait()
        answer(handler, 200, {}, b"")

    web.pages |= {"one.example.org/": meet, "two.example.org/": meet}
    hosts = Hosts(web.manners())
    threads = [
        threading.Thread(target=ask, args=(f"{name}.example.org/{path}",), kwargs={"hosts": hosts})
        for name in ("one", "two")
        for path in ("", "a", "b")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not met.broken
    assert dict(web.at_once) == {"one.example.org": 1, "two.example.org": 1}


def drip(handler):
    """Sends a byte, and another, and never comes to an end."""
    handler.send_response(200)
    handler.end_headers()
    stop = threading.Event()
    while not stop.wait(0.02):
        handler.wfile.write(b"x")
        handler.wfile.flush()


def drip_headers(handler):
    stop = threading.Event()
    while not stop.wait(0.02):
        handler.wfile.write(b"H")
        handler.wfile.flush()


@pytest.mark.parametrize("page", [drip, drip_headers, lambda handler: threading.Event().wait(3)], ids=["body", "headers", "silence"])
def test_a_request_has_an_end(page, web, ask):
    web.pages[GATE] = page
    assert ask(patience=0.3).trouble == "it gives no answer in time"


@pytest.mark.parametrize("page", [drip, lambda handler: None], ids=["silence", "nothing"])
def test_a_host_that_gives_no_answer_is_not_asked_for_each_of_its_pages(page, web, ask):
    web.pages["gate.example.org/robots.txt"] = page
    hosts = Hosts(web.manners(patience=0.3))
    found = [ask(f"gate.example.org/{number}", hosts=hosts) for number in range(3)]
    assert len({each.trouble for each in found}) == 1
    assert [path for _, path, _ in web.asked] == ["/robots.txt"]


def test_a_run_that_is_stopped_ends_what_is_under_way(web, ask):
    hosts = Hosts(web.manners(patience=60.0))
    came = threading.Event()

    def page(handler):
        came.set()
        drip(handler)

    web.pages[GATE] = page
    found = []
    thread = threading.Thread(target=lambda: found.append(ask(hosts=hosts)))
    thread.start()
    assert came.wait(10)
    hosts.stop()
    thread.join(10)
    assert [each.trouble for each in found] == ["it gives no answer in time"]


def test_no_more_of_a_body_is_read_than_there_is_room_for(web, ask):
    web.put(GATE, "x" * 100_000)
    found = ask(size=10_000)
    assert (found.is_cut, len(found.body)) == (True, 10_000)
    web.put(GATE, "x" * 10_000)
    assert (ask(size=10_000).is_cut, len(ask(size=10_000).body)) == (False, 10_000)


def test_a_small_file_that_unpacks_to_a_large_one_is_cut(web, ask):
    web.put(GATE, packed(b"x" * 50_000_000), Content_Encoding="gzip")
    found = ask(size=10_000)
    assert (found.is_cut, len(found.body)) == (True, 10_000)


@pytest.mark.parametrize("coding", ["gzip", "GZIP", "x-gzip"])
def test_what_is_packed_is_unpacked(coding, web, ask):
    web.put(GATE, packed(article()), Content_Encoding=coding)
    assert document(ask()).titles[1] == "Report on the gate"


def chunked(handler):
    answer(handler, 200, {"Transfer-Encoding": "chunked"}, b"5\r\n<h1>G\r\n3\r\nate\r\n0\r\n\r\n")


def test_what_comes_in_pieces_is_put_together(web, ask):
    web.pages[GATE] = chunked
    assert ask().body == b"<h1>Gate"


BROKEN = {
    "shorter than it says": lambda handler: answer(handler, 200, {"Content-Length": "100"}, b"x"),
    "packed and cut": lambda handler: answer(handler, 200, {"Content-Encoding": "gzip"}, packed("x" * 1000)[:-12]),
    "not packed": lambda handler: answer(handler, 200, {"Content-Encoding": "gzip"}, b"plain"),
    "packed otherwise": lambda handler: answer(handler, 200, {"Content-Encoding": "br"}, b"x"),
    "piece of no length": lambda handler: answer(handler, 200, {"Transfer-Encoding": "chunked"}, b"zz\r\nx"),
    "no HTTP": lambda handler: handler.wfile.write(b"220 mail.example.org ESMTP\r\n"),
    "nothing": lambda handler: None,
    "endless header": lambda handler: handler.wfile.write(b"HTTP/1.1 200 OK\r\nA: " + b"x" * 100_000),
    "many headers": lambda handler: handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 1000),
}


@pytest.mark.parametrize("page", BROKEN.values(), ids=BROKEN)
def test_an_answer_that_is_none_is_trouble(page, web, ask):
    web.pages[GATE] = page
    found = ask()
    assert (found.status, found.body) == (0, b"")
    assert found.trouble


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (f"https://{GATE}", "no secure connection"),
        ("http://closed.example.org/", "nothing answers there"),
        ("http://nobody.example.org/", "there is no host called nobody.example.org"),
        ("http://private.example.org/", "not on the public Internet"),
        (f"http://{'a' * 70}.example.org/", "no address that can be asked"),
    ],
)
def test_a_host_that_gives_no_answer(url, words, web):
    found = Hosts(web.manners()).ask(url, {})
    assert found.status == 0
    assert words in found.trouble


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes the certificate")
def test_a_certificate_that_nobody_vouches_for_is_told(web, tmp_path):
    files = ["-keyout", tmp_path / "key", "-out", tmp_path / "certificate"]
    subject = ["-subj", "/CN=gate.example.org", "-addext", "subjectAltName=DNS:gate.example.org"]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject, *files], check=True, capture_output=True
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "certificate", tmp_path / "key")
    web.server.socket = context.wrap_socket(web.server.socket, server_side=True)
    web.put(GATE, article())
    found = Hosts(web.manners()).ask(f"https://{GATE}", {})
    assert (found.status, found.body) == (0, b"")
    assert found.trouble.startswith("its certificate is not valid (self")
    assert web.asked == []


def test_a_condition_is_sent_to_the_address_that_it_is_of(web, ask):
    web.put(GATE, status=302, Location="/new")
    web.put("gate.example.org/new", status=304)
    conditions = {"http://gate.example.org/new": {"If-None-Match": '"1"', "If-Modified-Since": "Thu, 21 Oct 2021 07:28:00 GMT"}}
    assert ask(conditions=conditions).status == 304
    sent = {path: headers.get("If-None-Match") for _, path, headers in web.asked}
    assert sent == {"/robots.txt": None, "/report": None, "/new": '"1"'}


def test_an_address_of_any_letters_is_asked_as_the_web_writes_it(web, ask):
    web.put("xn--brcke-lva.example.org/gel%C3%A4nder?q=%C3%BC&a=%20b", article())
    assert ask("brücke.example.org/geländer?q=ü&a=%20b#teil").status == 200


# Documents


@pytest.mark.parametrize(
    ("kind", "body", "words"),
    [
        ("text/html; charset=iso-8859-1", "Gatter fällt".encode("latin-1"), "Gatter fällt"),
        ("text/html; charset=utf-8", "Gatter fällt".encode("latin-1"), "Gatter fällt"),  # the server says it wrongly
        ("text/html; charset=nonsense", "Gatter fällt".encode(), "Gatter fällt"),
        ("text/html; charset=base64", "Gatter fällt".encode(), "Gatter fällt"),  # a codec, and none of text
        ("text/html", "Gatter fällt".encode(), "Gatter fällt"),
        ("text/html", "Gatter “fällt”".encode("cp1252"), "Gatter “fällt”"),
        ("text/html; charset=iso-8859-1", "Gatter “fällt”".encode("cp1252"), "Gatter “fällt”"),  # as every browser reads it
        ("text/html", '<meta charset="windows-1251">Ворота'.encode("cp1251"), "Ворота"),
        ("text/html; charset=utf-8", "\N{ZERO WIDTH NO-BREAK SPACE}Gatter fällt".encode("utf-16"), "Gatter fällt"),
        ("text/plain", "Gatter\r\nfällt  um".encode(), "Gatter\nfällt um"),
        ("text/html", b"\x81\x8d\xff", "\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}ÿ"),
        ("", b"<!DOCTYPE html><p>Gate", "Gate"),
        ("application/xhtml+xml", b"<p>Gate</p>", "Gate"),
    ],
)
def test_words_are_read_whatever_their_letters_are_in(kind, body, words):
    found = document(Answer("", 200, {"content-type": kind} if kind else {}, body))
    assert (found.words or "").strip("\n \N{ZERO WIDTH NO-BREAK SPACE}") == words


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/octet-stream", ""])
def test_what_is_no_text_has_no_words(kind):
    found = document(Answer("", 200, {"content-type": kind}, b"%PDF-1.7 stream"))
    assert (found.words, found.titles, found.hash) == (None, (), "")


@pytest.mark.parametrize(
    ("head", "is_paid"),
    [
        ('<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>', True),
        ('<script type="application/ld+json">{"@graph": [{"isAccessibleForFree": "False"}]}</script>', True),
        ('<meta property="article:content_tier" content="metered">', True),
        ('<meta property="article:content_tier" content="locked">', True),
        ('<meta itemprop="isAccessibleForFree" content="false">', True),
        ('<script type="application/ld+json">{"isAccessibleForFree": true}</script>', False),
        ('<meta property="article:content_tier" content="free">', False),
        ('<script type="application/ld+json">{"isAccessibleForFree": fal</script>', False),
        (f'<script type="application/ld+json">{"[" * 100_000}</script>', False),
        ("<script>var isAccessibleForFree = false</script>", False),
    ],
    ids=range(10),
)
def test_a_page_that_is_not_free_says_so(head, is_paid):
    assert document(Answer("", 200, {"content-type": "text/html"}, article(head=head).encode())).is_paid is is_paid


def test_a_page_has_the_title_that_it_is_shared_under():
    page = '<meta property="og:title" content="A  gate falls"><title>Gate</title><h1>The <b>gate</b></h1><svg><title>Logo</title></svg>'
    assert document(Answer("", 200, {"content-type": "text/html"}, page.encode())).titles == ("A gate falls", "Gate", "The gate")


def test_only_other_words_make_another_hash():
    pages = [article(), article(head="<meta name=x>").replace("<p>", "<p class=new>"), article(words="The gate fell at one.")]
    hashes = [document(Answer("", 200, {"content-type": "text/html"}, page.encode())).hash for page in pages]
    assert hashes[0] == hashes[1] != hashes[2]


def test_bytes_that_are_no_text_are_still_read():
    assert decoded(bytes(range(256)))
