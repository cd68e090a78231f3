"""The result of a triage: what to do, why, what helps, what is withheld and what is still open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from backedu.content.level import Level
from backedu.triage.advice import Recommended, Withheld

_FEW = 3  # of a long list, in a printed result


@dataclass(frozen=True)
class Because:
    """An answer that a reason rests on; ``answer`` is in the words of the question."""

    name: str
    question: str
    answer: str


@dataclass(frozen=True)
class Reason:
    """A rule that holds; ``certain`` is False where it rests on an unanswered question."""

    rule: str
    topic: str
    sentence: str
    level: Level
    certain: bool
    because: tuple[Because, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Conflict:
    """Answers that do not fit together."""

    names: tuple[str, ...]
    sentence: str


@dataclass(frozen=True)
class OpenQuestion:
    """An unanswered question that could still change the level."""

    name: str
    question: str
    could_reach: Level


@dataclass(frozen=True)
class TriageResult:
    """What the rules make of the answers. It cannot be changed; two equal results are equal.

    ``decided_by_unknown`` says that the level is above what the given answers alone reach.
    ``unanswered_emergency`` names the emergency questions without an answer.
    """

    level: Level
    label: str
    action: str
    how_soon: str
    decided_by_unknown: bool
    reasons: tuple[Reason, ...]
    advice: tuple[Recommended, ...]
    withheld_advice: tuple[Withheld, ...]
    contradictions: tuple[Conflict, ...]
    unknown: tuple[OpenQuestion, ...]
    unanswered_emergency: tuple[str, ...]
    safety_net: tuple[str, ...]
    rules_version: str
    rules_hash: str
    reviewed: str
    library_version: str
    disclaimer: str

    @property
    def recommended(self) -> frozenset[str]:
        """The tags of what is recommended."""
        return frozenset(one.tag for one in self.advice)

    @property
    def withheld(self) -> dict[str, str]:
        """The reason for each tag that is withheld; a fresh mapping."""
        return {one.tag: one.reason for one in self.withheld_advice}

    @property
    def topics(self) -> tuple[str, ...]:
        """What it could be, most urgent first."""
        return tuple(dict.fromkeys(reason.topic for reason in self.reasons))

    def as_dict(self) -> dict[str, Any]:
        """Return the result as plain values that JSON can hold."""
        return {
            "level": self.level.value,
            "label": self.label,
            "action": self.action,
            "how_soon": self.how_soon,
            "decided_by_unknown": self.decided_by_unknown,
            "reasons": [
                {
                    "rule": reason.rule,
                    "topic": reason.topic,
                    "sentence": reason.sentence,
                    "level": reason.level.value,
                    "certain": reason.certain,
                    "because": [dict(vars(one)) for one in reason.because],
                    "sources": list(reason.sources),
                }
                for reason in self.reasons
            ],
            "recommended": [dict(vars(one)) for one in self.advice],
            "withheld": [dict(vars(one)) for one in self.withheld_advice],
            "contradictions": [
                {"names": list(one.names), "sentence": one.sentence} for one in self.contradictions
            ],
            "unknown": [
                {**vars(one), "could_reach": one.could_reach.value} for one in self.unknown
            ],
            "unanswered_emergency": list(self.unanswered_emergency),
            "safety_net": list(self.safety_net),
            "rules_version": self.rules_version,
            "rules_hash": self.rules_hash,
            "reviewed": self.reviewed,
            "library_version": self.library_version,
            "disclaimer": self.disclaimer,
        }

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> TriageResult:
        """Rebuild a result from :meth:`as_dict`.

        Raises:
            KeyError: A field is missing.
        """
        plain = {
            name: fields[name]
            for name in (
                "label", "action", "how_soon", "decided_by_unknown", "rules_version",
                "rules_hash", "reviewed", "library_version", "disclaimer",
            )
        }  # fmt: skip
        return cls(
            **plain,
            level=Level(fields["level"]),
            reasons=tuple(
                Reason(
                    **{**reason, "level": Level(reason["level"])}
                    | {"because": tuple(Because(**one) for one in reason["because"])}
                    | {"sources": tuple(reason["sources"])}
                )
                for reason in fields["reasons"]
            ),
            advice=tuple(Recommended(**one) for one in fields["recommended"]),
            withheld_advice=tuple(Withheld(**one) for one in fields["withheld"]),
            contradictions=tuple(
                Conflict(tuple(one["names"]), one["sentence"]) for one in fields["contradictions"]
            ),
            unknown=tuple(
                OpenQuestion(one["name"], one["question"], Level(one["could_reach"]))
                for one in fields["unknown"]
            ),
            unanswered_emergency=tuple(fields["unanswered_emergency"]),
            safety_net=tuple(fields["safety_net"]),
        )

    def __str__(self) -> str:
        """Return what matters first as a short plain text; a notebook shows the whole result.

        What to do, what decided and when to get help are there in full. Of what else was found and
        of what is still open the first few are named and the others counted.
        """
        certain = [one for one in self.reasons if one.certain] or list(self.reasons[:1])
        deciding = [one for one in certain if one.level is certain[0].level][:_FEW]
        others = [one.topic for one in certain if one not in deciding]
        possible = [one.topic for one in self.reasons if one not in certain]
        sections = {
            f"Why ({self.label})": [f"{one.topic}. {one.sentence}" for one in deciding],
            "Found as well": _first(_without_asides(others)),
            "Cannot be ruled out until answered": _first(_without_asides(possible)),
            "Answers that do not fit together": _first(
                [one.sentence for one in self.contradictions]
            ),
            "Still open, and able to change this": _first([one.question for one in self.unknown]),
            "What helps": _in_one_line(one.label for one in self.advice),
            "What to leave, or ask about first": _in_one_line(
                _without_asides(one.label for one in self.withheld_advice)
            ),
            "When to get help": list(self.safety_net),
        }
        lines = [self.action, ""]
        for heading, items in sections.items():
            if items:
                lines += [f"{heading}:", *(f"- {item}" for item in items), ""]
        return "\n".join([*lines, self._standing()])

    def _repr_markdown_(self) -> str:
        """Return the result for a notebook, with everything inert."""
        lines = [f"**{_inert(self.action)}**", ""]
        for heading, items in self._sections():
            lines += [f"**{_inert(heading)}**", "", *(f"- {_inert(item)}" for item in items), ""]
        return "\n".join([*lines, f"*{_inert(self._standing())}*"])

    def _repr_html_(self) -> str:
        """Return the result for a notebook, with everything inert."""
        parts = [f"<p><strong>{escape(self.action)}</strong></p>"]
        for heading, items in self._sections():
            listed = "".join(f"<li>{escape(item)}</li>" for item in items)
            parts.append(f"<p><strong>{escape(heading)}</strong></p><ul>{listed}</ul>")
        return "".join([*parts, f"<p><small>{escape(self._standing())}</small></p>"])

    def _sections(self) -> Iterator[tuple[str, list[str]]]:
        """Give the parts of a printed result in the order in which they are read."""
        sections = {
            f"Why ({self.label})": [_in_words(reason) for reason in self.reasons],
            "Answers that do not fit together": [one.sentence for one in self.contradictions],
            "Still open, and able to change this": [one.question for one in self.unknown],
            "What helps": [f"{one.label}: {one.text}" for one in self.advice],
            "What to leave, or ask about first": [
                f"{'; '.join(labels)}: {reason}" for reason, labels in self._by_reason().items()
            ],
            "When to get help": list(self.safety_net),
        }
        yield from ((heading, items) for heading, items in sections.items() if items)

    def _by_reason(self) -> dict[str, list[str]]:
        """Gather what is withheld for the same reason, so that it is read once."""
        gathered: dict[str, list[str]] = {}
        for one in self.withheld_advice:
            gathered.setdefault(one.reason, []).append(one.label)
        return gathered

    def _standing(self) -> str:
        return f"{self.disclaimer} Rules {self.rules_version}, reviewed {self.reviewed}."


def _first(items: Sequence[str]) -> list[str]:
    """Return the most urgent few, and how many more there are."""
    more = len(items) - _FEW
    return [*items[:_FEW], *([f"and {more} more"] if more > 0 else [])]


def _without_asides(texts: Iterable[str]) -> list[str]:
    """Return each text once, without what is in brackets."""
    return list(dict.fromkeys(re.sub(r" \([^)]*\)", "", text) for text in texts))


def _in_one_line(labels: Iterable[str]) -> list[str]:
    text = "; ".join(labels)
    return [text] if text else []


def _inert(text: str) -> str:
    """Return text that Markdown shows as it is: no tag, no link, no emphasis."""
    return re.sub(r"([\\`*_\[\]~$|]|:(?=//))", r"\\\1", escape(text, quote=False))


def _in_words(reason: Reason) -> str:
    """Say one reason with the answers it rests on."""
    prefix = "" if reason.certain else "Not known yet. "
    answers = "; ".join(f"{one.question} {one.answer}" for one in reason.because)
    return f"{prefix}{reason.topic}. {reason.sentence}" + (f" ({answers})" if answers else "")
