"""Every word that the class asks for is there, and is asked for."""

import re
from pathlib import Path

from backedu.content.wording import classroom_wording

PACKAGE = Path(__file__).parents[2] / "backedu"


def test_every_word_that_a_module_asks_for_is_there() -> None:
    """A section that the code looks up is in the file."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    asked = re.findall(r'class_words\("(\w+)"\)(?:\["(\w+)"\])?', source)

    assert asked
    assert [
        (section, name)
        for section, name in asked
        if name and name not in classroom_wording()[section]
    ] == []
