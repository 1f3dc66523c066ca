"""Formats that a home goes out in: one file each; records in, a file out."""
