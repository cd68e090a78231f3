"""A made-up crowd of adults who see someone in primary care for back pain.

Where a share is known, its source stands beside it (an id of ``data/sources.toml``). All others are
assumptions; change them and see what follows. Answers that go with age, with a leg, with an injury,
with being ill or with one disease are drawn together, all others independently of each other. More
links (a sore bone after a knock, unsteadiness with a weak leg, constant with growing pain) were
tried at the same shares: they moved an emergency by 0.1 to 0.2 percentage points up, urgent or
above by less than 0.1.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from backedu.triage.answers import all_clear, contract

SOURCED = (
    "Sourced: age, sex, earlier episodes, sudden onset of recent pain, leg pain (henschke-2008);",
    "history of cancer (deyo-1992). Bounded by the frequency of the disease: signs of the nerves",
    "and of infection. All other shares, and how they go together, are assumed.",
)
AGE = (43.3, 14.4)  # years, mean and standard deviation (henschke-2008)
PERCENT_MALE = 54.8  # henschke-2008
PERCENT_YES = {
    # pain
    "pain_constant_unremitting": 5,
    "pain_worsening": 10,
    "night_pain": 25,
    "thoracic_pain": 5,
    "unable_to_walk": 0.7,
    # nerves: leg pain in 20.5 % (henschke-2008), of which half is taken to reach below the knee;
    # radicular pain, radiculopathy and stenosis together 5 % (lancet-2018-hartvigsen)
    "leg_pain_below_knee": 10,
    "gait_disturbance": 0.8,
    # bone
    "midline_bony_tenderness": 3,
    "inflammatory_spine_fused": 0.2,
    "steroid_use_systemic": 1,
    # infection 0.01 % (verhagen-2016); its risks are far more common
    "immunosuppression": 1.5,
    "iv_drug_use": 0.4,
    "tb_risk": 2,
    "recent_spinal_procedure": 0.2,  # in the last few weeks, so fewer than in a year
    # inflammatory
    "improves_with_exercise": 30,
    "alternating_buttock_pain": 5,
    "psoriasis_uveitis_ibd": 4,
    "red_painful_eye": 0.2,
    "pulsatile_abdominal_mass": 0.03,
    "dermatomal_rash": 0.1,
    # the person
    "suicidal_thoughts": 0.7,
    "safeguarding_concern": 0.3,
}
# Signs of illness, in the belly, the chest or the whole body. They travel together: one person in
# twenty is ill and has each of them twelve times as often, and over all people the shares hold.
PERCENT_SIGNS_OF_ILLNESS = {
    "fever": 0.7,
    "systemically_unwell": 1.5,
    "night_sweats": 2,
    "recent_infection": 2.5,
    "weight_loss": 1,
    "syncope": 0.1,
    "chest_pain": 0.2,
    "breathlessness": 0.4,
    "calf_swelling": 0.5,
    "abdominal_pain": 3,
    "flank_to_groin_pain": 0.7,
    "haematuria": 0.3,
    "dysuria": 1.2,
    "black_stools": 0.1,
}
# cauda equina 0.08 % (hoeritzauer-2020); five times as many think that they have a sign of it, and
# half of them a second one
PERCENT_WITH_A_SIGN = 0.4
CAUDA_EQUINA = (
    ("bladder_change", "altered_sensation_or_flow"), ("bladder_change", "urgency_or_frequency"),
    ("bladder_change", "retention"), ("bladder_change", "incontinence"),
    ("bowel_change", "incontinence"), ("bowel_change", "loss_of_sensation"),
    ("saddle_numbness", "yes"), ("saddle_numbness", "yes"), ("sexual_dysfunction", "new"),
    ("sexual_dysfunction", "new"),
)  # fmt: skip
PERCENT_ILL, TIMES_IF_ILL, TIMES_IF_WELL = 5, 12, 0.42

PERCENT_OF: dict[str, dict[str, float]] = {
    # an earlier episode in 75.0 % (henschke-2008)
    "previous_episodes": {"none": 25, "1-2": 35, "many": 40},
    "sleep": {"normal": 45, "disturbed": 45, "severely_disturbed": 10},
    "bladder_change": {"none": 97, "longstanding_unchanged": 3},
    "bowel_change": {"none": 96, "constipation_only": 3, "longstanding_unchanged": 1},
    "sexual_dysfunction": {"no": 96, "longstanding_unchanged": 4},
    # weak legs: "far less" than the 5 % with a nerve affected; some weakness is old
    "leg_weakness": {"none": 98.8, "stable": 0.6, "progressive": 0.2,
                     "longstanding_unchanged": 0.4},
    # what people call a small injury is mostly that they lifted, bent or twisted
    "trauma": {"none": 86.2, "lifting": 8, "minor": 4, "moderate": 1.5, "major": 0.3},
}  # fmt: skip
DAYS = ((0, 2), (2, 7), (7, 14), (14, 42), (42, 90), (90, 3000))
PERCENT_OF_LEG_PAIN: dict[str, float] = {"leg_numbness": 40, "bilateral_leg_pain": 10}
PERCENT_OF_OTHERS: dict[str, float] = {"leg_numbness": 1, "bilateral_leg_pain": 0.1}
# trouble in both legs beside a new back pain is as often old (knees, hips, neuropathy, stenosis)
PERCENT_OLD: dict[str, float] = {"leg_numbness": 15, "bilateral_leg_pain": 50}
PERCENT_OF_INJURIES: dict[str, float] = {"recent_fall": 60}
WEIGHT = (78, 16)  # kg, mean and standard deviation; asked of those who take much paracetamol
PERCENT_OF_DAYS = (15, 30, 20, 20, 7, 8)  # mostly recent pain, as in henschke-2009
# in the first two weeks a sudden onset in 82.2 % (henschke-2008); what began long ago, less often
PERCENT_OF_ONSET = {"sudden": 82.2, "gradual": 12.8, "insidious": 5}
PERCENT_OF_OLD_ONSET = {"sudden": 40, "gradual": 40, "insidious": 20}
# under 40, 40 to 59, 60 to 74, 75 and over; cancer in the past or now in 2 % over all, as in those
# without spinal cancer (deyo-1992: specificity 0.98), of which one in five is being treated
BANDS = (40, 60, 75)
PERCENT_BY_AGE = {"cancer_history": (0.5, 2, 6.5, 8), "spinal_deformity": (0.6, 1.2, 5, 8)}
# A few people are "Not sure": of one question in twenty, and of one in fifty of the emergency
# questions on what one feels, which have an answer for an old problem.
PERCENT_UNSURE, PERCENT_NOT_SURE, PERCENT_NOT_SURE_WHAT_ONE_FEELS = 6, 5, 2
NOT_FELT = {"pulsatile_abdominal_mass", "known_aaa", "trauma"}
PERCENT_OF_GRAMS = (50, 15, 15, 12, 8)  # paracetamol in 24 hours: none, 1 to 4 g
PERCENT_OVER_4_G = 0.3


def person(chance: random.Random) -> dict[str, Any]:
    """Return the answers of one member of the crowd."""

    def happens(percent: float) -> bool:
        return chance.random() * 100 < percent

    age = round(min(92, max(16, chance.gauss(*AGE))))
    sex = "male" if happens(PERCENT_MALE) else "female"
    low, high = chance.choices(DAYS, PERCENT_OF_DAYS)[0]
    onset = PERCENT_OF_ONSET if high <= 14 else PERCENT_OF_OLD_ONSET
    answers: dict[str, Any] = {
        **all_clear(),
        "age": age,
        "sex": sex,
        "pregnancy": "no" if sex == "female" else "not_applicable",
        "duration_days": round(chance.uniform(low, high), 1),
        "onset": chance.choices(list(onset), list(onset.values()))[0],
        "pain_score": chance.randint(2, 10),
        "morning_stiffness_min": chance.choice([0, 5, 10, 20, 30, 60]),
        "paracetamol_g_per_day": chance.choices(range(5), PERCENT_OF_GRAMS)[0],
        "age_onset_under_45": "yes" if age < 60 else "no",
    }
    for name, shares in PERCENT_OF.items():
        answers[name] = chance.choices(list(shares), list(shares.values()))[0]
    answers |= {name: "yes" for name, percent in PERCENT_YES.items() if happens(percent)}
    answers |= _ill(happens)
    if happens(PERCENT_WITH_A_SIGN):
        answers |= dict(chance.sample(CAUDA_EQUINA, 2 if happens(50) else 1))
    legs = PERCENT_OF_LEG_PAIN if answers["leg_pain_below_knee"] == "yes" else PERCENT_OF_OTHERS
    injured = answers["trauma"] not in {"none", "lifting"}
    linked = legs | PERCENT_OF_INJURIES if injured else legs
    answers |= {name: "yes" for name, percent in linked.items() if happens(percent)}
    for name, percent in PERCENT_OLD.items():
        if answers[name] == "yes" and happens(percent):
            answers[name] = "longstanding_unchanged"
    answers |= _at_this_age(age, sex, happens)
    answers |= _measured(answers, chance, happens)
    return answers | (_not_sure(answers, happens) if happens(PERCENT_UNSURE) else {})


def _measured(
    answers: dict[str, Any], chance: random.Random, happens: Callable[[float], bool]
) -> dict[str, Any]:
    """Return the side, the age of the newest sign, the strength, the weight and the paracetamol."""
    days = answers["duration_days"]
    weight = round(min(160, max(40, chance.gauss(*WEIGHT))))
    usual = 3 if weight < 50 else 4  # the packet tells light people to take less
    grams = min(usual, answers["paracetamol_g_per_day"])
    found: dict[str, Any] = {
        "newest_sign_days": round(chance.uniform(0, days), 1) if happens(20) else days,
        "weight_kg": weight,
        "paracetamol_g_per_day": chance.choice([4.5, 5, 6]) if happens(PERCENT_OVER_4_G) else grams,
    }
    if answers["bilateral_leg_pain"] in {"yes", "longstanding_unchanged"}:
        found["leg_side"] = "both"
    if answers["leg_weakness"] == "stable":
        found["leg_weakness_grade_mrc"] = chance.choice([4, 4, 4, 4, 4, 4, 4, 3])
    return found


def _ill(happens: Callable[[float], bool]) -> dict[str, Any]:
    """Return the signs of illness, which travel together."""
    times = TIMES_IF_ILL if happens(PERCENT_ILL) else TIMES_IF_WELL
    signs = PERCENT_SIGNS_OF_ILLNESS.items()
    found = {name: "yes" for name, percent in signs if happens(times * percent)}
    if "breathlessness" in found and happens(50):
        found["chest_pain"] = "yes"
    return found


def _not_sure(answers: dict[str, Any], happens: Callable[[float], bool]) -> dict[str, Any]:
    """Return what someone who is often not sure leaves open."""
    known, names = contract(), (*PERCENT_YES, *PERCENT_SIGNS_OF_ILLNESS, *PERCENT_OF)
    felt = {name for name, answer in known.items() if answer.emergency} - NOT_FELT
    return {
        name: "unknown"
        for name in ("saddle_numbness", *names, *PERCENT_BY_AGE, *PERCENT_OF_LEG_PAIN)
        if answers[name] not in {"yes", "longstanding_unchanged"}
        and happens(PERCENT_NOT_SURE_WHAT_ONE_FEELS if name in felt else PERCENT_NOT_SURE)
    }


def _at_this_age(age: int, sex: str, happens: Callable[[float], bool]) -> dict[str, Any]:
    """Return the answers whose share goes with age and sex."""
    old, older = age >= 60, age >= 75
    found = {
        "vascular_risk": happens(60 if old else 40 if age >= 40 else 20),
        "known_aaa": happens(0.5 if older else 0.2 if old else 0),
        "osteoporosis": happens((15 if sex == "female" else 5) if old else 0.5),
        "diabetes": happens(15 if old else 5),
        "anticoagulant": happens(12 if older else 5 if old else 0.7),
    }
    if sex == "male":
        found["testicular_pain"] = happens(0.3)
    if sex == "female" and age < 50:
        found |= {"missed_period": happens(1.5), "vaginal_bleeding": happens(0.7)}
    band = sum(age >= limit for limit in BANDS)
    found |= {name: happens(percent[band]) for name, percent in PERCENT_BY_AGE.items()}
    answers: dict[str, Any] = {name: "yes" for name, yes in found.items() if yes}
    if "cancer_history" in answers:
        answers["cancer_history"] = "current" if happens(20) else "past"
    if sex == "female" and age < 45:
        if happens(3):
            answers |= {"pregnancy": "pregnant", "pregnancy_weeks": 22}
        elif happens(2):
            answers |= {"pregnancy": "postpartum", "weeks_postpartum": 7}
    return answers
