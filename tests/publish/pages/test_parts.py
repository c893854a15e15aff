from markupsafe import Markup

from helper.publish.pages.parts import Parts, with_parts


def test_components_take_their_places_whatever_they_contain() -> None:
    parts = Parts()
    first, second = parts.place(Markup('<b title="x">&amp;</b>')), parts.place(Markup(Parts().place(Markup("z"))))
    assert with_parts(f"a {first} {second} b", parts) == 'a <b title="x">&amp;</b> <div data-part="0"></div> b'


def test_a_place_that_is_text_shows_the_html_of_the_component() -> None:
    for place in ('&lt;div data-part="0"&gt;&lt;/div&gt;', "&lt;div data-part=&quot;0&quot;&gt;&lt;/div&gt;"):
        assert with_parts(place, [Markup('<b title="&amp;">')]) == "&lt;b title=&quot;&amp;amp;&quot;&gt;"


def test_a_place_in_an_attribute_or_of_no_component_stays() -> None:
    for html in (
        """<a title='<div data-part="0"></div>'>""",
        """<a title=<div data-part="0"></div>""",
        '<div data-part="1"></div>',
        '<div data-part="x"></div>',
        '<div data-part="-1"></div>',
        '<div data-part="0">text</div>',
        "&lt;div data-part=&quot;1&quot;&gt;&lt;/div&gt;",
    ):
        assert with_parts(html, [Markup("<b>")]) == html
