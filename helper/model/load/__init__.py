"""Loads a flow from YAML. For build time only: unlike the rest of the model, it needs third-party packages."""
