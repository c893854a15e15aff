from helper.engine.version import version
from helper.model.flow import Link, Step


def test_the_version_of_a_step_changes_only_with_its_text() -> None:
    step = Step(id="a", text="Call them.")
    assert version(step) == version(Step(id="b", text="Call them.", contact="vet", link=Link(page="x", text="y")))
    assert version(step) != version(Step(id="a", text="Call us."))


def test_versions_are_the_same_in_every_run() -> None:
    assert version(Step(id="a", text="Füttern 🐈")) == "c0921ffa"
