"""`make host-check`: fetches what matters from a running host, and says what is wrong with what it sends."""
