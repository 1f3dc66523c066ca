"""What a letter's words show: readable rules per language over the new text, which is dropped."""
