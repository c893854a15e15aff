"""Any content file is either loaded or reported with the place of each error."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helper.engine.check import check
from helper.model.errors import Defect, InvalidContentError
from helper.model.load import flow as loading
from helper.model.load import strings as loading_strings
from helper.model.load.document import Document, read
from helper.model.load.flow import CONTENT, KINDS, SHOWN, load
from helper.model.load.strings import NAME as STRINGS

REAL: Final = {name: (CONTENT / f"{name}.yml").read_bytes() for name in (*KINDS, STRINGS)}
SNIPPETS: Final = (
    *(b"\t", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xfe\xff", b"\r\n", b"\r", b"\n", b"\xc2\x85", b"\xe2\x80\xa8"),
    *(b"&a ", b"*a ", b"<<: *a", b"!!python/object:os.system ", b"!x ", b"!<", b"%YAML 9.9\n", b"---\n", b"...\n"),
    *(b": ", b"- ", b"? ", b"[", b"]", b"{", b"}", b"'", b'"', b"|\n", b">9\n", b"#", b",", b"~", b"null", b"yes"),
    *(b'"\\ud800"', b'"\\U00110000"', b'"\\0"', b"\xe2\x80\xae", b"9" * 5000, b"1e999", b".nan", b"2026-02-30", b"0x"),
    *(b"[" * 60, b"{a: " * 60, b"- " * 60, b"> " * 60, b"id", b"when", b"  ", b"\xf0\x9f\x99\x82", b"<script>"),
)
ODD: Final[st.SearchStrategy[Any]] = st.sampled_from(
    [None, True, 0, -1.5, 10**400, "", "yes", "\ud800", "\x07", "a\n\nb", "- " * 2000, "[" * 50, [], {}, [[]], {"": {}}]
)


@st.composite
def broken_bytes(draw: st.DrawFn, name: str) -> bytes:
    """The bytes of a real file with pieces removed, repeated and inserted."""
    data = REAL[name]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = start + draw(st.sampled_from([0, 0, 1, 5, 80, len(data)]))
        piece = draw(st.sampled_from(SNIPPETS) | st.binary(max_size=4) | st.just(data[start:end] * 2))
        data = data[:start] + piece + data[end:]
    return data


@st.composite
def broken_data(draw: st.DrawFn, name: str) -> Any:
    """The data of a real file with keys removed, renamed and repeated, and with values of other types."""
    data = yaml.load(REAL[name], yaml.BaseLoader)
    for _ in range(draw(st.integers(1, 3))):
        place: Any = data
        while True:
            keys = range(len(place)) if isinstance(place, list) else sorted(place)
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            if isinstance(place[key], list | dict) and draw(st.booleans()):
                place = place[key]
                continue
            change = draw(st.sampled_from(["drop", "rename", "double", "put in"]))
            if change == "put in":
                place[key] = draw(ODD)
            elif isinstance(place, dict) and change != "double":
                value = place.pop(key)
                if change == "rename":
                    place[draw(st.sampled_from(["", "id", "when", "notes", "Id", "\x1b"]))] = value
            elif isinstance(place, list):
                place[key : key + 1] = [] if change == "drop" else [place[key]] * 2
            break
    return data


def is_reported(error: Defect, data: bytes) -> bool:
    """Whether the error has a line of the file and can be printed."""
    return 1 <= error.line <= data.count(b"\n") + data.count(b"\r") + 2 and bool(str(error).encode())


@cache
def sound(path: Path, *how: Any, **more: Any) -> Document:
    return read(path, *how, **more)


@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=broken_bytes("contacts") | broken_bytes("sources") | st.binary())
def test_any_bytes_are_read_or_reported(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "contacts.yml"
    path.write_bytes(data)
    document = read(path)
    assert isinstance(document.data, list)
    assert all(error.file == path.name and is_reported(error, data) for error in document.errors)


def errors_of(name: str, data: bytes, folder: Path) -> list[Defect]:
    """The errors of the content when the file with that name has these bytes."""
    changed = folder / f"{name}.yml"
    changed.write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        # The other files never change, so they are read only once.
        for module in (loading, loading_strings):
            patch.setattr(
                module,
                "read",
                lambda path, *how, **more: (
                    read(changed, *how, **more) if path.name == changed.name else sound(path, *how, **more)
                ),
            )
        try:
            load(CONTENT, check)
        except InvalidContentError as invalid:
            return invalid.errors
    return []


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(REAL)), draw=st.data())
def test_any_data_is_loaded_or_reported(name: str, draw: st.DataObject, tmp_path: Path) -> None:
    text = yaml.dump(draw.draw(broken_data(name)), sort_keys=False).encode("utf-8", "surrogatepass")
    for error in errors_of(name, text, tmp_path):
        assert error.problem
        assert error.remedy
        assert error.file in {f"{SHOWN}/{other}.yml" for other in REAL}
        assert error.file != f"{SHOWN}/{name}.yml" or is_reported(error, text)


def test_errors_of_a_broken_file_are_detected(tmp_path: Path) -> None:
    assert errors_of("notes", b"[]", tmp_path)
    assert not errors_of("notes", REAL["notes"], tmp_path)


def bomb(levels: int) -> bytes:
    """A few hundred bytes that would expand to nine to the power of `levels` texts."""
    lines = [b"- &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [b"- &a%d [%s]" % (level, b", ".join([b"*a%d" % (level - 1)] * 9)) for level in range(1, levels)]
    return b"\n".join(lines)


ANCHOR: Final = "“&a1” is a YAML anchor. Remove it, or put the text in quotes."
DEEP: Final = "Lists and keys are nested more than 20 levels deep. Correct the brackets."
CHARACTER: Final = "The text contains U+{}, a character that nobody sees or that reorders the text. Remove it."


@pytest.mark.parametrize(
    ("data", "beginning"),
    [
        (bomb(60), f"contacts.yml:2: {ANCHOR}"),
        (b"- " + b"[" * 100_000, f"contacts.yml:1: {DEEP}"),
        (b"".join(b" " * depth + b"-\n" for depth in range(2000)), f"contacts.yml:21: {DEEP}"),
        (b'- id: "\\ud800"\n', f"contacts.yml:1: \ufffd / id: {CHARACTER.format('D800')}"),
        (b'- id: "a\\0"\n', f"contacts.yml:1: a\ufffd / id: {CHARACTER.format('0000')}"),
        ("- id: a\u202eb\n".encode(), f"contacts.yml:1: a\ufffdb / id: {CHARACTER.format('202E')}"),
        (b'- id: "\\U00110000"\n', "contacts.yml:1: This is not valid YAML: "),
        (
            b"- ? [a, b]\n  : c\n",
            "contacts.yml:1: #1: The key is a list or a mapping. Use text as the key.",
        ),
    ],
    ids=["bomb", "brackets", "dashes", "half a character", "null", "bidi", "no character", "list as key"],
)
def test_harmful_content_is_reported_with_its_place(tmp_path: Path, data: bytes, beginning: str) -> None:
    path = tmp_path / "contacts.yml"
    path.write_bytes(data)
    assert beginning in [str(error)[: len(beginning)] for error in read(path).errors]


@pytest.mark.parametrize("change", [lambda data: b"\xef\xbb\xbf" + data, lambda data: data.replace(b"\n", b"\r\n")])
def test_a_byte_order_mark_and_other_line_endings_make_no_difference(
    tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "contacts.yml"
    path.write_bytes(change(REAL["contacts"]))
    assert read(path) == read(CONTENT / "contacts.yml")


def test_a_folder_in_place_of_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "contacts.yml").mkdir()
    [error] = read(tmp_path / "contacts.yml").errors
    assert str(error).startswith("contacts.yml:1: The file cannot be read (")
