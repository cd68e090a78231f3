"""The article part by part: what it claims there, and what is known about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from backedu.content import claims, sections
from backedu.content.model import Claim, Section, Verdict
from backedu.content.wording import words
from backedu.export.markup import table, text
from backedu.export.page import Part, document


def coverage() -> Mapping[str, tuple[Claim, ...]]:
    """Return the claims of every part of the article, by the id of the part, in its order.

    Example:
        >>> len(coverage()["posture"])
        6
    """
    return {
        id_: tuple(one for one in claims().values() if one.section == section.name)
        for id_, section in sections().items()
    }


def coverage_page() -> str:
    """Return the page as HTML; the same content, the same page.

    Example:
        >>> "part-posture" in coverage_page()
        True
    """
    wording, covered = words("coverage_page"), coverage()
    shown = [
        (section, covered[id_])
        for id_, section in sections().items()
        if section.in_article or covered[id_]
    ]
    made = [claim for _, of_part in shown for claim in of_part]
    lead = wording["lead"].format(
        claims=len(made),
        parts=sum(section.in_article for section, _ in shown),
        unsafe=sum(claim.unsafe for claim in made),
    )
    return document(
        title=wording["title"],
        lead=f"<p>{text(lead)}</p><p>{text(wording['names'])}</p>",
        contents=words("rules_page")["contents"],
        skip=words("rules_page")["skip"],
        parts=[_overview(shown), *(_part(*one) for one in shown)],
    )


def _overview(shown: Iterable[tuple[Section, tuple[Claim, ...]]]) -> Part:
    """How many claims each part makes, and how they fare."""
    wording = words("coverage_page")
    headings = [
        wording["part"],
        wording["claims"],
        *(wording[verdict] for verdict in Verdict),
        wording["unsafe"],
    ]
    rows = []
    for section, of_part in shown:
        counted = Counter(claim.verdict for claim in of_part)
        numbers = [len(of_part), *(counted[one] for one in Verdict), sum(c.unsafe for c in of_part)]
        link = f'<a href="#part-{text(section.id)}">{text(section.name)}</a>'
        rows.append([link, *(text(number or "–") for number in numbers)])
    body = table(wording["overview_caption"], headings, rows, "overview")
    return Part("overview", wording["overview"], body)


def _part(section: Section, of_part: tuple[Claim, ...]) -> Part:
    wording = words("coverage_page")
    headings = [wording["claim"], wording["verdict"], wording["danger"]]
    rows = [[_claim(claim), _verdict(claim), _danger(claim)] for claim in of_part]
    caption = wording["caption"].format(name=section.name)
    shown = table(caption, headings, rows, "claims") if rows else f"<p>{text(wording['none'])}</p>"
    body = f"<p>{text(section.about)}</p>{shown}"
    return Part(f"part-{section.id}", section.name, body)


def _claim(claim: Claim) -> str:
    return f"{text(claim.claim)} <code>{text(claim.id)}</code>"


def _verdict(claim: Claim) -> str:
    verdict, certainty = words("verdicts")[claim.verdict], words("certainty")[claim.certainty]
    return f"<b>{text(verdict)}</b><br>{text(certainty)}"


def _danger(claim: Claim) -> str:
    marks = words("marks")
    if not claim.unsafe:
        return text(words("coverage_page")["safe"])
    return (
        f"<p><b>{text(marks['could_happen'])}:</b> {text(claim.could_happen)}</p>"
        f"<p><b>{text(marks['instead'])}:</b> {text(claim.instead)}</p>"
    )
