"""A table in the text of a lesson can be read row by row."""

from bs4 import BeautifulSoup

from backedu.serve.snapshots.tables import name_cells

_TABLE = (
    '<table>\n<thead>\n<tr>\n<th>Measure</th>\n<th>Better <b>is</b> "</th>\n</tr>\n</thead>\n'
    "<tbody>\n<tr>\n<td>NPRS</td>\n<td>lower</td>\n</tr>\n"
    "<tr>\n<td>PSFS</td>\n<td>higher</td>\n</tr>\n</tbody>\n</table>"
)


def test_each_cell_names_its_column() -> None:
    """In each row, but not its first cell, which names the row."""
    made = name_cells(f'<section class="prose">{_TABLE}</section>')

    cells = BeautifulSoup(made, "html.parser")("td")
    assert [cell.get("data-head") for cell in cells] == [None, 'Better is "'] * 2
    assert {cell["role"] for cell in cells} == {"cell"}
    assert made.count('role="row"') == 3
    assert made.count('role="columnheader"') == 2


def test_a_table_of_a_control_is_left_alone() -> None:
    """Only the text is laid out by the page; what a cell returns has styles of its own."""
    output = f'<div class="output">{_TABLE}</div>'

    assert name_cells(output) == output
