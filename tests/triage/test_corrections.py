"""Patients from an audit by a clinician's eye, and others of the same kinds, at the right level.

The first table has them in the names of contract 1 alone; where those cannot say that a problem is
old, the second says it in the names of contract 2. The third has others of the same kinds.
"""

from typing import Any

import pytest

from backedu.content.level import Level
from backedu.triage import TriageResult, triage
from backedu.triage.answer_check import normalise

SELF_CARE, SOON, URGENT, EMERGENCY = Level
UP_TO_SOON = {SELF_CARE, SOON}
REVIEW = {SOON, URGENT}
TODAY = {URGENT, EMERGENCY}

BASE: dict[str, Any] = {
    "age": 35, "sex": "male", "pregnancy": "not_applicable", "duration_days": 3,
    "onset": "gradual", "previous_episodes": "none", "pain_score": 5,
    "pain_constant_unremitting": "no", "pain_worsening": "no", "night_pain": "no",
    "thoracic_pain": "no", "unable_to_walk": "no", "work": "office", "sleep": "normal",
    "bladder_change": "none", "bowel_change": "none", "saddle_numbness": "no",
    "sexual_dysfunction": "no", "bilateral_leg_pain": "no", "leg_weakness": "none",
    "leg_weakness_grade_mrc": 5, "leg_weakness_bilateral": "no", "gait_disturbance": "no",
    "leg_numbness": "no", "leg_pain_below_knee": "no", "leg_side": "none", "slr": "negative",
    "trauma": "none", "recent_fall": "no", "midline_bony_tenderness": "no",
    "spinal_deformity": "no", "osteoporosis": "no", "steroid_use_systemic": "no",
    "inflammatory_spine_fused": "no", "fever": "no", "systemically_unwell": "no",
    "night_sweats": "no", "immunosuppression": "no", "iv_drug_use": "no", "diabetes": "no",
    "tb_risk": "no", "recent_spinal_procedure": "no", "recent_infection": "no",
    "cancer_history": "none", "weight_loss": "no", "morning_stiffness_min": 10,
    "improves_with_exercise": "no", "alternating_buttock_pain": "no", "age_onset_under_45": "yes",
    "psoriasis_uveitis_ibd": "no", "red_painful_eye": "no", "known_aaa": "no",
    "pulsatile_abdominal_mass": "no", "vascular_risk": "no", "syncope": "no", "chest_pain": "no",
    "breathlessness": "no", "calf_swelling": "no", "abdominal_pain": "no",
    "flank_to_groin_pain": "no", "haematuria": "no", "dysuria": "no", "black_stools": "no",
    "testicular_pain": "no", "vaginal_bleeding": "no", "missed_period": "no",
    "dermatomal_rash": "no", "anticoagulant": "no", "nsaid_contraindications": [],
    "heat_cold_contraindications": [], "current_medicines": [], "paracetamol_g_per_day": 0,
    "yellow_flags": [], "suicidal_thoughts": "no", "safeguarding_concern": "no",
}  # fmt: skip
WOMAN = {"sex": "female", "pregnancy": "no"}
OLD = "longstanding_unchanged"
STAIRS = {"duration_days": 0.2, "onset": "sudden", "unable_to_walk": "yes", "trauma": "moderate",
          "recent_fall": "yes", "trauma_mechanism": "fell down stairs"}  # fmt: skip
BOTH = {"bilateral_leg_pain": "yes", "leg_side": "both"}
SUDDEN = {"onset": "sudden", "duration_days": 1}

CASES: dict[str, tuple[dict[str, Any], set[Level]]] = {
    "current-cancer-mechanical": (
        {"age": 68, "duration_days": 5, "cancer_history": "current"}, {URGENT}),
    "ex-smoker-sudden": ({"age": 72, **SUDDEN}, REVIEW),
    "new-urgency-sciatica": (
        {**WOMAN, "age": 38, "leg_numbness": "yes", "leg_pain_below_knee": "yes",
         "leg_side": "right", "dysuria": "yes"}, {EMERGENCY}),
    "lift-then-saddle": (
        {"age": 34, "saddle_numbness": "yes", "trauma": "minor",
         "trauma_mechanism": "lifting a box"}, {EMERGENCY}),
    "claudication-80-days": ({**WOMAN, **BOTH, "age": 76, "duration_days": 80}, REVIEW),
    "diabetic-feet": ({**BOTH, "age": 62, "leg_numbness": "yes", "diabetes": "yes"}, REVIEW),
    "old-foot-drop": (
        {"age": 60, "leg_weakness": "stable", "leg_weakness_grade_mrc": 2, "leg_side": "left"},
        REVIEW),
    "diabetes-day-1": (
        {"age": 45, "duration_days": 1, "pain_worsening": "yes", "diabetes": "yes"}, UP_TO_SOON),
    "osteoporosis-gradual": (
        {**WOMAN, "age": 66, "duration_days": 10, "osteoporosis": "yes"}, {SOON}),
    "stairs-cannot-walk": ({**STAIRS, "age": 40}, {EMERGENCY}),
    "fused-spine-sudden-no-fall": (
        {"age": 55, "duration_days": 2, "onset": "sudden", "pain_constant_unremitting": "yes",
         "inflammatory_spine_fused": "yes"}, TODAY),
    "saddle-not-sure": ({**WOMAN, "saddle_numbness": "unknown"}, TODAY),
    "sexual-only-13-months": (
        {"age": 52, "duration_days": 400, "sexual_dysfunction": "new"}, REVIEW),
    "para-4.5-small": ({**WOMAN, "age": 22, "paracetamol_g_per_day": 4.5}, {EMERGENCY}),
    "plain": ({}, {SELF_CARE}),
    "knee-oa": ({**WOMAN, **BOTH, "age": 71}, REVIEW),
    "dissection-young": (
        {**WOMAN, "age": 38, "duration_days": 0.2, "onset": "sudden", "pain_score": 9,
         "thoracic_pain": "yes"}, TODAY),
    "nsaid-contra-para": (
        {"age": 58, "nsaid_contraindications": ["ulcer_or_gi_bleed"]}, {SELF_CARE}),
    "hsc-emergency-nil": (
        {"age": 57, "saddle_numbness": "yes", "diabetes": "yes",
         "current_medicines": ["insulin"]}, {EMERGENCY}),
    "smoker-72-sudden": ({"age": 72, **SUDDEN, "vascular_risk": "yes"}, TODAY),
}  # fmt: skip

SAID_AS_OLD: dict[str, tuple[dict[str, Any], set[Level]]] = {
    "diabetic-feet": (
        {"age": 62, "bilateral_leg_pain": OLD, "leg_numbness": OLD, "leg_side": "both",
         "diabetes": "yes"}, {SOON}),
    "old-foot-drop": (
        {"age": 60, "leg_weakness": OLD, "leg_weakness_grade_mrc": 2, "leg_side": "left"}, {SOON}),
    "knee-oa": ({**WOMAN, "age": 71, "bilateral_leg_pain": OLD, "leg_side": "both"}, {SOON}),
    "old-saddle": ({"saddle_numbness": OLD}, {SOON}),
    "old-weak-both": (
        {"leg_weakness": OLD, "leg_weakness_bilateral": "yes", "leg_weakness_grade_mrc": 1,
         "bilateral_leg_pain": OLD}, {SOON}),
    "claudication-200-days": (
        {**BOTH, "age": 74, "duration_days": 200, "newest_sign_days": 200,
         "leg_pain_below_knee": "yes"}, {SOON}),
    "small-aneurysm-for-years": (
        {"age": 74, "duration_days": 1500, "onset": "insidious", "known_aaa": OLD}, {SOON}),
    "lifting-is-no-injury": ({"age": 67, "trauma": "lifting"}, {SELF_CARE}),
    "lifting-with-weak-bones": ({"osteoporosis": "yes", "trauma": "lifting"}, {SOON}),
    "lifting-then-sciatica": (
        {"trauma": "lifting", "leg_pain_below_knee": "yes", "leg_numbness": "yes",
         "leg_side": "left"}, {SOON}),
    "new-foot-drop": (
        {"leg_weakness": "stable", "leg_weakness_grade_mrc": 2, "newest_sign_days": 4},
        {EMERGENCY}),
    "weak-since-before-this-pain": (
        {"leg_weakness": "stable", "leg_weakness_grade_mrc": 4, "newest_sign_days": 900}, {SOON}),
    "new-weakness-in-an-old-back": (
        {"duration_days": 900, "leg_weakness": "stable", "leg_weakness_grade_mrc": 4,
         "newest_sign_days": 5}, {URGENT}),
    "numb-feet-since-monday": ({**BOTH, "leg_numbness": "yes", "newest_sign_days": 4}, {EMERGENCY}),
    "both-legs-now-in-an-old-back": (
        {**BOTH, "duration_days": 900, "leg_pain_below_knee": "yes", "newest_sign_days": 10},
        {EMERGENCY}),
    "sexual-change-last-week": (
        {"duration_days": 400, "sexual_dysfunction": "new", "newest_sign_days": 7}, {EMERGENCY}),
    "new-urgency": ({"bladder_change": "urgency_or_frequency"}, {EMERGENCY}),
    "urgency-with-burning": (
        {**WOMAN, "bladder_change": "urgency_or_frequency", "dysuria": "yes"}, {EMERGENCY}),
    "42-kg": ({**WOMAN, "paracetamol_g_per_day": 4.5, "weight_kg": 42}, {EMERGENCY}),
    "36-kg": ({**WOMAN, "paracetamol_g_per_day": 3, "weight_kg": 36}, {EMERGENCY}),
    "60-kg": ({"paracetamol_g_per_day": 4.5, "weight_kg": 60}, {URGENT}),
    "90-kg": ({"paracetamol_g_per_day": 4.5, "weight_kg": 90}, {URGENT}),
    "usual-dose": ({"paracetamol_g_per_day": 3, "weight_kg": 70}, {SELF_CARE}),
    "marfan-sudden": ({**SUDDEN, "connective_tissue_disease": "yes"}, {URGENT}),
    "marfan-tearing": (
        {**SUDDEN, "connective_tissue_disease": "yes", "thoracic_pain": "yes"}, {EMERGENCY}),
    "marfan-constant": (
        {**SUDDEN, "connective_tissue_disease": "yes", "pain_constant_unremitting": "yes"},
        {EMERGENCY}),
    "marfan-gradual": ({"connective_tissue_disease": "yes"}, {SELF_CARE}),
}  # fmt: skip

OTHERS: dict[str, tuple[dict[str, Any], set[Level]]] = {
    # injury
    "fall-tender-22": (
        {**WOMAN, "age": 22, "recent_fall": "yes", "midline_bony_tenderness": "yes"}, {EMERGENCY}),
    "kick-tender": ({"trauma": "moderate", "midline_bony_tenderness": "yes"}, {EMERGENCY}),
    "trip-cannot-stand": (
        {"age": 29, "trauma": "minor", "recent_fall": "yes", "unable_to_walk": "yes"}, {EMERGENCY}),
    "fall-numb-leg": ({"age": 50, "recent_fall": "yes", "leg_numbness": "yes"}, {EMERGENCY}),
    "fall-standing-66": ({"age": 66, "trauma": "minor", "recent_fall": "yes"}, {URGENT}),
    "fall-standing-65": ({**WOMAN, "age": 65, "recent_fall": "yes"}, {URGENT}),
    "fall-steroids-41": ({"age": 41, "recent_fall": "yes", "steroid_use_systemic": "yes"},
                         {URGENT}),
    "fall-standing-40": ({"age": 40, "recent_fall": "yes"}, UP_TO_SOON),
    "stairs-walks": ({"age": 40, "trauma": "moderate", "recent_fall": "yes"}, {URGENT}),
    "stairs-80": ({"age": 80, "trauma": "moderate", "recent_fall": "yes"}, TODAY),
    "fused-fall": ({"age": 61, "inflammatory_spine_fused": "yes", "recent_fall": "yes"},
                   {EMERGENCY}),
    "fused-worse": ({"inflammatory_spine_fused": "yes", "pain_worsening": "yes"}, TODAY),
    "fused-as-ever": (
        {"inflammatory_spine_fused": "yes", "duration_days": 3000, "onset": "insidious"}, {SOON}),
    # cancer
    "past-cancer-plain": ({**WOMAN, "age": 55, "cancer_history": "past"}, {URGENT}),
    "past-cancer-old-pain": ({"age": 70, "cancer_history": "past", "duration_days": 2000},
                             {SOON}),
    "cancer-radicular": (
        {"age": 60, "duration_days": 14, "cancer_history": "past", "leg_pain_below_knee": "yes",
         "leg_side": "left"}, {EMERGENCY}),
    "cancer-leg-raise": ({"cancer_history": "current", "slr": "positive_ipsilateral"},
                         {EMERGENCY}),
    "cancer-night": ({**WOMAN, "age": 48, "cancer_history": "past", "night_pain": "yes"},
                     {URGENT}),
    "cancer-bladder": ({"cancer_history": "past", "bladder_change": "altered_sensation_or_flow"},
                       {EMERGENCY}),
    "cancer-old-numb-foot": ({"age": 71, "cancer_history": "past", "leg_numbness": OLD},
                             {URGENT}),
    # aorta
    "sudden-61-pressure": ({**WOMAN, **SUDDEN, "age": 61, "vascular_risk": "yes"}, {URGENT}),
    "sudden-64-belly": ({**SUDDEN, "age": 64, "abdominal_pain": "yes"}, {EMERGENCY}),
    "sudden-constant-66": ({**SUDDEN, "age": 66, "pain_constant_unremitting": "yes"},
                           {EMERGENCY}),
    "sudden-mid-back-29": ({**SUDDEN, "age": 29, "thoracic_pain": "yes"}, {URGENT}),
    "aneurysm-new-pain": ({"age": 77, "known_aaa": "yes", "duration_days": 4}, {EMERGENCY}),
    "aneurysm-worse": ({"age": 77, "known_aaa": "yes", "duration_days": 800,
                        "pain_worsening": "yes"}, {EMERGENCY}),
    "aneurysm-same-for-years": (
        {"age": 77, "known_aaa": "yes", "duration_days": 1500, "onset": "insidious"}, REVIEW),
    "gradual-70-smoker": ({"age": 70, "vascular_risk": "yes"}, UP_TO_SOON),
    "sudden-35-smoker": ({**SUDDEN, "vascular_risk": "yes"}, UP_TO_SOON),
    # cauda equina
    "bladder-not-sure": ({"bladder_change": "unknown"}, {URGENT}),
    "bowel-not-sure": ({**WOMAN, "age": 61, "bowel_change": "unknown"}, {URGENT}),
    "hesitancy": ({"bladder_change": "altered_sensation_or_flow"}, {EMERGENCY}),
    "burning-and-sciatica": (
        {**WOMAN, "age": 52, "dysuria": "yes", "leg_pain_below_knee": "yes"}, {EMERGENCY}),
    "burning-alone": ({**WOMAN, "dysuria": "yes"}, {URGENT}),
    "both-legs-below-the-knee": (
        {**BOTH, **WOMAN, "age": 44, "duration_days": 6, "leg_pain_below_knee": "yes",
         "leg_numbness": "yes"}, {EMERGENCY}),
    "both-legs-weak": ({**BOTH, "leg_weakness": "stable", "leg_weakness_grade_mrc": 4},
                       {EMERGENCY}),
    "thighs-after-a-race": ({**BOTH, "age": 28, "duration_days": 2}, REVIEW),
    "both-legs-below-the-knee-80-days": (
        {**BOTH, "age": 66, "duration_days": 80, "leg_pain_below_knee": "yes"}, {URGENT}),
    "sexual-new": ({"sexual_dysfunction": "new"}, {EMERGENCY}),
    "sexual-old-with-numb-leg": (
        {"duration_days": 300, "sexual_dysfunction": "new", "leg_numbness": "yes"}, {EMERGENCY}),
    "sexual-old-worse": (
        {"duration_days": 300, "sexual_dysfunction": "new", "pain_worsening": "yes"},
        {EMERGENCY}),
    "sexual-8-months": ({**WOMAN, "duration_days": 240, "sexual_dysfunction": "new"}, REVIEW),
    # weakness
    "weaker-by-the-day": ({"leg_weakness": "progressive", "leg_weakness_grade_mrc": 4},
                          {EMERGENCY}),
    "foot-drop-with-sciatica": (
        {"leg_weakness": "stable", "leg_weakness_grade_mrc": 3, "leg_pain_below_knee": "yes"},
        {EMERGENCY}),
    "mild-new-steady": ({"leg_weakness": "stable", "leg_weakness_grade_mrc": 4}, {URGENT}),
    # infection
    "diabetes-constant": ({"diabetes": "yes", "pain_constant_unremitting": "yes"}, {URGENT}),
    "diabetes-sweats": ({**WOMAN, "diabetes": "yes", "night_sweats": "yes"}, {URGENT}),
    "diabetes-grows": ({"diabetes": "yes", "pain_worsening": "yes", "duration_days": 6},
                       {URGENT}),
    "steroids-constant": ({"steroid_use_systemic": "yes", "pain_constant_unremitting": "yes"},
                          {URGENT}),
    "tb-day-1": ({"tb_risk": "yes", "duration_days": 1, "pain_worsening": "yes"}, UP_TO_SOON),
    "tb-five-weeks": ({"tb_risk": "yes", "duration_days": 35}, {SOON}),
    "tb-sweats": ({"tb_risk": "yes", "night_sweats": "yes"}, {URGENT}),
    "injects-worse": ({"iv_drug_use": "yes", "pain_worsening": "yes", "duration_days": 1},
                      {URGENT}),
    # paracetamol
    "nine-tablets": ({"paracetamol_g_per_day": 4.5}, TODAY),
    "eight-tablets": ({"paracetamol_g_per_day": 4}, UP_TO_SOON),
}  # fmt: skip


def _result(changes: dict[str, Any]) -> TriageResult:
    return triage({**BASE, **changes})


@pytest.mark.parametrize(("changes", "levels"), CASES.values(), ids=CASES)
def test_the_level_of_a_corrected_patient(changes: dict[str, Any], levels: set[Level]) -> None:
    """Each patient of the audit, in the names of contract 1, is at the level that it expects."""
    assert _result(changes).level in levels


@pytest.mark.parametrize(("changes", "levels"), SAID_AS_OLD.values(), ids=SAID_AS_OLD)
def test_what_only_contract_2_can_say(changes: dict[str, Any], levels: set[Level]) -> None:
    """An old, unchanged problem is no emergency by itself; the age of a sign decides."""
    assert _result(changes).level in levels


@pytest.mark.parametrize(("changes", "levels"), OTHERS.values(), ids=OTHERS)
def test_others_of_the_same_kinds(changes: dict[str, Any], levels: set[Level]) -> None:
    """Other ages, sexes and signs of the same kinds reach the level of the kind."""
    assert _result(changes).level in levels


def test_contract_1_is_still_valid() -> None:
    """A set of answers that knows none of the newer names is accepted, and plain pain stays so."""
    assert normalise(BASE)
    assert not _result({}).decided_by_unknown
