"""Which package a notebook lacks, by what Python says when it stumbles over that."""

from __future__ import annotations

import re
from types import MappingProxyType

# Packages with another name than what is imported.
_PACKAGES = MappingProxyType(
    {
        "PIL": "pillow",
        "bs4": "beautifulsoup4",
        "cv2": "opencv-python",
        "skimage": "scikit-image",
        "sklearn": "scikit-learn",
        "yaml": "pyyaml",
    }
)
_MISSING = re.compile(r"No module named '([\w.]+)'")
_NO_IPYMPL = re.compile(r"'?(?:widget|ipympl)'? is not a (?:recogni[sz]ed|valid)")


def missing_package(kind: str, text: str) -> str:
    """Return the package whose absence an error tells of, or nothing.

    Args:
        kind: The error's class.
        text: What the error says.

    Example:
        >>> missing_package("ModuleNotFoundError", "No module named 'sklearn.svm'")
        'scikit-learn'
        >>> missing_package("RuntimeError", "'widget' is not a recognised GUI loop or backend name")
        'ipympl'
        >>> missing_package("NameError", "name 'sklearn' is not defined")
        ''
    """
    if found := _MISSING.search(text) if kind == "ModuleNotFoundError" else None:
        module = found[1].partition(".")[0]
        return _PACKAGES.get(module, module)
    return "ipympl" if _NO_IPYMPL.search(text) else ""
