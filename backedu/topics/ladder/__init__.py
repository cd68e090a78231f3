"""Steps of activity: what each asks, and what decides when a person can take the next."""
