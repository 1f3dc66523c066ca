"""Pictures as SVG, drawn on the server: pure functions from records to markup, and to table rows.

Nothing here has a colour, a style or a script: a stylesheet colours the classes.

- every picture: `pic`, and `pic-network`, `pic-rhythm`, `pic-weeks` or `pic-bar`; words in it:
  `pic-words` (quiet), `pic-words-strong`; lines: `pic-axis` (a base line), `pic-floor` (dashed);
- network: `pic-ties` (lines, no fill), `pic-disc` with `pic-disc-together`, `-shared`, `-alone` or
  `-unmet`, `pic-person` (a link) with `pic-state-new`, `-active`, `-drifting`, `-dormant`, `-lost`
  or `-none`, `pic-me`, `pic-labels` (a group) of `pic-label` (names of circles) with `pic-count`,
  `pic-label-more` (hidden until there is room) and `pic-name` (names of people); set by the script:
  `pic-found` and `pic-faint` on people, `pic-searched` and `pic-grabbed` on the picture;
- rhythm: `pic-out` (from me), `pic-in` (from them), `pic-both` (calls and meetings);
- weeks and bar: `pic-met`, `pic-short`, `pic-value` (no floor to reach), `pic-unseen`, `pic-track`
  (room of a bar), and for verdicts `pic-net`, `pic-not`, `pic-unknown`; `pic-before` for weeks
  without a verdict.
"""
