"""What a flow is (`flow`), how it is read from the content (`load`, at build time only) and what can be wrong with it."""
