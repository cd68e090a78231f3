"""Answers for everybody: a few processes that set a control, read it, and forget."""
