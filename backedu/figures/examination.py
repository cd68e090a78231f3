"""An examination: the tests marked on a person, and a grid of the places that the findings fit."""

from __future__ import annotations

from typing import Any

from backedu.content.model import Certainty
from backedu.content.wording import words
from backedu.figures.drawing.body import INK, on_standing_body, standing_body
from backedu.figures.drawing.style import (
    BLUE,
    GREY,
    Figure,
    axis,
    hidden_axis,
    labels,
    layout,
    marks,
)
from backedu.topics.consult.examination import (
    PLACES,
    BedsideTest,
    Examined,
    Found,
    examination_tests,
    examined,
    fitting,
)

_ROW_PX, _HEADS_PX = 46, 66
_ABOVE = 0.5  # rows from a test's marks up to its name, which leaves a phone room for every place
_X = dict(zip(PLACES, (0, 0.7, 1.4, 2.1, 3.2, 4.87, 6.45), strict=True))
"""Where each place is drawn: what is more than a root has more room for its name."""
_SPAN = (-0.3, 6.85)
_LEAST_PX = 310  # what the person needs
_BESIDE, _FROM = 0.22, 0.25  # where the person ends and the grid begins, as shares of the width
_WIDE, _HIGH = (-135, 135), (-12, 716)  # what is seen of the person
_ON_BODY = {"xaxis": "x2", "yaxis": "y2"}


def examine_figure(person: str, tests: str) -> Figure:
    """Draw what some tests find in one person, and where that could come from.

    Args:
        person: Id of a record in ``examined.toml``.
        tests: Ids of the tests that were done, with a space between.

    Raises:
        ValueError: There is no such person or test.

    Example:
        >>> examine_figure("second", "heel_raise ankle_jerk").finding
        '2 tests done, 2 not normal. What was found fits: S1 root.'
    """
    people, known, chosen = examined(), examination_tests(), tests.split()
    if person not in people or not set(chosen) <= set(known):
        raise ValueError(f"There is no person '{person}', or one of the tests '{tests}'.")
    text, whom = words("examine"), people[person]
    done = [known[each] for each in known if each in chosen]
    finding = _finding(whom, done)
    return Figure(
        data=(*_grid(whom, done), *_on_person(whom, done)),
        layout=_layout(done),
        finding=finding,
        columns=(text["test"], text["found"], text["fits"]),
        rows=tuple(_row(whom, each) for each in known.values() if each in done),
        sources=whom.sources,
        note=text["note"],
        alt=f"{finding} {text['alt']}",
        certainty=(Certainty.CONSENSUS,),
        sections=(
            (text["who_title"], ((text["story_lead"], whom.story),)),
            *_found(whom, done),
            *_plan(whom, done),
        ),
    )


def _finding(person: Examined, done: list[BedsideTest]) -> str:
    text, tests = words("examine"), [each.id for each in done]
    abnormal = sum(person.finding(each) is not None for each in tests)
    if not tests:
        return text["nothing_done"]
    if not abnormal:
        return text["all_normal"].format(n=len(tests))
    places = text["or"].join(text[f"place_{each}"] for each in fitting(person, tests))
    return text["finding"].format(n=len(tests), abnormal=abnormal, places=places)


def _found(
    person: Examined, done: list[BedsideTest]
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """What each test showed, in the order of the examination."""
    entries = tuple((f"{each.name}:", f"{_row(person, each)[1]}.") for each in done)
    return ((words("examine")["found_title"], entries),) if entries else ()


def _plan(
    person: Examined, done: list[BedsideTest]
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """What follows, once all that isn't normal has been found or where the story is enough."""
    text, tests = words("examine"), {each.id for each in done}
    left = sum(each.test not in tests for each in person.findings)
    if left and not person.story_is_enough:
        return ((text["then_title"], ((text["left_lead"], text["left"]),)),)
    return ((text["then_title"], ((text["then_lead"], person.then),)),)


def _row(person: Examined, test: BedsideTest) -> tuple[str, ...]:
    text, found = words("examine"), person.finding(test.id)
    if found is None:
        return test.name, test.normal, text["no_sign"]
    return test.name, found.found, text["or"].join(text[f"place_{each}"] for each in found.fits)


def _grid(person: Examined, done: list[BedsideTest]) -> tuple[dict[str, Any], ...]:
    """A full mark where a finding fits, a ring where the test looked and found nothing."""
    full, ring = _cells(person, done, abnormal=True), _cells(person, done, abnormal=False)
    looks = (
        (full, {"color": BLUE, "size": 17, "symbol": "square", "line": {"width": 0}}),
        (ring, {"color": GREY, "size": 13, "symbol": "circle-open", "line": {"width": 2}}),
    )
    names, heights = [each.name for each in done], [y - _ABOVE for y in range(len(done))]
    faint = {"color": GREY, "width": 0.5}
    return (
        marks(
            x=[at for x in _X.values() for _ in done for at in (x, x, None)],
            y=[at for _ in _X for y in range(len(done)) for at in (y - 0.25, y + 0.28, None)],
            mode="lines",
            line=faint,
        ),
        labels([_SPAN[0]] * len(done), heights, names, "middle right"),
        *(
            marks(
                x=[x for x, _ in cells],
                y=[y for _, y in cells],
                mode="markers",
                marker=look | {"opacity": 1},
            )
            for cells, look in looks
        ),
    )


def _on_person(person: Examined, done: list[BedsideTest]) -> tuple[dict[str, Any], ...]:
    """A ring at each side that a test looked at, and a full mark where something was found."""
    rings = [spot for test in done for spot in on_standing_body(test.segment, test.share)]
    full = [
        spot
        for test in done
        if (found := person.finding(test.id)) is not None
        for spot in _where(found, test)
    ]
    looks = (
        (rings, {"color": INK, "size": 8, "symbol": "circle-open", "line": {"width": 2}}),
        (
            full,
            {"color": BLUE, "size": 11, "symbol": "square", "line": {"width": 1.5, "color": INK}},
        ),
    )
    return tuple(
        marks(
            x=[x for x, _ in spots],
            y=[y for _, y in spots],
            mode="markers",
            marker=look | {"opacity": 1},
            **_ON_BODY,
        )
        for spots, look in looks
    )


def _where(found: Found, test: BedsideTest) -> list[tuple[float, float]]:
    """The places of a finding on the person."""
    place = (found.segment, found.share) if found.segment else (test.segment, test.share)
    spots = on_standing_body(*place)
    return spots if found.side == "both" else [spots[-1 if found.side == "left" else 0]]


def _cells(person: Examined, done: list[BedsideTest], *, abnormal: bool) -> list[tuple[float, int]]:
    cells = []
    for y, test in enumerate(done):
        found = person.finding(test.id)
        if (found is not None) is abnormal:
            places = test.looks_at if found is None else found.fits
            cells += [(_X[each], y) for each in places]
    return cells


def _layout(done: list[BedsideTest]) -> dict[str, Any]:
    text = words("examine")
    height = max(_LEAST_PX, round(_HEADS_PX + _ROW_PX * (len(done) + 0.4)))
    rows = (height - _HEADS_PX) / _ROW_PX - 0.4
    heads = {x: text[f"short_{place}"].replace(" ", "<br>") for place, x in _X.items()}
    across = axis("", heads, _SPAN)
    return layout(
        height,
        margin={"t": _HEADS_PX},
        shapes=standing_body("x2", "y2"),
        xaxis=across
        | {"side": "top", "showline": False, "ticks": "", "tickangle": 0, "domain": [_FROM, 1]},
        yaxis=hidden_axis((rows - 0.6, -1)),
        xaxis2=hidden_axis(_WIDE) | {"domain": [0, _BESIDE], "anchor": "y2", "constrain": "domain"},
        yaxis2=hidden_axis(_HIGH)
        | {"anchor": "x2", "scaleanchor": "x2", "constrain": "domain", "constraintoward": "top"},
    )
