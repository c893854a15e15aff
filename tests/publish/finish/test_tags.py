from helper.publish.finish.tags import tags, with_insertions


def test_a_tag_has_its_position_and_the_text_after_it() -> None:
    page = "<p>ä</p>\n  <b\n id=x>y</b><script>if (a < b) '</i>'</script>"
    found = tags(page)
    assert [tag.name for tag in found] == ["p", "b", "script"]
    assert [page[tag.start : tag.end] for tag in found] == ["<p>", "<b\n id=x>", "<script>"]
    assert found[2].text == "if (a < b) '</i>'"


def test_texts_are_inserted_at_their_positions() -> None:
    assert with_insertions("abc", [(3, "+"), (1, "-")]) == "a-bc+"


def test_texts_with_the_same_position_keep_their_order() -> None:
    assert with_insertions("ab", [(1, "2"), (1, "1")]) == "a21b"
