"""The article on a page: what it says, in our words, each statement with its appraisal.

The appraisals are folded, so that whoever wants to can judge first. Their publications are in the
list of references that the page ends with.
"""

from __future__ import annotations

from collections import Counter

from backedu import content
from backedu.content.citing import short_name
from backedu.content.model import Claim, Section, Verdict
from backedu.content.wording import words
from backedu.views.cards import Card, line, sureness


def article_card() -> Card:
    """Return every part of the article with its statements, in the article's order.

    Example:
        >>> article_card().count("<details class='claim'") == len(content.claims())
        True
    """
    parts = [(part, _of(part)) for part in content.sections().values()]
    parts = [(part, claims) for part, claims in parts if claims]
    links = "".join(
        f'<li><a href="#part-{part.id}">{line(part.name)}</a> {len(claims)}</li>'
        for part, claims in parts
    )
    label = words("article")["parts"]
    body = "".join(_part(part, claims) for part, claims in parts)
    return Card(
        f'<div class="article"><ul class="parts" aria-label="{line(label)}">{links}</ul>'
        f"{body}</div>"
    )


def verdicts_card() -> Card:
    """Return how many of the statements got which verdict, as bars with their numbers.

    Example:
        >>> verdicts_card().count("<tr>") == len(Verdict)
        True
    """
    counts = Counter(claim.verdict for claim in content.claims().values())
    most = max(counts.values())
    rows = "".join(
        f'<tr><th scope="row">{line(words("verdicts")[verdict])}</th><td>{counts[verdict]}</td>'
        f'<td aria-hidden="true"><svg viewBox="0 0 {most} 1" preserveAspectRatio="none">'
        f'<rect width="{counts[verdict]}" height="1" fill="currentColor"/></svg></td></tr>'
        for verdict in Verdict
    )
    text = words("article")
    title = text["verdicts"].format(n=counts.total())
    return Card(
        f'<details><summary>{line(title)}</summary><table class="verdicts">{rows}</table></details>'
    )


def _of(part: Section) -> list[Claim]:
    return [claim for claim in content.claims().values() if claim.section == part.name]


def _part(part: Section, claims: list[Claim]) -> str:
    statements = "".join(f"<li>{_claim(claim)}</li>" for claim in claims)
    outside = "" if part.in_article else f" {line(words('article')['outside'])}"
    about = f'<p class="about">{line(part.about)}{outside}</p>'
    heading = f'<h3 id="part-{part.id}">{line(part.name)}</h3>'
    bare = (
        "style='list-style: \"\"'"  # a fold has a mark of its own, and JupyterLab no sheet of ours
    )
    listed = f"<ul class='claims' {bare}>{statements}</ul>"
    return f"<section>{heading}{about}{listed}</section>"


def _claim(claim: Claim) -> str:
    """A statement that opens to what the evidence says of it."""
    text = words("article")
    rows = [f"<p><b>{line(words('verdicts')[claim.verdict])}.</b> {line(claim.why)}</p>"]
    if claim.unsafe:
        danger = (claim.could_happen, claim.instead)
        told = " ".join(line(sentence) for sentence in danger if sentence)
        rows.append(f"<p><b>{line(text['unsafe'])}</b> {told}</p>")
    if claim.conflicts_with:
        others = "".join(
            f"<li>{line(content.claims()[id_].claim)}</li>" for id_ in claim.conflicts_with
        )
        rows.append(f"<p><b>{line(text['against'])}</b></p><ul>{others}</ul>")
    appraisal = "".join(rows) + _rests_on(claim)
    return f"<details class='claim'><summary>{line(claim.claim)}</summary>{appraisal}</details>"


def _rests_on(claim: Claim) -> str:
    """How sure the appraisal is, and the publications behind it, as links to the references."""
    chosen = [content.sources()[id_] for id_ in claim.sources]
    names = [f'<a href="#source-{source.id}">{line(short_name(source))}</a>' for source in chosen]
    return f'<p class="footing">{sureness(claim.certainty, names)}</p>'
