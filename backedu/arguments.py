"""What the words after ``backedu`` may be; a wrong one gets a sentence."""

from __future__ import annotations

import argparse
import re
from datetime import date


def port(text: str) -> int:
    """Return the number of a port.

    Example:
        >>> port("8866")
        8866
    """
    if text.isdecimal() and len(text) < 6 and int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"'{text[:20]}' is not a port: give a number from 0 to 65535.")


def base_url(text: str) -> str:
    """Return what addresses begin with, with a slash at both ends."""
    if re.fullmatch(r"[\w.~/-]*", text, re.ASCII) and "//" not in text and ".." not in text:
        return f"/{text.strip('/')}/".replace("//", "/")
    raise argparse.ArgumentTypeError(f"'{text[:40]}' is not a path: write it as /lessons/.")


def public_address(text: str) -> str:
    """Return the address, with a slash at the end."""
    if re.fullmatch(r"https?://[\w.-]+(:\d{1,5})?(/[\w.~/-]*)?", text, re.ASCII):
        return f"{text.rstrip('/')}/"
    raise argparse.ArgumentTypeError(
        f"'{text[:60]}' is not an address: write it as https://lessons.example/."
    )


def exercise(text: str) -> tuple[str, str, str]:
    """Return an exercise with its form and its dose, of which the last two may be left out.

    Example:
        >>> exercise("plank:easier=1x3x10"), exercise("walking")
        (('plank', 'easier', '1x3x10'), ('walking', 'usual', ''))
    """
    if found := re.fullmatch(r"(\w+)(?::(\w+))?(?:=(.{0,80}))?", text):
        return found[1], found[2] or "usual", (found[3] or "").strip()
    raise argparse.ArgumentTypeError(
        f"'{text[:60]}' is not an exercise: write it as plank, plank:easier or plank=2x8x5 "
        "(sets, times, seconds), or with a dose in at most 80 letters."
    )


def day(text: str) -> date:
    """Return a day that is written as 2028-01-31."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text[:20]}' is not a day: write it as 2028-01-31."
        ) from None
