"""backedu: lessons about lower-back spasm that people do, not read.

It teaches; it is not a medical device.

Example:
    >>> from backedu.triage import triage
    >>> triage({"saddle_numbness": "yes"}).level.value
    'emergency'
"""

__version__ = "0.1.0"
