"""Formulas: one file is one measure, as one SQL expression with unit, citation and example table."""
