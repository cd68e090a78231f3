"""A consultation with someone who answers what is asked."""
