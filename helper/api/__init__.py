"""What a page can ask Python: requests and responses in JSON."""
