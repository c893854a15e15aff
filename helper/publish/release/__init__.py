"""`make release`: the site of a tagged commit as one file, with its bill of materials and checksums."""
