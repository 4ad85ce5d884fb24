"""The weighted mean of two trained states: what was learnt from new cases, without losing what the ones before gave.

`python -m training.mean OLD.pt NEW.pt --share 0.7 --out MEAN.pt`; choose the share on cases that neither has seen.

References:
    Wortsman et al. 2022, Robust fine-tuning of zero-shot models.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor


def mean_of(old: Mapping[str, Tensor], new: Mapping[str, Tensor], share: float) -> dict[str, Tensor]:
    """The mean with `share` of the new weights; what only one of them holds is taken from it."""
    both = {name: (1 - share) * old[name] + share * new[name] for name in old if name in new}
    return {**old, **new, **both}


def main() -> None:
    """Read two states, write their mean."""
    parser = argparse.ArgumentParser(description="the weighted mean of two trained states")
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--share", type=float, default=0.5, help="share of the new weights, 0 to 1")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.save(mean_of(torch.load(args.old), torch.load(args.new), args.share), args.out)


if __name__ == "__main__":
    main()
