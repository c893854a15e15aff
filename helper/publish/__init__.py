"""The site: plain functions that make its parts, and a thin MkDocs hook that hands them over.

`pages` makes the pages, `files` other single files, `finish` what needs the built site, `sbom` the bill of materials, and
`preview` a page that only `make serve` has. The modules beside them put these together or serve several of them.
"""
