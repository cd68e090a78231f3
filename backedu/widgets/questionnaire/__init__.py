"""The control :mod:`backedu.widgets.questionnaire.questionnaire`, with its script and style beside it."""
