"""What is read and drawn once, before the first visitor comes."""

from backedu.content.cached import forget
from backedu.lessons import prepare
from backedu.topics.patients import records


def test_the_patients_are_read_beforehand() -> None:
    """A visitor waits for no file: what a kernel would read is there already."""
    forget()
    prepare()

    assert records.patients() is records.patients()
