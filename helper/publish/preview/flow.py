"""A small flow about pets, for the components' examples and for tests that must not depend on the content."""

from markupsafe import Markup

from helper.model.flow import (
    Abbreviation,
    Contact,
    Deadline,
    Flow,
    Link,
    Note,
    Option,
    Outcome,
    Procedure,
    Question,
    Redirect,
    Source,
    Step,
)
from helper.model.strings import Strings


def option(id: str, **when: tuple[str, ...]) -> Option:
    return Option(id=id, label=f"Label of {id}", short=f"short {id}", say=f"I say {id}.", when=when)


def procedure(id: str, **when: tuple[str, ...]) -> Procedure:
    return Procedure(
        id=id, title=f"Do {id}", when=when, guide="guide/", sources=("book",), steps=(Step(id="act", text="Act."),)
    )


PET = Question(
    id="pet",
    text="Which pet?",
    topic="Pet",
    hint=Markup("A <em>pet</em>."),
    options=(option("cat"), option("dog"), option("none")),
)
WALK = Question(id="walk", text="Walks?", topic="Walks", options=(option("yes"), option("no")), when={"pet": ("dog",)})
AGE = Question(
    id="age",
    text="Old & grey?",
    topic="Age",
    options=(option("old"), option("young"), option("puppy", pet=("dog",))),
    when={"pet": ("cat", "dog")},
)


def flow_with(strings: Strings) -> Flow:
    """The flow, with an interface that says these strings."""
    return Flow(
        questions=(PET, WALK, AGE),
        outcomes=(
            Outcome(id="alone", when={"pet": ("none",)}, headline="No pet"),
            Outcome(
                id="owner",
                when={},
                headline="A pet",
                notes=("new",),
                see=(Link(page="guide/pets/", text="Pets"),),
            ),
        ),
        procedures=(
            procedure("rest"),
            Procedure(
                id="feed",
                title="Feed it",
                when={"pet": ("cat", "dog")},
                guide="guide/pets/",
                sources=("book",),
                at_hand=("A bowl", "Food"),
                warning="careful",
                steps=(
                    Step(id="call", text=Markup("Call <b>them</b>."), contact="vet", ask="What does it eat?"),
                    Step(id="open", text="Open the tin.", deadline="tin"),
                    Step(id="read", text="Read.", link=Link(page="guide/pets/#feed", text="How")),
                ),
                notes=("new",),
                contacts=("vet",),
            ),
            procedure("exercise", walk=("no",)),
        ),
        contacts={
            "vet": Contact(
                id="vet",
                name="Vet <1>",
                helps_with="Pets.",
                phone="(502) 555-0100",
                extension="7",
                email="vet@example.org",
                checked="2026-01-31",
            )
        },
        notes={
            "new": Note(id="new", text="Newer.", sources=("web",)),
            "old": Note(id="old", text="Older.", sources=("book",)),
            "careful": Note(id="careful", text=Markup("<strong>Careful.</strong>"), sources=("book",)),
        },
        sources={
            "book": Source(id="book", title="The book", date="1999", checked="2025-03-01", quote="A bowl"),
            "web": Source(
                id="web", title="The page", date="2020", url="https://example.org/", newer=True, checked="2026-01-30"
            ),
        },
        redirects={
            old: Redirect(id=old, now=now)
            for old, now in {
                "pet-hound": "pet-dog",
                "nourish": "feed",
                "feed-phone": "feed-call",
                "doctor": "vet",
            }.items()
        },
        abbreviations={"toy": Abbreviation(id="toy", short="TOY", long="Tale Of Yarn", meaning="It is for cats.")},
        deadlines={
            "tin": Deadline(
                id="tin", hours=3, question="When was the tin opened?", act="Feed", title="Feed; the pet", contact="vet"
            )
        },
        strings=strings,
    )
