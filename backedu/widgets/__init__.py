"""The controls: one per file, native HTML in an anywidget, JavaScript and CSS beside it."""

from backedu.widgets.anatomy.anatomy import Anatomy
from backedu.widgets.claim_check.claim_check import ClaimCheck
from backedu.widgets.consultation.consultation import Consultation
from backedu.widgets.figure.figure import Figure
from backedu.widgets.lab.lab import Lab
from backedu.widgets.link_map.link_map import LinkMap
from backedu.widgets.pain_map.pain_map import PainMap
from backedu.widgets.player.player import Player
from backedu.widgets.question_card.question_card import QuestionCard
from backedu.widgets.questionnaire.questionnaire import Questionnaire
from backedu.widgets.review.review import Review
from backedu.widgets.rewriter.rewriter import Rewriter
from backedu.widgets.slider_panel.slider_panel import SliderPanel
from backedu.widgets.sorter.sorter import Sorter

__all__ = [
    "Anatomy",
    "ClaimCheck",
    "Consultation",
    "Figure",
    "Lab",
    "LinkMap",
    "PainMap",
    "Player",
    "QuestionCard",
    "Questionnaire",
    "Review",
    "Rewriter",
    "SliderPanel",
    "Sorter",
]
