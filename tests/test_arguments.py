"""What a command is given: taken, or refused in a sentence."""

from argparse import ArgumentTypeError

import pytest

from backedu import arguments


def test_a_port_is_a_number_in_range() -> None:
    """Others are refused, and named."""
    assert arguments.port("0") == 0
    with pytest.raises(ArgumentTypeError, match="70000"):
        arguments.port("70000")
