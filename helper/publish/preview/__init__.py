"""A preview of all components with their examples, for `make serve` only."""
