"""Turns topics into what a control shows; knows no widget."""
