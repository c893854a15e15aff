"""The words and rules, as YAML with Markdown in the texts."""
