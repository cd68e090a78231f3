"""The contract of the answers: the agreed names and values, and the words shown for them."""

import pytest

from backedu.triage.answer_check import normalise
from backedu.triage.answers import Kind, all_clear, contract, emergency_names

YES_NO = [
    "pain_constant_unremitting",
    "pain_worsening",
    "night_pain",
    "thoracic_pain",
    "unable_to_walk",
    "leg_weakness_bilateral",
    "gait_disturbance",
    "leg_pain_below_knee",
    "recent_fall",
    "midline_bony_tenderness",
    "spinal_deformity",
    "osteoporosis",
    "steroid_use_systemic",
    "inflammatory_spine_fused",
    "fever",
    "systemically_unwell",
    "night_sweats",
    "immunosuppression",
    "iv_drug_use",
    "diabetes",
    "tb_risk",
    "recent_spinal_procedure",
    "recent_infection",
    "weight_loss",
    "improves_with_exercise",
    "alternating_buttock_pain",
    "age_onset_under_45",
    "psoriasis_uveitis_ibd",
    "red_painful_eye",
    "pulsatile_abdominal_mass",
    "vascular_risk",
    "connective_tissue_disease",
    "syncope",
    "chest_pain",
    "breathlessness",
    "calf_swelling",
    "abdominal_pain",
    "flank_to_groin_pain",
    "haematuria",
    "dysuria",
    "black_stools",
    "testicular_pain",
    "vaginal_bleeding",
    "missed_period",
    "dermatomal_rash",
    "anticoagulant",
    "suicidal_thoughts",
    "safeguarding_concern",
]
CONTRACT_2 = {"connective_tissue_disease", "newest_sign_days", "weight_kg"}
OLD_TOO = ("saddle_numbness", "bilateral_leg_pain", "leg_numbness", "known_aaa")
CHOICES = (
    dict.fromkeys(YES_NO, "yes no")
    | dict.fromkeys(OLD_TOO, "yes longstanding_unchanged no")
    | {
        "sex": "female male other",
        "pregnancy": "not_applicable no pregnant postpartum",
        "onset": "sudden gradual insidious",
        "previous_episodes": "none 1-2 many",
        "sleep": "normal disturbed severely_disturbed",
        "bladder_change": (
            "none retention incontinence altered_sensation_or_flow urgency_or_frequency "
            "longstanding_unchanged"
        ),
        "bowel_change": (
            "none incontinence loss_of_sensation constipation_only longstanding_unchanged"
        ),
        "sexual_dysfunction": "no new longstanding_unchanged",
        "leg_weakness": "none stable progressive longstanding_unchanged",
        "leg_side": "none left right both",
        "slr": "not_tested negative positive_ipsilateral positive_crossed positive_bilateral",
        "trauma": "none lifting minor moderate major",
        "cancer_history": "none past current",
    }
)
LISTS = {
    "nsaid_contraindications": (
        "ace_and_diuretic allergy already_on_nsaid anticoagulant antiplatelet "
        "asthma_nsaid_sensitive cardiovascular_disease heart_failure inflammatory_bowel_disease "
        "kidney_disease lithium methotrexate pregnancy steroid_combination ulcer_or_gi_bleed"
    ),
    "heat_cold_contraindications": (
        "impaired_sensation raynaud cold_urticaria broken_skin poor_circulation "
        "transdermal_opioid_patch"
    ),
}
INTEGERS = {
    "age", "pregnancy_weeks", "weeks_postpartum", "leg_weakness_grade_mrc", "morning_stiffness_min",
}  # fmt: skip
NUMBERS = {
    "duration_days", "pain_score", "paracetamol_g_per_day", "newest_sign_days", "weight_kg",
}  # fmt: skip
TEXTS = {"work", "imaging_report", "trauma_mechanism"}
TEXT_LISTS = {"current_medicines", "yellow_flags"}


def test_the_names_are_those_of_the_contract() -> None:
    """Neither more nor fewer answers than agreed."""
    assert set(contract()) == (set(CHOICES) | set(LISTS) | INTEGERS | NUMBERS | TEXTS | TEXT_LISTS)


@pytest.mark.parametrize(("name", "values"), (CHOICES | LISTS).items())
def test_the_values_are_those_of_the_contract(name: str, values: str) -> None:
    """Each choice and list has the agreed values, beside "unknown"."""
    assert set(contract()[name].options) - {"unknown"} == set(values.split())


def test_emergency_questions_can_be_answered_no() -> None:
    """Each question that is asked first has a way to say "none of this"."""
    cleared = normalise(all_clear())

    assert len(emergency_names()) == 13
    assert all(cleared[name] is not None for name in emergency_names())


@pytest.mark.parametrize("name", contract())
def test_each_question_is_a_question(name: str) -> None:
    """A person reads a sentence, and an unanswered choice can be left at "not sure"."""
    answer = contract()[name]

    assert answer.ask.endswith(("?", ")")) or answer.ask.endswith("it")
    if answer.kind is Kind.CHOICE and name not in {"sex", "slr"}:
        assert list(answer.options)[-1] == "unknown"


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("age", 1, "1 year"),
        ("age", 34, "34 years"),
        ("pregnancy_weeks", 1, "1 week"),
        ("duration_days", 0.5, "0.5 days"),
        ("paracetamol_g_per_day", 1, "1 gram"),
        ("pain_score", 1, "1 out of 10"),
        ("fever", None, "Not known"),
        ("nsaid_contraindications", (), "None of these"),
        ("nsaid_contraindications", ("lithium", "methotrexate"), "Lithium; Methotrexate"),
    ],
)
def test_an_answer_is_shown_in_words(name: str, value: object, shown: str) -> None:
    """A value reads as a person would say it, one of something in the singular."""
    assert contract()[name].label(value) == shown  # type: ignore[arg-type]
