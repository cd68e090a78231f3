"""One finding of a report among 100 people of the same age who have no pain."""

from __future__ import annotations

from backedu.content.wording import words
from backedu.figures.drawing.icons import People, icon_picture
from backedu.figures.drawing.style import BLUE, GREY, Figure
from backedu.topics.scan_report import Report, findings, report
from backedu.topics.scans import Basis, ScanFinding


def scan_report_figure(finding: str, age: float) -> Figure:
    """Draw 100 people without back pain, those with the finding in front, and two reports.

    Args:
        finding: Id of a record in ``scans.toml``.
        age: Age in years; beyond the published ages the nearest one is drawn, and text so.

    Raises:
        ValueError: There is no such finding, or the age isn't a number.

    Example:
        >>> scan_report_figure("disc-bulge", 40).sections[0][1][0]
        ('A report might say:', '“Disc bulge at L4/5.”')
    """
    if finding not in findings():
        raise ValueError(f"There is no finding '{finding}'; choose one of {', '.join(findings())}.")
    text, chosen = words("scan_report"), findings()[finding]
    two = report(chosen, age)
    firm = two.sure is Basis.CONFIRMED
    have, mark = ("have", "full") if firm else ("have_unsure", "half")
    data, around = icon_picture(
        [
            People(text[have], two.share, BLUE, mark),
            People(text["have_not"], 100 - two.share, GREY, "hollow"),
        ]
    )
    title = text["title" if age == two.of_age else "title_other_age"].format(
        asked=f"{age:g}", age=two.of_age, share=two.share, plain=chosen.plain
    )
    return Figure(
        data=data,
        layout=around,
        finding=title,
        columns=tuple(text[name] for name in ("finding", "bare", "share", "sure")),
        rows=tuple(_row(each, age) for each in findings().values()),
        sources=chosen.sources,
        certainty=(chosen.certainty,),
        note=text["note"],
        alt=f"{title} {text['alt']}",
        sections=_sections(two),
    )


def _row(finding: ScanFinding, age: float) -> tuple[str, ...]:
    line = report(finding, age)
    return (finding.name, line.might_say, str(line.share), line.sure.value)


def _sections(two: Report) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    text = words("scan_report")
    lines = (
        (text["might_lead"], f"“{two.might_say}”"),
        (text["should_lead"], f"“{two.should_say}”"),
        (text["person_lead"], f"“{two.to_say}”"),
    )
    tested = tuple((text[f"{name}_lead"], text[name]) for name in ("trial", "look_back"))
    return ((text["two_title"], lines), (text["tested_title"], tested))
