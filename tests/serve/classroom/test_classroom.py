"""The class on the network: what answers whom, and what an answer means."""

import asyncio
import json
import re
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Connection, event
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application, RequestHandler

from backedu import content
from backedu.classroom.store import Store
from backedu.serve.classroom import door as door_module
from backedu.serve.classroom import presenter
from backedu.serve.classroom import register as register_module
from backedu.serve.classroom.door import door
from backedu.serve.classroom.pace import Pace
from backedu.serve.classroom.room import Room
from backedu.serve.classroom.vote import hashed
from backedu.serve.handouts import Handouts
from backedu.topics.guesses import guesses

JSON = {"Content-Type": "application/json"}
QUESTION = "what-the-word-says"


class Lesson(RequestHandler):
    """Stands in for all that the presenter has beside the class."""

    def get(self) -> None:
        """Answer with a page of two parts, as a lesson has."""
        guess = (
            '<div class="bk-guess"><p class="bk-guess-question">{question}</p>'
            '<input type="range" aria-label="Your guess"><button class="bk-main" '
            "onclick=\"this.parentNode.outerHTML = '<input type=range aria-label=Age max=90>"
            "<output>guessed ' + this.previousSibling.value + '</output>'\">Commit</button></div>"
        ).format(question=guesses()["scans"].question)
        parts = "".join(
            f'<section class="part"><h2 id="{each}">{each}</h2>'
            f'<div data-cell="scans"><button>{each}</button>{guess}</div>'
            '<div data-cell="scan-report"><button>Voted on later</button></div></section>'
            for each in ("Scans-of-people-without-pain", "Another")
        )
        page = f'<div class="shell"><main>{parts}</main></div><svg id="js-plotly-tester"></svg>'
        self.finish(f'<!doctype html><html lang="en"><title>a lesson</title>{page}')


class Class:
    """A class on a port of this machine, and what comes to it."""

    def __init__(self, room: Room, port: int) -> None:
        self.room, self.port, self.told = room, port, list[str]()
        self.wall, self.panel = f"/wall/{room.wall_secret}", f"/panel/{room.panel_secret}"

    async def ask(
        self, path: str, body: Any = None, cookie: str = "", headers: dict[str, str] | None = None
    ) -> HTTPResponse:
        """Ask for a path, or post to it."""
        text = None if body is None else body if isinstance(body, bytes) else json.dumps(body)
        return await AsyncHTTPClient().fetch(
            f"http://127.0.0.1:{self.port}{path}",
            method="GET" if text is None else "POST",
            body=text,
            headers={"Cookie": cookie, **(JSON if headers is None else headers)},
            raise_error=False,
        )

    async def join(self) -> str:
        """Join as a phone, and return its cookie."""
        answer = await self.ask("/class/join", {"code": self.room.code})
        assert answer.code == 200
        return answer.headers["Set-Cookie"].split(";")[0]

    async def vote(self, cookie: str, choice: str = "b", **more: Any) -> int:
        """Vote, and return the status of the answer."""
        told = {"question": QUESTION, "round": 1, "choice": choice, "turn": 1} | more
        return (await self.ask("/class/votes", told, cookie)).code

    async def press(self, times: int = 1, do: str = "forward") -> None:
        """Press a key of the wall."""
        for _ in range(times):
            told = {"do": do, "version": self.room.lecture.version}
            assert (await self.ask(f"{self.wall}/drive", told)).code == 200

    async def begin(self, times: int) -> None:
        """Go to the question, and press the key so often."""
        told = {"do": "go", "to": QUESTION, "version": self.room.lecture.version}
        assert (await self.ask(f"{self.wall}/drive", told)).code == 200
        await self.press(times)

    def hear(self, path: str, cookie: str = "") -> list[str]:
        """Listen to an open line, and return what grows with what it says."""
        said: list[str] = []
        AsyncHTTPClient().fetch(
            f"http://127.0.0.1:{self.port}{path}",
            headers={"Cookie": cookie},
            streaming_callback=lambda chunk: said.append(chunk.decode()),
            request_timeout=0,
            raise_error=False,
        )
        return said


@asynccontextmanager
async def going_on(file: Path | str) -> AsyncIterator[Class]:
    """Have a class going on."""
    told: list[str] = []
    room = Room(Store(file), told.append)
    socket, port = bind_unused_port()
    lessons = Application([(".*", Lesson)])
    server = HTTPServer(door(room, lessons, "192.0.2.1:80", Handouts(leads_back=False)))
    server.add_socket(socket)
    made = Class(room, port)
    made.told = told
    try:
        yield made
    finally:
        room.screens.close()
        await asyncio.sleep(0.01)
        server.stop()
        room.close()


def in_class(file: Path, test: Callable[[Class], Awaitable[None]]) -> None:
    """Run a test in a class."""

    async def run() -> None:
        async with going_on(file) as made:
            await test(made)

    asyncio.run(run())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the votes are written down."""
    return tmp_path / "class.sqlite3"


def test_an_acknowledged_vote_is_on_the_disk(file: Path) -> None:
    """And the phone that reloads gets its own votes back."""

    async def test(made: Class) -> None:
        cookie = await made.join()
        await made.begin(1)
        assert await made.vote(cookie, sure="sure") == 200
        rows = sqlite3.connect(file).execute("select question, round, choice, sure from votes")
        assert rows.fetchall() == [(QUESTION, 1, "b", "sure")]
        mine = json.loads((await made.ask("/class/join", cookie=cookie)).body)["votes"]
        assert [(vote["choice"], vote["turn"]) for vote in mine] == [("b", 1)]

    in_class(file, test)


def test_a_burst_is_written_together_and_counted_once(file: Path) -> None:
    """Everyone taps at the same moment, some of them twice."""

    async def test(made: Class) -> None:
        cookies = [await made.join() for _ in range(20)]
        await made.begin(1)
        codes = await asyncio.gather(*(made.vote(each) for each in cookies + cookies[:5]))
        assert set(codes) == {200}
        assert len(await made.room.votes()) == 20

    in_class(file, test)


def test_no_vote_is_late(file: Path) -> None:
    """Before the vote opens and once it is closed, one is refused, after a reload too."""

    async def test(made: Class) -> None:
        cookie = await made.join()
        assert await made.vote(cookie) == 409
        await made.begin(2)
        assert await made.vote(cookie) == 409
        await made.press(2)
        assert await made.vote(cookie) == 409
        assert await made.vote(cookie, round=2) == 200

    in_class(file, test)


def test_a_vote_that_came_before_the_key_counts(file: Path) -> None:
    """Nobody loses a vote to a presenter who closes while it is being written."""

    async def test(made: Class) -> None:
        cookies = [await made.join() for _ in range(5)]
        await made.begin(1)
        token = [cookie.split("=")[1] for cookie in cookies]
        told = {"question": QUESTION, "round": 1, "choice": "a", "turn": 1}
        votes = [asyncio.ensure_future(made.room.vote(each, told)) for each in token]
        await asyncio.sleep(0)
        await made.room.drive({"do": "forward", "version": made.room.lecture.version})
        assert {(await vote).value for vote in votes} == {"saved"}

    in_class(file, test)


def test_the_network_reaches_the_audience_alone(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From another machine there is no lesson, no wall, and no panel without its secret."""

    async def test(made: Class) -> None:
        inside = ["/lesson/x", "/static/page.css", made.wall, f"{made.wall}/events", "/api/kernels"]
        assert b"a lesson" in (await made.ask("/lesson/x")).body
        monkeypatch.setattr(door_module, "is_elsewhere", lambda *_: True)
        for path in [*inside, f"/panel/{'0' * 32}", f"/panel/{made.room.wall_secret}"]:
            assert (await made.ask(path)).code == 404, path
        told = {"do": "forward", "version": 0}
        assert (await made.ask(f"{made.wall}/drive", told)).code == 404
        for path in ["/", "/join", f"/{made.room.code}", made.panel, f"{made.panel}/votes.csv"]:
            assert (await made.ask(path)).code == 200, path
        assert (await made.ask(f"{made.panel}/drive", told)).code == 200

    in_class(file, test)


def test_a_handout_is_taken_home_from_the_end_of_its_lesson(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has answers: not before. From there on it is kept, and it leads nowhere else."""
    lesson = "09_where_it_hurts"

    async def test(made: Class) -> None:
        monkeypatch.setattr(door_module, "is_elsewhere", lambda *_: True)
        assert (await made.ask("/handout")).code == 404
        for to in (f"{lesson}#To-take-home", QUESTION):
            told = {"do": "go", "to": to, "version": made.room.lecture.version}
            assert (await made.ask(f"{made.panel}/drive", told)).code == 200
            answer = await made.ask("/handout")
            page = answer.body.decode()

            assert (answer.code, "What I still want to ask" in page) == (200, True)
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
            assert "href" not in page.split("<main>")[0]
        for path in (f"/handout/{lesson}", "/handout/../lesson/x", "/handout?lesson=01"):
            found = await made.ask(path)
            assert (found.code == 404) or found.body == answer.body

    in_class(file, test)


def test_the_report_is_a_page_of_its_own(file: Path) -> None:
    """It needs the secret, escapes what was asked, names no phone, and has no empty table."""

    async def test(made: Class) -> None:
        nothing = (await made.ask(f"{made.panel}/report")).body.decode()
        assert "How sure" not in nothing
        assert "How to read it" not in nothing
        cookie = await made.join()
        await made.begin(1)
        await made.vote(cookie, sure="sure")
        page = await made.ask(f"{made.panel}/report")
        assert "1 of 1" in page.body.decode()
        assert hashed(cookie.split("=")[1]) not in page.body.decode()
        assert "script-src 'sha256-" in page.headers["Content-Security-Policy"]
        assert (await made.ask(f"/panel/{'0' * 32}/report")).code == 404

    in_class(file, test)


def test_the_report_is_printed_by_the_browser_that_is_there(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `backedu export` prints; where there is none, a sentence says what to do."""

    def print_page(source: Path, pdf: Path) -> bool:
        assert "Report of a class" in source.read_text("utf-8")
        return bool(pdf.write_bytes(b"%PDF-1.4"))

    async def test(made: Class) -> None:
        monkeypatch.setattr(presenter, "print_page", print_page)
        answer = await made.ask(f"{made.panel}/report.pdf")
        assert (answer.body, answer.headers["Content-Type"]) == (b"%PDF-1.4", "application/pdf")
        monkeypatch.setattr(presenter, "print_page", lambda *_: False)
        answer = await made.ask(f"{made.panel}/report.pdf")
        assert answer.code == 503
        assert "has no browser that makes a PDF" in answer.body.decode()
        assert (await made.ask(f"/panel/{'0' * 32}/report.pdf")).code == 404

    in_class(file, test)


def test_a_question_off_the_cuff_is_asked_at_once(file: Path) -> None:
    """One request of the panel opens its vote; what cannot be asked changes nothing."""

    async def test(made: Class) -> None:
        cookie = await made.join()
        told = {"do": "ask", "version": 0, "letters": 4, "text": "=1+1"}
        assert (await made.ask(f"{made.panel}/drive", told | {"letters": 40})).code == 400
        assert (await made.ask(f"{made.panel}/drive", told)).code == 200
        assert await made.vote(cookie, question="added:1", choice="d") == 200
        assert await made.vote(cookie, question="added:1", choice="e") == 400
        table = (await made.ask(f"{made.panel}/votes.csv")).body.decode("utf-8-sig")
        assert "1,added:1,'=1+1,1,D,,," in table

    in_class(file, test)


@pytest.mark.parametrize(
    "told",
    [
        {"question": "made-up"},
        {"question": ["what-the-word-says"]},
        {"choice": ""},
        {"choice": None},
        {"choice": "z"},
        {"choice": {"$ne": "a"}},
        {"choice": "b' or 1=1 --"},
        {"round": "1"},
        {"round": -1},
        {"round": True},
        {"turn": 10**12},
        {"sure": "very"},
        {"sure": ["sure"]},
    ],
    ids=str,
)
def test_what_is_no_vote_is_refused(file: Path, told: dict[str, Any]) -> None:
    """And writes nothing."""

    async def test(made: Class) -> None:
        cookie = await made.join()
        await made.begin(1)
        assert await made.vote(cookie, **told) == 400
        assert await made.room.votes() == []

    in_class(file, test)


def test_a_stranger_gets_nowhere(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the code, with a number that was made up, from another site's form, with a flood."""
    monkeypatch.setattr("backedu.serve.classroom.audience._WRONG_CODE_S", 0)

    async def test(made: Class) -> None:
        await made.begin(1)
        assert (await made.ask("/class/join", {"code": "0000"})).code == 403
        assert (await made.ask("/class/join", {"code": None})).code == 403
        for cookie in ("", f"class={'0' * 32}"):
            assert (await made.ask("/class/events", cookie=cookie)).code == 403
            assert await made.vote(cookie) == 403
            assert (await made.ask("/class/join", cookie=cookie)).body == b"{}"
        cookie = await made.join()
        vote = b'{"question": "what-the-word-says", "round": 1, "choice": "b"}'
        form = {"Content-Type": "text/plain"}
        assert (await made.ask("/class/votes", vote, cookie, form)).code == 415
        for body in (b"[]", b"no", b"[" * 1900, b"{" + b" " * 2000 + b"}"):
            assert (await made.ask("/class/votes", body, cookie)).code in {400, 413}
        codes = [await made.vote(cookie, turn=turn) for turn in range(30)]
        assert codes[0] == 200
        assert codes[-1] == 429
        assert await made.vote(await made.join()) == 200

    in_class(file, test)


def test_no_text_and_no_guess_is_sent_before_its_reveal(file: Path) -> None:
    """A text waits for the presenter, the guess of the class for its result; the panel has them."""

    async def test(made: Class) -> None:
        cookie = await made.join()
        phone, wall = made.hear("/class/events", cookie), made.hear(f"{made.wall}/events")
        panel = made.hear(f"{made.panel}/events")
        told = {"do": "ask", "version": 0, "letters": -1}
        assert (await made.ask(f"{made.panel}/drive", told)).code == 200
        text = {"question": "added:1", "choice": "Why\x00 not rest?"}
        assert await made.vote(cookie, **text) == 200
        assert await made.vote(cookie, **text) == 200  # sent again: its answer was lost
        await made.press(3)
        told = {"do": "go", "to": "guess:scans", "version": made.room.lecture.version}
        assert (await made.ask(f"{made.wall}/drive", told)).code == 200
        assert await made.vote(cookie, question="guess:scans", choice="37") == 200
        await made.press()
        await asyncio.sleep(0.1)
        assert "Why not rest?" in "".join(panel)
        for screen in (phone, wall):
            assert "rest?" not in "".join(screen)
            assert '"37"' not in "".join(screen)
        assert made.room.lecture.told["guess:scans"] == (("37",),)

    in_class(file, test)


def test_the_panel_moves_what_the_wall_has(file: Path) -> None:
    """The wall says what it has, and hears what to move; what isn't there can't be moved."""

    async def test(made: Class) -> None:
        wall, panel = made.hear(f"{made.wall}/events"), made.hear(f"{made.panel}/events")
        has = [{"kind": "range", "label": "Age", "value": "4", "secret": 1}, "no control"]
        shown = {"at": made.room.lecture.at, "controls": has}
        assert (await made.ask(f"{made.wall}/controls", shown)).code == 200
        move = {"number": 0, "label": "Age", "value": "5"}
        assert (await made.ask(f"{made.panel}/control", move)).code == 200
        for other in ({"number": 1}, {"number": True}, {"label": "Sex"}, {"value": 5}):
            assert (await made.ask(f"{made.panel}/control", move | other)).code == 400
        await asyncio.sleep(0.1)
        assert '"controls": [{"kind": "range", "label": "Age", "value": "4"}]' in "".join(panel)
        assert '"moves": [{"serial": 1, "number": 0, "label": "Age", "value": "5"}]' in "".join(
            wall
        )
        assert (await made.ask(f"/panel/{'0' * 32}/control", move)).code == 404

    in_class(file, test)


def test_no_count_is_sent_before_its_reveal(file: Path) -> None:
    """A scan of all that phones and wall are sent: numbers of votes, none by option."""

    async def test(made: Class) -> None:
        cookies = [await made.join() for _ in range(4)]
        phone, wall = made.hear("/class/events", cookies[0]), made.hear(f"{made.wall}/events")
        panel = made.hear(f"{made.panel}/events")
        await made.begin(1)
        for cookie in cookies:
            await made.vote(cookie)
        await made.room.refresh()
        await made.press(5)  # to the number of votes, the second round empty
        await asyncio.sleep(0.1)
        assert '"stage": "count"' in "".join(wall)
        for screen in (phone, wall):
            assert "counts" not in "".join(screen)
            assert '"right"' not in "".join(screen)
        assert '"counts": [4]' in "".join(panel)
        await made.press()
        await asyncio.sleep(0.1)
        for screen in (phone, wall):
            assert '"counts": [4, 0]' in "".join(screen)

    in_class(file, test)


async def all_that_is_sent(made: Class, others: str) -> set[str]:
    """Vote with five phones up to the number of votes; return all that one and the wall are sent.

    Args:
        made: The class.
        others: What the other four choose, in each of two rounds; the one chooses the same.
    """
    cookies = [await made.join() for _ in range(5)]
    phone, wall = made.hear("/class/events", cookies[0]), made.hear(f"{made.wall}/events")
    sent: list[str] = []
    await made.begin(1)
    for number in (1, 2):
        for cookie, choice in zip(cookies, "b" + others, strict=True):
            told = {"question": QUESTION, "round": number, "choice": choice, "turn": number}
            for path in ("/class/votes", "/class/nowhere"):
                answer = await made.ask(path, told, cookie)
                sent.append(f"{answer.code} {answer.body!r}")
        for path in ("/", "/join", f"/{made.room.code}", made.wall, "/class/join"):
            answer = await made.ask(path, cookie=cookies[0])
            heads = [each for each in answer.headers.get_all() if each[0] not in {"Date", "Etag"}]
            sent.append(f"{answer.code} {answer.body!r} {sorted(heads)}")
        await made.room.refresh()
        await made.press(4 - number)  # closed, talking, the second vote; then closed, how many
    assert made.room.lecture.progress[QUESTION].stage == "count"
    await asyncio.sleep(0.1)
    heard = re.sub(r'"left_s": \d+', "", "".join(phone + wall))  # of the time to talk
    return {*sent, *heard.splitlines()}


def test_all_that_is_sent_before_the_reveal_is_the_same_whatever_others_choose(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bodies, heads, streams, pages and refusals: not even how alike the votes are shows."""
    same = SimpleNamespace(randbelow=lambda _: 1, token_hex=lambda size: "a" * 2 * size)
    monkeypatch.setattr("backedu.classroom.store.secrets", same)
    found = []
    for number, others in enumerate(("aaaa", "bcdb")):

        async def test(made: Class, others: str = others) -> None:
            found.append(await all_that_is_sent(made, others))

        in_class(tmp_path / f"{number}.sqlite3", test)
    assert len(found[0]) > 10
    assert found[0] == found[1]


def test_what_comes_next_is_sent_to_the_panel_alone(file: Path) -> None:
    """Neither the wall nor a phone hears of the question before it is there."""

    async def test(made: Class) -> None:
        phone = made.hear("/class/events", await made.join())
        wall, panel = made.hear(f"{made.wall}/events"), made.hear(f"{made.panel}/events")
        await made.begin(0)
        await made.press(do="back")
        for lines in (phone, wall, panel):
            lines.clear()
        await made.room.refresh(is_news=True)
        await asyncio.sleep(0.1)
        stem = content.questions()[QUESTION].stem.split("”")[0]
        heard = json.loads("".join(panel).split("data: ")[-1])
        assert heard["next_wall"]["at"] == QUESTION
        assert stem in heard["next_wall"]["heading"]
        assert wall
        for lines in (phone, wall):
            assert "next_wall" not in "".join(lines)
            assert '"short"' not in "".join(lines)
            assert json.dumps(stem)[1:-1] not in "".join(lines)

    in_class(file, test)


def test_a_key_for_an_old_wall_is_not_obeyed(file: Path) -> None:
    """Two presenters who press at once go one step; nonsense goes none."""

    async def test(made: Class) -> None:
        told = {"do": "forward", "version": 0}
        assert (await made.ask(f"{made.wall}/drive", told)).code == 200
        assert (await made.ask(f"{made.panel}/drive", told)).code == 409
        for wrong in ({"do": "explode"}, {"version": "1"}, {"to": 5}):
            assert (await made.ask(f"{made.panel}/drive", told | wrong)).code == 400
        assert made.room.lecture.version == 1

    in_class(file, test)


def test_a_store_that_fails_loses_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The phone is told that nothing was saved, the presenter why; the same vote works later."""
    monkeypatch.setattr("backedu.classroom.database._LOCKED_FOR_S", 0.1)

    async def test(made: Class) -> None:
        cookie = await made.join()
        await made.begin(1)
        lock = sqlite3.connect(file, isolation_level=None)
        lock.execute("BEGIN IMMEDIATE")
        assert await made.vote(cookie) == 503
        assert made.told == ["database is locked"]
        told = {"do": "forward", "version": made.room.lecture.version}
        assert (await made.ask(f"{made.wall}/drive", told)).code == 503
        lock.execute("ROLLBACK")
        assert await made.vote(cookie) == 200

    in_class(file, test)


def test_a_full_disk_loses_nothing(file: Path) -> None:
    """The presenter reads why, once; wall and panel say so; all goes on when there is space."""

    async def test(made: Class) -> None:
        cookie = await made.join()
        panel = made.hear(f"{made.panel}/events")
        await made.begin(1)

        @event.listens_for(made.room._store._engine, "begin")
        def fill(line: Connection) -> None:
            pages = line.exec_driver_sql("PRAGMA page_count").scalar_one() if full else 1 << 30
            line.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

        full, made.room.screens._words = True, Pace(1, 600)
        cookies = [cookie, *[f"class=token-{number}" for number in range(400)]]
        made.room.register._known |= {hashed(each.split("=")[1]) for each in cookies}
        codes = [await made.vote(each) for each in cookies]
        saved = codes.count(200)
        assert set(codes) == {200, 503}
        assert made.told == ["database or disk is full"]
        assert len(await made.room.votes()) == saved
        assert "event: trouble" in "".join(panel)
        full = False
        assert {await made.vote(each) for each in cookies} == {200}
        assert len(await made.room.votes()) == len(cookies)

    in_class(file, test)


def test_who_comes_while_a_key_is_pressed_sees_what_is_on_the_wall(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last that a new phone is sent is never older than what the others were sent."""
    save = Store.save

    def slow(*arguments: Any) -> bool:
        time.sleep(0.1)
        return save(*arguments)

    async def test(made: Class) -> None:
        cookie = await made.join()
        await made.begin(0)
        monkeypatch.setattr(Store, "save", slow)
        pressed = asyncio.ensure_future(made.press(do="back"))
        await asyncio.sleep(0.05)
        phone = made.hear("/class/events", cookie)
        await pressed
        await asyncio.sleep(0.2)
        views = [json.loads(each[6:]) for each in "".join(phone).split("\n") if "data: {" in each]
        assert views[-1]["stage"] == "look"

    in_class(file, test)


def test_a_killed_class_goes_on(file: Path) -> None:
    """With its phones, its votes and its open round."""

    async def begin() -> tuple[str, str]:
        room = Room(Store(file))
        await room.register.join("token")
        for told in ({"do": "go", "to": QUESTION}, {"do": "forward"}):
            await room.drive({**told, "version": room.lecture.version})
        await room.vote("token", {"question": QUESTION, "round": 1, "choice": "a", "turn": 1})
        return room.code, room.panel_secret

    code, secret = asyncio.run(begin())

    async def test(made: Class) -> None:
        assert (made.room.code, made.room.panel_secret) == (code, secret)
        assert made.room.is_resumed
        assert await made.vote("class=token", turn=2) == 200

    in_class(file, test)


def test_a_deleted_class_is_gone_for_everyone(file: Path) -> None:
    """Its phones are told, its votes and cookies are worth nothing, a new class has begun."""

    async def test(made: Class) -> None:
        cookie = await made.join()
        await made.begin(1)
        await made.vote(cookie)
        phone = made.hear("/class/events", cookie)
        await asyncio.sleep(0.1)
        answer = await made.ask(f"{made.panel}/delete", {})
        await asyncio.sleep(0.1)
        assert json.loads(answer.body)["panel"] == f"/panel/{made.room.panel_secret}" != made.panel
        assert '"stage": "gone"' in "".join(phone)
        assert await made.vote(cookie) == 403
        assert sqlite3.connect(file).execute("select count(*) from votes").fetchone() == (0,)

    in_class(file, test)


def test_the_records_are_a_table_and_what_it_means(file: Path) -> None:
    """Each column of the one is explained in the other."""

    async def test(made: Class) -> None:
        cookie = await made.join()
        await made.begin(1)
        await made.vote(cookie, "a")
        table = (await made.ask(f"{made.panel}/votes.csv")).body.decode().splitlines()
        book = (await made.ask(f"{made.panel}/codebook.txt")).body.decode()
        assert len(table) == 2
        assert all(f"\n{column}: " in book for column in table[0].split(","))

    in_class(file, test)


def test_a_full_class_says_so(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is in stays in."""
    monkeypatch.setattr(register_module, "MOST_PHONES", 1)

    async def test(made: Class) -> None:
        cookie = await made.join()
        assert (await made.ask("/class/join", {"code": made.room.code})).code == 503
        assert (await made.ask("/class/join", {}, cookie)).code == 200

    in_class(file, test)


def test_nothing_personal_is_written_down(file: Path) -> None:
    """Neither an address nor the random number itself."""

    async def test(made: Class) -> None:
        cookie = await made.join()
        await made.begin(1)
        await made.vote(cookie)
        kept = b"".join(path.read_bytes() for path in file.parent.iterdir())
        assert cookie.split("=")[1].encode() not in kept
        assert b"127.0.0.1" not in kept

    in_class(file, test)
