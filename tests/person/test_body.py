import re
from pathlib import Path
from typing import Any

import pytest

from backedu.content import ContentError
from backedu.content.reader import find
from backedu.person.body import balls, builds, digits, joints, lengths, masses
from backedu.person.movement import key_poses, movements

FILES: dict[str, Any] = {
    "joints.toml": joints,
    "builds.toml": builds,
    "digits.toml": digits,
    "masses.toml": masses,
    "poses.toml": key_poses,
    "movements.toml": movements,
}


@pytest.mark.parametrize(
    ("file", "old", "new", "error"),
    [
        ("joints.toml", "least = 0.0", "least = 900.0", "'least' is 900.0, which is not below"),
        ("joints.toml", "stiffness = 0.1\n", "stiffness = 0.0\n", "'stiffness' is not above 0"),
        ("builds.toml", 'trunk_segments = ["L5", ', "trunk_segments = [", "more or fewer segments"),
        (
            "builds.toml",
            "thigh = [\n  [0.0, ",
            "thigh = [\n  [",
            "'thigh' has a row of other than 5",
        ),
        ("masses.toml", "share = 0.2\n", "share = 0.3\n", "are not 1 together"),
        ("masses.toml", "at = [1.5, 2.0]", "at = [1.5]", "'at' needs two numbers"),
        ("digits.toml", "bones = [4.6, ", "bones = [", "'half_widths' needs one number more"),
        ("digits.toml", "at = [1.9, ", "at = [", "'at' needs three numbers"),
        ("poses.toml", "knee_r = 5.0", "knie_r = 5.0", "names 'knie_r', which is not a joint"),
        ("poses.toml", '"skull"', '"scull"', "names 'scull', which is not a place that may touch"),
        (
            "poses.toml",
            'after = "stand"',
            'after = "nobody"',
            "'nobody', which is not a pose above",
        ),
        ("movements.toml", "seconds = 0.28", "seconds = 0.0", "has a step that takes no time"),
        ("movements.toml", 'build = "broad"', 'build = "wide"', "is 'wide', not one of: broad"),
        ("movements.toml", 'pose = "plank-line"', 'pose = "stand"', "is not a pose with contacts"),
        ("movements.toml", "view = [0.0, 0.0]", "view = [0.0]", "not azimuth and elevation"),
    ],
)
def test_a_wrong_table_is_named(tmp_path: Path, file: str, old: str, new: str, error: str) -> None:
    """A fault in the body's tables is one sentence with file, record and field."""
    text = find(file).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=f"^{file}: .*{re.escape(error)}"):
        FILES[file].load(tmp_path)


def test_both_sides_have_their_place() -> None:
    """What is outwards on the right is outwards on the left."""
    right, left = balls()["edge_r"], balls()["edge_l"]

    assert (right.segment, left.segment) == ("foot_r", "foot_l")
    assert right.at[2] == -left.at[2] > 0


def test_lengths_follow_the_table() -> None:
    """A thigh is 0.245 of a stature of 175 cm."""
    assert lengths()["thigh"] == pytest.approx(42.875)
