"""What notebooks bring in: shown, or a sentence in its place and a note to the author."""

from typing import Any

import pytest

from backedu.content.wording import words
from backedu.serve.snapshots.embeds import WIDGET, Embeds

THERE = {"week/pic.png", "week/my pic.png", "week/film.mp4", "week/film.webm", "a.png"}
GIF = "R0lGODlhAQABAAAAACw="


@pytest.fixture
def embeds() -> Embeds:
    """The parts of a notebook in a folder of its own."""
    return Embeds("week/lecture", "/base/lesson/", THERE.__contains__)


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ('<img src="pic.png">', "week/pic.png"),
        ("<img src='my pic.png'>", "week/my%20pic.png"),
        ('<IMG SRC="my%20pic.png" width=3>', "week/my%20pic.png"),
        ('<img src="../a.png" srcset="b.png 2x">', "a.png"),
        ('<video src="film.mp4" controls></video>', "week/film.mp4"),
        ('<video><source src="film.webm"></video>', "week/film.webm"),
        ('<a href="x"><img src="pic.png"></a>', "week/pic.png"),
    ],
)
def test_a_file_beside_gets_its_address(embeds: Embeds, html: str, address: str) -> None:
    """Wherever in the folder it is, and however it is written."""
    shown = embeds.settled(html)

    assert f'src="/base/lesson/{address}"' in shown
    assert "srcset" not in shown
    assert embeds.settled(shown) == shown  # an Output widget tells again what it shows
    assert embeds.notes == []


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ('<p>a <img src="none.png"> b</p>', "none.png"),
        ('<img src="../../secret.png">', "secret.png"),
        ('<img src="/etc/secret.png">', "secret.png"),
        ('<img src="/base/lesson/../../secret.png">', "secret.png"),
        ('<img src="file:///etc/secret.png">', "secret.png"),
        (r'<img src="C:\\me\\secret.png">', "secret.png"),
        ('<img src="pic.txt?x=1">', "pic.txt"),
        ('<img src="attachment:gone.png">', "gone.png"),
        ('<audio><source src="none.mp3"></audio>', "none.mp3"),
    ],
)
def test_a_missing_file_leaves_a_sentence(embeds: Embeds, html: str, name: str) -> None:
    """It names the file without its path; the author reads the same."""
    shown = embeds.settled(html)

    assert words("notebooks")["missing_file"].format(name=name) in shown
    assert "src=" not in shown
    assert embeds.notes == [f"week/lecture.ipynb: “{name}” is not in the folder of the notebooks."]


def test_a_film_with_two_sources_keeps_the_one_that_is_there(embeds: Embeds) -> None:
    """Only when no source is left does the film leave a sentence."""
    shown = embeds.settled('<video><source src="none.mov"><source src="film.mp4"></video>')

    assert "none.mov" not in shown
    assert 'src="/base/lesson/week/film.mp4"' in shown
    assert embeds.notes == []


def test_what_was_looked_for_is_known(embeds: Embeds) -> None:
    """A file that is added or taken away has the page made again."""
    embeds.settled('<img src="pic.png"><img src="none.png"><img src="https://x.org/a.png">')

    assert embeds.looked_for == {"week/pic.png", "week/none.png"}


def test_an_attachment_is_put_into_the_page(embeds: Embeds) -> None:
    """Its name may have spaces, and its kind may be a sound."""
    attachments = {"my a.gif": {"image/gif": GIF}, "s.wav": {"audio/wav": "UklGRg=="}}
    html = '<img src="attachment:my%20a.gif"><audio src="attachment:s.wav"></audio>'
    shown = embeds.settled(html, attachments)

    assert f'src="data:image/gif;base64,{GIF}"' in shown
    assert 'src="data:audio/wav;base64,UklGRg=="' in shown


@pytest.mark.parametrize(
    ("html", "sentence", "link"),
    [
        ('<img src="https://example.org/a.png">', "elsewhere", "https://example.org/a.png"),
        ('<img src="//example.org/a.png">', "elsewhere", "https://example.org/a.png"),
        ('<video src="https://example.org/a.mp4">', "elsewhere", "https://example.org/a.mp4"),
        ('<script src="https://example.org/a.js"></script>', "script", "https://example.org/a.js"),
        ("<script>alert(1)</script>", "script", ""),
        ('<script type="module">alert(1)</script>', "script", ""),
        ('<button onclick="alert(1)">Press</button>', "script", ""),
        ('<iframe src="https://example.org/b"></iframe>', "frame", "https://example.org/b"),
        ('<iframe src="javascript:alert(1)"></iframe>', "frame", ""),
        ('<iframe srcdoc="<script>alert(1)</script>"></iframe>', "frame", ""),
        (
            '<object data="https://example.org/c.pdf"></object>',
            "frame",
            "https://example.org/c.pdf",
        ),
        ('<embed src="other.html">', "frame", ""),
    ],
)
def test_what_cannot_be_shown_leaves_a_sentence_and_a_link(
    embeds: Embeds, html: str, sentence: str, link: str
) -> None:
    """No page fetches it, and nothing of it runs."""
    shown = embeds.settled(html)

    assert words("notebooks")[sentence] in shown
    assert "alert" not in shown
    assert shown.count("<a ") == bool(link)
    assert f'href="{link}"' in shown or not link
    assert len(embeds.notes) == 1


def test_many_scripts_leave_one_sentence(embeds: Embeds) -> None:
    """A figure of a plotting library has a dozen of them."""
    shown = embeds.settled("<div>kept<script>1</script></div>" + "<script>alert(1)</script>" * 9)

    assert shown.count(words("notebooks")["script"]) == 1
    assert "kept" in shown
    assert "<script" not in shown


def test_what_only_changes_the_page_around_it_goes(embeds: Embeds) -> None:
    """No notebook sends a reader elsewhere, or has other addresses begin elsewhere."""
    html = '<meta http-equiv="refresh" content="0;url=https://x.org"><base href="https://x.org/">'

    assert embeds.settled(f"{html}<link rel=stylesheet href=https://x.org/a.css>kept") == "kept"


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>1 < 2 & 3</td></tr></table>",
        "<p>based on = that</p>",
        '<div style="color: red">A description, a scripture, an image</div>',
        "<math><mi>x</mi></math>",
    ],
)
def test_anything_else_is_left_as_it_is(embeds: Embeds, html: str) -> None:
    """To the byte."""
    assert embeds.settled(html) == html


def test_data_of_a_script_is_not_a_script(embeds: Embeds) -> None:
    """What no browser runs may stay."""
    html = '<script type="application/json">{"a": 1}</script>'

    assert embeds.settled(html) == html


def test_a_formula_that_is_not_understood_is_told(embeds: Embeds) -> None:
    """The reader sees it as it was typed."""
    html = "<code data-untypeset>\\foo</code>"

    assert "\\foo" in embeds.settled(html)
    assert embeds.notes == ["week/lecture.ipynb: the formula “\\foo” cannot be typeset."]


def test_a_note_cannot_move_the_cursor(embeds: Embeds) -> None:
    """A name from a notebook is printed on the author's terminal: without control characters."""
    embeds.settled('<img src="a\x1b[2J.png"><img src="' + "b" * 500 + '.png">')

    assert all(note.isprintable() and len(note) < 200 for note in embeds.notes)


@pytest.mark.parametrize(
    ("data", "html"),
    [
        ({"text/latex": "$x$", "text/plain": "x"}, "<mi>x</mi>"),
        ({"text/markdown": "**b** $y$"}, "<strong>b</strong>"),
        ({"application/javascript": "alert(1)"}, words("notebooks")["script"]),
        ({"text/html": "<iframe src=x>"}, words("notebooks")["frame"]),
        ({WIDGET: {"model_id": "stored"}, "text/plain": "S()"}, words("notebooks")["lost_control"]),
    ],
)
def test_an_output_is_settled_too(embeds: Embeds, data: dict[str, Any], html: str) -> None:
    """Every kind of output that a page would not show by itself becomes HTML that it does."""
    shown = embeds.settled_output({"output_type": "display_data", "data": data}, {"alive"})

    assert html in shown["data"]["text/html"]
    assert "alert" not in str(shown)


def test_a_control_that_is_there_stays(embeds: Embeds) -> None:
    """Its view is what the page draws."""
    data = {WIDGET: {"model_id": "alive"}, "text/plain": "S()"}

    assert embeds.settled_output({"data": dict(data)}, {"alive"})["data"] == data
