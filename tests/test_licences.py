"""No library at run time is under the GPL or AGPL: read from what is installed, over the whole closure."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution

import pytest
from packaging.requirements import Requirement

# "LGPL" is another licence; a library offered under a choice of licences may be used under the other one.
STRONG = re.compile(r"(?<![A-Za-z])A?GPL|(?<!Lesser )(?<!Library )General Public License|Affero", re.I)
CHOICE = re.compile(r"MIT|BSD|Apache|MPL|Mozilla|LGPL|Lesser", re.I)


def closure() -> dict[str, str]:
    """Everything that goodoffices and its extras need to run, with the licence that its metadata states."""
    found: dict[str, str] = {}
    waiting = [Requirement(one) for one in distribution("goodoffices").requires or ()]
    while waiting:
        wanted = waiting.pop()
        name = wanted.name.lower().replace("_", "-")
        if name in found:
            continue
        try:
            metadata = distribution(name).metadata
        except PackageNotFoundError:
            continue  # meant for another platform, or an extra that is not installed here
        classifiers = [one for one in metadata.get_all("Classifier") or () if one.startswith("License")]
        stated = [metadata.get("License-Expression") or "", (metadata.get("License") or "")[:200], *classifiers]
        found[name] = "; ".join(one for one in stated if one)
        extras = wanted.extras or {""}
        waiting += [
            one
            for one in map(Requirement, distribution(name).requires or ())
            if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in extras)
        ]
    return found


LICENCES = closure()


@pytest.mark.parametrize("name", sorted(LICENCES))
def test_no_library_is_under_a_strong_copyleft_licence(name: str) -> None:
    """Its metadata states no GPL or AGPL, unless another licence may be chosen."""
    stated = LICENCES[name]
    assert not STRONG.search(stated) or CHOICE.search(stated), stated


def test_the_closure_is_not_empty() -> None:
    """The libraries that every run needs are in it."""
    assert {"typer", "rich", "numpy", "onnxruntime", "trafilatura"} <= set(LICENCES)
