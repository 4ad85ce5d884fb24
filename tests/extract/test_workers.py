"""Work done several pieces at a time gives what work done one after the other gives."""

import pytest
from at_hand import SHELF

from goodoffices import pipeline
from goodoffices.extract.workers import in_order


@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("n", [0, 1, 7])
def test_results_come_in_the_order_of_the_items(threads, n):
    """Whatever is done first."""
    assert list(in_order(lambda one: one * one, range(n), threads)) == [one * one for one in range(n)]


@pytest.mark.parametrize("threads", [1, 2])
def test_what_goes_wrong_is_told(threads):
    """An error in one piece of work is an error of the whole."""
    with pytest.raises(ZeroDivisionError):
        list(in_order(lambda one: 1 // one, (2, 1, 0, 1), threads))


@pytest.mark.model
def test_threads_change_nothing():
    """Reports read together, and one alone."""
    for sources in ([str(SHELF)], [str(sorted(SHELF.iterdir())[0])]):
        reading = pipeline.read(sources)
        one, two = (pipeline.extract(reading, pipeline.Request(threads=threads)) for threads in (1, 2))
        assert one == two
