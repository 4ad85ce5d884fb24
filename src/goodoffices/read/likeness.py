"""Which texts stand in each other for the most part: near-duplicates, and short copies in long reports.

1. Shingles: runs of five words; what has the same runs is one.
2. Candidates: all that share one of the rarer runs of the smaller, which no copy can miss (prefix filter); of very
   many, by MinHash with containment.
3. Each candidate is checked on the shingles themselves, unless the two are tied already; what is chance in MinHash
   decides nothing. So a thousand copies of one text cost a thousand checks, not a million.

References:
    Broder 1997, section 2 (resemblance and containment); Chaudhuri et al. 2006 (prefix filter); Zhu et al. 2016 (LSH
    Ensemble).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

SHINGLE = 5
"""Words in a run: shorter ones recur by chance, longer ones miss edited copies."""

COPIED = 0.6
"""Share of a report's or paragraph's shingles that stand in another one, from which it is a copy."""

FEW = 200_000
"""Reports or paragraphs up to which candidates are found by their rare runs, exactly; MinHash holds less for more."""

N_PERMUTATIONS = 128
SEED = 7

Run = tuple[str, ...]
Shingles = frozenset[Run]


def shingles(words: Sequence[str]) -> Shingles:
    """Runs of five words; the whole where there are fewer."""
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


class Ties:
    """Indices tied to each other, directly or by way of others."""

    def __init__(self) -> None:
        self._parents: dict[int, int] = {}

    def root(self, one: int) -> int:
        """The lowest index that one is tied to."""
        while self._parents.setdefault(one, one) != one:
            self._parents[one] = self._parents[self._parents[one]]
            one = self._parents[one]
        return one

    def tie(self, one: int, other: int) -> None:
        """Tie two indices, and with them all that either is tied to."""
        low, high = sorted((self.root(one), self.root(other)))
        self._parents[high] = low

    def groups(self) -> list[list[int]]:
        """Groups of two or more, each sorted, in order of their first."""
        found: dict[int, list[int]] = defaultdict(list)
        for one in sorted(self._parents):
            found[self.root(one)].append(one)
        return [group for group in found.values() if len(group) > 1]


def linked(sets: Sequence[Shingles], reports: Sequence[int]) -> list[list[int]]:
    """Groups of sets, by index, that stand in each other for the most part, or do so by way of others.

    Args:
        sets: The runs of each text or paragraph.
        reports: The report that each is of; two of one report are not compared.
    """
    ties, firsts = Ties(), dict[Shingles, int]()
    homes: dict[int, set[int]] = defaultdict(set)
    for index, found in enumerate(sets):
        first = firsts.setdefault(found, index)
        ties.tie(first, index)
        homes[first].add(reports[index])
    search = _by_rare_runs if len(firsts) <= FEW else _by_minhash
    for one, other in search(firsts, ties):
        is_within = len(homes[one]) == 1 and homes[one] == homes[other]
        if not is_within and ties.root(one) != ties.root(other) and _contained(sets[one], sets[other]) >= COPIED:
            ties.tie(one, other)
    return ties.groups()


def _by_rare_runs(firsts: Mapping[Shingles, int], ties: Ties) -> Iterator[tuple[int, int]]:
    """Pairs of which the smaller set may stand in the larger; what is tied meanwhile is passed over.

    Of a smaller set that stands in a larger one by `COPIED`, one of the rarest runs does, whichever they are: no more
    than the rest can be missing.
    """
    times = Counter(run for found in firsts for run in found)
    holding: dict[Run, dict[int, list[int]]] = defaultdict(dict)
    for found in sorted(firsts, key=lambda one: (-len(one), firsts[one])):
        index, met = firsts[found], set[int]()
        shared = sorted((run for run in found if times[run] > 1), key=lambda run: (times[run], run))
        n_missing = int(len(found) * (1 - COPIED) + 1e-9)  # runs that a copy may lack
        for run in shared[: max(0, n_missing + 1 - (len(found) - len(shared)))]:
            for root, others in list(holding[run].items()):
                for other in others:
                    if ties.root(root) == ties.root(index):
                        break
                    if other not in met:
                        met.add(other)
                        yield other, index
        for run in shared:
            holding[run].setdefault(ties.root(index), []).append(index)


def _by_minhash(firsts: Mapping[Shingles, int], ties: Ties) -> Iterator[tuple[int, int]]:
    """Pairs of which the one set may stand in the other, by MinHash."""
    from datasketch import MinHash, MinHashLSHEnsemble

    hashes = {}
    for found, index in firsts.items():
        hashes[index] = MinHash(num_perm=N_PERMUTATIONS, seed=SEED)
        hashes[index].update_batch([" ".join(one).encode() for one in sorted(found)])
    ensemble = MinHashLSHEnsemble(threshold=0.4, num_perm=N_PERMUTATIONS, num_part=8)
    ensemble.index([(index, hashes[index], len(found)) for found, index in firsts.items()])
    for found, index in firsts.items():
        for other in ensemble.query(hashes[index], len(found)):
            if ties.root(other) != ties.root(index):
                yield index, other


def _contained(one: Shingles, other: Shingles) -> float:
    """Share of the smaller set that stands in the larger."""
    return len(one & other) / (min(len(one), len(other)) or 1)
