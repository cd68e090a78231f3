"""A picture of numbers: the finding in a sentence, the plot, and a table with the same numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import traitlets

from backedu.places import plotly_js
from backedu.scripts import script
from backedu.widgets.shared.control import Control, style


class Figure(Control):
    """A plotly figure sent as plain data, without toolbar, with its table.

    ``figure`` holds ``data`` and ``layout`` for plotly.js, ``finding`` (the title, one
    sentence), ``table`` (``columns`` and ``rows`` of text), ``sources`` and ``note``.

    The page loads plotly.js once: from the address in ``data-plotly`` of its root element, or,
    in JupyterLab, by asking the kernel.
    """

    _esm = script("widgets/figure/figure.js")
    _css = style("figure")
    page_may_set = frozenset[str]()

    figure = traitlets.Dict().tag(sync=True)

    def __init__(self, figure: Mapping[str, Any], **traits: Any) -> None:
        """Show ``figure``."""
        super().__init__(figure=dict(figure), **traits)
        self.on_msg(self._answer)

    def _answer(self, _widget: Any, content: Any, _buffers: Any) -> None:
        if content == {"ask": "plotly"}:
            self.send({"plotly": True}, buffers=[plotly_js().read_bytes()])
