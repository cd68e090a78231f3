"""The controls: one per file, native HTML in an anywidget, JavaScript and CSS beside it."""

from backedu.widgets.figure import Figure
from backedu.widgets.lab import Lab
from backedu.widgets.question_card import QuestionCard
from backedu.widgets.questionnaire import Questionnaire
from backedu.widgets.slider_panel import SliderPanel

__all__ = ["Figure", "Lab", "QuestionCard", "Questionnaire", "SliderPanel"]
