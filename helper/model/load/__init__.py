"""From YAML to a flow. Build time only: this is the one part of the model that needs more than Jinja2."""
