"""Invariants 19 to 25: what is never recommended, and is held back with a reason."""

from __future__ import annotations

from collections.abc import Iterator

import z3

from backedu.triage.answers import contract, emergency_names
from tests.proof.answers import Formula, every, some
from tests.proof.claims import Claim, Invariants
from tests.proof.terms import CAUDA_EQUINA, EMERGENCY, OLD, SELF_CARE, SOON, URGENT, Terms

SECTION = Invariants()

HEAT = ("impaired_sensation", "broken_skin", "transdermal_opioid_patch")
COLD = ("raynaud", "cold_urticaria", "impaired_sensation", "poor_circulation")
NEVER = (
    "opioid", "bed_rest", "routine_imaging", "stop_prescribed_medicine", "muscle_relaxant",
    "paracetamol",
)  # fmt: skip
RELIEF = ("heat", "cold", "exercise", "walking", "massage", "oral_nsaid")
AT_HOME = (
    "heat", "cold", "exercise", "massage", "oral_nsaid", "paracetamol", "manipulation", "hot_tub",
    "wait_and_see", "return_to_sport", "bed_rest", "opioid", "muscle_relaxant", "drive_self",
)  # fmt: skip


def _held_back(x: Terms, tag: str, about: str, *when: Formula) -> Claim:
    """Claim that a tag is withheld, with its reason, and not recommended."""
    advised = x.encoding.advice[tag]
    held = every([advised.withheld, z3.Not(advised.recommended)])
    return Claim(f"{about} -> no {tag}", x.implies(when, held))


@SECTION.invariant("19", "NSAID: any contraindication, or an open question about one, withholds it")
def _nsaid(x: Terms) -> Iterator[Claim]:
    name = "nsaid_contraindications"
    for item in contract()[name].options:
        yield _held_back(x, "oral_nsaid", f"{name}: {item}", x.is_(name, item))
    yield _held_back(x, "oral_nsaid", f"{name} unknown", x.unknown(name))


@SECTION.invariant("20", "NSAID: contraindications that follow from other answers count as well")
def _nsaid_derived(x: Terms) -> Iterator[Claim]:
    for about, when in (
        ("pregnancy = pregnant", x.is_("pregnancy", "pregnant")),
        ("pregnancy unknown", x.unknown("pregnancy")),
        ("pregnancy_weeks 1 or more", x.number("pregnancy_weeks", low=1)),
        ("missed_period = yes", x.yes("missed_period")),
        ("anticoagulant = yes", x.yes("anticoagulant")),
        ("anticoagulant unknown", x.unknown("anticoagulant")),
        ("black_stools = yes", x.yes("black_stools")),
    ):
        yield _held_back(x, "oral_nsaid", about, when)


@SECTION.invariant("21", "Heat and cold: withheld for skin, nerves, circulation, a patch, unknown")
def _heat_and_cold(x: Terms) -> Iterator[Claim]:
    name = "heat_cold_contraindications"
    for tag, items in (("heat", HEAT), ("cold", COLD)):
        for item in items:
            yield _held_back(x, tag, f"{name}: {item}", x.is_(name, item))
        yield _held_back(x, tag, f"{name} unknown", x.unknown(name))


@SECTION.invariant("22", "Emergency: no treatment at home; urgent: no manipulation, no waiting")
def _high_levels(x: Terms) -> Iterator[Claim]:
    emergency, urgent = (x.encoding.level_is(level) for level in (EMERGENCY, URGENT))
    for tag in AT_HOME:
        yield _held_back(x, tag, "emergency", emergency)
    for tag in ("manipulation", "wait_and_see", "massage"):
        yield _held_back(x, tag, "urgent", urgent)
    for advice in (tag.advice for tag in x.encoding.tags):
        both = {URGENT, EMERGENCY} & set(advice.recommended_at)
        if not both and {SELF_CARE, SOON} & set(advice.recommended_at):
            given = x.encoding.advice[advice.id].recommended
            holds = x.implies([x.reaches(URGENT)], z3.Not(given))
            yield Claim(f"urgent or above -> {advice.id} is not recommended", holds)


@SECTION.invariant("23", "No manipulation with weak bones, cancer, infection, nerve signs")
def _manipulation(x: Terms) -> Iterator[Claim]:
    special = x.encoding.advice["manipulation"].against
    risks = ("iv_drug_use", "immunosuppression", "recent_spinal_procedure", "recent_infection",
             "tb_risk")  # fmt: skip
    for about, when in (
        ("osteoporosis", x.yes("osteoporosis")),
        ("steroid tablets", x.yes("steroid_use_systemic")),
        ("a possible fracture", some([
            x.is_("trauma", "moderate", "major"),
            x.yes("midline_bony_tenderness", "spinal_deformity"),
        ])),
        ("75 or over", x.number("age", low=75)),
        ("an injury or fall from 65 on", every([x.injury, x.number("age", low=65)])),
        ("cancer", x.is_("cancer_history", "past", "current")),
        ("fever", x.yes("fever")),
        ("a risk of infection", x.yes(*risks)),
        ("a stiff or fused spine", x.yes("inflammatory_spine_fused")),
        ("a blood thinner", some([
            x.yes("anticoagulant"), x.is_("nsaid_contraindications", "anticoagulant")])),
        ("a blood thinner not ruled out", x.unknown("anticoagulant")),
        ("a nerve sign", x.neurology),
        ("an old nerve sign", some(x.is_(name, OLD) for name in (
            "leg_weakness", "bilateral_leg_pain", "leg_numbness", "saddle_numbness"))),
        ("an aneurysm", x.is_("known_aaa", "yes", OLD)),
        ("weak artery walls", x.yes("connective_tissue_disease")),
        ("age under 18", x.number("age", high=17)),
    ):  # fmt: skip
        yield _held_back(x, "manipulation", about, when)
        yield Claim(f"{about}: a reason of its own is given", z3.Implies(when, special))
    yield from _no_exercise(x)


def _no_exercise(x: Terms) -> Iterator[Claim]:
    """Claim that exercise waits until a break is ruled out, after cancer and with weakness."""
    weak_bones = x.yes("osteoporosis", "steroid_use_systemic")
    fused = every([x.yes("inflammatory_spine_fused"), x.injury])
    for about, when in (
        ("a fused spine and an injury", fused),
        ("an injury or fall, weak bones", every([x.injury, weak_bones])),
        ("an injury or fall from 65 on", every([x.injury, x.number("age", low=65)])),
    ):
        yield _held_back(x, "walking", about, when)
    for about, when in (
        ("a harder injury", x.is_("trauma", "moderate", "major")),
        ("a sore bone", x.yes("midline_bony_tenderness")),
        ("a changed shape", x.yes("spinal_deformity")),
        ("a fused spine and an injury", fused),
        ("an injury or fall, weak bones", every([x.injury, weak_bones])),
        ("an injury or fall from 65 on", every([x.injury, x.number("age", low=65)])),
        ("cancer", x.is_("cancer_history", "past", "current")),
        ("a weak leg", x.weak),
    ):
        yield _held_back(x, "exercise", about, when)
    fragile = some([weak_bones, x.number("age", low=70)])
    sudden = [x.is_("onset", "sudden"), x.yes("thoracic_pain", "pain_constant_unremitting")]
    waits = some([
        x.is_("trauma", "moderate", "major"),
        x.yes("midline_bony_tenderness", "spinal_deformity"),
        every([x.injury, some([weak_bones, x.number("age", low=65)])]),
        every([fragile, *sudden]),
        x.is_("cancer_history", "past", "current"),
        x.weak,
        *(x.unknown(name) for name in emergency_names()),
    ])  # fmt: skip
    yield _held_back(x, "massage", "a fused spine not ruled out",
                     x.unknown("inflammatory_spine_fused"))  # fmt: skip
    allowed = [x.number("age", low=74, high=74), x.is_("inflammatory_spine_fused", "no"),
               x.encoding.advice["massage"].recommended]  # fmt: skip
    yield Claim("someone of 74 may be massaged", every(allowed), exists=True)
    below = [z3.Not(x.reaches(URGENT)), x.encoding.advice["exercise"].withheld]
    yield Claim("exercise waits below urgent -> one of these, not a risk", x.implies(below, waits))


@SECTION.invariant("24", "Never recommended: opioids, bed rest, routine scans, stopping medicines")
def _never(x: Terms) -> Iterator[Claim]:
    for tag in NEVER:
        yield Claim(f"{tag} is never recommended", z3.Not(x.encoding.advice[tag].recommended))
        yield Claim(f"{tag} is always withheld", x.encoding.advice[tag].withheld)
    for tag, advised in x.encoding.advice.items():
        both = every([advised.recommended, advised.withheld])
        yield Claim(f"{tag} is not both recommended and withheld", z3.Not(both))


@SECTION.invariant("25", "Self-care says: stay active, what to expect, and something that helps")
def _self_care(x: Terms) -> Iterator[Claim]:
    low, advice = x.encoding.level_is(SELF_CARE), x.encoding.advice
    for tag in ("stay_active", "expect_recovery", "wait_and_see"):
        yield Claim(f"self-care -> {tag}", z3.Implies(low, advice[tag].recommended))
    relief = some(advice[tag].recommended for tag in RELIEF)
    yield Claim("self-care -> some relief that is allowed", z3.Implies(low, relief))


@SECTION.invariant("54", "Stillness and nil by mouth only where they belong, and not with diabetes")
def _on_the_way(x: Terms) -> Iterator[Claim]:
    advice = x.encoding.advice
    told = advice["keep_still"].recommended
    major = x.is_("trauma", "major")
    yield Claim("a serious injury -> keep still", x.implies([x.reaches(EMERGENCY), major], told))
    found = {
        **{name: x.yes(name) for name in (
            "midline_bony_tenderness", "unable_to_walk", "leg_numbness", "gait_disturbance")},
        "a weak leg": x.weak,
        "both legs": x.both_legs,
    }  # fmt: skip
    tested = x.is_("slr", "positive_bilateral")  # counts as trouble in both legs
    feared = some([major, every([x.fall_or_blow, some([tested, *found.values()])]),
                   x.yes("inflammatory_spine_fused")])  # fmt: skip
    only = "keep still -> a serious injury, a fall or blow with a sign, or a fused spine"
    yield Claim(only, z3.Implies(told, feared))
    for about, sign in found.items():
        yield Claim(
            f"a fall or blow, {about} -> keep still", x.implies([x.fall_or_blow, sign], told)
        )
    fused = [x.yes("inflammatory_spine_fused"), x.injury]
    yield Claim("a fused spine and an injury -> keep still", x.implies(fused, told))
    yield from _operation(x)
    for about, when in {"yes": x.yes("diabetes"), "unknown": x.unknown("diabetes")}.items():
        yield _held_back(x, "nil_by_mouth", f"diabetes = {about}", x.reaches(EMERGENCY), when)
    sugar = [x.reaches(EMERGENCY), x.yes("diabetes")]
    said = advice["diabetes_on_the_way"].recommended
    yield Claim("an emergency with diabetes -> what to do", x.implies(sugar, said))
    for level in (URGENT, EMERGENCY):
        cancer = [x.encoding.level_is(level), x.is_("cancer_history", "past", "current")]
        named = advice["cancer_coordinator"].recommended
        yield Claim(f"{level.value} with cancer -> the coordinator", x.implies(cancer, named))


def _operation(x: Terms) -> Iterator[Claim]:
    """Claim that an emergency that may need an operation fasts, where nothing speaks against it."""
    fasting = x.encoding.advice["nil_by_mouth"]
    free = [x.reaches(EMERGENCY), z3.Not(fasting.against)]
    signs = {
        "a sign of bladder, bowel or saddle": some(
            x.is_(name, *values) for name, values in CAUDA_EQUINA.items()),
        "a recent sexual change": every(
            [x.is_("sexual_dysfunction", "new"), x.recent_sign(42)]),
        "a weak leg": x.weak,
        "both legs": x.both_legs,
        "an aneurysm": some([x.is_("known_aaa", "yes"), x.yes("pulsatile_abdominal_mass")]),
        "belly pain": x.yes("abdominal_pain"),
        "pain in a testicle": x.yes("testicular_pain"),
        "unsteadiness": x.yes("gait_disturbance"),
        "a serious injury": x.is_("trauma", "major"),
    }  # fmt: skip
    for about, sign in signs.items():
        yield Claim(f"{about} -> nothing to eat", x.implies([*free, sign], fasting.recommended))
    hurt = some(
        [x.fall_or_blow, x.yes("inflammatory_spine_fused"), x.is_("slr", "positive_bilateral")]
    )
    only = z3.Implies(fasting.recommended, some([hurt, *signs.values()]))
    yield Claim("nothing to eat -> one of these, or a spine that may be unstable", only)
