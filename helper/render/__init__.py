"""Renders states as HTML: one Jinja2 environment, and a folder for each component."""
