import re
from dataclasses import replace

from helper.model.flow import Flow
from helper.publish.clashes import FIXED, check_clashes, check_shadows
from helper.render.environment import COMPONENTS
from tests.support.project import ROOT


def test_an_outcome_may_be_the_exception_of_a_later_one(toy_flow: Flow) -> None:
    assert list(check_shadows(toy_flow)) == []
    assert list(check_clashes(toy_flow)) == []


def test_outcomes_of_which_only_the_order_decides_are_reported(toy_flow: Flow) -> None:
    alone, owner = toy_flow.outcomes
    walker = replace(alone, id="walker", when={"walk": ("yes",)})
    flow = replace(toy_flow, outcomes=(alone, walker, replace(owner, id="elder", when={"age": ("old",)}), owner))
    assert [(finding.id, finding.problem) for finding in check_shadows(flow)] == [
        ("elder", "The answers pet: dog, walk: yes, age: old also meet the “when” of “walker” above, which wins.")
    ]


def test_an_outcome_behind_a_more_general_one_is_reported(toy_flow: Flow) -> None:
    flow = replace(toy_flow, outcomes=(toy_flow.outcomes[1], toy_flow.outcomes[0]))
    [finding] = check_shadows(flow)
    assert finding.problem == "This outcome never appears, because “owner” above it has all its answers."


def test_the_fixed_ids_are_those_in_the_templates() -> None:
    templates = [*COMPONENTS.glob("*/*.html"), *(ROOT / "overrides").rglob("*.html")]
    found = {id for template in templates for id in re.findall(r'\bid="([^"{]+)"', template.read_text("utf-8"))}
    assert found == set(FIXED)
