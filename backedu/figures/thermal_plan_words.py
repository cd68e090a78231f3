"""What a plan of heat or cold means, in words: the finding, this person, and the evidence."""

from __future__ import annotations

from backedu.content.wording import words
from backedu.topics.care import care_facts
from backedu.topics.thermal import ThermalMode
from backedu.topics.thermal_plan import (
    Plan,
    celsius,
    limits,
    longest_contact_min,
    mode,
    reasons_against,
    skin_limit_s,
    turns,
)
from backedu.triage.answers import contract

Section = tuple[str, tuple[tuple[str, str], ...]]


def plan_finding(degrees: float, readings: list[str], plans: list[Plan], hours: float) -> str:
    """Return what a plan comes to, or that its number without a unit is two plans.

    Args:
        degrees: The number of the temperature.
        readings: The units that it may have, ``c`` or ``f``.
        plans: The plan in each of these units.
        hours: Length of the waking day.
    """
    text = words("thermal_plan")
    names = [_named(degrees, unit) for unit in readings]
    if len(plans) == 2:
        one, other = (
            text["reading"].format(named=name, meaning=_meaning(plan))
            for name, plan in zip(names, plans, strict=True)
        )
        return text["two_plans"].format(degrees=f"{degrees:g}", one=one, other=other)
    plan = plans[0]
    on_skin = text["plan"].format(
        turns=_turns(plan, hours),
        minutes=f"{plan.on_min:g}",
        named=names[0],
        total=f"{sum(end - start for start, end in turns(plan, hours)):g}",
    )
    limit_s, held_min = skin_limit_s(plan.temperature_c), longest_contact_min(plan, hours)
    if limit_s is not None and held_min * 60 >= limit_s:
        return text["long_enough"].format(plan=on_skin, span=span(limit_s))
    return text["at_temperature"].format(plan=on_skin, meaning=_meaning(plan))


def span(seconds: float) -> str:
    """Return a time in the largest unit that it fills.

    Example:
        >>> span(7200), span(480), span(3)
        ('2 hours', '8 minutes', '3 seconds')
    """
    text = words("thermal_plan")
    if seconds >= 3600:
        return text["hours"].format(n=f"{seconds / 3600:g}")
    if seconds >= 60:
        return text["minutes"].format(n=f"{seconds / 60:g}")
    return text["seconds"].format(n=f"{seconds:g}")


def person(plans: list[Plan], conditions: tuple[str, ...]) -> Section:
    """Return what speaks against the plan for this person, for each way to read it."""
    text, known = words("thermal_plan"), contract()["heat_cold_contraindications"].options
    ticked = "; ".join(known.get(each, each) for each in conditions) or text["nothing"]
    entries = [(text["ticked_lead"], text["ticked"].format(conditions=ticked))]
    for plan in plans:
        meant = mode(plan.temperature_c)
        if meant is None:
            continue
        against = " ".join(reasons_against(plan.temperature_c, conditions))
        found = "against" if against else "nothing_ticked" if conditions else "not_asked"
        lead = text[f"{found}_lead"].format(mode=text[meant.value])
        entries.append((lead, against or text[found]))
    return (text["person_title"], tuple(entries))


def evidence(plans: list[Plan]) -> Section:
    """Return what is known of heat, or of cold, in the words of the care facts."""
    text = words("thermal_plan")
    meant = list(dict.fromkeys(mode(plan.temperature_c) for plan in plans))
    facts = [care_facts()[each.value] for each in meant if each]
    entries = tuple(
        (text["evidence_lead"].format(topic=fact.topic), fact.effect or fact.advice)
        for fact in facts
    )
    nothing = ((text["no_evidence_lead"], text["no_evidence"]),)
    return (text["evidence_title"], entries or nothing)


def _named(degrees: float, unit: str) -> str:
    text = words("thermal_plan")
    if unit == "c":
        return text["c"].format(degrees=f"{degrees:g}")
    return text["f"].format(degrees=f"{degrees:g}", celsius=f"{celsius(degrees, unit):.0f}")


def _turns(plan: Plan, hours: float) -> str:
    """How many turns fit into the day, and that some do not."""
    text, done = words("thermal_plan"), len(turns(plan, hours))
    count = text["no_turn"]
    if done:
        count = text["one_turn" if done == 1 else "more_turns"].format(n=done)
    if done == plan.times:
        return count
    return text["not_all"].format(turns=count, asked=plan.times)


def _meaning(plan: Plan) -> str:
    """What the temperature is to the skin."""
    text, meant = words("thermal_plan"), mode(plan.temperature_c)
    limit_s = skin_limit_s(plan.temperature_c)
    if meant is ThermalMode.COLD:
        return text["is_freezing" if plan.temperature_c <= 0 else "is_cold"]
    if meant is None:
        return text["is_neither"]
    if limit_s is None:
        coolest = next(iter(limits().values()))
        return text["is_warm"].format(coolest=f"{coolest.temperature_c:g}")
    if limit_s == 0:
        return text["burns_at_once"]
    return text["can_burn"].format(span=span(limit_s))
