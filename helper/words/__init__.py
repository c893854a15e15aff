"""From a text in the visitor's own words to answers: tokens, clauses, statements, readings. Without I/O, as all that ships."""
