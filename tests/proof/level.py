"""Invariants 1 to 9: who must reach which level, whatever else is answered."""

from __future__ import annotations

from collections.abc import Iterator

from tests.proof.answers import every, some
from tests.proof.claims import Claim, Invariants
from tests.proof.terms import CAUDA_EQUINA, EMERGENCY, SOON, URGENT, Terms

SECTION = Invariants()


@SECTION.invariant("1", "Cauda equina: one new sign is an emergency")
def _cauda_equina(x: Terms) -> Iterator[Claim]:
    for name, values in CAUDA_EQUINA.items():
        for value in values:
            yield x.at_least(EMERGENCY, f"{name} = {value}", x.is_(name, value))


@SECTION.invariant("2", "Both legs: new at least urgent, with a nerve sign or gap an emergency")
def _both_legs(x: Terms) -> Iterator[Claim]:
    more = some([x.weak, x.yes("leg_numbness"), x.unknown(*CAUDA_EQUINA)])
    yield x.at_least(URGENT, "both legs, new or worse", x.both_legs, x.new)
    yield x.at_least(
        EMERGENCY,
        "both legs, new or worse, with weakness, numbness or an open question of invariant 1",
        x.both_legs,
        x.new,
        more,
    )
    yield x.at_least(SOON, "both legs, however long", x.both_legs)


@SECTION.invariant("3", "Weakness: worsening or severe is urgent, in both legs an emergency")
def _weakness(x: Terms) -> Iterator[Claim]:
    grade = "leg_weakness_grade_mrc"
    both = x.yes("leg_weakness_bilateral")
    worsening = x.is_("leg_weakness", "progressive")
    yield x.at_least(URGENT, "leg_weakness = progressive", worsening)
    yield x.at_least(EMERGENCY, "leg_weakness = progressive in both legs", worsening, both)
    yield x.at_least(URGENT, "MRC grade 3 or less, new", x.number(grade, high=3), x.new)
    yield x.at_least(
        EMERGENCY, "MRC grade 3 or less, new, both legs", x.number(grade, high=3), x.new, both
    )
    yield x.at_least(SOON, "a weak leg (MRC 4 or less)", x.weak)
    for worse in range(5):
        yield x.order(grade, worse, worse + 1)


@SECTION.invariant("4", "Vessels: aneurysm, sudden back and belly pain, chest pain, breathlessness")
def _vessels(x: Terms) -> Iterator[Claim]:
    for name in ("known_aaa", "pulsatile_abdominal_mass", "chest_pain", "breathlessness"):
        yield x.at_least(EMERGENCY, f"{name} = yes", x.yes(name))
    sudden = every([x.is_("onset", "sudden"), x.yes("abdominal_pain")])
    yield x.at_least(EMERGENCY, "sudden back and belly pain with a faint", sudden, x.yes("syncope"))
    yield x.at_least(
        EMERGENCY,
        "sudden back and belly pain, 60 or over, vascular risk",
        sudden,
        x.number("age", low=60),
        x.yes("vascular_risk"),
    )


@SECTION.invariant("5", "Cord: cancer with a nerve sign is an emergency, with typical pain urgent")
def _cord(x: Terms) -> Iterator[Claim]:
    for when in ("past", "current"):
        cancer = x.is_("cancer_history", when)
        yield x.at_least(EMERGENCY, f"cancer {when} and a nerve sign", cancer, x.neurology)
        for name in ("pain_worsening", "night_pain", "pain_constant_unremitting", "thoracic_pain"):
            yield x.at_least(URGENT, f"cancer {when} and {name} = yes", cancer, x.yes(name))


@SECTION.invariant("6", "Infection: fever, with a risk, with a nerve sign; and without fever")
def _infection(x: Terms) -> Iterator[Claim]:
    fever = x.yes("fever")
    risks = ("iv_drug_use", "immunosuppression", "recent_spinal_procedure", "diabetes")
    yield x.at_least(SOON, "fever alone", fever)
    painful = x.yes("pain_constant_unremitting", "pain_worsening")
    for name in risks:
        yield x.at_least(URGENT, f"fever and {name} = yes", fever, x.yes(name))
        without = [x.is_("fever", "no"), x.yes(name), painful]
        about = f"no fever, {name} = yes, constant or worsening pain"
        yield x.at_least(URGENT, about, *without)
        yield x.at_least(EMERGENCY, f"{about}, a nerve sign", *without, x.neurology)
    yield x.at_least(EMERGENCY, "fever and a nerve sign", fever, x.neurology)


@SECTION.invariant("7", "Fracture: major trauma; minor trauma with a weak or fused spine")
def _fracture(x: Terms) -> Iterator[Claim]:
    yield x.at_least(EMERGENCY, "trauma = major", x.is_("trauma", "major"))
    yield x.at_least(SOON, "injury or fall, 65 or over", x.injury, x.number("age", low=65))
    for name in (
        "osteoporosis",
        "steroid_use_systemic",
        "midline_bony_tenderness",
        "inflammatory_spine_fused",
    ):
        yield x.at_least(SOON, f"injury or fall, {name} = yes", x.injury, x.yes(name))
    for name in ("inflammatory_spine_fused", "unable_to_walk"):
        yield x.at_least(URGENT, f"injury or fall, {name} = yes", x.injury, x.yes(name))


@SECTION.invariant("8", "Mimics and hazards are urgent at least, and their topic is named")
def _mimics(x: Terms) -> Iterator[Claim]:
    pregnant = some(
        [
            x.is_("pregnancy", "pregnant"),
            x.number("pregnancy_weeks", low=1),
            x.yes("missed_period"),
        ]
    )
    warning = x.yes("abdominal_pain", "vaginal_bleeding", "syncope")
    overdose = every([x.number("paracetamol_g_per_day", low=4), x.answers.number(
        "paracetamol_g_per_day") != 4])  # fmt: skip
    for about, topic, when in (
        ("pain in a testicle", "testic", x.yes("testicular_pain")),
        ("pregnant or missed period with pain, bleeding or faint", "pregnan",
         every([pregnant, warning])),
        ("black stools", "bleeding", x.yes("black_stools")),
        ("more than 4 g of paracetamol", "paracetamol", overdose),
        ("thoughts of suicide", "suicid", x.yes("suicidal_thoughts")),
        ("swollen calf", "clot", x.yes("calf_swelling")),
    ):  # fmt: skip
        named = [
            x.encoding.in_reasons(id_)
            for id_, (rule, _) in x.encoding.rules.items()
            if topic in rule.topic.casefold()
        ]
        yield x.at_least(URGENT, about, when)
        yield Claim(f"{about}: a topic with '{topic}' is named", x.implies([when], some(named)))
    crisis = x.encoding.advice["crisis_help"].recommended
    yield Claim("thoughts of suicide: crisis help", x.implies([x.yes("suicidal_thoughts")], crisis))


@SECTION.invariant("9", "A child is never sent to self-care; under 18 with two weeks or night pain")
def _child(x: Terms) -> Iterator[Claim]:
    longer = some([x.number("duration_days", low=14), x.yes("night_pain")])
    yield x.at_least(SOON, "age under 16", x.number("age", high=15))
    yield x.at_least(
        SOON, "age under 18 with two weeks or night pain", x.number("age", high=17), longer
    )
