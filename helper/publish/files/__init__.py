"""Single files of the site that are not pages: for crawlers, other sites and people who report a vulnerability."""
