"""The lesson server: the shipped notebooks as dashboard-style pages, one address for everybody."""
