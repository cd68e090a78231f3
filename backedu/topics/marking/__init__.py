"""Marking: what is an answer to a question, and what follows from it."""

from backedu.topics.marking.feedback import (
    Feedback,
    mark_case,
    mark_claim,
    mark_patient,
    mark_question,
)

__all__ = ["Feedback", "mark_case", "mark_claim", "mark_patient", "mark_question"]
