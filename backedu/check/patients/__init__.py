"""The linter of the staged patients: what is said, what follows, and every variant."""
