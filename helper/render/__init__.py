"""From a state to HTML: one Jinja2 environment, and a folder for each component."""
