from helper.publish.pages.llms import GuidePage, llms

HTML = """
<h1>Pets</h1>
<p>See <a href="../dogs/#feed">dogs</a> or <a href="https://example.org/">more</a> &amp; ask_us.</p>
<div class="helper-warning" role="note"><p><strong>Careful.</strong></p></div>
<section><h2>Feed</h2><ol><li><p>Look.</p></li><li><p>Feed.</p></li></ol></section>
<p class="helper-status">This browser is getting ready.</p>
"""


def test_a_page_becomes_a_section_with_its_address_and_its_text() -> None:
    text = llms("Animals", "All of them.", [GuidePage("https://host/guide/pets/", "About pets.", HTML)])
    assert text == (
        "# Animals\n\n> All of them.\n\n"
        "## Pets\n\n- [Pets](https://host/guide/pets/): About pets.\n\n"
        "See [dogs](https://host/guide/dogs/#feed) or [more](https://example.org/) & ask\\_us.\n\n"
        "> **Careful.**\n\n"
        "### Feed\n\n1. Look.\n2. Feed.\n"
    )


def test_pages_follow_each_other_in_the_order_given() -> None:
    pages = [GuidePage(f"https://host/{name}/", name, f"<h1>{name}</h1>") for name in ("b", "a")]
    assert llms("N", "S", pages).partition("## b")[2].count("## a") == 1
