"""Measurements: ours and the peers' side by side; nothing here is part of the program."""
