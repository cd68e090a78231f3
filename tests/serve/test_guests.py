"""Notebooks as people publish them: served and answered, or told what is missing."""

import html
import http.client
import json
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from backedu.content.wording import words
from tests.serve.test_full import change, close, find, states
from tests.support.guest_notebooks import GUESTS, PIXEL, Guest, Turn, write_guests
from tests.support.running import Server, Visitor, message, running

CLICK = {"method": "custom", "content": {"event": "click"}}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of notebooks, with a secret beside it and links that lead there."""
    around = tmp_path_factory.mktemp("around")
    (around / "outside.png").write_bytes(b"secret")
    folder = write_guests(around / "served")
    (folder / "linked.png").symlink_to(around / "outside.png")
    (folder / "weeks" / "up").symlink_to(around, target_is_directory=True)
    (folder / "disguised.png").symlink_to(folder / "weeks" / "doses.py")
    return folder


@pytest.fixture(scope="module")
def guests(folder: Path) -> Iterator[Server]:
    """A server of that folder."""
    with running("--visitors", "40", str(folder)) as started:
        yield started


@pytest.fixture
def guest_visitor(guests: Server) -> Visitor:
    """A new visitor of it."""
    return Visitor(guests)


def main_part(page: str) -> str:
    """Return what stands between header and footer."""
    return page.partition("<main")[2].partition("</main>")[0]


def heard_after(visitor: Visitor, kernel: str, turn: Turn) -> str:
    """Do what a visitor does, and return what the kernel says until the expected is among it."""
    widget = find(states(visitor, kernel), *turn.widget)
    sent = change(widget, **turn.traits)
    if not turn.traits:
        sent = message("comm_msg", {"comm_id": widget, "data": CLICK}, "shell", None)
    said = ""
    with visitor.line(kernel, max_size=None) as line:
        line.send(sent)
        end = time.monotonic() + 20
        while turn.heard not in said and time.monotonic() < end:
            heard = line.recv(timeout=20)
            said += heard if isinstance(heard, str) else heard.decode("utf-8", "replace")
    return said


@pytest.mark.parametrize("guest", GUESTS, ids=lambda guest: guest.name)
def test_a_public_notebook(guests: Server, guest_visitor: Visitor, guest: Guest) -> None:
    """It is shown, and answers; or author and visitor read which package is missing."""
    address = f"/lesson/{quote(guest.name)}"
    status, page = guest_visitor.ask(address)
    text = main_part(page)
    if guest.missing:
        assert status == 503
        assert f"{guest.name}.ipynb needs “{guest.missing}”" in guests.said
        assert words("notebooks")["missing_package"].format(name=guest.missing) in text
        return
    if guest.name == "asks the author":
        assert status == 503
        assert f"{guest.name}.ipynb: the cell “input('How old are you?')” failed" in guests.said
        return
    assert status == 200, guests.said
    assert f"  {guest.name} is ready" in guests.said
    if guest.turn:
        answer = json.loads(guest_visitor.post(f"{address}/kernel")[1])
        assert guest.turn.heard in heard_after(guest_visitor, answer["kernel"], guest.turn)
        close(guest_visitor, answer["kernel"])
        text = answer.get("cells", text)
    for part in guest.shows:
        assert part in text
    for part in guest.hides:
        assert part not in text


def test_a_reader_s_own_question_is_answered_without_a_kernel(guest_visitor: Visitor) -> None:
    """As one of the bank is: nothing of the answer is on the page before it is given."""
    page = guest_visitor.ask("/lesson/own%20question")[1]
    models = guest_visitor.ask(html.unescape(re.search(r'data-models="([^"]+)"', page)[1]))[1]  # type: ignore[index]
    answers = [
        guest_visitor.answer("own%20question", "backedu-1", value=value)[1]["feedback"]
        for value in ("", "a", "b")
    ]

    assert "Which can" in models
    assert "Loss of" in models
    assert "told at once" not in page + models
    assert answers[0] == {}
    assert sorted(answer["right"] for answer in answers[1:]) == [False, True]
    assert "told at once" in json.dumps(answers[1:])


def test_each_is_listed_under_its_folder(guest_visitor: Visitor) -> None:
    """The shelf names them by title; what is hidden is not a notebook."""
    shelf = main_part(guest_visitor.ask("/")[1])
    below = shelf.partition(">weeks</h2>")[2]

    for guest in GUESTS:
        assert html.escape(guest.name) in shelf
    assert 'href="/lesson/weeks/module%20beside"' in below
    assert "._" not in shelf


def test_an_old_format_is_read(guest_visitor: Visitor) -> None:
    """Of the time before Jupyter."""
    assert "from long ago" in guest_visitor.ask("/lesson/old%20format")[1]


def test_a_name_is_found_in_both_forms_of_unicode(guest_visitor: Visitor) -> None:
    """A link that was typed on a Mac leads to the same notebook."""
    for name in ("Übung_痛み", "U\u0308bung_痛み"):
        assert guest_visitor.ask(f"/lesson/{quote(name)}")[0] == 200
        assert guest_visitor.ask(f"/lesson/{quote(name)}.ipynb")[0] == 302


def test_the_author_reads_what_is_wrong_in_plain_sentences(guests: Server, folder: Path) -> None:
    """No path of this machine, no class of an error, one line each."""
    said = guests.said

    assert "empty.ipynb is empty" in said
    assert "damaged.ipynb is damaged" in said
    assert "pictures.ipynb: “outside.png” is not in the folder of the notebooks." in said
    assert "scripts and frames.ipynb: a script is not shown." in said
    assert str(folder) not in said
    assert "Traceback" not in said
    assert re.search(r"\d+ of \d+ notebooks can be opened\.", said)


def test_a_picture_is_sent_and_sent_again_only_when_it_was_changed(
    guest_visitor: Visitor, folder: Path
) -> None:
    """The type is the table's; a browser that has it is told so."""
    status, _ = guest_visitor.ask("/lesson/my%20pic.png")
    first = guest_visitor.headers
    again, _ = guest_visitor.ask("/lesson/my%20pic.png", headers={"If-None-Match": first["Etag"]})
    (folder / "my pic.png").write_bytes(PIXEL + b"changed")
    os.utime(folder / "my pic.png", (1, 1))
    changed, _ = guest_visitor.ask("/lesson/my%20pic.png", headers={"If-None-Match": first["Etag"]})

    assert (status, again, changed) == (200, 304, 200)
    assert first["Content-Type"] == "image/png"
    assert first["X-Content-Type-Options"] == "nosniff"
    assert first["Cache-Control"] == "no-cache"
    assert "default-src 'none'" in first["Content-Security-Policy"]


def test_a_film_is_sent_in_parts(guests: Server, guest_visitor: Visitor) -> None:
    """As browsers ask for it when a visitor jumps in it."""
    line = http.client.HTTPConnection("127.0.0.1", guests.port, timeout=30)
    line.request("GET", "/lesson/weeks/film.webm", headers={"Range": "bytes=4-7"})
    answer = line.getresponse()

    assert answer.status == 206
    assert answer.read() == bytes(range(4))
    assert answer.headers["Content-Type"] == "video/webm"
    assert guest_visitor.ask("/lesson/weeks/film.webm", headers={"Range": "bytes=9999-"})[0] == 416


def test_a_picture_that_is_added_appears(guest_visitor: Visitor, folder: Path) -> None:
    """Without a restart, in the place of the sentence."""
    (folder / "late.ipynb").write_text(
        json.dumps(
            {
                "cells": [
                    {"cell_type": "markdown", "metadata": {}, "source": "![late](weeks/late.png)"}
                ],
                "metadata": {},
                "nbformat": 4,
                "nbformat_minor": 4,
            }
        ),
        encoding="utf-8",
    )
    for wanted in ("late.png”", 'src="/lesson/weeks/late.png"'):
        end = time.monotonic() + 20
        while wanted not in guest_visitor.ask("/lesson/late")[1]:
            assert time.monotonic() < end
            time.sleep(0.3)
        (folder / "weeks" / "late.png").write_bytes(PIXEL)


OUT = [
    "/lesson/linked.png",
    "/lesson/disguised.png",
    "/lesson/weeks/up/outside.png",
    "/lesson/../outside.png",
    "/lesson/weeks/../../outside.png",
    "/lesson/%2e%2e/outside.png",
    "/lesson/..%2foutside.png",
    "/lesson/..%5coutside.png",
    "/lesson/weeks/..%2f..%2foutside.png",
    "/lesson/%2fetc%2fpasswd.png",
    "/lesson//etc/passwd%00.png",
    "/lesson/weeks/doses.py",
    "/lesson/weeks/doses.py%00.png",
    "/lesson/weeks/doses.py/.png",
    "/lesson/weeks/table.csv",
    "/lesson/my%20pic.png/",
    "/lesson/my%20pic.png/../weeks/doses.py",
    "/lesson/my%2520pic.png",
    "/lesson/weeks/film.webm%00",
    "/lesson/._interact.ipynb",
    "/lesson/._interact",
    "/lesson/interact.ipynb/../weeks/doses.py",
    "/lesson/files/my%20pic.png",
    "/lesson/files/../my%20pic.png",
    "/lesson/%ed%a0%80.png",
    "/lesson/%ff%fe.png",
]


@pytest.mark.parametrize("path", OUT)
def test_no_address_leads_to_another_file(guest_visitor: Visitor, path: str) -> None:
    """Nothing outside the folder, no other kind of file, no hidden one, however it is written."""
    status, text = guest_visitor.ask(path)

    assert 400 <= status < 500, text[:200]
    assert "secret" not in text
    assert "STRONGEST" not in text
    assert "a,b" not in text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_picture_can_only_be_read(guest_visitor: Visitor, folder: Path, method: str) -> None:
    """No method writes or removes it."""
    assert guest_visitor.ask("/lesson/my%20pic.png", method)[0] in {403, 404, 405}
    assert (folder / "my pic.png").is_file()
