"""The words and rules of the flow, in YAML. Texts are Markdown."""
