"""Environment variables that change how a process works, each named once."""

# Set for kernels by the lesson server: snapshot and kernel then name the same control alike, so
# that a page drawn from the snapshot can go on with any kernel that ran the same notebook.
NUMBERED_CONTROLS = "BACKEDU_NUMBERED_CONTROLS"

# Set by the lesson server where it prepares a page: a lab then draws every picture beforehand.
SNAPSHOT = "BACKEDU_SNAPSHOT"

# Set to 0 by whoever wants kernels to start the ordinary way.
FORK = "BACKEDU_FORK"

# The browser that prints hand-outs, where it is not on the path. The tests look for it, too.
BROWSER = "BACKEDU_BROWSER"
