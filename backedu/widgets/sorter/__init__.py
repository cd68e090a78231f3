"""The control :mod:`backedu.widgets.sorter.sorter`, with its script and style beside it."""
