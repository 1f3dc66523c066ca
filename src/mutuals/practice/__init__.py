"""The verbs of the practice: pure decisions, records and a day in, records out."""
