"""The site: plain functions that make pages and assets, and a thin MkDocs hook that hands them over."""
