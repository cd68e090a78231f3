"""The controls: one per file, native HTML in an anywidget, JavaScript and CSS beside it."""

from backedu.widgets.claim_check import ClaimCheck
from backedu.widgets.figure import Figure
from backedu.widgets.lab import Lab
from backedu.widgets.link_map import LinkMap
from backedu.widgets.pain_map import PainMap
from backedu.widgets.question_card import QuestionCard
from backedu.widgets.questionnaire import Questionnaire
from backedu.widgets.slider_panel import SliderPanel
from backedu.widgets.sorter import Sorter

__all__ = [
    "ClaimCheck",
    "Figure",
    "Lab",
    "LinkMap",
    "PainMap",
    "QuestionCard",
    "Questionnaire",
    "SliderPanel",
    "Sorter",
]
