"""When facts were last checked, and whether their sources still say the same."""
