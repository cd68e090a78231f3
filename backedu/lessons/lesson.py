"""What a notebook's one-line calls show: content and controls put together.

The only module that knows both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from backedu import content
from backedu.content.citing import sources_of
from backedu.content.named import named
from backedu.content.wording import sections, words
from backedu.export.exercise_sheet import undrawn_sheets
from backedu.lessons.anatomy_control import anatomy_control
from backedu.lessons.claim_control import claim_control
from backedu.lessons.lab_control import lab_control
from backedu.lessons.notebook import Notebook
from backedu.topics.article.safety_net import safety_net
from backedu.topics.care import care_facts
from backedu.topics.care import exercises as known_exercises
from backedu.topics.consult.sortings import sortings
from backedu.topics.consult.talk import harmful_phrases
from backedu.topics.labs import labs
from backedu.topics.marking.own_question import own_question
from backedu.topics.patients.records import patients
from backedu.topics.review.choice import EARLY_S
from backedu.views import (
    article,
    cards,
    prevention_sorter,
    rewriting,
    sorting,
    warning_sorter,
)
from backedu.views import claim_check as claims
from backedu.views import exercise_player as movements
from backedu.views import pain_chart as chart
from backedu.views import patient as staged
from backedu.views.prompt import Prompt, case_prompt, claim_prompt, own_prompt, question_prompt
from backedu.views.question_words import asking
from backedu.views.questionnaire import groups
from backedu.views.review import review
from backedu.views.triage_panel import assess, compare
from backedu.widgets import (
    Anatomy,
    ClaimCheck,
    Consultation,
    Lab,
    LinkMap,
    PainMap,
    Player,
    QuestionCard,
    Questionnaire,
    Review,
    Rewriter,
    Sorter,
)

__all__ = ["Lesson"]


class Lesson(Notebook):
    """One notebook's lesson: each call returns something to show and notes what it rests on.

    A notebook makes one at its start, and ends with its :meth:`references`.

    Example:
        >>> lesson = Lesson()
        >>> lesson.lab("scans").value
        {'age': 40}
        >>> sorted(lesson.sources)
        ['brinjikji-2015a']
    """

    def ask(self, question_id: str) -> QuestionCard:
        """Return a question to commit to.

        Example:
            >>> Lesson().ask("what-the-word-says").feedback
            {}
        """
        return self._ask(
            question_prompt(named(content.questions(), question_id, "question")),
            "question",
            question_id,
        )

    def my_question(
        self,
        stem: str = "",
        right: Mapping[str, str] = MappingProxyType({}),
        wrong: Mapping[str, str] = MappingProxyType({}),
        hints: Sequence[str] = (),
    ) -> QuestionCard | cards.Card:
        """Return a question of your own to commit to, or a sentence that says what it lacks.

        Args:
            stem: What is asked.
            right: The right answer, or all of them, each with the reason why it is right.
            wrong: The wrong ones, each with the reason why it is wrong.
            hints: What helps on the way, one after another.

        Example:
            >>> Lesson().my_question("2 + 2?", {"4": "Count."}, {"5": "Too many."}).value
            ''
        """
        try:
            question = own_question(stem, right, wrong, hints)
        except ValueError as fault:
            return cards.sentence_card(words("own_question")["not_shown"], str(fault))
        return self._ask(own_prompt(question), "", question.id)

    def appraise(self, claim_id: str) -> QuestionCard:
        """Return one of the article's claims, to be judged before its appraisal shows."""
        return self._ask(
            claim_prompt(named(content.claims(), claim_id, "claim")), "claim", claim_id
        )

    def judge(self, case_id: str) -> QuestionCard:
        """Return a patient to judge; the triage marks the student's level."""
        return self._ask(case_prompt(named(content.cases(), case_id, "case")), "case", case_id)

    def _ask(self, prompt: Prompt, kind: str, name: str) -> QuestionCard:
        card = f"{kind}/{name}" if kind else ""  # the review doesn't know what a reader wrote
        about = prompt.about() | asking() | {"kept_as": name, "card": card}
        if prompt.is_practice:
            about["levels"] = []
        shown = QuestionCard(mark=prompt.mark, accepts=prompt.offers, **about)
        return self._cite(shown, prompt.sources)

    def review(self) -> Review:
        """Return the questions of all lessons, each again when it is about to be forgotten.

        Example:
            >>> Lesson().review().result["item"]
            'question/what-the-word-says'
        """
        text = asking()
        said = text["words"] | sections("review", "judged")
        return self._cite(Review(review, words=said, levels=text["levels"], early_s=EARLY_S))

    def patient(self, patient_id: str) -> Consultation:
        """Return a staged patient: ask, examine, decide, and compare with an expert.

        Example:
            >>> Lesson().patient("early-ces").scene["left"]
            20
        """
        person = named(patients(), patient_id, "patient")
        text = sections("consultation", "cited")
        shown = Consultation(*staged.parts(person), words=text, kept_as=patient_id)
        return self._cite(shown, person.sources)

    def claim_check(self) -> ClaimCheck:
        """Return the claims of the article to draw, pick and judge, each before its appraisal.

        Example:
            >>> len(Lesson().claim_check().shown)
            10
        """
        return self._cite(claim_control(), sources_of(content.claims().values()))

    def contradictions(self) -> LinkMap:
        """Return the map of the article's contradictions."""
        return LinkMap(claims.contradictions(), words=dict(words("contradictions")))

    def article(self) -> cards.Card:
        """Return what the article says, in our words, each statement with its appraisal."""
        return self._cite(article.article_card(), sources_of(content.claims().values()))

    def article_verdicts(self) -> cards.Card:
        """Return how many of the article's statements got which verdict."""
        return article.verdicts_card()

    def rewrite_warning(self) -> Sorter:
        """Return the sentences from which the article's warning can be rewritten."""
        shown = Sorter(
            warning_sorter.sentences(),
            warning_sorter.speeds(),
            warning_sorter.check_warning,
            words={**words("rewrite"), **sections("control", "cited")},
        )
        return self._cite(shown, sources_of(safety_net().signs.values()))

    def sort_prevention(self) -> Sorter:
        """Return the article's advice against the next episode, to be sorted by the evidence."""
        shown = Sorter(
            prevention_sorter.advice_to_sort(),
            prevention_sorter.places(),
            prevention_sorter.check_order,
            words={**words("sort_prevention"), **sections("control", "cited")},
        )
        return self._cite(shown, sources_of(prevention_sorter.prevention_claims()))

    def sort(self, sorting_id: str) -> Sorter:
        """Return things to sort before the evidence is shown.

        Example:
            >>> len(Lesson().sort("predictors").rows)
            6
        """
        task = named(sortings(), sorting_id, "sorting")
        shown = Sorter(
            sorting.rows(task),
            sorting.places(task),
            lambda placed: sorting.checked(task, placed),
            words={**sorting.around(task), **sections("control", "cited")},
            kept_as=f"sort-{sorting_id}",
        )
        return self._cite(shown, task.all_sources)

    def say_it_better(self) -> Rewriter:
        """Return sentences that can do harm, to be said again; the words stay in the page.

        Example:
            >>> Lesson().say_it_better().ways
            {}
        """
        text = {**words("rewriter"), **sections("control", "cited")}
        shown = Rewriter(rewriting.phrases(), rewriting.lists(), rewriting.ways, words=text)
        return self._cite(shown, sources_of(harmful_phrases().values()))

    def triage_questionnaire(self) -> Questionnaire:
        """Return the triage as a questionnaire whose result follows the answers."""
        shown = Questionnaire(
            groups(),
            assess,
            compare,
            what_if_labels=dict(words("what_if")),
            words=sections("control", "questionnaire", "cited"),
        )
        return self._cite(shown)

    def lab(self, lab_id: str) -> Lab:
        """Return a lab: sliders and choices beside the figure that follows them.

        Example:
            >>> Lesson().lab("scans").value
            {'age': 40}
        """
        shown, sources = lab_control(named(labs(), lab_id, "lab"))
        return self._cite(shown, sources)

    def pain_chart(self) -> PainMap:
        """Return a body chart: mark where it hurts, and lay patterns over it.

        Example:
            >>> Lesson().pain_chart().value["places"]
            ''
        """
        shown = PainMap(chart.chart(), chart.answer, words=sections("control", "cited"))
        return self._cite(shown, chart.cited_sources())

    def anatomy(self, *plate_ids: str) -> Anatomy:
        """Return drawings of the low back to explore, and to find their parts on.

        Example:
            >>> Lesson().anatomy("side").value["mode"]
            'explore'
        """
        return self._cite(*anatomy_control(plate_ids))

    def facts(self, *fact_ids: str) -> cards.Card:
        """Return what is known of some measures."""
        chosen = [named(care_facts(), fact_id, "fact") for fact_id in fact_ids]
        shown = cards.fact_card(chosen)
        return self._cite(shown, sources_of(chosen))

    def exercises(self, *exercise_ids: str) -> Player:
        """Return some exercises, or all of them: drawn, with their steps, dose and cautions.

        Example:
            >>> [item["name"] for item in Lesson().exercises("plank", "walking").items]
            ['Plank', 'Walking']
        """
        ids = exercise_ids or tuple(known_exercises())
        chosen = [named(known_exercises(), id_, "exercise") for id_ in ids]
        text = sections("control", "player", "cited")
        items, looks = movements.items(chosen), movements.looks()
        shown = Player(items, looks, movements.draw, undrawn_sheets, words=text)
        return self._cite(shown, sources_of(chosen))

    def glossary(self) -> cards.Card:
        """Return the words of the field with their plain meaning."""
        return cards.glossary_card(content.glossary().values())

    def references(self, *more: str) -> cards.Card:
        """Return the publications behind all that this lesson has shown so far.

        Args:
            more: Ids of further publications that the text names.
        """
        self._cited.update(more)
        return cards.reference_card(self.sources)

    def all_references(self) -> cards.Card:
        """Return every publication that any lesson rests on."""
        return cards.reference_card(content.sources(), words("facts")["all_references"])
