"""A stand-in for the web: one server on this machine, under as many names as are asked for, with every kind of answer."""

import gzip
import threading
from collections import defaultdict
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from casesite.web.answer import Manners, TroubleError
from casesite.web.connection import public_addresses

ARTICLE = """<!doctype html><html><head><meta charset="utf-8"><title>{title} | The Herald</title></head>
<body><h1>{title}</h1><p>{words}</p><script>var words = "not these";</script></body></html>"""


def article(title="Report on the gate", words="The gate “fell” at&nbsp;noon, the mayor said.", head=""):
    return ARTICLE.format(title=title, words=words).replace("</head>", f"{head}</head>")


class Web:
    """What stands where: ``put`` a page, ``asked`` has the requests as (host, path, headers)."""

    def __init__(self):
        self.pages, self.asked = {}, []
        self.at_once = defaultdict(int)  # the most requests that a host had at one moment
        self._now = defaultdict(set)
        self._lock = threading.Lock()
        web = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                web.serve(self)

            def log_message(self, *_):
                pass

        class Server(ThreadingHTTPServer):
            def handle_error(self, request, client_address):
                """Who is asked does not mind that nobody waits for the answer."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]

    def serve(self, handler):
        host = handler.headers["Host"].partition(":")[0]
        with self._lock:
            self.asked.append((host, handler.path, dict(handler.headers)))
            self._now[host].add(handler)
            self.at_once[host] = max(self.at_once[host], len(self._now[host]))
        handler.done = lambda: self._now[host].discard(handler)  # before it answers, for then the next one may come
        page = self.pages.get(host + handler.path)
        with suppress(ConnectionError):
            if callable(page):
                page(handler)
            else:
                answer(handler, *(page or (404, {}, b"")))
        handler.done()

    def put(self, address, body="", status=200, **headers):
        """Let an address ("gate.example.org/report") answer; names of headers have _ for -, and 200 is HTML unless said otherwise."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if status == 200:
            named = {"Content-Type": "text/html; charset=utf-8", **named}
        self.pages[address] = (status, named, body.encode() if isinstance(body, str) else body)

    def paths(self):
        """What was asked for, robots.txt aside."""
        return [path for _, path, _ in self.asked if path != "/robots.txt"]

    def resolve(self, host, port):
        """Every name leads here, but for those that are this machine's, or nobody's."""
        if host.startswith("private."):
            return public_addresses("127.0.0.1", port)
        if host.startswith("nobody."):
            raise TroubleError(f"there is no host called {host}", is_gone=True)
        if host.startswith("closed."):
            return [("127.0.0.1", 1)]
        return [("127.0.0.1", self.port)]

    def manners(self, **more):
        return Manners(
            **{"agent": "casesite/0 (checks sources)", "resolve": self.resolve, "pause": 0.0, "connecting": 5.0, "patience": 10.0, **more}
        )


def answer(handler, status, headers, body):
    handler.done()
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    if "Transfer-Encoding" not in headers and "Content-Length" not in headers:
        handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def packed(body):
    return gzip.compress(body.encode() if isinstance(body, str) else body)


@contextmanager
def running():
    web = Web()
    thread = threading.Thread(target=web.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        web.server.shutdown()
        web.server.server_close()
        thread.join()
