"""The command ``backedu export``: pages to read, print or hand out, and references."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from backedu import arguments


def add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``export`` to the commands."""
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
    sheets = pages.add_parser("exercises", help="exercises for one person, drawn, in large print")
    sheets.add_argument(
        "exercise",
        nargs="+",
        type=arguments.exercise,
        help="such as plank, plank:easier or plank:easier=1x3x10 (sets, times, seconds)",
    )
    sheets.add_argument("--file", type=Path, default=Path("exercises.html"))
    sheets.set_defaults(run=_export_exercises)


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
    from backedu.lessons.handout import lesson_handout

    file = options.file or Path(f"handout-{options.lesson}.html")
    return _print(file, "The hand-out is", lambda: lesson_handout(options.lesson))


def _export_exercises(options: argparse.Namespace) -> int:
    from backedu.export.exercise_sheet import Chosen, exercise_sheets

    chosen = [Chosen(*one) for one in options.exercise]
    return _print(options.file, "The exercises are", lambda: exercise_sheets(chosen))


def _print(file: Path, what: str, page: Callable[[], str]) -> int:
    """Write a page, and print it to a PDF beside it, whichever of the two was named."""
    from backedu.export.printing import printed

    file = file.with_suffix(".html") if file.suffix == ".pdf" else file
    if failed := _write(file, what, page):
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


def _fail(why: object) -> int:
    print(why, file=sys.stderr)
    return 1
