"""Tests of what is kept until the content changes."""

from backedu.content.cached import cached, forget


def test_a_result_is_kept_for_each_argument() -> None:
    """The same question is worked out once, until everything is forgotten."""
    asked: list[int] = []

    @cached
    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [double(1), double(1), double(2)] == [2, 2, 4]
    assert asked == [1, 2]
    forget()
    double(1)

    assert asked == [1, 2, 1]
