"""Questions that come back: when, and which of them next."""
