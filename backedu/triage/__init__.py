"""How soon someone should be seen, and why: rules as data, evaluated in three values.

>>> from backedu.triage import triage
>>> triage({"saddle_numbness": "yes"}).level.value
'emergency'
"""

from backedu.triage.judge import triage
from backedu.triage.result import TriageResult

__all__ = ["TriageResult", "triage"]
