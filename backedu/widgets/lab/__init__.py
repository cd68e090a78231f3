"""The control :mod:`backedu.widgets.lab.lab`, with its script and style beside it."""
