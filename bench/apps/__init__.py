"""The lesson in each system, and the floor."""
