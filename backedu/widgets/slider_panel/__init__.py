"""The control :mod:`backedu.widgets.slider_panel.slider_panel`, with its script and style beside it."""
