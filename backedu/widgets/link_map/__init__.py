"""The control :mod:`backedu.widgets.link_map.link_map`, with its script and style beside it."""
