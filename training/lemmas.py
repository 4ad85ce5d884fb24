"""Draw the lemma lexicon from treebanks: python training/lemmas.py OUT.tsv.xz TRAIN.conllu..."""

from __future__ import annotations

import collections
import lzma
import sys
from pathlib import Path


def main() -> int:
    """Write (form, UPOS, XPOS) -> lemma, the most frequent, where the form is not its own lemma or is inflected."""
    counts: dict[tuple[str, str, str], collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for name in sys.argv[2:]:
        for line in Path(name).read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == 10 and cells[0].isdigit() and cells[2] != "_":
                form = cells[1] if cells[3] == "PROPN" else cells[1].lower()
                counts[form, cells[3], cells[4]][cells[2]] += 1
    best = {key: min(value.items(), key=lambda pair: (-pair[1], pair[0]))[0] for key, value in counts.items()}
    rows = [f"{key[0]}\t{key[1]}\t{key[2]}\t{lemma}" for key, lemma in sorted(best.items()) if lemma != key[0]]
    Path(sys.argv[1]).write_bytes(lzma.compress(("\n".join(rows) + "\n").encode("utf-8")))
    print(len(rows), "entries")
    return 0


if __name__ == "__main__":
    sys.exit(main())
