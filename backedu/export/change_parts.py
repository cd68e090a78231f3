"""What has changed in the rules since the last release, for a reviewer of the change alone."""

from __future__ import annotations

from backedu.content.wording import words
from backedu.export.condition_words import example
from backedu.export.markup import items, table, text
from backedu.export.page import Part
from backedu.triage.reviews import changes_of, is_new, releases, removed_rules
from backedu.triage.rules import Rule, RuleBook


def changes_part(book: RuleBook) -> Part:
    """Return the part with each rule that is new, or of whose examples the level has changed.

    Args:
        book: The rule book.
    """
    wording = words("rules_page")
    lead = text(wording["changes_lead"].format(version=releases()["release"].version))
    parts = tuple(part for rule, _ in book.rules if (part := _changed(rule, book)))
    gone = items(f"<code>{text(id_)}</code>" for id_ in removed_rules())
    body = f"<p>{lead}</p><p>{text(wording['changes_gone'])}</p>{gone}"
    return Part("changes", wording["changes"], body, parts)


def _changed(rule: Rule, book: RuleBook) -> Part | None:
    wording, levels = words("rules_page"), book.levels
    rows = [
        (example(one.answers), text(levels[one.before].label), text(levels[one.now].label))
        for one in changes_of(rule)
    ]
    if not rows and not is_new(rule):
        return None
    state = wording["changes_new"] if is_new(rule) else wording["changes_old"]
    body = f"<p>{text(state)}</p><blockquote><p>{text(rule.sentence)}</p></blockquote>"
    if rows:
        headings = (wording["changes_answers"], wording["changes_before"], wording["changes_now"])
        body += table(rule.topic, headings, rows, "changes")
    body += f'<p class="mark">{text(wording["mark"])}</p>'
    return Part(f"change-{rule.id}", rule.topic, body, tag=rule.id, css="record")
