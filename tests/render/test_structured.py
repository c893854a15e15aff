from dataclasses import replace

from helper.engine.replay import replay
from helper.model.flow import Flow
from helper.render.structured import structured_data, structured_state


def test_a_procedure_is_a_how_to_with_its_warning_and_steps_as_plain_text(toy_flow: Flow) -> None:
    assert structured_data(toy_flow, toy_flow.procedures[1:2], []) == [
        {
            "@context": "https://schema.org",
            "@type": "HowTo",
            "name": "Feed it",
            "description": "Careful.",
            "step": [
                {"@type": "HowToStep", "position": 1, "text": "Call them."},
                {"@type": "HowToStep", "position": 2, "text": "Open the tin."},
                {"@type": "HowToStep", "position": 3, "text": "Read."},
            ],
        }
    ]


def test_a_contact_is_a_contact_point_with_its_international_number(toy_flow: Flow) -> None:
    assert structured_data(toy_flow, [], toy_flow.contacts.values()) == [
        {
            "@context": "https://schema.org",
            "@type": "ContactPoint",
            "name": "Vet <1>",
            "description": "Pets.",
            "telephone": "+1 (502) 555-0100, extension 7",
            "email": "vet@example.org",
        }
    ]


def test_a_procedure_without_a_warning_has_no_description(toy_flow: Flow) -> None:
    [how_to] = structured_data(toy_flow, toy_flow.procedures[:1], [])
    assert "description" not in how_to


def test_an_outcome_has_the_steps_of_its_plan_and_a_question_nothing(toy_flow: Flow) -> None:
    rest, *others = toy_flow.procedures
    [act] = rest.steps
    left_out = replace(act, id="rush", text="Hurry.", unless={"pet": ("none",)})
    flow = replace(toy_flow, procedures=(replace(rest, steps=(act, left_out)), *others))
    state = replay(flow, {"pet": "none"})
    assert structured_state(flow, state) == structured_data(flow, [rest], flow.contacts.values())
    assert structured_state(flow, replay(flow, {})) == []
