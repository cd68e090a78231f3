"""Movements to play, pause and step through, each with its steps in words."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import traitlets

from backedu.scripts import script
from backedu.switches import SNAPSHOT
from backedu.widgets.shared.choice import offered, values_of
from backedu.widgets.shared.control import Control, style


class Player(Control):
    """A list of movements that open: a drawn figure that moves, its steps, and what to know.

    ``value`` holds the ``build`` and the ``tone`` of the figure that a reader chose ('' as each
    movement has it), the form of each movement by its id under ``forms``, under ``open`` the ids
    of those whose pictures a kernel draws into ``drawn``, and under ``sheet`` the doses of those
    that are to be printed, in words. Where the lesson server drew all
    pictures beforehand, they are in ``films``, by movement, form and build, and no kernel is
    needed; the sheets to print are then in ``paper``.

    Example:
        >>> sway = {"id": "sway", "name": "Sway", "build": "a",
        ...         "forms": [{"id": "usual"}, {"id": "harder"}]}
        >>> builds = {"name": "build", "options": [{"id": ""}, {"id": "a"}], "start": ""}
        >>> player = Player([sway], [builds], lambda *what: {"said": " ".join(what)},
        ...                 lambda: "<p>Sway</p>")
        >>> player.value = {"open": ["sway"], "forms": {"sway": "harder", "run": "usual"}}
        >>> player.drawn
        {'sway': {'of': 'sway harder a', 'said': 'sway harder a'}}
    """

    _esm = script("widgets/player/player.js")
    _css = style("choice", "person", "player")
    follows = frozenset({"drawn"})

    items = traitlets.List(traitlets.Dict()).tag(sync=True)
    choices = traitlets.List(traitlets.Dict()).tag(sync=True)
    value = traitlets.Dict().tag(sync=True)
    drawn = traitlets.Dict().tag(sync=True)
    films = traitlets.Dict().tag(sync=True)
    paper = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        items: Sequence[Mapping[str, Any]],
        choices: Sequence[Mapping[str, Any]],
        draw: Callable[[str, str, str], Mapping[str, Any]],
        sheets: Callable[[], str],
        **traits: Any,
    ) -> None:
        """Create the player.

        Args:
            items: The movements: id, name, note, build, tone, still (a picture), forms (each with
                id, label, name, says, steps), mistake, parts (each with name and items), evidence
                and drawing (sentences about the picture).
            choices: How the figure may look, as in :mod:`backedu.widgets.shared.choice`.
            draw: Turns movement, form and build into pictures: ``film`` and ``mistake``.
            sheets: Makes a page of HTML to print: a section for each movement and form, in which
                ``data-of`` names both and has an item for each step, and a last one.
            traits: Further traits of the widget.
        """
        self._draw = draw
        super().__init__(
            items=[dict(item) for item in items],
            choices=[dict(choice) for choice in choices],
            **traits,
        )
        self.value = {}
        if os.environ.get(SNAPSHOT):
            self.films = self._all()
            self.paper = sheets()

    def _asks(self) -> Any:
        forms = {item["id"]: [form["id"] for form in item["forms"]] for item in self.items}
        return [forms, self.choices]

    @traitlets.validate("value")
    def _offered(self, proposal: Any) -> dict[str, Any]:
        asked = proposal["value"]
        forms, sheet = (
            each if isinstance(each := asked.get(name), dict) else {} for name in ("forms", "sheet")
        )
        opened = opened if isinstance(opened := asked.get("open"), list) else []
        return {
            **{each["name"]: offered(asked.get(each["name"]), each) for each in self.choices},
            "forms": {
                item["id"]: forms[item["id"]]
                for item in self.items
                if forms.get(item["id"]) in [form["id"] for form in item["forms"]]
            },
            "open": [item["id"] for item in self.items if item["id"] in opened],
            "sheet": {
                item["id"]: str(sheet[item["id"]]) for item in self.items if item["id"] in sheet
            },
        }

    @traitlets.observe("value")
    def _draw_open(self, change: Any) -> None:
        """Draw what is open and not drawn already."""
        value, drawn = change["new"], {}
        for item in self.items:
            if item["id"] in value["open"]:
                form = value["forms"].get(item["id"], "usual")
                build = value.get("build") or item["build"]
                of = f"{item['id']} {form} {build}"
                before = self.drawn.get(item["id"], {})
                drawn[item["id"]] = (
                    before if before.get("of") == of else self._picture(item["id"], form, build)
                )
        self.drawn = drawn

    def _picture(self, id_: str, form: str, build: str) -> dict[str, Any]:
        return {"of": f"{id_} {form} {build}", **self._draw(id_, form, build)}

    def _all(self) -> dict[str, Any]:
        """Every picture, by movement, form and build."""
        builds = [
            build
            for choice in self.choices
            if choice["name"] == "build"
            for build in values_of(choice)
            if build
        ]
        pictures = (
            self._picture(item["id"], form["id"], build)
            for item in self.items
            for form in item["forms"]
            for build in builds
        )
        return {picture["of"]: picture for picture in pictures}
