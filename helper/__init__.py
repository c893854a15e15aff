"""The KASPER access helper: content → model → engine → render → publish | browser."""
