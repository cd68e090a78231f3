"""What the wall shows of a lesson's page is there to be shown."""

from collections import defaultdict

from backedu.classroom.programme import programme
from tests.support.running import Server, Visitor


def test_each_page_of_a_class_has_its_cells(server: Server) -> None:
    """Also one that shows a card: without its name on the page the wall would be empty."""
    cells = defaultdict[str, list[str]](list)
    for step in programme().values():
        if step.kind == "page":
            cells[step.lesson].extend(step.cells)
    visitor = Visitor(server)
    for lesson, names in cells.items():
        _, page = visitor.ask(f"/lesson/{lesson}")
        assert [each for each in names if f'data-cell="{each}"' not in page] == []
