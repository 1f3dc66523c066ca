"""Where a formula runs: each engine takes the texts of `metrics` and gives records of the model."""
