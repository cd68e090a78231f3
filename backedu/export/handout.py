"""A lesson as a hand-out: two pages of A4 to read, tick and write on, answers upside down."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from backedu import __version__, content
from backedu.content.citing import short_name
from backedu.content.model import Lesson, Question
from backedu.content.notebook import lesson_cells
from backedu.content.question import Format, Where
from backedu.content.units import unbroken
from backedu.content.wording import day, words
from backedu.export.markup import items, text
from backedu.export.paper import MARK, document, sheet
from backedu.export.plot import plot
from backedu.export.references import Numbered
from backedu.topics.marking.answer_formats import in_full, offered, partners, solution

_MOST_QUESTIONS = 4  # what a page holds, with room to write
_MANY, _BESIDE_MANY = 12, 3  # publications, and questions where a figure alone has more
_LONG, _BESIDE_LONG = 750, 2  # letters of what to keep, and questions where there are more
_LINES = 60  # more than fit: the sheet shows those it has room for
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_STRONG = re.compile(r"\*\*([^*]+)\*\*")
_STRESSED = re.compile(r"\*([^*]+)\*")
_FOLDED = re.compile(r"<details>.*?</details>|<!--.*?-->", re.DOTALL)
_LOW = 0.76  # how high a figure is below a table, as a share of its height
_POINT = re.compile(r"(?m)^- ")
_ON_SCREEN = re.compile(r"<!-- on paper the point ends here -->.*")
_ENDED = re.compile(r"\.(?=</strong>)")  # a title's stop: it is a line of its own
_PHONE = 400  # how wide its figure is drawn, where a letter is 16 high
_SHORT = 9  # letters: answers as short as that stand two to a row


def handout(
    lesson_id: str,
    figure: Mapping[str, Any] | None,
    drawn_from: Collection[str],
    rests_on: Collection[str],
    back: str = "",
) -> str:
    """Return the hand-out as a page of HTML that needs no other file.

    Args:
        lesson_id: Id of the lesson, as in ``lessons.toml``.
        figure: What is drawn on it, as ``Figure.as_dict`` gives it, if anything.
        drawn_from: Ids of the publications behind the figure.
        rests_on: Ids of the publications that the lesson rests on.
        back: Address of the lesson's page, where there is one.

    Raises:
        LookupError: There is no such lesson.

    Example:
        >>> "What I still want to ask" in handout("09_where_it_hurts", None, [], [])
        True
    """
    idea, keep = _told(lesson_id)
    lesson, wording = content.lessons()[lesson_id], words("handout")
    kept = _kept(keep) if keep else ""
    is_full = bool(figure) or "\n|" in idea  # what to keep is on the other page
    few = _BESIDE_MANY if len(drawn_from) > _MANY else _MOST_QUESTIONS
    asked = _asked(lesson_id, _BESIDE_LONG if is_full and len(kept) > _LONG else few)
    said = " ".join([idea, kept, lesson.take_home or "", *map(in_full, asked)])
    read = {
        *(id_ for one in asked for id_ in one.sources),
        *drawn_from,
        *(id_ for id_ in rests_on if short_name(content.sources()[id_]) in said),
    }
    cited = Numbered([content.sources()[id_] for id_ in read], said)
    drawn = _figure(figure, cited.of(drawn_from), is_low="\n|" in idea) if figure else ""
    front = _front(lesson, idea, drawn, "" if is_full else kept, cited)
    other = _back(asked, kept if is_full else "", cited)
    group = words("groups")[lesson.group]
    name = f"{text(wording['name'])} __________________ {text(wording['date'])} __________"
    about = wording["about"].format(day=day(lesson.reviewed), version=__version__)
    title = f"<h1>{text(lesson.title)}</h1>"
    teaching = f"{words('page')['teaching']} {words('page')['disclaimer']}"
    ends = (MARK + text(f"backedu · {group}"), name), (MARK + text(lesson.title), text(about))
    return document(
        lesson.title,
        sheet(ends[0], title + front, teaching, 1, 2)
        + sheet(ends[1], other, words("page")["licence"], 2, 2),
        back=back,
    )


def _front(lesson: Lesson, idea: str, figure: str, kept: str, cited: Numbered) -> str:
    wording = words("handout")
    if lesson.stressed:
        idea = idea.replace(lesson.stressed, f"**{lesson.stressed}**", 1)
    blocks = idea.split("\n\n")
    wide = [block for block in blocks if block.startswith("|")]  # tables, which need the width
    beside = "\n\n".join(block for block in blocks if block not in wide)
    read = cited.marked(_prose(beside))
    return (
        f'<div class="cols"><div>{read}</div><div class="box"><h2>{text(wording["able"])}'
        f"</h2>{items(map(text, lesson.outcomes), 'tick')}</div></div>"
        + cited.marked("".join(map(_prose, wide)))
        + figure
        + cited.marked(kept)
        + (cited.marked(_say(lesson.take_home)) if lesson.take_home else "")
        + _lines(wording["notes"], "spare" if wide or figure else "")
    )


def _kept(keep: str) -> str:
    blocks = keep.split("\n\n")
    points = [block for block in blocks if block.startswith("- ")]  # the rest leads on to a lab
    made = _ENDED.sub("", _prose(_ON_SCREEN.sub("", "\n\n".join(points) or keep)))
    return f'<div class="keep"><h2>{text(words("handout")["keep"])}</h2>{made}</div>'


def _say(sentence: str) -> str:
    said = text(words("handout")["said"].format(sentence=sentence))
    return f'<div class="say"><h2>{text(words("handout")["say"])}</h2><p>{said}</p></div>'


def _back(asked: Sequence[Question], kept: str, cited: Numbered) -> str:
    wording = words("handout")
    return (
        f"<h2>{text(wording['check'])}</h2>{cited.marked(_questions(asked) + kept)}"
        f"{_lines(wording['ask'])}"
        f'<div class="sources"><h2>{text(wording["sources"])}</h2>{cited.listed()}</div>'
        f'<p class="answers"><span>{text(_answers(asked))}</span></p>'
    )


def _told(lesson_id: str) -> tuple[str, str]:
    """Return the idea of a lesson and what to keep of it, as its notebook says them."""
    cells = lesson_cells(lesson_id)
    prose = "\n\n".join(cell["source"] for cell in cells if cell["cell_type"] == "markdown")
    parts = [part.partition("\n") for part in prose.split("\n## ")[1:]]
    told = [(head.strip(), body.strip()) for head, _, body in parts if not _is_frame(head)]
    ends = [body for head, body in told if head in words("handout")["ends"].split("; ")]
    return _ON_SCREEN.sub("", told[0][1]), ends[0] if ends else ""


def _is_frame(heading: str) -> bool:
    return heading.strip() in words("handout")["frame"].split("; ")


def _prose(markdown: str) -> str:
    """Return the paragraphs, lists and tables of a notebook's text, without links and folds."""
    parts = []
    for block in re.split(r"\n\s*\n", _FOLDED.sub("", markdown)):
        lines = block.strip().splitlines()
        if lines and all(line.startswith(("- ", "  ")) for line in lines):
            parts.append(items(_inline(each) for each in _POINT.split(block)[1:]))
        elif lines and all(line.startswith("|") for line in lines):
            parts.append(_table(lines))
        elif block.strip():
            parts.append(f"<p>{_inline(block)}</p>")
    return "".join(parts)


def _table(lines: Sequence[str]) -> str:
    """Return a table of Markdown, whose second line is the rule below its headings."""
    head, _, *body = ([cell.strip() for cell in line.strip("| ").split("|")] for line in lines)
    rows = [("th", head), *(("td", cells) for cells in body)]
    return "<table>{}</table>".format(
        "".join(
            f"<tr>{''.join(f'<{tag}>{_inline(cell)}</{tag}>' for cell in cells)}</tr>"
            for tag, cells in rows
        )
    )


def _inline(words_: str) -> str:
    strong = _STRONG.sub(r"<strong>\1</strong>", text(_LINK.sub(r"\1", words_)))
    return _STRESSED.sub(r"<em>\1</em>", strong)


def _low(figure: Mapping[str, Any]) -> dict[str, Any]:
    """A figure that leaves room for a table above it, and is as wide: its letters stay large."""
    layout = figure["layout"]
    return {**figure, "layout": {**layout, "height": round(_LOW * layout["height"])}}


def _figure(figure: Mapping[str, Any], numbers: str, *, is_low: bool) -> str:
    figure = _low(figure) if is_low else figure
    note = " ".join(
        part for part in (figure["note"], f"{figure['certainty'].capitalize()}.") if len(part) > 1
    )
    return (
        f"<figure><figcaption>{unbroken(text(figure['finding']))}</figcaption>"
        f'{plot(figure)}<div class="narrow">{plot(figure, _PHONE)}</div>'
        f'<p class="src">{text(note)}{numbers}</p></figure>'
    )


def _questions(asked: Sequence[Question]) -> str:
    odd = " odd" if len(asked) % 2 else ""  # in columns: a row would be half empty
    return (
        f'<ol class="asked{odd}">'
        + "".join(f"<li><p>{text(in_full(one))}</p>{_to_fill_in(one)}</li>" for one in asked)
        + "</ol>"
    )


def _asked(lesson_id: str, most: int) -> list[Question]:
    """Return what paper can ask, which has no lab and no chart to touch: the lesson's own first."""
    known = [one for one in content.questions().values() if one.lesson == lesson_id]
    on_paper = [one for one in known if not one.beside_lab and one.format is not Format.PLACE]
    return sorted(on_paper, key=lambda one: one.where is not Where.LESSON)[:most]


def _to_fill_in(question: Question) -> str:
    """What the answer is ticked in, numbered in, or written on."""
    if question.format is Format.NUMBER:
        return f'<p class="fill">________ {text(question.unit or "")}</p>'
    labels = [label for _, label in offered(question)]
    look = "tick row" if max(map(len, labels)) <= _SHORT else "tick"
    rows = items((f"<b>{chr(ord('A') + i)}</b> {text(one)}" for i, one in enumerate(labels)), look)
    matched = (f"<b>{id_}</b> {text(partner)}" for id_, partner in partners(question))
    return rows + (items(matched, "tick") if question.format is Format.MATCH else "")


def _answers(asked: Sequence[Question]) -> str:
    found = ((i, solution(one)) for i, one in enumerate(asked, 1))
    right = [f"{i} {answer}" for i, answer in found if answer]
    return words("handout")["answers"].format(answers=" · ".join(right))


def _lines(title: str, look: str = "") -> str:
    """Lines to write on, as many as there is room for; spare ones take none from a figure."""
    rules = '<p class="rule"></p>' * _LINES
    return f'<div class="write {look}"><h2>{text(title)}</h2>{rules}</div>'
