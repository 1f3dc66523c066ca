"""Pictures as SVG, drawn on the server: pure functions from records to markup, and to table rows.

Nothing here has a colour, a style or a script: a stylesheet colours the classes.

- every picture: `pic`, and `pic-network`, `pic-rhythm` or `pic-weeks`; `pic-words` are
  quiet words, `pic-axis` a base line, `pic-floor` the line of a floor;
- network: `pic-ties` (lines: no fill, not scaled), `pic-disc` with `pic-disc-together`, `-shared`,
  `-alone` or `-unmet` (likewise), `pic-person` (a link round a circle) with `pic-state-new`,
  `-active`, `-drifting`, `-dormant`, `-lost` or `-none`, `pic-me`, `pic-label` (the name of a
  circle, best with a halo: `paint-order: stroke`) with `pic-count`, `pic-label-more` (hide it: it
  has no room);
- network, by the script: `pic-name` (a person's name), `pic-live` (the picture can be dragged: it
  needs `touch-action: none`), `pic-grabbed`, `pic-searched` (the picture) and `pic-found` (people),
  `pic-tools` (a bar before the picture) with `pic-search`, buttons and `pic-said`;
- rhythm: `pic-out` (from me), `pic-in` (from them), `pic-both` (calls and meetings);
- weeks: `pic-met`, `pic-short`, `pic-value` (no floor to reach), `pic-unseen` (an outline); for
  verdicts `pic-net`, `pic-not`, `pic-unknown`, and `pic-before` for weeks without one.
"""
