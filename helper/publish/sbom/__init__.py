"""The bill of materials: the packages that the site ships, and the files of each."""
