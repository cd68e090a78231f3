"""A lesson as steps for a wall, read from its notebook: one idea a screen, nothing to author.

Each paragraph or list is a step of its own, under its heading; what is done in a section (a lab, a
claim) is one step, which shows that part of the lesson's page; a question is a step that the class
votes on. A page never shows what is voted on later: where a vote comes between two labs of a
section, each has a page of its own. At its end are the questions of its review that are answered
otherwise than by one option, and then what to take home.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from backedu import content
from backedu.classroom.bank import (
    at_the_end,
    before_lab,
    claims_to_judge,
    on_the_chart,
    question_step,
)
from backedu.classroom.consultation import worked_up
from backedu.classroom.step import Step
from backedu.classroom.words import class_words
from backedu.content.notebook import is_on_page, lesson_cells
from backedu.content.question import Where
from backedu.content.sketches import sketches_for

_CALL = re.compile(r'\blesson\.(\w+)\((?:"([^"]+)")?')
_MARKUP = re.compile(r"<!--.*?-->|\*+|\[([^\]]+)\]\([^)]*\)|<((?:https?:)[^>]+)>", re.DOTALL)
_LEFT_OUT = {"references"}
_BEFORE: Mapping[str, Callable[[str, str], Iterable[Step]]] = {
    "lab": before_lab,
    "claim_check": lambda lesson, _: claims_to_judge(lesson),
}
"""What a class votes on before a page shows the answer."""
_AFTER: Mapping[str, Callable[[str], Iterable[Step]]] = {"pain_chart": on_the_chart}
"""What a class votes on once it has seen how it is done: nothing in it is right."""
_ITEMS = 6  # of a list, on one screen
_LETTERS = 450  # of a list, on one screen
_PARAGRAPH = 320  # letters, on one screen
SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z“])")


def outline(lesson: str) -> Iterator[Step]:
    """Yield the steps of a lesson, in the order of its notebook.

    Args:
        lesson: Its id.

    Example:
        >>> [step.kind for step in outline("01_what_is_a_spasm")][:4]
        ['title', 'idea', 'idea', 'idea']
    """
    yield Step(lesson, "title", lesson, content.lessons()[lesson].title, part=lesson)
    yield from _joined(_of_cells(lesson))
    yield from (replace(step, part=Where.REVIEW) for step in at_the_end(lesson))
    if told := content.lessons()[lesson].take_home:
        title = class_words("wall")["take_home"]
        yield Step(f"{lesson}#{_anchor(title)}", "end", lesson, title, (told,), part=title)


def _of_cells(lesson: str) -> Iterator[Step]:
    """Yield the steps of each cell: its ideas, its votes, and a page for what is done in it."""
    heading, ideas = "", list[Step]()
    for cell in lesson_cells(lesson):
        source = cell["source"]
        if cell["cell_type"] == "markdown" and is_on_page(cell):
            yield from ideas
            heading, found = _ideas(lesson, heading, source)
            ideas = [
                replace(each, notes=(*each.notes, *notes_of(cell)))
                for each in _led(_drawn(found, cell), cell)
            ]
        elif cell["cell_type"] == "code":
            for name, argument in _CALL.findall(source):
                if name == "ask":
                    ideas = [each for each in ideas if each.title != heading]
                if name not in _LEFT_OUT:
                    yield from ideas
                    ideas = []
                    page = Step(f"{lesson}#{cell['id']}", "page", lesson, heading)
                    for step in _done(replace(page, cells=(cell["id"],)), name, argument):
                        yield replace(step, notes=notes_of(cell), part=heading)
    yield from ideas


def _drawn(ideas: list[Step], cell: Mapping[str, Any]) -> list[Step]:
    """Return a cell's ideas, its first list with the drawings that it names for the points."""
    first = next((each for each in ideas if each.is_list), None)
    drawn = sketches_for(cell["metadata"].get("sketches", ()), first.text if first else ())
    names = tuple(each.id for each in drawn)
    return [replace(each, sketches=names) if each is first else each for each in ideas]


def _led(ideas: list[Step], cell: Mapping[str, Any]) -> list[Step]:
    """Return a cell's ideas, those up to its first list as one screen where its ``wall`` says how.

    What the lesson's page says at length is what the presenter says, and reads on the panel.
    """
    wall = cell["metadata"].get("wall")
    at = next((i for i, each in enumerate(ideas) if each.is_list), None)
    if not wall or at is None:
        return ideas
    said = tuple(text for each in ideas[:at] for text in each.text)
    named = {"id": ideas[0].id, "lead": wall["says"], "note": wall.get("note", ""), "notes": said}
    return [replace(ideas[at], **named), *ideas[at + 1 :]]


def notes_of(cell: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what a notebook tells the presenter alone: ``notes`` in the metadata of a cell.

    Example:
        >>> notes_of({"metadata": {"notes": ["Do not read it aloud.", "Wait."]}})
        ('Do not read it aloud.', 'Wait.')
    """
    told = cell["metadata"].get("notes", "")
    lines = told.splitlines() if isinstance(told, str) else map(str, told)
    return tuple(line.strip() for line in lines if line.strip())


def _done(page: Step, name: str, argument: str) -> Iterator[Step]:
    """Yield the steps of what is done in a cell: those that are voted on, and its page.

    Args:
        page: What shows the cell.
        name: What the cell calls.
        argument: Which one, where there are several.
    """
    if name == "ask":
        yield question_step(content.questions()[argument])
    elif name == "patient":
        yield from worked_up(page.lesson, argument)
    else:
        votes = list(_BEFORE[name](page.lesson, argument)) if name in _BEFORE else []
        yield from votes
        yield replace(page, answers=tuple(each.id for each in votes))
        yield from _AFTER[name](page.lesson) if name in _AFTER else ()


def _joined(steps: Iterable[Step]) -> list[Step]:
    """Return the steps with what is done under one heading on one page, up to the next vote.

    Example:
        >>> a, b, c = (Step(id_, "page", "tea", "Try it", cells=(id_,)) for id_ in "abc")
        >>> [step.cells for step in _joined([a, b, Step("q", "question"), c])]
        [('a', 'b'), (), ('c',)]
    """
    found, open_ = list[Step](), None
    for step in steps:
        if open_ is not None and step.kind == "page" and step.title == found[open_].title:
            page = found[open_]
            cells, notes = page.cells + step.cells, page.notes + step.notes
            found[open_] = replace(page, cells=cells, notes=notes)
            continue
        found.append(step)
        open_ = len(found) - 1 if step.kind == "page" else None if step.way else open_
    return found


def _ideas(lesson: str, heading: str, source: str) -> tuple[str, list[Step]]:
    """Return the last heading of a cell, and a step for each of its paragraphs and lists."""
    found: list[Step] = []
    for block in re.split(r"\n{2,}", source.strip()):
        if block.startswith("#"):
            heading = block.lstrip("# ").strip()
        elif not block.startswith(("|", "<")):
            items = [line[2:] for line in block.splitlines() if line.startswith("- ")]
            for part in _screens(items) if items else _halves(_plain(block)):
                id_ = f"{lesson}#{_anchor(heading)}-{len(found)}"
                plain = tuple(map(_plain, part))
                idea = Step(id_, "idea", lesson, heading, plain, is_list=bool(items), part=heading)
                found.append(idea)
    return heading, found


def _screens(items: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield the items of a list, as many at a time as fit a wall; fewer where they are long.

    Example:
        >>> [len(part) for part in _screens(["short"] * 8)]
        [4, 4]
    """
    screens = max(-(-len(items) // _ITEMS), -(-sum(map(len, items)) // _LETTERS))
    each = -(-len(items) // screens)
    for first in range(0, len(items), each):
        yield tuple(items[first : first + each])


def _halves(text: str) -> list[tuple[str]]:
    """Return a paragraph, in parts of whole sentences where it is too long for a wall.

    Example:
        >>> _halves("One. " * 100)[0][0].count("One."), len(_halves("One. Two."))
        (50, 1)
    """
    sentences = SENTENCE_END.split(text.strip())
    screens = -(-len(text) // _PARAGRAPH)
    parts, each = list[tuple[str]](), len(text) / screens
    begun = ""
    for sentence in sentences:
        if begun and len(begun) + len(sentence) / 2 > each and len(parts) < screens - 1:
            parts.append((begun,))
            begun = ""
        begun = f"{begun} {sentence}".strip()
    return [*parts, (begun,)] if begun else parts


def _plain(text: str) -> str:
    """Return Markdown as the words that are read aloud.

    Example:
        >>> _plain("See **the** [first lesson](01.ipynb).")
        'See the first lesson.'
    """
    return " ".join(_MARKUP.sub(lambda found: found[1] or found[2] or "", text).split())


def _anchor(heading: str) -> str:
    """Return the words of a heading as part of a name.

    Example:
        >>> _anchor("Sources and limits")
        'Sources-and-limits'
    """
    return heading.replace(" ", "-")
