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
    said = words("thermal_plan")
    names = [_named(degrees, unit) for unit in readings]
    if len(plans) == 2:
        one, other = (
            said["reading"].format(named=name, meaning=_meaning(plan))
            for name, plan in zip(names, plans, strict=True)
        )
        return said["two_plans"].format(degrees=f"{degrees:g}", one=one, other=other)
    plan = plans[0]
    on_skin = said["plan"].format(
        turns=_turns(plan, hours),
        minutes=f"{plan.on_min:g}",
        named=names[0],
        total=f"{sum(end - start for start, end in turns(plan, hours)):g}",
    )
    limit_s, held_min = skin_limit_s(plan.temperature_c), longest_contact_min(plan, hours)
    if limit_s is not None and held_min * 60 >= limit_s:
        return said["long_enough"].format(plan=on_skin, span=span(limit_s))
    return said["at_temperature"].format(plan=on_skin, meaning=_meaning(plan))


def span(seconds: float) -> str:
    """Return a time in the largest unit that it fills.

    Example:
        >>> span(7200), span(480), span(3)
        ('2 hours', '8 minutes', '3 seconds')
    """
    said = words("thermal_plan")
    if seconds >= 3600:
        return said["hours"].format(n=f"{seconds / 3600:g}")
    if seconds >= 60:
        return said["minutes"].format(n=f"{seconds / 60:g}")
    return said["seconds"].format(n=f"{seconds:g}")


def person(plans: list[Plan], conditions: tuple[str, ...]) -> Section:
    """Return what speaks against the plan for this person, for each way to read it."""
    said, known = words("thermal_plan"), contract()["heat_cold_contraindications"].options
    ticked = "; ".join(known.get(each, each) for each in conditions) or said["nothing"]
    entries = [(said["ticked_lead"], said["ticked"].format(conditions=ticked))]
    for plan in plans:
        meant = mode(plan.temperature_c)
        if meant is None:
            continue
        against = " ".join(reasons_against(plan.temperature_c, conditions))
        found = "against" if against else "nothing_ticked" if conditions else "not_asked"
        lead = said[f"{found}_lead"].format(mode=said[meant.value])
        entries.append((lead, against or said[found]))
    return (said["person_title"], tuple(entries))


def evidence(plans: list[Plan]) -> Section:
    """Return what is known of heat, or of cold, in the words of the care facts."""
    said = words("thermal_plan")
    meant = list(dict.fromkeys(mode(plan.temperature_c) for plan in plans))
    facts = [care_facts()[each.value] for each in meant if each]
    entries = tuple(
        (said["evidence_lead"].format(topic=fact.topic), fact.effect or fact.advice)
        for fact in facts
    )
    nothing = ((said["no_evidence_lead"], said["no_evidence"]),)
    return (said["evidence_title"], entries or nothing)


def _named(degrees: float, unit: str) -> str:
    said = words("thermal_plan")
    if unit == "c":
        return said["c"].format(degrees=f"{degrees:g}")
    return said["f"].format(degrees=f"{degrees:g}", celsius=f"{celsius(degrees, unit):.0f}")


def _turns(plan: Plan, hours: float) -> str:
    """How many turns fit into the day, and that some do not."""
    said, done = words("thermal_plan"), len(turns(plan, hours))
    count = said["no_turn"]
    if done:
        count = said["one_turn" if done == 1 else "more_turns"].format(n=done)
    if done == plan.times:
        return count
    return said["not_all"].format(turns=count, asked=plan.times)


def _meaning(plan: Plan) -> str:
    """What the temperature is to the skin."""
    said, meant = words("thermal_plan"), mode(plan.temperature_c)
    limit_s = skin_limit_s(plan.temperature_c)
    if meant is ThermalMode.COLD:
        return said["is_freezing" if plan.temperature_c <= 0 else "is_cold"]
    if meant is None:
        return said["is_neither"]
    if limit_s is None:
        coolest = next(iter(limits().values()))
        return said["is_warm"].format(coolest=f"{coolest.temperature_c:g}")
    if limit_s == 0:
        return said["burns_at_once"]
    return said["can_burn"].format(span=span(limit_s))
