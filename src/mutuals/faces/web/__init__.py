"""The web application: one person's home in the browser of the same machine."""
