"""The control :mod:`backedu.widgets.question_card.question_card`, with its script and style beside it."""
