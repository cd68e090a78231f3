"""Movements to play."""
