"""The lesson server: the shipped notebooks as dashboard-style pages, one address for everybody."""

import sys

# Voila brings a checker of JSON, which would compile the grammar of international addresses (IRI)
# as soon as it is imported: more than half of the start's processor time, and 16 MB, for a format
# that nothing here has. It does without where the module is missing.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
