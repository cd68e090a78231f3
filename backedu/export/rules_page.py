"""All rules on one page that a clinician can read, check, mark and sign."""

from __future__ import annotations

from backedu import __version__
from backedu.content.level import Level
from backedu.content.reader import load
from backedu.content.wording import words
from backedu.export.advice_parts import advice_part
from backedu.export.change_parts import changes_part
from backedu.export.condition_words import example
from backedu.export.hazard_parts import hazards_part
from backedu.export.markup import items, terms, text
from backedu.export.open_parts import open_points_part
from backedu.export.page import Part, document
from backedu.export.question_parts import questions_part, unknowns_part
from backedu.export.references import references
from backedu.export.rule_parts import contradictions_part, level_part, named_part
from backedu.triage.advice import shipped_advice
from backedu.triage.answers import contract
from backedu.triage.hazards import hazards
from backedu.triage.named_conditions import NamedCondition
from backedu.triage.open_points import open_points
from backedu.triage.reviews import valid_review
from backedu.triage.rules import HEALTHY_ADULT, RuleBook, shipped_rules


def rules_page() -> str:
    """Return the page as HTML, made from the shipped content; the same content, the same page.

    Raises:
        ContentError: A record of ``data/`` is wrong.

    Example:
        >>> "cauda-equina" in rules_page()
        True
    """
    book, tags = shipped_rules(), shipped_advice()
    named = load(NamedCondition, "named_conditions.toml")
    plain = {id_: one.plain for id_, one in named.items()}
    used = {id_ for rule, _ in book.rules for id_ in rule.sources}
    used |= {id_ for tag in tags for id_ in tag.advice.sources}
    used |= {id_ for point in open_points().values() for id_ in point.sources}
    text = words("rules_page")
    return document(
        title=text["title"],
        lead=_standing(book),
        contents=text["contents"],
        skip=text["skip"],
        parts=(
            _how_to_read(),
            open_points_part(),
            changes_part(book),
            *(level_part(book, level, plain) for level in sorted(Level, reverse=True)),
            named_part(book, named),
            unknowns_part(),
            advice_part(book, tags, plain),
            contradictions_part(book, plain),
            questions_part(),
            hazards_part(hazards().values()),
            references(used),
            _sign_off(book),
        ),
    )


def _signed(book: RuleBook) -> str:
    wording = words("rules_page")
    if review := valid_review(book.hash):
        return text(wording["signed"].format(**vars(review)))
    return text(wording["unsigned"])


def _standing(book: RuleBook) -> str:
    """Say which rules these are, and that no one has signed them."""
    wording, standing = words("rules_page"), book.standing
    return (
        f"<p>{text(wording['lead'])}</p>"
        f'<p class="notice"><strong>{_signed(book)}</strong> {text(standing.disclaimer)}</p>'
    ) + terms(
        [
            (wording["version"], text(standing.version)),
            (wording["reviewed"], text(standing.reviewed)),
            (wording["author"], text(standing.author)),
            (wording["library"], text(__version__)),
            (wording["hash"], f"<code>{text(book.hash)}</code>"),
        ]
    )


def _how_to_read() -> Part:
    wording, how = words("rules_page"), words("how_to_read")
    rows = [f"<p>{text(how[name])}</p>" for name in how]
    healthy = {name: value for name, value in HEALTHY_ADULT.items() if name in contract()}
    return Part("how", wording["how"], "".join(rows) + example(healthy))


def _sign_off(book: RuleBook) -> Part:
    """Leave room for two people; nothing is filled in."""
    wording = words("rules_page")
    lines = "".join(
        f'<p class="line"><span>{text(wording[name])}</span></p>'
        for name in ("sign_name", "sign_role", "sign_date", "sign_signature", "sign_remarks")
    )
    version = wording["sign_lead"].format(version=book.standing.version, hash=book.hash[:12])
    body = f'<p class="notice"><strong>{_signed(book)}</strong></p><p>{text(version)}</p>' + items(
        [lines, lines], "signatures"
    )
    return Part("sign-off", wording["sign"], body)
