"""What a load asks of a spine: two models, and pressures that were measured."""
