"""Which package is missing, by what Python says."""

import pytest

from backedu.serve.folder.packages import missing_package


@pytest.mark.parametrize(
    ("kind", "text", "package"),
    [
        ("ModuleNotFoundError", "No module named 'bqplot'", "bqplot"),
        ("ModuleNotFoundError", "No module named 'cv2'", "opencv-python"),
        ("ModuleNotFoundError", "No module named 'PIL.Image'; 'PIL' is not a package", "pillow"),
        ("ModuleNotFoundError", "No module named 'a; rm -rf'", ""),
        ("RuntimeError", "'widget' is not a recognised GUI loop or backend name", "ipympl"),
        ("ValueError", "Key backend: 'widget' is not a valid value for backend", "ipympl"),
        ("ImportError", "cannot import name 'x' from 'y'", ""),
        ("ZeroDivisionError", "division by zero", ""),
    ],
)
def test_what_to_install(kind: str, text: str, package: str) -> None:
    """The package's own name, not what is imported; nothing where it is another fault."""
    assert missing_package(kind, text) == package
