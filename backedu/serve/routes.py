"""Which address is answered by what: an allow-list, and nothing else can be reached."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from backedu.serve import answer_handlers, handlers, kernel_handlers
from backedu.serve.answers.desk import Desk
from backedu.serve.folder.beside import KINDS, Beside
from backedu.serve.handouts import HandoutPage, Handouts
from backedu.serve.kernels.pool import KernelPool
from backedu.serve.media_file import MediaFile
from backedu.serve.page.assets import page_assets
from backedu.serve.snapshots.library import Library
from backedu.serve.snapshots.snapshot import FILE_NAME
from backedu.serve.visitor_kernels import VisitorKernels
from backedu.serve.voila_files import VoilaFiles

_KERNEL_ID = r"(?P<kernel_id>[0-9a-f-]{36})"


@dataclass(frozen=True)
class Parts:
    """What answers.

    Attributes:
        library: The lessons.
        kernels: The kernels of visitors to notebooks that need one.
        desk: Where answers are worked out.
        handouts: The hand-outs.
        beside: The pictures, sounds and films beside the notebooks.
        pool: The kernels that run.
        voila_files: What pages with Jupyter's own widgets need of Voila.
    """

    library: Library
    kernels: VisitorKernels
    desk: Desk
    handouts: Handouts
    beside: Beside
    pool: KernelPool
    voila_files: VoilaFiles


def routes(base: str, parts: Parts) -> list[Any]:
    """Return each address that is answered, with what answers.

    Args:
        base: What every address begins with.
        parts: What answers.
    """
    lesson, control = r"(?P<lesson>.+)(?<!\.ipynb)", r"(?P<control>backedu-\d+)"
    media = "|".join(map(re.escape, KINDS)).join(("(?i:", ")"))
    library, kernels = {"library": parts.library}, {"kernels": parts.kernels}
    kernel = rf"{base}api/kernels/{_KERNEL_ID}"
    return [
        (f"{base}(?:$)", handlers.FrontPage, library),
        (f"{base}author", handlers.AuthorNews, library),
        (
            rf"{base}lesson/{lesson}/kernel",
            kernel_handlers.LessonKernel,
            library | kernels,
        ),
        (rf"{base}(?:lesson|voila/render)/(.+)\.ipynb", handlers.LessonLink, library),
        (rf"{base}lesson/{lesson}/answer/{control}", answer_handlers.Answer, {"desk": parts.desk}),
        (rf"{base}lesson/files/({FILE_NAME})", handlers.File, {"table": parts.library.files}),
        (rf"{base}lesson/(.+(?:{media}))", MediaFile, {"beside": parts.beside}),
        (rf"{base}lesson/{lesson}/handout", HandoutPage, {"handouts": parts.handouts}),
        (rf"{base}lesson/{lesson}", handlers.LessonPage, library),
        (rf"{base}static/(.+)", handlers.File, {"table": page_assets()}),
        (kernel, kernel_handlers.KernelInfo, kernels),
        (rf"{kernel}/channels", kernel_handlers.KernelChannel, kernels),
        (
            rf"{base}voila/api/shutdown/{_KERNEL_ID}",
            kernel_handlers.CloseKernel,
            {"pool": parts.pool},
        ),
        (rf"{base}voila/(.+)", handlers.File, {"table": parts.voila_files}),
    ]
