import tomllib

import pytest

from backedu.content.toml_hints import hint, line_of, whose

HEAD = "# A file\n[first]\nwhy = 1\n\n"
RECORD = (
    '[second]\nclaim = "Text."\nsources = ["a"]\nwhy = """\nText.\n"""\nreviewed = 2026-11-22\n'
)


@pytest.mark.parametrize(
    ("right", "wrong", "line", "said"),
    [
        ('"Text."', "“Text.”", 6, "this line has curly quotation marks"),
        ('["a"]', "[“a”]", 7, "this line has curly quotation marks"),
        ("2026-11-22", "22/11/2026", 11, "write the day as 2026-11-22"),
        ("2026-11-22", "22.11.2026", 11, "write the day as 2026-11-22"),
        ('["a"]', '["a" "b"]', 7, "put a comma between two entries"),
        ("[second]", "[my second one]", 5, "a record begins with its name in [brackets]"),
        ("[second]", "[second", 5, "a record begins with its name in [brackets]"),
        ("[second]", "[first]", 5, "this name is taken; give the record another one"),
        ("[second]", "[first.notes]\na = 1\n[first.notes]", 7, "its own in every [bracket]"),
        ('"Text."', "'I can't'", 6, 'begin and end a text with "'),
        ('"Text."', "4,5", 6, "write a number with a point"),
        ('"Text."', '[{a = "b" c = "d"}]', 6, "put a comma after each field but the last"),
        ('"Text."', '[{a = true c = "d"}]', 6, "put a comma after each field but the last"),
        ('"Text."', '[\n{a = "b",\n}]', 7, "between { and } belongs on one line"),
        ("[second]\n", "", 9, "the record's name in [brackets] is missing further up"),
        ('"Text."', '"Text.', 6, "a quotation mark is missing"),
        ('"Text."', 'He said "Text"', 6, "put text between quotation marks"),
        ('"Text."', '"He said "yes"."', 6, "inside a text, use curly quotation marks"),
        ('"Text."', "yes", 6, '"yes" and "no" too; only true and false have none'),
        ('"Text."', '"Text.”', 6, "this line has curly quotation marks"),
        ('claim = "Text."', 'claim: "Text."', 6, "put = after the name of the field"),
        ('"Text."', '"Text." // new', 6, "begins with #"),
        ('"Text."', "69 years", 6, "write the number alone"),
        ('"Text."', "[22-35]", 6, "write each number out"),
        ('"Text."', "True", 6, "in small letters"),
        ('"Text."', '"C:\\Text"', 6, "leave out the backslash"),
        ('"Text."', '["a"', 7, "see the line above, too"),
        ('claim = "Text."', 'claim "Text."', 6, "an = that is missing"),
        ('\nText.\n"""', "\nText.\n", 8, 'text that begins with """ needs """ after it, too'),
    ],
)
def test_a_slip_is_explained(right: str, wrong: str, line: int, said: str) -> None:
    """What a newcomer gets wrong in a record is said in plain words, at the line where it is."""
    record = RECORD.replace(right, wrong, 1)
    text = HEAD + record
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)

    assert said in hint(text, str(caught.value))
    assert line_of(text, str(caught.value)) == line


@pytest.mark.parametrize("text", ["", "\n", "=", "[", '"""', "a = [", "a = {", "é", "a\nb"])
def test_whatever_is_wrong_there_is_a_hint(text: str) -> None:
    """No file is so odd that the hint itself fails."""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
    else:
        message = "Something else"

    assert hint(text, message)
    assert 1 <= line_of(text, message) <= text.count("\n") + 1


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (1, (None, None)),
        (2, ("first", None)),
        (3, ("first", "why")),
        (6, ("second", "claim")),
        (9, ("second", "why")),
    ],
)
def test_a_line_belongs_to_a_record_and_a_field(
    line: int, expected: tuple[str | None, str | None]
) -> None:
    """So that whoever mends a slip sees in which copy of a record it is."""
    assert whose(HEAD + RECORD, line) == expected
