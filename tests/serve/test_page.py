"""The pages' parts on the server's side: the path of the shelf, drawings, parts of a lesson."""

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

from backedu import content
from backedu.answering import LessonControls
from backedu.content.model import Group
from backedu.places import notebooks_dir
from backedu.serve import app
from backedu.serve.page.frame import Frame, icon
from backedu.serve.page.shelf import path
from backedu.serve.snapshots.sections import in_sections


@pytest.mark.parametrize("name", {lesson.icon for lesson in content.lessons().values()})
def test_every_lesson_has_its_drawing(name: str) -> None:
    """It is ours, hidden from screen readers, and takes its colours from the page."""
    drawing = icon(name)

    assert drawing.startswith('<svg class="ic" viewBox="0 0 40 40" aria-hidden="true">')
    assert 'class="f"' in drawing
    assert "#" not in drawing


@pytest.mark.parametrize("name", {each.scene for each in content.lessons().values() if each.scene})
def test_a_larger_drawing_takes_its_colours_from_the_page_too(name: str) -> None:
    """Its lines and surfaces are named for ``scene.css``; it is hidden from screen readers."""
    drawing = icon(name)

    assert re.match(r'<svg class="scene" viewBox="[\d ]+" aria-hidden="true">', drawing)
    assert "#" not in drawing


def test_no_two_lessons_have_the_same_drawing() -> None:
    """It is how a reader knows a lesson again."""
    icons = [lesson.icon for lesson in content.lessons().values()]

    assert len(icons) == len(set(icons))


def test_the_path_has_every_lesson_once_in_order() -> None:
    """Leg after leg it is the order of the file, so that "next" never jumps."""
    lessons = list(content.lessons())
    legs = path(lessons)

    assert [leg.id for leg in legs] == [group.value for group in Group]
    assert [lesson.id for leg in legs for lesson in leg.lessons] == lessons


def test_a_class_is_presented_from_the_shelf_where_there_is_one() -> None:
    """Elsewhere the shelf says how to start one."""
    frame = Frame("/")
    parts: dict[str, Any] = {"legs": [], "more": {}, "beside": {}}
    without = frame.page("front.html.j2", "Lessons", **parts)
    frame.wall = "/wall/secret"
    with_it = frame.page("front.html.j2", "Lessons", **parts)

    assert ('href="/wall/secret"' in with_it, "present --class" in with_it) == (True, False)
    assert ("/wall/" in without, "present --class" in without) == (False, True)


@pytest.mark.parametrize(
    ("lesson", "said"),
    [({"id": "one"}, "Start this lesson again"), (None, "Start this page again")],
)
def test_only_a_lesson_is_called_one(lesson: object, said: str) -> None:
    """The review and a page of one's own are none."""
    values = {"snapshot": {"modules": ["card"]}, "name": "one", "lesson": lesson}
    page = Frame("/").page("page.html.j2", "One", **values)

    assert re.findall(r'id="again"[^>]*>([^<]+)', page) == [said]


def test_the_bar_asks_the_control_that_knows_what_is_due() -> None:
    """Controls have numbers: it would be another one if the notebook had one before the review."""
    beside = {"00_review": "Review"}
    page = Frame("/").page("front.html.j2", "Lessons", legs=[], more={}, beside=beside, card_s=30)
    asked = re.findall(r'data-due="([^"]+)"', page)
    notebook = nbformat.read(notebooks_dir() / "00_review.ipynb", as_version=4)
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    answer = LessonControls(cells).answer(asked[0], {"value": {"at": 0}})

    assert answer["result"]["due"] == 0


def test_a_folder_of_ones_own_may_lack_lessons() -> None:
    """Only what is there is on the shelf."""
    assert [leg.id for leg in path({"06_staying_well"})] == ["keep_well"]
    assert path({"tea"}) == []


def test_text_before_the_first_heading_belongs_to_no_part() -> None:
    """And a text without headings has no parts; its exercises are marked all the same."""
    text = '<section class="prose"><p>Hello</p></section><div data-model="m"></div>'

    body, parts = in_sections(text, {"m"})
    assert (body, parts) == (text.replace('"m"', '"m" data-exercise'), ())


def test_a_heading_in_what_a_cell_shows_begins_no_part() -> None:
    """Only the text of the notebook is cut: HTML of others stays as it is."""
    shown = '<div class="output"><h2 id="x">Theirs</h2></div>'

    assert in_sections(shown, set()) == (shown, ())


def test_a_part_ends_where_the_next_begins() -> None:
    """Its words are plain, its exercises are those that follow, and tags are balanced."""
    text = (
        '<section class="prose"><h1>T</h1><h2 id="a">A &amp; <em>b</em><a class="anchor-link" '
        'href="#a">¶</a></h2><p>One</p><h2 id="c">C</h2></section><div data-model="m"></div>'
        '<section class="prose"><p>Two</p></section><div data-model="n"></div>'
    )

    body, parts = in_sections(text, {"m"})
    assert [(part.id, part.title, part.exercises) for part in parts] == [
        ("a", "A & b", 0),
        ("c", "C", 1),
    ]
    assert body.count("<section") == body.count("</section>") == 5
    assert "anchor-link" not in body


def test_a_list_stays_a_list() -> None:
    """Without bullets Safari would call it none; an empty one for a bullet keeps what it is."""
    rooms = (Path(app.__file__).parents[1] / "widgets", Path(app.__file__).parent / "page")
    rules = [
        rule
        for room in rooms
        for sheet in room.rglob("*.css")
        for rule in sheet.read_text("utf-8").split("}")
        if re.search(r"list-style:\s*none", rule)
    ]
    assert [rule for rule in rules if "summary" not in rule] == []


def test_text_follows_the_readers_own_size() -> None:
    """No style sheet for a screen gives letters a size in pixels: a browser set to 32 is heeded."""
    rooms = (Path(app.__file__).parents[1] / "widgets", Path(app.__file__).parent / "page")
    sheets = [each for room in rooms for each in room.rglob("*.css") if each.name != "print.css"]
    sizes = r"font(?:-size)?:[^;}]*?\b\d+(?:\.\d+)?(?:px|pt)"
    found = {
        f"{sheet.name}: {rule}"
        for sheet in sheets
        for rule in re.findall(sizes, sheet.read_text("utf-8").partition("@media print")[0])
    }
    assert found == set()
