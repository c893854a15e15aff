from helper.model.flow import Flow
from helper.publish.map.graph import Node, graph


def lines(nodes: list[Node]) -> list[str]:
    return [
        f"{node.number} {node.text}: "
        + ", ".join(f"{'/'.join(option.id for option in edge.options)} -> {edge.to}" for edge in node.edges)
        for node in nodes
    ]


def test_states_after_which_the_same_can_happen_are_one_node(toy_flow: Flow) -> None:
    assert lines(list(graph(toy_flow))) == [
        "1 Which pet?: cat -> 5, dog -> 3, none -> 2",
        "2 No pet: ",
        "3 Walks?: yes/no -> 4",
        "4 Old & grey?: old/young/puppy -> 6",
        "5 Old & grey?: old/young -> 6",
        "6 A pet: ",
    ]


def test_a_node_leads_to_the_first_of_its_states_and_counts_them(toy_flow: Flow) -> None:
    assert [(node.path, node.states) for node in graph(toy_flow)] == [
        ("helper/", 1),
        ("helper/pet-none/", 1),
        ("helper/pet-dog/", 1),
        ("helper/pet-dog/walk-yes/", 2),
        ("helper/pet-cat/", 1),
        ("helper/pet-cat/age-old/", 8),
    ]


def test_the_questions_and_outcomes_of_the_content_are_all_there(flow: Flow) -> None:
    texts = {node.text for node in graph(flow)}
    assert texts == {question.text for question in flow.questions} | {outcome.headline for outcome in flow.outcomes}
