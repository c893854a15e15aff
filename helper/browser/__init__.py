"""What runs in the visitor's browser: helper.js in the page, image.js or plain.js in a worker, entry.py in it."""
