"""Pages that leave backedu as one file each: to read, to print, to sign.

A page needs nothing but itself: no script, no network, no server.
"""
