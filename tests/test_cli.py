import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backedu import __version__, cli, places, workbook
from backedu.check import files, registry, structure
from backedu.cli import main
from backedu.content import ContentError, forget
from backedu.content.reader import files_of, find, kind_of, read_table
from backedu.content.table import Data
from backedu.places import data_dir
from backedu.serve import app
from tests.support.content_files import last_file

KINDS = sorted({kind_of(path) for path in data_dir().rglob("*.toml")})


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the content that the command reads in place of the shipped one."""
    folder = Path(shutil.copytree(data_dir(), tmp_path / "data"))
    with monkeypatch.context() as patched:
        patched.setattr(places, "_beside", lambda name: tmp_path / name)
        patched.setattr(registry, "RULES", structure.RULES)  # the others have tests of their own
        forget()
        yield folder
    forget()


def _said(capsys: pytest.CaptureFixture[str]) -> str:
    """What was said of a fault: one line, and nothing beside it."""
    out, err = capsys.readouterr()

    assert out == ""
    assert err.count("\n") == 1, err
    assert "Traceback" not in err
    return err


def _found(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What the check found: a line each, and at the end how many; nothing beside it."""
    out, err = capsys.readouterr()
    *lines, last = err.splitlines()

    assert out == ""
    assert "Traceback" not in err
    assert re.fullmatch(rf"{len(lines)} things? to mend; `backedu check --rules` says why .+", last)
    return lines


def _records(kind: str) -> int:
    """How many records there are of a kind, file by file."""
    return sum(len(read_table(find(file))) for file in files_of(files.documents()[kind].file))


def test_check_counts_every_file(capsys: pytest.CaptureFixture[str]) -> None:
    """One line for each file of content, with the number of its records."""
    code = main(["check"])
    *lines, last = capsys.readouterr().out.splitlines()
    counted = {kind: int(number) for kind, number in (line.split(" ") for line in lines)}

    assert (code, last) == (0, "Nothing to mend.")
    assert sorted(counted) == KINDS
    assert counted == {kind: _records(kind) for kind in counted}
    assert counted["claims"] >= 105
    assert counted["sources"] >= 110
    assert counted["exercises"] >= 9


@pytest.mark.parametrize("kind", ["rules", "ladder", "clinic_flags"])
def test_each_check_reads_anew_what_several_files_make_up(data: Path, kind: str) -> None:
    """What was spoilt since the last check is found by the next."""
    files.counts()
    with find(f"{kind}.toml", data).open("a", encoding="utf-8") as file:
        file.write('\n[zz-new]\nzz = ""\n')

    with pytest.raises(ContentError, match=rf"{kind}\.toml: record 'zz-new'"):
        files.counts()


def _refused(kind: str) -> list[str]:
    """What is said of a file."""
    return [str(error) for error in files.documents()[kind].faults(Data())]


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_with_nothing_in_it_is_named(data: Path, kind: str) -> None:
    """Whichever file has a record without its fields, the sentence names file and record."""
    path = last_file(kind, data)
    with path.open("a", encoding="utf-8") as file:
        file.write('\n[zz-new]\nzz = ""\n')
    if kind == "triage":  # its records are known by name; a further one says nothing to anyone
        find("triage.toml", data).write_text("", encoding="utf-8")
    named = re.compile(rf"{path.name}: record '(zz-new|rulebook)'")

    assert any(named.match(fault) for fault in _refused(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_file_is_named(data: Path, kind: str) -> None:
    """Whichever file is gone, the sentence says so."""
    table = files.documents()[kind].file
    for name in files_of(table, data):
        find(name, data).unlink()

    assert any(re.match(rf"{table}: the (file|folder) is missing", each) for each in _refused(kind))


def test_the_form_alone_is_quick_to_check() -> None:
    """A review that is due doesn't hinder reading."""
    assert main(["check", "--form", "--today", "2028-11-23"]) == 0


def test_the_check_ends_with_how_much_there_is_to_mend(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fault makes the check fail, with a line for each and one that counts them."""
    find("scans.toml", data).unlink()

    assert main(["check"]) == 1
    assert any(
        line.startswith("scans.toml, line 1: the file is missing") for line in _found(capsys)
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("rules", r"sources = \[\"[^\"]+\"", 'sources = ["nobody-1999"', "'nobody-1999', not in"),
        (
            "named_conditions",
            r"\{ pregnancy = \"pregnant\" \}",
            '{ named = ["a"] }',
            "no condition is named",
        ),
        ("contradictions", r"names = \[\"sex\"", 'names = ["sexx"', "no answer is called 'sexx'"),
        ("advice", r"\nrecommended_at = ", "\nrecomended_at = ", "'recomended_at' is not known"),
        ("labs", r"max = 80", "max = inf", "field 'max' must be a finite number"),
        ("wording", r'right = "Right."', "right = 1", "field 'right' must be text"),
    ],
)
def test_what_only_one_loader_sees_is_seen(
    data: Path, file: str, old: str, new: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check goes through each kind's own rules, not only through the form of the file."""
    path = find(f"{file}.toml", data)
    text, changed = re.subn(old, new, path.read_text(encoding="utf-8"), count=1)
    path.write_text(text, encoding="utf-8")

    assert changed == 1
    assert main(["check"]) == 1
    assert any(said in line for line in _found(capsys))


@pytest.mark.parametrize("kind", ["claims", "rules", "labs", "wording"])
def test_a_lesson_is_not_served_from_broken_content(
    data: Path, kind: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``present`` reads all content first, and ends with the sentence before a port is opened."""
    started: list[str] = []
    monkeypatch.setattr(app.LessonServer, "initialize", lambda *_: started.append("initialize"))
    monkeypatch.setattr(app.LessonServer, "start", lambda *_: started.append("start"))
    find(f"{kind}.toml", data).write_text("[a\n", encoding="utf-8")

    assert main(["present", "--port", "0"]) == 1
    assert f"{kind}.toml: not valid TOML" in _said(capsys)
    assert started == []


def test_present_hands_its_options_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Port, host, browser and visitors reach the server, which keeps to this machine by default."""
    servers: list[app.LessonServer] = []
    monkeypatch.setattr(app.LessonServer, "initialize", lambda server, _: servers.append(server))
    monkeypatch.setattr(app.LessonServer, "start", lambda _: None)
    codes = [
        main(["present"]),
        main(["present", "--port=8900", "--host=192.0.2.1", "--no-browser", "--visitors=5"]),
    ]
    options = [(each.port, each.ip, each.open_browser, each.most_visitors) for each in servers]

    assert codes == [0, 0]
    assert options == [(8866, "127.0.0.1", True, 60), (8900, "192.0.2.1", False, 5)]


@pytest.mark.parametrize("port", ["-1", "65536", "http", "", "1.5", "²", "9" * 5000])
def test_a_port_that_is_none_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The sentence shows what was given, cut short, and what a port is."""
    with pytest.raises(SystemExit) as ended:
        main(["present", f"--port={port}"])
    said = capsys.readouterr().err

    assert ended.value.code == 2
    assert f"'{port[:20]}' is not a port: give a number from 0 to 65535." in said


@pytest.mark.parametrize("words", [[], ["serve"], ["export"], ["present", "--visitors", "many"]])
def test_a_wrong_command_gets_the_usage(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """What the command does not know ends with code 2 and says how it is used."""
    with pytest.raises(SystemExit) as ended:
        main(words)
    said = capsys.readouterr().err

    assert ended.value.code == 2
    assert said.startswith("usage: backedu")


def test_learn_opens_the_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folder, address and browser are handed on; the folder has a name by default."""
    asked: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(
        workbook, "learn", lambda folder, **options: asked.append((folder, options))
    )
    container = ["--no-browser", "--port", "8900", "--host", "0.0.0.0"]  # noqa: S104
    codes = [main(["learn"]), main(["learn", "mine", *container])]
    first, second = (dict(options) for _, options in asked)

    assert codes == [0, 0]
    assert [folder for folder, _ in asked] == ["backedu-lessons", "mine"]
    assert first == {"host": "127.0.0.1", "port": None, "open_browser": True}
    assert second == {"host": "0.0.0.0", "port": 8900, "open_browser": False}  # noqa: S104


@pytest.mark.parametrize("folder", ["taken", "taken/mine", "~no-such-user-here/mine"])
def test_a_folder_that_cannot_be_made_gets_one_sentence(
    tmp_path: Path,
    folder: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The sentence names the folder and says why."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken").write_text("mine", encoding="utf-8")

    assert main(["learn", folder]) == 1
    assert re.fullmatch(rf"The notebooks could not be copied to {folder}: .+\.\n", _said(capsys))


def test_the_references_of_one_lesson_are_fewer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a lesson only what it rests on is exported; one that does not exist is a sentence."""
    monkeypatch.chdir(tmp_path)
    codes = [
        main(["export", "references", "--format=csl", "--lesson=02_is_it_safe", "one.json"]),
        main(["export", "references", "--format=csl", "all.json"]),
    ]
    one, every = (json.loads(Path(name).read_text("utf-8")) for name in ("one.json", "all.json"))
    capsys.readouterr()

    assert codes == [0, 0]
    assert 0 < len(one) < len(every)
    assert main(["export", "references", "--lesson=99"]) == 1
    assert "There is no lesson '99'" in _said(capsys)


def test_the_check_says_what_it_looks_for(capsys: pytest.CaptureFixture[str]) -> None:
    """Every rule with its reason, without reading any content."""
    assert main(["check", "--rules"]) == 0
    assert "Flesch" in capsys.readouterr().out


@pytest.mark.parametrize("day", ["tomorrow", "2028-02-30", "x" * 500])
def test_a_day_that_is_none_is_refused(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The sentence shows what was given, cut short, and how a day is written."""
    with pytest.raises(SystemExit) as ended:
        main(["check", "--today", day])

    assert ended.value.code == 2
    assert f"'{day[:20]}' is not a day: write it as 2028-01-31." in capsys.readouterr().err


@pytest.mark.parametrize("file", [".", "nowhere/rules.html"])
def test_a_page_that_cannot_be_written_gets_one_sentence(
    tmp_path: Path, file: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sentence names the file and says why."""
    monkeypatch.chdir(tmp_path)

    assert main(["export", "rules", file]) == 1
    assert re.fullmatch(rf"The page could not be written to {file}: .+\.\n", _said(capsys))


def test_no_page_is_made_from_broken_content(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing can be signed that the check refuses."""
    monkeypatch.chdir(data)
    find("claims.toml", data).write_text("[a\n", encoding="utf-8")

    assert main(["export", "rules"]) == 1
    assert "claims.toml: not valid TOML" in _said(capsys)
    assert not (data / "rules.html").exists()


def test_the_command_stands_alone() -> None:
    """As a process of its own it says its version and imports no server to do so."""
    code = "import sys; from backedu.cli import main\ntry: main(['--version'])\nexcept SystemExit:"
    code += " print(sorted({'voila', 'jupyterlab', 'plotly', 'anywidget'} & set(sys.modules)))"
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout

    assert said.splitlines() == [f"backedu {__version__}", "[]"]
    assert cli.__doc__


@pytest.mark.parametrize(
    ("option", "given", "taken"),
    [
        ("--base-url", "/", "/"),
        ("--base-url", "class", "/class/"),
        ("--base-url", "/user/ann/class/", "/user/ann/class/"),
        ("--public-address", "https://lessons.example", "https://lessons.example/"),
        ("--public-address", "http://192.0.2.7:80/class/", "http://192.0.2.7:80/class/"),
    ],
)
def test_where_it_is_served_from(
    option: str, given: str, taken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A prefix has a slash at both ends, a public address one at its end."""
    servers: list[app.LessonServer] = []
    monkeypatch.setattr(app.LessonServer, "initialize", lambda server, _: servers.append(server))
    monkeypatch.setattr(app.LessonServer, "start", lambda _: None)

    assert main(["present", option, given]) == 0
    assert taken in {servers[0].base_url, servers[0].public_address}


@pytest.mark.parametrize(
    ("option", "given"),
    [
        ("--base-url", "a b"),
        ("--base-url", "../up"),
        ("--base-url", "//evil.example/"),
        ("--base-url", '"><script>'),
        ("--public-address", "lessons.example"),
        ("--public-address", "ftp://lessons.example"),
        ("--public-address", "https://a b/"),
        ("--public-address", "https://lessons.example/?x=1"),
    ],
)
def test_what_is_no_address_gets_a_sentence(
    option: str, given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says how to write one."""
    with pytest.raises(SystemExit):
        main(["present", option, given])

    assert "write it as" in capsys.readouterr().err
