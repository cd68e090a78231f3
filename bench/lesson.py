"""The lesson that every system shows: how a hot drink cools. Standard library only.

Six paragraphs, a questionnaire of twelve choices and three numbers, two figures of 150 and 200
points with three sliders, five questions. It is about tea, so that nobody learns anything about
backs from a benchmark.
"""

from __future__ import annotations

from math import exp
from typing import Any

TITLE = "How a hot drink cools"
LAST_WORDS = "the drink has reached the room"
_TEXT = """
A drink is hot because its water is hot, and it stays hot for as long as the water keeps its
energy. Every drink left on a table loses energy to the room, quickly at first and more slowly
later on. A thermometer and some patience are all that is needed to watch it happen.

The speed of the loss follows the difference. A drink at eighty degrees in a room at twenty has
sixty degrees to lose, and it loses the first ten of them in far less time than the last. Plotted
against time the temperature is a curve that falls and flattens.

A larger drink cools more slowly. Twice the water holds twice the energy, while the surface
through which the energy leaves grows by less than that. This is why a pot outlasts a cup, and a
bath outlasts both of them.

What is around the water matters as much. A paper cup, a mug with thick walls and a flask with a
vacuum differ by a factor of twenty in how fast they let energy through, and a lid does more than
any wall, because steam carries energy away.

The room sets the end of the curve. In a cold room the drink falls further and faster, in a warm
one it stops earlier; no amount of insulation changes where it stops, only how long it takes to
get there.

The energy that the drink has lost rises as the temperature falls. It can be read from the second
figure, and it too flattens: once the drink has reached the room, there is nothing left to lose.
"""
PROSE = tuple(" ".join(part.split()) for part in _TEXT.split("\n\n"))
CHOICES = tuple(
    (f"Does your cup {what}?", weight)
    for what, weight in (
        ("have a lid", 5),
        ("have a double wall", 5),
        ("stand on something warm", 2),
        ("have thick walls", 3),
        ("stay full until you drink", 1),
        ("stand away from the window", 1),
        ("get warmed before it is filled", 2),
        ("hold more than a quarter of a litre", 3),
        ("have a narrow opening", 2),
        ("stand in a room without a fan", 2),
        ("have a handle of its own", 0),
        ("keep its shape when it is hot", 0),
    )
)
# name, label, smallest, largest, start
NUMBERS = (
    ("sips", "Sips in a minute", 0, 20, 2),
    ("stirs", "Stirs in a minute", 0, 30, 0),
    ("age", "Years that you have had the cup", 0, 40, 3),
)
# name, label, unit, smallest, largest, step, start
SLIDERS = (
    ("volume", "Water", "ml", 100, 500, 2, 220),
    ("walls", "Insulation", "", 1, 20, 1, 5),
    ("room", "Room", "degrees", 0, 40, 1, 20),
)
START = {name: start for name, *_rest, start in SLIDERS}
QUIZ = (
    ("When does a drink lose energy fastest?", ("At the start", "In the middle", "At the end"), 0),
    ("Where does the curve end?", ("At zero", "At the room's temperature", "Nowhere"), 1),
    ("What does twice the water do?", ("Nothing", "Cools faster", "Cools more slowly"), 2),
    ("What helps most?", ("A handle", "A lid", "A picture on the cup"), 1),
    ("What does insulation change?", ("How long it takes", "Where it ends", "Both"), 0),
)
RIGHT, WRONG = "That is right.", "Not quite: try another."
TITLES = ("Temperature, degrees", "Energy lost, kJ")
TIMES = (
    tuple(round(120 * i / 149, 3) for i in range(150)),
    tuple(round(240 * i / 199, 3) for i in range(200)),
)
RANGES = ((0, 100), (0, 220))
POINT = 40  # of the first figure: compared with what it should be once a slider rests
_HOT = 95


def _lifetime_min(volume: float, walls: float) -> float:
    return 4 + 0.05 * volume + 3 * walls


def temperature(volume: float, walls: float, room: float) -> list[float]:
    """Return the degrees at each of the first figure's times."""
    life = _lifetime_min(volume, walls)
    return [round(room + (_HOT - room) * exp(-t / life), 4) for t in TIMES[0]]


def energy(volume: float, walls: float, room: float) -> list[float]:
    """Return the kilojoules lost at each of the second figure's times."""
    life = _lifetime_min(volume, walls)
    return [
        round(0.00418 * volume * (_HOT - room) * (1 - exp(-t / life)) * 1.1, 4) for t in TIMES[1]
    ]


CURVES = (temperature, energy)


def trace(i: int, volume: float, walls: float, room: float) -> dict[str, Any]:
    """Return the line of figure ``i`` as plotly takes it."""
    y = CURVES[i](volume, walls, room)
    return {"type": "scatter", "mode": "lines", "x": list(TIMES[i]), "y": y, "name": TITLES[i]}


def figure(i: int, volume: float, walls: float, room: float) -> dict[str, Any]:
    """Return figure ``i`` as plotly takes it."""
    layout = {
        "title": {"text": TITLES[i]},
        "height": 300,
        "width": 560,
        "showlegend": False,
        "margin": {"l": 45, "r": 10, "t": 40, "b": 35},
        "xaxis": {"range": [TIMES[i][0], TIMES[i][-1]]},
        "yaxis": {"range": list(RANGES[i])},
    }
    return {"data": [trace(i, volume, walls, room)], "layout": layout}


def verdict(choices: list[bool], sips: float, stirs: float, age: float) -> str:
    """Return what the questionnaire makes of the answers."""
    score: float = sum(w for (_, w), yes in zip(CHOICES, choices, strict=True) if yes)
    score -= sips // 5 + stirs // 10 + age // 20
    for least, words in ((16, "keeps a drink hot"), (8, "keeps a drink warm")):
        if score >= least:
            return f"A cup that {words} (score {score:g})"
    return f"A cup for quick drinkers (score {score:g})"


def feedback(chosen: str, due: str) -> str:
    """Return what is said to the one who chose an option of a question."""
    return RIGHT if chosen == due else WRONG
