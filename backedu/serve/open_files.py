"""How many files, sockets and pipes the server may have open at once: each kernel takes several."""

from __future__ import annotations

import sys

_WANTED = 4096
_ENOUGH = 512  # for sixty visitors with a kernel each


def allow_open_files() -> str:
    """Take as many as this machine allows; return a sentence when that is too few, else nothing."""
    if sys.platform == "win32":  # there is no such limit
        return ""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = _WANTED if hard == resource.RLIM_INFINITY else min(_WANTED, hard)
    if soft != resource.RLIM_INFINITY and soft < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
    if max(soft, allowed) >= _ENOUGH or soft == resource.RLIM_INFINITY:
        return ""
    return (
        f"Only {allowed} files may be open at once here, which is too few for a class: start it "
        f"from a terminal that allows more, with  ulimit -n {_WANTED}"
    )
