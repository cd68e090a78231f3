"""The control :mod:`backedu.widgets.figure.figure`, with its script and style beside it."""
