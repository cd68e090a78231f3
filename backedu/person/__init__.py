"""One person, drawn from numbers: a skeleton, tables of widths, poses, and movements."""
