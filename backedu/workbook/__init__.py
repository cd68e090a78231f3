"""A student's own copy of the notebooks, opened in JupyterLab."""

from backedu.workbook.workbook import copy_notebooks, learn

__all__ = ["copy_notebooks", "learn"]
