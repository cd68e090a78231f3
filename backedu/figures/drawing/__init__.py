"""What the figures share: style, traces, icons, a stick figure."""
