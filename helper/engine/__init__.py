"""Pure functions on a flow: answers in, state out."""
