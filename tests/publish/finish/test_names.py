from pathlib import Path

from helper.publish.finish.names import rename_by_digest, with_new_names


def test_the_themes_files_are_named_by_their_digests_on_pages_too(tmp_path: Path) -> None:
    workers = tmp_path / "assets" / "javascripts" / "workers"
    workers.mkdir(parents=True)
    (workers / "search.0123abcd.min.js").write_text("find()")
    (workers.parent / "bundle.js").write_text("run()")
    names = rename_by_digest(tmp_path)
    assert names == {"search.0123abcd.min.js": "search.19a9b49bc5d7.min.js", "bundle.js": "bundle.02fcae88bd12.js"}
    assert (workers / names["search.0123abcd.min.js"]).read_text() == "find()"
    assert with_new_names('{"search": "../assets/javascripts/workers/search.0123abcd.min.js"}', names) == (
        '{"search": "../assets/javascripts/workers/search.19a9b49bc5d7.min.js"}'
    )
