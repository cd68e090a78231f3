"""What is true about the article itself: its claims to judge, its contradictions, its warning."""
