"""Lessons, run once: their pages, their pictures, and when to run one again."""
