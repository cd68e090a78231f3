"""What the figures share: style, traces, icons, someone who holds something."""
