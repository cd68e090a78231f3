"""Exercises for one person on paper, in large print: steps, dose, when to stop, boxes to tick."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import NamedTuple

from backedu import __version__
from backedu.content.citing import short_name
from backedu.content.library import sources
from backedu.content.wording import day, words
from backedu.export.markup import items, text
from backedu.export.paper import document, sheet
from backedu.person.movement import FORMS, Form, Movement, movements
from backedu.person.still import stills
from backedu.topics.care import Exercise, exercises

_STYLES = (
    Path(__file__).parents[1] / "widgets" / "shared" / "tokens.css",
    Path(__file__).parents[1] / "widgets" / "shared" / "person.css",
    Path(__file__).with_name("exercise_sheet.css"),
)
_DOSE = re.compile(r"([1-9])x([1-9]\d?)(?:x([1-9]\d?))?")
_WEEKS = 2
_MOST_IN_A_ROW = 5
_BLANK = "_" * 18  # to write on


Pictures = Callable[[Movement, str], Iterable[str]]  # of the steps of a form


class Chosen(NamedTuple):
    """An exercise that someone was given: its form, and a dose if one was chosen."""

    exercise: str
    form: str = "usual"
    dose: str = ""


def exercise_sheets(chosen: Sequence[Chosen]) -> str:
    """Return a page of HTML: one sheet for each exercise, and one that says when to get help.

    Args:
        chosen: The exercises in their order. A dose is sets x times or sets x times x seconds, as
            in ``2x8x5``, or words; without one the customary dose is printed alone.

    Raises:
        LookupError: There is no such exercise or form.

    Example:
        >>> page = exercise_sheets([Chosen("plank", "easier", "1x3x10")])
        >>> "1 set of 3, each held for 10 seconds" in page, page.count('class="sheet"')
        (True, 2)
    """
    return _document(chosen, _pictures)


def undrawn_sheets() -> str:
    """Return the same with every exercise in every form, for a page that draws the pictures.

    Each list of steps names its exercise and form in ``data-of``.

    Example:
        >>> page = undrawn_sheets()
        >>> 'data-of="plank easier"' in page, "<svg" in page
        (True, False)
    """
    return _document([Chosen(id_, form) for id_ in movements() for form in FORMS], _no_pictures)


def _document(chosen: Sequence[Chosen], pictures: Pictures) -> str:
    known = [(*_found(one), one.dose) for one in chosen]
    of = len(known) + 1
    made = [_sheet((i, of), *each, pictures) for i, each in enumerate(known, 1)]
    style = "".join(path.read_text(encoding="utf-8") for path in _STYLES)
    return document(words("exercise_sheet")["title"], "".join([*made, _help(of)]), style)


def dose_in_words(dose: str) -> str:
    """Return a dose as a sentence; words stay as they are.

    Example:
        >>> dose_in_words("2x8"), dose_in_words("10 minutes, twice a day")
        ('2 sets of 8', '10 minutes, twice a day')
    """
    if not (numbers := _DOSE.fullmatch(dose)):
        return dose
    sets, times, seconds = numbers.groups()
    wording = words("exercise_sheet")
    said = wording["one_set" if sets == "1" else "sets"].format(sets=sets, times=times)
    return said + (wording["held"].format(seconds=seconds) if seconds else "")


def _found(one: Chosen) -> tuple[Exercise, str]:
    if one.exercise not in movements():
        raise LookupError(
            f"There is no exercise '{one.exercise}'; the exercises are {', '.join(movements())}."
        )
    if one.form not in FORMS:
        raise LookupError(f"There is no form '{one.form}'; the forms are {', '.join(FORMS)}.")
    return exercises()[one.exercise], one.form


def _sheet(
    place: tuple[int, int], exercise: Exercise, form: str, dose: str, pictures: Pictures
) -> str:
    """One exercise; its place among the sheets is a number, and how many there are."""
    movement, wording = movements()[exercise.id], words("exercise_sheet")
    told = movement.form(form)
    mistake = text(f"{movement.mistake.name}. {movement.mistake.says}")
    wrong = f"<p><b>{text(words('player')['mistake'])}</b> {mistake}</p>"
    care = f"<h2>{text(words('facts')['care'])}</h2>{items(map(text, exercise.precautions))}"
    stop = f"<h2>{text(words('ladder')['stop_title'])}</h2><p>{text(exercise.stop_if)}</p>"
    body = (
        f"<h1>{text(exercise.name)}</h1><p class='form'>{text(_form(form, told))}</p>"
        + _strip(movement, form, pictures(movement, form))
        + f'{wrong}<div class="two">{_dose(exercise, dose)}<div class="box">{care}</div></div>'
        + f'<div class="box stop">{stop}</div>{_ticks()}'
    )
    return sheet((text(f"backedu · {wording['title']}"), _who()), body, _foot(exercise), *place)


def _form(form: str, told: Form) -> str:
    return f"{words('player')[form]}: {told.name}. {told.says or ''}"


def _strip(movement: Movement, form: str, pictures: Iterable[str]) -> str:
    """The steps side by side, as drawn and in words."""
    told = movement.form(form).steps
    steps = (
        f"<li>{picture}<b>{text(step.name)}.</b> {text(step.cue)}</li>"
        for step, picture in zip(told, pictures, strict=True)
    )
    rows = ceil(len(told) / _MOST_IN_A_ROW)
    look = f"--wide:{ceil(len(told) / rows)};--rows:{rows}"
    about = f'data-of="{movement.id} {form}" data-tone="{movement.tone}"'
    return f'<ol class="strip" {about} style="{look}">{"".join(steps)}</ol>'


def _pictures(movement: Movement, form: str) -> list[str]:
    return stills(movement.id, form, movement.build)


def _no_pictures(movement: Movement, form: str) -> list[str]:
    return [""] * len(movement.form(form).steps)


def _dose(exercise: Exercise, dose: str) -> str:
    wording = words("exercise_sheet")
    mine = text(dose_in_words(dose)) or _BLANK
    return (
        f'<div class="box dose"><h2>{text(wording["dose"])}</h2><p class="mine">{mine}</p>'
        f"<p>{text(wording['customary'])} {text(exercise.start)}</p></div>"
    )


def _ticks() -> str:
    wording = words("exercise_sheet")
    days = wording["days"].split()
    head = "".join(f'<th scope="col">{text(one)}</th>' for one in days)
    rows = (
        f'<tr><th scope="row">{text(wording["week"].format(n=n))}</th>'
        + "<td><i></i><i></i><i></i></td>" * len(days)
        + "</tr>"
        for n in range(1, _WEEKS + 1)
    )
    return (
        f'<table class="ticks"><caption>{text(wording["tick"])}</caption><thead><tr><td></td>'
        f"{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _who() -> str:
    wording: Mapping[str, str] = words("exercise_sheet")
    return f"{text(wording['name'])} ______________ {text(wording['date'])} ________"


def _foot(exercise: Exercise) -> str:
    names = "; ".join(short_name(sources()[id_]) for id_ in exercise.sources)
    certainty = words("certainty")[exercise.certainty].capitalize()
    return words("exercise_sheet")["foot"].format(
        certainty=certainty, names=names, day=day(exercise.reviewed), version=__version__
    )


def _help(of: int) -> str:
    """The last sheet: emergency, today, for now; and whom to ask."""
    wording, said = words("exercise_sheet"), words("ladder")
    parts = (
        f'<div class="box {tone}"><h2>{text(said[f"stop_{n}"].rstrip(":"))}</h2>'
        f"<p>{text(_sentence(said[f'stop_{n}_text']))}</p></div>"
        for n, tone in enumerate(("stop", "today", "rest"), 1)
    )
    lines = '<p class="rule"></p>' * 40
    body = (
        f"<h1>{text(wording['help'])}</h1>{''.join(parts)}"
        f"<p class='ask'>{text(wording['ask'])} ________________________________</p>"
        f'<div class="write"><h2>{text(wording["notes"])}</h2>{lines}</div>'
    )
    teaching = f"{words('page')['teaching']} {words('page')['disclaimer']}"
    return sheet((text(f"backedu · {wording['title']}"), _who()), body, teaching, of, of)


def _sentence(phrase: str) -> str:
    return phrase[0].upper() + phrase[1:]
