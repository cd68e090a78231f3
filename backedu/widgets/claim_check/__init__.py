"""The control :mod:`backedu.widgets.claim_check.claim_check`, with its script and style beside it."""
