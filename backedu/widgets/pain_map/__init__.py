"""The control :mod:`backedu.widgets.pain_map.pain_map`, with its script and style beside it."""
