"""`make serve`: the site on this machine, built again on every change. What goes wrong is shown in the pages, too."""
