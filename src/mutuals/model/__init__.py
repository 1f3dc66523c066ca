"""The nouns of the practice: frozen records, standard library only."""
