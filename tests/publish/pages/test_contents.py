from helper.publish.pages.contents import headings


def test_headings_with_an_id_are_nested_by_level() -> None:
    html = '<h1 id="a">A</h1><h2 id="b">B <em>b</em></h2><h3>none</h3><h3 id="c">C</h3><h2 id="d">D</h2>'
    [top] = headings(html)
    assert (top["name"], [child["name"] for child in top["children"]]) == ("A", ["B b", "D"])
    assert top["children"][0]["children"][0]["id"] == "c"


def test_names_are_escaped() -> None:
    [heading] = headings('<h2 id="a">Tom &amp; &lt;i&gt;</h2>')
    assert heading["name"] == "Tom &amp; &lt;i&gt;"
