"""The rest of the consultation: what people believe, what to say, and what trials found of it."""
