"""The command: ``backedu present | learn | check | export``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from backedu import __version__, arguments

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
    _add_learn(commands)
    _add_check(commands)
    _add_export(commands)
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
    check.add_argument("--rules", action="store_true", help="say what is looked for, and why")
    check.set_defaults(run=_check)


def _add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = commands.add_parser("export", help="write a page to read, or a list of references")
    pages = export.add_subparsers(title="what", metavar="", required=True)
    rules = pages.add_parser("rules", help="every rule in plain words, and the hazard log")
    rules.add_argument("file", nargs="?", type=Path, help="default rules.html")
    rules.set_defaults(run=_export_rules)
    coverage = pages.add_parser("coverage", help="the article part by part, with its claims")
    coverage.add_argument("file", nargs="?", type=Path, help="default coverage.html")
    coverage.set_defaults(run=_export_coverage)
    references = pages.add_parser("references", help="every publication, or those of a lesson")
    references.add_argument("file", nargs="?", type=Path, help="default references.html, .bib, ...")
    references.add_argument(
        "--format",
        choices=["html", "bibtex", "ris", "csl"],
        default="html",
        help="a page (the default), or a file for a reference manager",
    )
    references.add_argument(
        "--lesson", help="only what this lesson rests on, such as 02_is_it_safe"
    )
    references.set_defaults(run=_export_references)
    handout = pages.add_parser("handout", help="a lesson on two pages, to print and write on")
    handout.add_argument("lesson", help="such as 02_is_it_safe")
    handout.add_argument("file", nargs="?", type=Path, help="default handout-LESSON.html")
    handout.set_defaults(run=_export_handout)


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
    if options.class_:
        from backedu.serve.classroom.server import ClassServer

        kept = {"class_file": options.class_file} if options.class_file else {}
        return ClassServer(**settings, **kept)
    from backedu.serve.app import LessonServer

    return LessonServer(**settings)


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


def _export_rules(options: argparse.Namespace) -> int:
    from backedu.export.rules_page import rules_page

    return _write(options.file or Path("rules.html"), "The rules are", rules_page)


def _export_coverage(options: argparse.Namespace) -> int:
    from backedu.export.coverage_page import coverage_page

    return _write(options.file or Path("coverage.html"), "The coverage table is", coverage_page)


def _export_references(options: argparse.Namespace) -> int:
    from backedu import content
    from backedu.export.citation_formats import FORMATS
    from backedu.export.references_page import references_page

    ending, made_by = FORMATS.get(options.format, ("html", None))

    def page() -> str:
        ids = list(content.sources())
        if options.lesson:
            from backedu.lessons.sources import lesson_sources

            ids = sorted(lesson_sources(options.lesson))
        return made_by(content.sources()[id_] for id_ in ids) if made_by else references_page(ids)

    return _write(options.file or Path(f"references.{ending}"), "The references are", page)


def _export_handout(options: argparse.Namespace) -> int:
    from backedu.export.handout import handout
    from backedu.export.printing import printed
    from backedu.lessons.sources import lesson_figure, lesson_sources

    def page() -> str:
        rests_on = lesson_sources(options.lesson)
        return handout(options.lesson, *lesson_figure(options.lesson), rests_on)

    file = options.file or Path(f"handout-{options.lesson}.html")
    if failed := _write(file, "The hand-out is", page):
        return failed
    print(printed(file))
    return 0


def _write(file: Path, what: str, page: Callable[[], str]) -> int:
    """Write what can be made of sound content, and say where it is."""
    from backedu.check.files import counts
    from backedu.content import ContentError

    try:
        counts()
        made = page()
    except (ContentError, LookupError) as error:
        return _fail(error)
    try:
        file.write_text(made, encoding="utf-8", newline="\n")
    except OSError as error:
        return _fail(f"The page could not be written to {file}: {error.strerror}.")
    use = "open it in a browser, or print it" if file.suffix == ".html" else "import it"
    print(f"{what} in {file}: {use}.")
    return 0


def _check(options: argparse.Namespace) -> int:
    from backedu.check.files import counts
    from backedu.check.registry import RULES, findings

    if options.rules:
        for rule in RULES:
            print(f"{rule.title} ({rule.id})\n    {rule.why}")
        return 0
    if found := findings(options.today):
        for finding in found:
            print(finding, file=sys.stderr)
        things = "1 thing" if len(found) == 1 else f"{len(found)} things"
        return _fail(f"{things} to mend; `backedu check --rules` says why each is looked for.")
    for kind, number in counts().items():
        print(kind, number)
    return 0


def _fail(why: object) -> int:
    print(why, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
