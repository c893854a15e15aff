"""What the page can ask Python, as JSON in and JSON out, and the validation of what it asks."""
