"""What every lesson needs, read and drawn once before the first visitor comes."""

from __future__ import annotations

from backedu import content, figures
from backedu.topics.care import care_facts, exercises
from backedu.topics.labs import labs
from backedu.topics.patients.records import patients
from backedu.views import claim_check as claims
from backedu.views import exercise_player as movements
from backedu.views import pain_chart as chart
from backedu.views import warning_sorter
from backedu.views.questionnaire import groups
from backedu.views.triage_panel import assess


def prepare() -> None:
    """Read and draw once what every kernel would read and draw again.

    The lesson server calls this in the process that its kernels are copies of.
    """
    content.sources(), content.claims(), content.questions(), content.cases()
    patients()
    content.glossary(), care_facts(), exercises()
    for lab_id, about in labs().items():
        figures.draw(lab_id, about.start()).as_dict()
    groups()
    assess({})
    chart.chart(), chart.answer({})
    movements.items(exercises().values())
    claims.menu(), claims.contradictions(), warning_sorter.sentences()
