"""Packs Python for the browser: Pyodide and the helper, as wheels and as a memory image. Used only at build time."""
