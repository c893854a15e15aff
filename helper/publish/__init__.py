"""The site: `project.py` reads what people have written, `site.py` makes all files of it, and `folder.py` writes them.

A site generator builds these plain files, and `finish` does what needs the built site. `pages` makes the pages, `files` other
single files, `sbom` the bill of materials, and `preview` a page that only `make serve` has. `hook.py` adapts this to MkDocs.
"""
