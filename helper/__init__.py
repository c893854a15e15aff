"""The helper: content → model → engine → render → publish | browser."""
