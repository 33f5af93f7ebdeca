"""What a browser asks for while a build is about to begin is there when it is answered."""

from types import SimpleNamespace

import pytest
from casesite_mkdocs.serving import Waiting


@pytest.mark.parametrize(
    ("waits", "answers", "status", "asked"),
    [
        ([False], ["200 OK"], "200 OK", 1),
        ([True], ["200 OK"], "200 OK", 1),
        ([False, True], ["404 Not Found", "200 OK"], "200 OK", 2),  # the build took away what was there, and left it waiting
        ([False, False], ["404 Not Found"], "404 Not Found", 2),
    ],
)
def test_what_a_build_took_away_is_made_before_it_is_refused(monkeypatch, waits, answers, status, asked):
    makes, said, left, waiting = [], [], list(answers), Waiting()
    monkeypatch.setattr(waiting, "make", lambda address: makes.append(address) or waits[len(makes) - 1])

    def app(environ, start_response):
        start_response(left.pop(0), [])
        return [b"body"]

    server = SimpleNamespace(get_app=lambda: app, set_app=lambda made: setattr(server, "app", made), mount_path="/rust/")
    waiting.answering(server)
    assert server.app({"PATH_INFO": "/rust/timeline/"}, lambda *told: said.append(told[0])) == [b"body"]
    assert (said, makes, left) == ([status], ["/timeline/"] * asked, [])
