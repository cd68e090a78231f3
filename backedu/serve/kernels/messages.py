"""What a page may say to a kernel: that a control changed, and not much more. Nothing runs code."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

BINARY = "v1.kernel.websocket.jupyter.org"

# What the pages of our own controls say.
LESSON = ["comm_msg", "kernel_info_request"]
# What Jupyter's own widgets say besides: which of them are there, and what is their state.
WIDGETS = ["comm_info_request", "comm_open"]
_STATES = "jupyter.widget.control"  # the one comm that a page opens; others would make new widgets
_SHOWN = ("display_data", "execute_result", "update_display_data")
_HEADER, _CONTENT = 1, 4  # which part of a message in the binary protocol
_MOST_PARTS = 1000  # a message has a few, and one for each buffer


def may_pass(message: str | bytes, protocol: str | None, *, widgets: bool) -> bool:
    """Whether a page may say this to its kernel.

    Args:
        message: As it came over the websocket.
        protocol: The websocket's subprotocol; without one, messages are JSON, and one that
            brings bytes is a frame whose first part is JSON.
        widgets: Whether the page shows Jupyter's own widgets.

    Example:
        >>> run = '{"header": {"msg_type": "execute_request"}, "content": {"code": "1"}}'
        >>> may_pass(run, None, widgets=True)
        False
    """
    try:
        kind, content = _read_binary(message) if protocol == BINARY else _read(message)
        target = content.get("target_name")
    except (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError):
        return False  # no message at all
    if kind == "comm_open":
        return widgets and target == _STATES
    return kind in LESSON or (widgets and kind in WIDGETS)


def may_be_heard(message: str | bytes, protocol: str | None) -> bool:
    """Whether a page may hear this from its kernel: all but what would stand in a log.

    Warnings and errors there tell this machine's paths.

    Args:
        message: As it would be sent over the websocket.
        protocol: The websocket's subprotocol.

    Example:
        >>> said = '{"header": {"msg_type": "stream"}, "content": {"name": "stderr"}}'
        >>> may_be_heard(said, None), may_be_heard(said.replace("stderr", "stdout"), None)
        (False, True)
    """
    text = message if isinstance(message, bytes) else message.encode()
    if b'"stderr"' not in text or b'"stream"' not in text:
        return True
    try:
        kind, content = _read_binary(message) if protocol == BINARY else _read(message)
        return bool(kind != "stream" or content["name"] != "stderr")
    except (IndexError, KeyError, TypeError, ValueError):
        return False


def with_outputs(
    message: str | bytes, protocol: str | None, settle: Callable[[dict[str, Any]], object]
) -> str | bytes:
    """Return a kernel's message, with what it shows settled, also in an Output widget.

    Args:
        message: As it would be sent over the websocket.
        protocol: The websocket's subprotocol.
        settle: Changes an output in place; most have ``data``, by media type.

    Example:
        >>> said = '{"header": {"msg_type": "display_data"}, "content": {"data": {"a": 1}}}'
        >>> with_outputs(said, None, lambda output: output["data"].clear())
        '{"header": {"msg_type": "display_data"}, "content": {"data": {}}}'
    """
    is_binary = protocol == BINARY
    text = message.encode() if isinstance(message, str) else message
    has_outputs = any(f'"{word}"'.encode() in text for word in (*_SHOWN, "outputs"))
    if not has_outputs or isinstance(message, bytes) is not is_binary:
        return message
    kind, content = _read_binary(message) if is_binary else _read(message)
    for output in _outputs(kind, content):
        settle(output)
    if not isinstance(message, bytes):
        return json.dumps({**json.loads(message), "content": content})
    parts = _parts(message)
    parts[_CONTENT] = json.dumps(content).encode()
    return _joined(parts)


def _outputs(kind: str, content: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if kind in _SHOWN:
        yield content
    elif kind == "comm_msg":
        data = content["data"]
        states = [data, *data.get("states", {}).values()]
        for state in states:
            yield from state.get("state", {}).get("outputs", ())


def _joined(parts: list[bytes]) -> bytes:
    """Write the table of offsets, then the parts."""
    begins = [8 * (len(parts) + 2)]
    for part in parts:
        begins.append(begins[-1] + len(part))
    table = (number.to_bytes(8, "little") for number in (len(begins), *begins))
    return b"".join((*table, *parts))


def _read(message: str | bytes) -> tuple[Any, Any]:
    whole = json.loads(_first_part(message) if isinstance(message, bytes) else message)
    return whole["header"]["msg_type"], whole["content"]


def _first_part(frame: bytes) -> str:
    """Return the JSON of a frame: the number of parts, where each begins, then the parts."""
    count = int.from_bytes(frame[:4], "big")
    if not 1 <= count <= _MOST_PARTS:
        raise ValueError("no parts, or too many")
    begins = [int.from_bytes(frame[4 * i : 4 * (i + 1)], "big") for i in range(1, count + 1)]
    marks = [*begins, len(frame)]
    if begins[0] != 4 * (count + 1) or marks != sorted(marks):
        raise ValueError("the parts do not follow one another")
    return frame[begins[0] : marks[1]].decode()


def _read_binary(message: str | bytes) -> tuple[Any, Any]:
    """Read the header and the content: a table of offsets, then the channel and the parts."""
    if isinstance(message, str):
        raise TypeError("with the binary protocol, messages are bytes")
    parts = _parts(message)
    header, content = json.loads(parts[_HEADER]), json.loads(parts[_CONTENT])
    return header["msg_type"], content


def _parts(message: bytes) -> list[bytes]:
    count = int.from_bytes(message[:8], "little")
    if count > _MOST_PARTS:  # or reading the table would take for ever
        raise ValueError("too many parts")
    table = [int.from_bytes(message[8 * i : 8 * (i + 1)], "little") for i in range(1, count + 1)]
    return [message[begin:end] for begin, end in pairwise(table)]
