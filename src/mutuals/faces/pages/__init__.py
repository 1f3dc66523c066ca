"""The pages of the web application: one file each, found by walking this folder."""
