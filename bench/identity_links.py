"""All links of a set, one on a line, to the last bit: two commits say the same if the files do.

Run: python -m bench.identity_links DATA --set febrl1|febrl2|fake1000|multi|big [--half HALF]
[--count N] > FILE - on each commit, then compare the files. Weights are written in hexadecimal.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bench.identity import HALVES, SETS, load
from mutuals.identity.linking import link


def main() -> None:
    """Link one set and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", default="febrl1", dest="name", choices=SETS)
    parser.add_argument("--half", default="all", choices=tuple(HALVES))
    parser.add_argument("--count", type=int, default=2000)
    asked = parser.parse_args()
    for each in link(load(asked.name, asked.half, asked.data, asked.count).records):
        print(json.dumps([each.a, each.b, each.weight.hex(), each.because, each.beyond_name]))


if __name__ == "__main__":
    main()
