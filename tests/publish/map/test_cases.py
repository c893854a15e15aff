import csv
import io
from dataclasses import replace

from helper.engine.graph import states
from helper.engine.paths import path_of
from helper.engine.replay import Reached
from helper.model.flow import Flow
from helper.publish.map.cases import as_csv, cases


def rows(flow: Flow) -> list[dict[str, str]]:
    text = as_csv(flow, "https://host.example/")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_every_complete_set_of_answers_is_a_case_with_what_its_page_shows(flow: Flow) -> None:
    reached = [state for state in states(flow) if isinstance(state, Reached)]
    assert [(case.path, case.headline, case.procedures) for case in cases(flow)] == [
        (path_of(state.answers), state.outcome and state.outcome.headline, state.procedures) for state in reached
    ]


def test_the_file_has_a_column_for_each_question_and_a_row_for_each_case(toy_flow: Flow) -> None:
    [row] = [row for row in rows(toy_flow) if row["Address"].endswith("/pet-dog/walk-no/age-puppy/")]
    assert row == {
        "Pet": "short dog",
        "Walks": "short no",
        "Age": "short puppy",
        "What to do": "A pet",
        "Parts": "Do rest; Feed it; Do exercise",
        "Contacts": "Vet <1>, (502) 555-0100, extension 7, vet@example.org",
        "Address": "https://host.example/helper/pet-dog/walk-no/age-puppy/",
    }
    assert len(rows(toy_flow)) == len(list(cases(toy_flow)))


def test_a_question_that_was_not_asked_is_empty(toy_flow: Flow) -> None:
    [row] = [row for row in rows(toy_flow) if row["Pet"] == "short none"]
    assert (row["Walks"], row["Age"], row["Contacts"]) == ("", "", "")


def test_no_cell_is_a_formula(toy_flow: Flow) -> None:
    outcomes = tuple(replace(outcome, headline="=1+1") for outcome in toy_flow.outcomes)
    assert {row["What to do"] for row in rows(replace(toy_flow, outcomes=outcomes))} == {"'=1+1"}
