"""Python for the browser: Pyodide, and as wheels what runs on it. Build time only."""
