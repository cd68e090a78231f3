"""Pictures on paper are the ones that the player shows."""

import re

from backedu.person.film import films
from backedu.person.still import stills


def test_a_still_has_the_outlines_of_its_step() -> None:
    """As many paths as the film has layers, and the last step differs from the first."""
    film = films("hip_bridge")["usual broad"]
    pictures = stills("hip_bridge", "usual", "broad")
    layers = sum(bool(shapes) + bool(lines) for _, shapes, _, lines in film["layers"])

    assert len(pictures) == len(film["at"])
    assert all(picture.count("<path") == layers + len(film["behind"]) for picture in pictures)
    assert len({re.sub("<path class=.room.*?/>", "", picture) for picture in pictures}) > 1


def test_someone_who_travels_has_ground_beneath() -> None:
    """A line in place of a mat."""
    assert all('class="ground"' in picture for picture in stills("walking", "usual", "broad"))
