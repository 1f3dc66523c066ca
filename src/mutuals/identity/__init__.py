"""From observed identifiers to people: which are one, which are me, what kind, what name."""
