from pathlib import Path

import pytest

from backedu.content import ContentError
from backedu.content.reader import find
from backedu.topics.pain_map import pain_map


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"8.2,133",', '"8.2;133",', "'calf'.*'back' needs corners"),
        ("sided = true\nleg = true\nback", "leg = true\nback", "'leg' needs 'sided'"),
        ("alarm = true\n", "", "no area has 'alarm'"),
        ('symbol = "M1 5L4 2L7 5"\n', "", "symbol"),
        (
            'areas = ["thigh-front", "knee"',
            'areas = ["thigh-front", "elbow"',
            "'elbow', which isn't an area",
        ),
        ("[alarm]\n", "[alert]\n", "the part 'alarm' is missing"),
        ("[alarm]\n", "[alert]\n[alarm]\n", "record 'alert' isn't a part"),
        ('sources = ["lesher-2008"]', 'sources = ["leasher-2008"]', "leasher-2008"),
    ],
)
def test_a_bad_record_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """The sentence names the record and the field."""
    text = find("pain_map.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "pain_map.toml").write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=fault):
        pain_map.load(tmp_path)
