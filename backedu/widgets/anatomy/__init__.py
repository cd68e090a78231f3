"""The control, with its script and its style beside it."""
