"""What is true about backs without a screen: one module a topic, numbers from ``data/``."""
