"""Statements that cannot hold beside one another: a picture of all links, and lists to explore."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import traitlets

from backedu.scripts import script
from backedu.widgets.shared.control import Control, style


class LinkMap(Control):
    """An arc diagram of links between statements, explored group by group.

    Everything that the picture shows is in the lists as well, and reached by keyboard. The page
    needs no Python for it.

    Example:
        >>> nodes = [{"id": "a", "text": "It is.", "part": "One", "place": 0},
        ...          {"id": "b", "text": "It is not.", "part": "Two", "place": 4}]
        >>> group = {"title": "Is it?", "text": "-", "nodes": ["a", "b"], "links": [["a", "b"]]}
        >>> LinkMap({"points": 5, "nodes": nodes, "groups": [group]}).map["points"]
        5
    """

    _esm = script("widgets/link_map/link_map.js")
    _css = style("link_map")
    page_may_set = frozenset[str]()

    map = traitlets.Dict().tag(sync=True)

    def __init__(self, map: Mapping[str, Any], **traits: Any) -> None:  # noqa: A002 - the trait's name
        """Create the map.

        Args:
            map: ``points`` (how many statements there are in all), ``nodes`` (those with a link:
                id, text, part and place, 0 to points - 1) and ``groups`` (title, text, the ids of
                their nodes, and links as pairs of ids).
            traits: Further traits: ``words`` around the map.
        """
        super().__init__(map=dict(map), **traits)
