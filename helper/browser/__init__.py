"""What runs in the visitor's browser: helper.js in the page, worker.js beside it, entry.py in the worker."""
