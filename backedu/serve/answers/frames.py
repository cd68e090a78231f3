"""How the server and a process of its own speak: a length, then so many bytes."""

from __future__ import annotations

import os
from typing import BinaryIO

READY = b"ready"  # the first word of an answering process

_LENGTH_BYTES = 4


def write_frame(stream: BinaryIO, content: bytes) -> None:
    """Write one frame and see that it leaves.

    Example:
        >>> from io import BytesIO
        >>> stream = BytesIO()
        >>> write_frame(stream, b"hello")
        >>> list(stream.getvalue()[:4]), stream.getvalue()[4:]
        ([0, 0, 0, 5], b'hello')
    """
    stream.write(len(content).to_bytes(_LENGTH_BYTES, "big") + content)
    stream.flush()


def read_frame(stream: BinaryIO) -> bytes:
    """Return the content of the next frame.

    Raises:
        EOFError: The other side has ended, perhaps in the middle of a frame.
    """
    length = int.from_bytes(_exactly(stream, _LENGTH_BYTES), "big")
    return _exactly(stream, length)


def take_lines() -> tuple[BinaryIO, BinaryIO]:
    """Return a process's standard input and output, out of the reach of what reads or prints."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for line in (0, 1):
        os.dup2(nothing, line)
    return requests, replies


def _exactly(stream: BinaryIO, number: int) -> bytes:
    content = stream.read(number)
    if len(content) < number:
        raise EOFError("The other side has ended.")
    return content
