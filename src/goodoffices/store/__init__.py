"""A case in one SQLite file: reports as taken, what the machine read in them, and what people corrected.

In comes what `read` and `extract` made, and decisions of people; out come the same values again, corrected.
Nothing is read from pages or the web here, and nothing is concluded: that is for `pipeline`, which calls this.
"""
