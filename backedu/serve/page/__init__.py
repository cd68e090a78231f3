"""The page in the browser: its frame, its script, its style."""
