"""The list of medicines that aren't met in the UK."""

from backedu.content.american_medicines import american_medicines


def test_no_name_is_listed_twice() -> None:
    """Each name has one answer to what should be written instead."""
    names = [name.casefold() for each in american_medicines().values() for name in each.names]

    assert len(set(names)) == len(names)
    assert {"acetaminophen", "cyclobenzaprine", "methocarbamol"} <= set(names)
