"""Setting up, building and serving: the commands, and their errors."""
