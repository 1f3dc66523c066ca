"""The version of the rules in this room: a home derived by others is derived anew when opened."""

VERSION = "15"
"""To be raised with every change of how identifiers become people, kinds, names, or me."""
