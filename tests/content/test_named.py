"""A misspelt name is answered with the nearest right one."""

import pytest

from backedu.content.named import named

KNOWN = {"early-ces": 1, "plain-spasm": 2}


@pytest.mark.parametrize("written", ["early-cse", "Early_CES", "early ces"])
def test_the_nearest_name_is_said(written: str) -> None:
    """Capitals, underscores and spaces in place of hyphens are near."""
    with pytest.raises(LookupError, match=f"no patient '{written}'; do you mean 'early-ces'\\?"):
        named(KNOWN, written, "patient")


@pytest.mark.parametrize("written", ["", "nobody", 7, None, ["x"]])
def test_all_names_are_said_where_none_is_near(written: object) -> None:
    """Also for what isn't a name at all."""
    with pytest.raises(LookupError, match="choose one of early-ces, plain-spasm"):
        named(KNOWN, written, "patient")  # type: ignore[arg-type]  # what a notebook may hand over
