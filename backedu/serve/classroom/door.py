"""Who gets where: the network reaches the audience's page, and the presenter everything.

Which application answers is decided by where a request comes from, before any handler is looked
for. So what is not made for the audience cannot be reached from elsewhere, whatever is added to it.
"""

from __future__ import annotations

from typing import Any

from tornado.httputil import HTTPServerRequest
from tornado.routing import AnyMatches, Matcher, PathMatches, Rule, RuleRouter
from tornado.web import Application

from backedu.serve.address import is_elsewhere, own_address
from backedu.serve.classroom import audience, presenter
from backedu.serve.classroom.room import Room
from backedu.serve.handouts import Handouts

_CLASS = r"/(?:join|handout|\d{4}|class/.*|wall/.*|panel/.*)"
_SECRET = r"(?P<secret>[0-9a-f]{32})"  # noqa: S105 - the form of one


class FromElsewhere(Matcher):
    """Matches what comes from another machine.

    A request from this machine's own address in the network is the presenter's too.
    """

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        """Return something for a request from elsewhere."""
        return {} if is_elsewhere(request.remote_ip or "", own_address(request)) else None


def door(room: Room, lessons: Application, address: str, handouts: Handouts) -> RuleRouter:
    """Return what every request goes through.

    Args:
        room: The class.
        lessons: What answers the presenter beside the class.
        address: Where the phones find the class.
        handouts: The hand-outs that they can open.
    """
    to = {"room": room}
    phones: list[Any] = [
        (r"/(?:join|(\d{4}))?", audience.PhonePage, to),
        (r"/handout", audience.Handout, to | {"handouts": handouts}),
        (r"/class/join", audience.Join, to),
        (r"/class/events", audience.PhoneEvents, to),
        (r"/class/votes", audience.PhoneVotes, to),
    ]
    shown = to | {"address": address}
    panel: list[Any] = [
        (rf"/panel/{_SECRET}", presenter.PanelPage, shown),
        (rf"/panel/{_SECRET}/events", presenter.PanelEvents, shown),
        (rf"/panel/{_SECRET}/drive", presenter.PanelDrive, shown),
        (rf"/panel/{_SECRET}/control", presenter.PanelControl, shown),
        (rf"/panel/{_SECRET}/delete", presenter.PanelDelete, shown),
        (rf"/panel/{_SECRET}/(?P<name>votes\.csv|codebook\.txt)", presenter.PanelFile, shown),
        (rf"/panel/{_SECRET}/report", presenter.PanelReport, shown),
        (rf"/panel/{_SECRET}/report\.pdf", presenter.PanelPdf, shown),
    ]
    wall: list[Any] = [
        (rf"/wall/{_SECRET}", presenter.WallPage, shown),
        (rf"/wall/{_SECRET}/events", presenter.WallEvents, shown),
        (rf"/wall/{_SECRET}/drive", presenter.WallDrive, shown),
        (rf"/wall/{_SECRET}/controls", presenter.WallControls, shown),
    ]
    return RuleRouter(
        [
            Rule(FromElsewhere(), _application([*phones, *panel])),
            Rule(PathMatches(_CLASS), _application([*phones, *panel, *wall])),
            Rule(AnyMatches(), lessons),
        ]
    )


def _application(routes: list[Any]) -> Application:
    return Application(
        routes,
        default_handler_class=audience.Nowhere,
        log_function=lambda _: None,  # no address is logged
    )
