from pathlib import Path

import pytest

from helper.model.errors import InvalidContentError
from helper.model.flow import Flow
from helper.publish.pages.expand import expand_guide
from helper.publish.pages.guide import read_guide
from helper.publish.pages.measurements import decimals, duration, machine, megabytes

TABLE = """\
{% set load = measured("load") %}
{{ load.machine|machine }} & <b>

| What | Rate |
| --- | ---: |
{% for row in load.loads %}
| {{ row.name }} | {{ row.rate|decimals }} |
{% endfor %}
"""
LOAD = """\
{
  "machine": {"date": "2026-11-23", "cores": 2, "processor": "AMD", "system": "Debian"},
  "loads": [{"name": "A & B", "rate": 29199.5}, {"name": "<C>", "rate": 3}]
}
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A folder of documents with one measurement."""
    folder = tmp_path / "docs"
    (folder / "measurements").mkdir(parents=True)
    (folder / "measurements" / "load.json").write_text(LOAD)
    return folder


def test_a_page_loops_over_a_measurement_and_nothing_is_escaped(docs: Path, toy_flow: Flow) -> None:
    (docs / "page.md").write_text(TABLE)
    assert expand_guide(read_guide(docs), docs, toy_flow, "Site")["page.md"] == (
        "2026-11-23, AMD with 2 cores, Debian & <b>\n\n"
        "| What | Rate |\n| --- | ---: |\n| A & B | 29,200 |\n| <C> | 3 |\n"
    )


@pytest.mark.parametrize(
    ("json", "page", "error"),
    [
        (
            LOAD,
            'One\n\n{% set load = measured("lod") %}',
            "docs/page.md:3: There is no file “docs/measurements/lod.json”. Measurements are: load. Restore the file from "
            "Git, or run the make target that writes it.",
        ),
        (
            "[1,",
            '{% set load = measured("load") %}',
            "docs/page.md:1: “docs/measurements/load.json” is not valid JSON: Expecting value: line 1 column 4 (char 3). "
            "Restore the file from Git, or run the make target that writes it.",
        ),
        (
            LOAD,
            '\n{{ measured("load").nothing }}',
            "docs/page.md:2: 'dict object' has no attribute 'nothing'. Write {{",
        ),
        (LOAD, '\n\n{{ measured("load").loads|megabytes }}', "docs/page.md:3: "),
    ],
)
def test_an_error_names_the_page_the_line_and_the_remedy(
    docs: Path, toy_flow: Flow, json: str, page: str, error: str
) -> None:
    (docs / "measurements" / "load.json").write_text(json)
    (docs / "page.md").write_text(page)
    with pytest.raises(InvalidContentError) as raised:
        expand_guide(read_guide(docs), docs, toy_flow, "Site")
    assert str(raised.value.errors[0]).startswith(error)


def test_measured_values_are_formatted() -> None:
    values = {"date": "2026-11-23", "cores": 2, "processor": "AMD", "system": "Debian"}
    assert machine(values) == "2026-11-23, AMD with 2 cores, Debian"
    assert [megabytes(size) for size in (None, 1_234_567, 12_345_678)] == ["unknown", "1.23 MB", "12 MB"]
    assert [duration(milliseconds) for milliseconds in (765.8, 1400)] == ["766 ms", "1.4 s"]
    assert [decimals(29_199.5), decimals(3.14159, 2)] == ["29,200", "3.14"]
