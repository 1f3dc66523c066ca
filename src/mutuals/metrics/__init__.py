"""Formulas: one file is one measure, an SQL expression with unit, citation and examples."""
