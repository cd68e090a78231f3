"""Why a visitor cannot have what was asked for; the person who runs the class is told."""


class LessonError(RuntimeError):
    """A lesson could not be run; the message names the notebook, the cell and the problem.

    ``package`` is what it needs and this machine has not: visitors may know.
    """

    package = ""

    @classmethod
    def in_cell(cls, lesson: str, cell: str, problem: str) -> "LessonError":
        """Return the error of a cell that failed, with its first words.

        Example:
            >>> print(LessonError.in_cell("tea", "1 / 0", "ZeroDivisionError: division by zero"))
            tea.ipynb: the cell “1 / 0” failed: ZeroDivisionError: division by zero
        """
        return cls(f"{lesson}.ipynb: the cell “{cell.strip()[:120]}” failed: {problem}")

    @classmethod
    def without_package(cls, lesson: str, package: str) -> "LessonError":
        """Return the error of a lesson that imports what is not installed.

        Example:
            >>> LessonError.without_package("tea", "kettle").package
            'kettle'
        """
        error = cls(
            f"{lesson}.ipynb needs “{package}”, which is neither installed here nor a file beside "
            f"the notebook. If it is a package:  pip install {package}"
        )
        error.package = package
        return error


class ClassFullError(RuntimeError):
    """As many visitors have a kernel as may."""


class RefusedError(ValueError):
    """What a page sent has no answer; the message says why."""


class BusyError(RuntimeError):
    """There is no answer now; whoever asks again in a moment may get one."""
