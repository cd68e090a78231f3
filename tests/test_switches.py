"""The names of environment variables are written once."""

import re

from backedu import switches
from tests.test_layers import MODULES, name_of


def test_no_other_module_spells_one() -> None:
    """Who sets a variable and who reads it cannot disagree on its name."""
    spelt = re.compile(r'"BACKEDU_[A-Z_]+"')
    found = {name_of(path) for path in MODULES if spelt.search(path.read_text(encoding="utf-8"))}

    assert found == {"switches.py"}
    assert switches.NUMBERED_CONTROLS.startswith("BACKEDU_")
