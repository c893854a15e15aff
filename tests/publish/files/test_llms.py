from helper.publish.files.llms import Article, is_guide, llms

HTML = """
<h1>Pets</h1>
<p>See <a href="../dogs/#feed">dogs</a> or <a href="https://example.org/">more</a> &amp; ask_us.</p>
<section class="helper-warning" role="note"><p><strong>Careful.</strong></p></section>
<section><h2>Feed</h2><ol><li><p>Look.</p></li><li><p>Feed.</p></li></ol></section>
<p class="helper-status">This browser is getting ready.</p>
"""


def test_an_article_becomes_a_section_with_its_url_and_its_text() -> None:
    text = llms("Animals", "All of them.", [Article("https://host.example/guide/pets/", "About pets.", HTML)])
    assert text == (
        "# Animals\n\n> All of them.\n\n"
        "## Pets\n\n- [Pets](https://host.example/guide/pets/): About pets.\n\n"
        "See [dogs](https://host.example/guide/dogs/#feed) or [more](https://example.org/) & ask\\_us.\n\n"
        "> **Careful.**\n\n"
        "### Feed\n\n1. Look.\n2. Feed.\n"
    )


def test_articles_keep_their_order() -> None:
    pages = [Article(f"https://host.example/{name}/", name, f"<h1>{name}</h1>") for name in ("b", "a")]
    assert llms("N", "S", pages).partition("## b")[2].count("## a") == 1


def test_pages_about_the_site_itself_are_not_part_of_the_guide() -> None:
    files = ("index.md", "guide/pets.md", "measurements/start.md", "publish/your-site.md")
    assert [file for file in files if is_guide(file)] == ["index.md", "guide/pets.md"]
