"""The pages of the site: those of the states, the guide with its shared content, and what goes with them."""
