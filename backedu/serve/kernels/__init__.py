"""Kernels: how they start, how many may run, and what they may be told."""
