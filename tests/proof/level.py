"""Invariants 1 to 9: who must reach which level, whatever else is answered."""

from __future__ import annotations

from collections.abc import Iterator

import z3

from tests.proof.answers import every, some
from tests.proof.claims import Claim, Invariants
from tests.proof.terms import CAUDA_EQUINA, EMERGENCY, OLD, SOON, URGENT, Terms

SECTION = Invariants()


@SECTION.invariant(
    "1", "Cauda equina: a new sign is an emergency; sexual change alone while recent"
)
def _cauda_equina(x: Terms) -> Iterator[Claim]:
    for name, values in CAUDA_EQUINA.items():
        for value in values:
            yield x.at_least(EMERGENCY, f"{name} = {value}", x.is_(name, value))
    sexual = x.is_("sexual_dysfunction", "new")
    legs = some([x.weak, x.both_legs, x.yes("leg_numbness", "leg_pain_below_knee")])
    yield x.at_least(EMERGENCY, "sexual change within six weeks", sexual, x.recent_sign(42))
    for about, more in {
        "a sign in a leg": legs,
        "unsteadiness or pain that gets worse": x.yes("gait_disturbance", "pain_worsening"),
    }.items():
        yield x.at_least(EMERGENCY, f"sexual change, however old, with {about}", sexual, more)
    yield x.at_least(URGENT, "sexual change, however old", sexual)
    yield x.at_least(EMERGENCY, "burning or frequency and a sign in a leg", x.yes("dysuria"), legs)


@SECTION.invariant("2", "Both legs: urgent while new; new with a nerve sign an emergency")
def _both_legs(x: Terms) -> Iterator[Claim]:
    root = some([x.weak, x.yes("leg_pain_below_knee")])
    numb = x.yes("leg_numbness")
    worse = x.yes("pain_worsening")
    open_ = some([x.unknown(*CAUDA_EQUINA), x.unknown("sexual_dysfunction")])
    for level, about, when in (
        (EMERGENCY, "within two weeks, pain below the knee or weakness", [root, x.recent_sign(14)]),
        (EMERGENCY, "known to be within two weeks, numbness",
         [numb, x.number("newest_sign_days", high=14)]),
        (EMERGENCY, "getting worse, weakness or numbness", [worse, some([x.weak, numb])]),
        (EMERGENCY, "leg_weakness = progressive", [x.is_("leg_weakness", "progressive")]),
        (EMERGENCY, "new or getting worse, a nerve sign, a question of invariant 1 is open",
         [some([worse, x.recent_sign(90)]), some([root, numb]), open_]),
        (URGENT, "new", [x.recent_sign(90)]),
        (URGENT, "getting worse", [worse]),
        (SOON, "however long", []),
    ):  # fmt: skip
        yield x.at_least(level, f"both legs, {about}", x.both_legs, *when)
    yield x.at_least(SOON, "both legs, old and unchanged", x.is_("bilateral_leg_pain", OLD))


@SECTION.invariant("3", "Weakness: new and marked or worsening an emergency; new and mild urgent")
def _weakness(x: Terms) -> Iterator[Claim]:
    grade = "leg_weakness_grade_mrc"
    beside = some([x.yes("leg_pain_below_knee", "leg_numbness", "gait_disturbance"), x.both_legs])
    yield x.at_least(EMERGENCY, "leg_weakness = progressive", x.is_("leg_weakness", "progressive"))
    for about, when in {
        "known to be new": x.number("newest_sign_days", high=90),
        "getting worse": x.yes("pain_worsening"),
        "new, with another sign in the leg": every([x.recent_sign(90), beside]),
    }.items():
        yield x.at_least(EMERGENCY, f"MRC grade 3 or less, {about}", x.very_weak, when)
    days = "newest_sign_days"
    not_old = z3.Not(every([x.number(days), x.answers.number(days) > 90]))
    yield x.at_least(URGENT, "MRC grade 3 or less, not known to be old", x.very_weak, not_old)
    yield x.at_least(URGENT, "a weak leg, new", x.weak, x.recent_sign(90))
    yield x.at_least(SOON, "a weak leg (MRC 4 or less)", x.weak)
    yield x.at_least(SOON, "a weak leg, old and unchanged", x.is_("leg_weakness", OLD))
    for worse in range(5):
        yield x.order(grade, worse, worse + 1)


@SECTION.invariant("4", "Vessels: aneurysm, sudden new pain with a risk, chest, breath")
def _vessels(x: Terms) -> Iterator[Claim]:
    for name in ("pulsatile_abdominal_mass", "chest_pain", "breathlessness"):
        yield x.at_least(EMERGENCY, f"{name} = yes", x.yes(name))
    known = x.yes("known_aaa")
    changed_ = some([x.yes("pain_worsening", "pain_constant_unremitting", "abdominal_pain"),
                     x.is_("onset", "sudden")])  # fmt: skip
    yield x.at_least(EMERGENCY, "a known aneurysm and new pain", known, x.recent_pain(90))
    yield x.at_least(EMERGENCY, "a known aneurysm and changed pain", known, changed_)
    yield x.at_least(URGENT, "a known aneurysm", known)
    yield x.at_least(SOON, "a small aneurysm, the same pain", x.is_("known_aaa", OLD))
    sudden, constant = x.is_("onset", "sudden"), x.yes("pain_constant_unremitting")
    belly, recent, begun = x.yes("abdominal_pain"), x.recent_pain(90), x.recent_pain(2)
    risk = every([x.number("age", low=60), x.yes("vascular_risk")])
    weak_wall = x.yes("connective_tissue_disease")
    yield x.at_least(
        EMERGENCY, "sudden back and belly pain with a faint", sudden, belly, x.yes("syncope")
    )
    for about, when in {
        "back and belly, 60 or over, vascular risk": [belly, recent, risk],
        "nothing eases it, 60 or over, vascular risk": [constant, recent, risk],
        "nothing eases it, begun within two days, 60 or over": [
            constant, begun, x.number("age", low=60)],
        "mid-back, nothing eases it": [x.yes("thoracic_pain"), constant, recent],
        "mid-back, belly or nothing eases it, a weak artery wall": [
            weak_wall, begun, some([x.yes("thoracic_pain"), belly, constant])],
    }.items():  # fmt: skip
        yield x.at_least(EMERGENCY, f"sudden pain: {about}", sudden, *when)
    for about, risky in {
        "60 or over and vascular risk": risk,
        "a weak artery wall": weak_wall,
        "mid-back, at any age": x.yes("thoracic_pain"),
    }.items():
        yield x.at_least(
            URGENT, f"sudden pain begun within two days, {about}", sudden, begun, risky
        )


@SECTION.invariant("5", "Cord: cancer with a nerve sign an emergency, with new pain urgent")
def _cord(x: Terms) -> Iterator[Claim]:
    nerve = some([x.neurology, x.yes("leg_pain_below_knee", "unable_to_walk"),
                  x.is_("slr", "positive_ipsilateral", "positive_crossed")])  # fmt: skip
    for when in ("past", "current"):
        cancer = x.is_("cancer_history", when)
        yield x.at_least(EMERGENCY, f"cancer {when} and a nerve sign", cancer, nerve)
        yield x.at_least(URGENT, f"cancer {when} and new pain", cancer, x.recent_pain(90))
        for name in ("pain_worsening", "night_pain", "pain_constant_unremitting", "thoracic_pain"):
            yield x.at_least(URGENT, f"cancer {when} and {name} = yes", cancer, x.yes(name))
        yield x.at_least(SOON, f"cancer {when}", cancer)
    yield x.at_least(URGENT, "cancer now, any pain", x.is_("cancer_history", "current"))


@SECTION.invariant("6", "Infection: fever, a risk or a weak risk with a sign, and a nerve sign")
def _infection(x: Terms) -> Iterator[Claim]:
    fever, constant = x.yes("fever"), x.yes("pain_constant_unremitting")
    worse = x.yes("pain_worsening")
    days = some([x.number("duration_days", low=3), x.unknown("duration_days")])
    of_weak = some([constant, every([worse, days]), x.yes("night_sweats", "recent_infection")])
    signs = {
        **dict.fromkeys(("iv_drug_use", "immunosuppression"), some([constant, worse])),
        **dict.fromkeys(("recent_spinal_procedure", "recent_infection"), some([constant, worse])),
        **dict.fromkeys(("diabetes", "steroid_use_systemic", "tb_risk"), of_weak),
    }
    yield x.at_least(URGENT, "fever alone", fever)
    for name, sign in signs.items():
        without = [x.is_("fever", "no"), x.yes(name), sign]
        about = f"no fever, {name} = yes, a sign that goes with it"
        yield x.at_least(URGENT, about, *without)
        yield x.at_least(EMERGENCY, f"{about}, a nerve sign", *without, x.neurology)
    for name in ("diabetes", "steroid_use_systemic", "tb_risk"):
        yield x.at_least(SOON, f"{name} = yes for four weeks", x.yes(name),
                         x.number("duration_days", low=28))  # fmt: skip
    yield x.at_least(EMERGENCY, "fever and a nerve sign", fever, x.neurology)
    week = some([x.number("duration_days", low=7), x.unknown("duration_days")])
    for name in ("iv_drug_use", "immunosuppression"):
        yield x.at_least(URGENT, f"{name} = yes and night pain for a week", x.yes(name),
                         x.yes("night_pain"), week)  # fmt: skip


@SECTION.invariant("7", "Fracture: a fall or blow with a finding; a frail or fused spine")
def _fracture(x: Terms) -> Iterator[Claim]:
    legs = some([x.weak, x.both_legs, x.yes("leg_numbness", "gait_disturbance")])
    fused = x.yes("inflammatory_spine_fused")
    sudden = every([x.is_("onset", "sudden"), x.recent_pain(90)])
    changed_ = x.yes("pain_constant_unremitting", "pain_worsening", "midline_bony_tenderness")
    yield x.at_least(EMERGENCY, "trauma = major", x.is_("trauma", "major"))
    for name in ("midline_bony_tenderness", "unable_to_walk"):
        yield x.at_least(EMERGENCY, f"a fall or blow, {name} = yes", x.fall_or_blow, x.yes(name))
    yield x.at_least(EMERGENCY, "a fall or blow, a nerve sign in a leg", x.fall_or_blow, legs)
    yield x.at_least(URGENT, "a small injury, a nerve sign in a leg", x.injury, legs)
    yield x.at_least(EMERGENCY, "a fused spine and an injury", fused, x.injury)
    yield x.at_least(EMERGENCY, "a fused spine, sudden and changed pain", fused, sudden, changed_)
    yield x.at_least(
        URGENT, "a fused spine, sudden or changed pain", fused, some([sudden, changed_])
    )
    for about, frail in {
        "65 or over": x.number("age", low=65),
        "weak bones": x.yes("osteoporosis", "steroid_use_systemic"),
    }.items():
        yield x.at_least(URGENT, f"a fall, {about}", x.yes("recent_fall"), frail)
        yield x.at_least(SOON, f"an injury, {about}", x.injury, frail)
    sore = x.yes("midline_bony_tenderness")
    yield x.at_least(URGENT, "a small injury and a sore bone", x.injury, sore)
    yield x.at_least(URGENT, "an injury, unable to walk", x.injury, x.yes("unable_to_walk"))
    knock = x.is_("trauma", "moderate")
    yield x.at_least(SOON, "a hard knock", knock)
    yield x.at_least(URGENT, "a hard knock within a week", knock, x.number("duration_days", high=7))
    yield x.at_least(URGENT, "a hard knock, 65 or over", knock, x.number("age", low=65))


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
    taken, weight = (x.answers.number(name) for name in ("paracetamol_g_per_day", "weight_kg"))
    overdose = every([x.number("paracetamol_g_per_day", low=4), taken != 4])
    heavy = every([overdose, x.number("weight_kg"), taken > z3.RealVal("0.075") * weight])
    yield x.at_least(EMERGENCY, "more than 4 g and than 75 mg/kg of paracetamol", heavy)
    yield x.at_least(EMERGENCY, "more than 4 g, weight not known", overdose, x.unknown("weight_kg"))
    light = [x.number("paracetamol_g_per_day"), x.number("weight_kg", high=49)]
    below_50 = "more than 75 mg/kg of paracetamol below 50 kg"
    yield x.at_least(EMERGENCY, below_50, *light, taken > z3.RealVal("0.075") * weight)
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
