"""Setting up, building and serving, from what a person types to what they are told when it cannot be done."""
