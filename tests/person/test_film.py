import gzip
import json

import pytest

from backedu.person.film import films, unpacked
from backedu.person.movement import FORMS, movements

ALL = [(exercise, name) for exercise in movements() for name in films(exercise)]
every_film = pytest.mark.parametrize(("exercise", "name"), ALL, ids=map(" ".join, ALL))


@every_film
def test_a_film_fits_its_frames(exercise: str, name: str) -> None:
    """The layers say how many nodes a frame has; every place of the round is a frame."""
    film = films(exercise)[name]
    nodes = sum(sum(outlines) + sum(lines) for _, outlines, _, lines in film["layers"])

    assert {len(frame) for frame in film["frames"]} == {2 * nodes}
    assert set(film["order"]) == set(range(len(film["frames"])))
    assert all(0 <= at < len(film["order"]) for at in film["at"])


@every_film
def test_a_film_is_within_its_picture(exercise: str, name: str) -> None:
    """Nothing is cut off at any frame."""
    film = films(exercise)[name]
    left, top, wide, high = film["box"]
    for nodes in unpacked(film):
        assert left <= min(nodes[::2]) / 10
        assert max(nodes[::2]) / 10 <= left + wide
        assert top <= min(nodes[1::2]) / 10
        assert max(nodes[1::2]) / 10 <= top + high


@every_film
def test_a_film_is_light(exercise: str, name: str) -> None:
    """What a reader fetches to see one form move stays well within a lesson's 25 kB."""
    sent = json.dumps(films(exercise)[name], separators=(",", ":")).encode()

    assert len(gzip.compress(sent)) < 20_000


@pytest.mark.parametrize("exercise", movements())
@pytest.mark.parametrize("form", FORMS)
def test_every_step_has_its_place(exercise: str, form: str) -> None:
    """In the order of the steps, the first at the start."""
    at = films(exercise)[f"{form} broad"]["at"]

    assert len(at) == len(movements()[exercise].form(form).steps)
    assert at[0] == 0
    assert at == sorted(set(at))


def test_the_floor_goes_by_under_a_walker() -> None:
    """Forwards all the time, and by two steps in a round."""
    way = films("walking")["usual slender"]["way"]

    assert way == sorted(way)
    assert 800 < way[-1] < 2000
    assert len(way) == len(films("walking")["usual slender"]["order"]) + 1
