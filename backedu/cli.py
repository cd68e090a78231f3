"""The command: ``backedu present | doctor | learn | check | export``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from backedu import __version__, arguments
from backedu.exporting import add_export

_INTERRUPTED = 130  # what shells expect of a program that Ctrl-C ended


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Args:
        arguments: The words after ``backedu``; those of the command line by default.
    """
    parser = argparse.ArgumentParser(
        prog="backedu", description="Lessons that people do, about lower-back spasm."
    )
    parser.add_argument("--version", action="version", version=f"backedu {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="", required=True)
    _add_present(commands)
    _add_doctor(commands)
    _add_learn(commands)
    _add_check(commands)
    add_export(commands)
    for stream in (sys.stdout, sys.stderr):  # a console may not have “…” or “ü”: it shows “?”
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except KeyboardInterrupt:  # before there is anything to end in good order
        return _INTERRUPTED


def _add_present(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    present = commands.add_parser("present", help="serve the lessons to browsers")
    present.add_argument(
        "folder", nargs="?", type=_folder, help="notebooks of your own to serve instead"
    )
    present.add_argument(
        "--port", type=arguments.port, default=8866, help="default 8866; 0 picks a free one"
    )
    present.add_argument(
        "--class",
        dest="class_",
        action="store_true",
        help="have a class join with their phones and vote; the lessons stay with you",
    )
    present.add_argument(
        "--class-file",
        help="where the votes are written down, in place of your own data folder: a file, or for "
        "several servers a PostgreSQL database, as in postgresql://user@host/database",
    )
    present.add_argument(
        "--host",
        help="which of this machine's addresses answers: default 127.0.0.1; 0.0.0.0 for all, "
        "so that others can join, which is the default with --class",
    )
    present.add_argument("--no-browser", action="store_true", help="do not open a browser")
    present.add_argument(
        "--visitors", type=int, default=60, help="how many may answer at once (default 60)"
    )
    present.add_argument(
        "--base-url",
        type=arguments.base_url,
        default="/",
        help="what every address begins with, behind a proxy or a hub, such as /lessons/",
    )
    present.add_argument(
        "--public-address",
        type=arguments.public_address,
        help="where others find the lessons, behind a proxy or a tunnel: https://lessons.example/",
    )
    present.set_defaults(run=_present)


def _add_doctor(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    doctor = commands.add_parser("doctor", help="look for what could keep a class from joining")
    doctor.add_argument("--port", type=arguments.port, default=8866, help="default 8866")
    doctor.add_argument("--class-file", help="as for present")
    doctor.set_defaults(run=_doctor)


def _add_learn(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    learn = commands.add_parser("learn", help="open JupyterLab on a copy of the notebooks")
    learn.add_argument(
        "folder", nargs="?", default="backedu-lessons", help="where the copy goes or already is"
    )
    learn.add_argument(
        "--port", type=arguments.port, help="default 8888, or the next one that is free"
    )
    learn.add_argument(
        "--host",
        default="127.0.0.1",
        help="which of this machine's addresses answers; 0.0.0.0 for all, as in a container",
    )
    learn.add_argument("--no-browser", action="store_true", help="do not open a browser")
    learn.set_defaults(run=_learn)


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = commands.add_parser("check", help="look for faults in the content, and count it")
    check.add_argument(
        "--today",
        type=arguments.day,
        help="the day on which reviews are judged, such as 2028-01-31",
    )
    check.add_argument(
        "--form", action="store_true", help="only whether every file can be read, which is quick"
    )
    check.add_argument("--rules", action="store_true", help="say what is looked for, and why")
    check.set_defaults(run=_check)


def _folder(text: str) -> Path:
    from backedu.serve.folder.notebook import notebooks

    folder = Path(text).resolve()
    if notebooks(folder):
        return folder
    raise argparse.ArgumentTypeError(f"'{text}' is not a folder with notebooks (.ipynb) in it.")


def _present(options: argparse.Namespace) -> int:
    from backedu.check.files import counts
    from backedu.content import ContentError

    behind = options.base_url != "/" or options.public_address
    if options.class_ and behind:
        return _fail("A class is reached directly: leave --base-url and --public-address out.")
    try:
        counts()
    except ContentError as error:
        return _fail(error)
    server = _server(
        options,
        port=options.port,
        ip=options.host or ("0.0.0.0" if options.class_ else "127.0.0.1"),  # noqa: S104 - the door of a class lets nobody else in
        open_browser=not options.no_browser,
        most_visitors=options.visitors,
        base_url=options.base_url,
        public_address=options.public_address or "",
        **({"folder": str(options.folder)} if options.folder else {}),
    )
    server.initialize([])
    server.start()
    return 0


def _server(options: argparse.Namespace, **settings: Any) -> Any:
    from backedu.serve.left_out import leave_out

    leave_out()
    if options.class_:
        from backedu.serve.classroom.server import ClassServer

        kept = {"class_file": options.class_file} if options.class_file else {}
        return ClassServer(**settings, **kept)
    from backedu.serve.app import LessonServer

    return LessonServer(**settings)


def _doctor(options: argparse.Namespace) -> int:
    from backedu.serve.classroom.doctor import findings, printed
    from backedu.serve.classroom.server import default_class_file

    found = list(findings(options.port, options.class_file or default_class_file()))
    for each in found:
        print(printed(each))
    return int(any(each.state == "bad" for each in found))


def _learn(options: argparse.Namespace) -> int:
    from backedu import workbook

    try:
        workbook.learn(
            options.folder,
            host=options.host,
            port=options.port,
            open_browser=not options.no_browser,
        )
    except OSError as error:
        return _fail(f"The notebooks could not be copied to {options.folder}: {error.strerror}.")
    return 0


def _check(options: argparse.Namespace) -> int:
    from backedu.check.calls import unshown
    from backedu.check.files import counts
    from backedu.check.registry import RULES, corpus_here, found_in

    if options.rules:
        for rule in RULES:
            print(f"{rule.title} ({rule.id})\n    {rule.why}")
        return 0
    corpus = corpus_here(options.today)
    if found := found_in(corpus, form_only=options.form):
        for finding in found:
            print(finding, file=sys.stderr)
        if options.form:
            return 1  # each says by itself what to do
        things = "1 thing" if len(found) == 1 else f"{len(found)} things"
        return _fail(f"{things} to mend; `backedu check --rules` says why each is looked for.")
    for kind, number in counts().items():
        print(kind, number)
    print("Nothing to mend.")
    for call, name in unshown(corpus):
        print(f'No lesson shows this yet: lesson.{call}("{name}")')
    return 0


def _fail(why: object) -> int:
    print(why, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
