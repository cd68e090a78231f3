"""Staged patients: who they are, how a consultation runs, and how it is marked."""
