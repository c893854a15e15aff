"""The whole flow at a glance: as a drawing with a list, and as a table of all complete sets of answers."""
