"""The formats: one file each; registry.py finds them."""
