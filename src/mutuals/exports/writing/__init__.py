"""What several formats share: content lines, cells that run no formula, tables."""
