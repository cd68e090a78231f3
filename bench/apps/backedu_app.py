"""The lesson in backedu: its own server, with the benchmark's folder of notebooks."""

from __future__ import annotations

import sys
from pathlib import Path

import backedu.serve.app

NOTEBOOKS = Path(__file__).parent / "notebooks"


def main(port: int) -> None:
    """Serve until stopped."""
    for name, module in list(sys.modules.items()):  # whoever has taken the function already
        if name.startswith("backedu") and hasattr(module, "notebooks_dir"):
            setattr(module, "notebooks_dir", lambda: NOTEBOOKS)  # noqa: B010 - mypy: a module's attribute
    server = backedu.serve.app.LessonServer(port=port, ip="127.0.0.1", open_browser=False)
    server.initialize([])
    server.start()


if __name__ == "__main__":
    main(int(sys.argv[1]))
