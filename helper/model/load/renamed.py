"""Renamed ids: that of a question is part of its options’ public ids, and that of a procedure of its steps’."""

from collections.abc import Iterable, Mapping

from helper.model.flow import Procedure, Question, Redirect, public_id


def with_parts(
    redirects: Iterable[Redirect], questions: Iterable[Question], procedures: Iterable[Procedure]
) -> Mapping[str, Redirect]:
    """The redirects by their former ids, and those that follow for the parts of what was renamed.

    A redirect that the content has goes before one that follows, and so does an id in use. Nothing follows from the id of
    a part, such as a step that was left out and leads to its procedure now.
    """
    parts = {
        **{
            question.id: [(option.id, public_id(question, option)) for option in question.options]
            for question in questions
        },
        **{
            procedure.id: [(step.id, public_id(procedure, step)) for step in procedure.steps]
            for procedure in procedures
        },
    }
    used = {now for each in parts.values() for _, now in each}
    given = {redirect.id: redirect for redirect in redirects}
    whole = [each for each in given.values() if not any(each.id.startswith(f"{id}-") for id in parts)]
    following = [Redirect(id=f"{each.id}-{part}", now=now) for each in whole for part, now in parts.get(each.now, ())]
    return {**{each.id: each for each in following if each.id not in used}, **given}
