"""How the English pipeline and its coder are trained, and from what. See README.md."""
