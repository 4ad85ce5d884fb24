"""Read: from paths, addresses and bytes to reports.

In come files, folders, URLs and standard input; out go `Report` values without site furniture, with title, outlet,
date and its basis, language and sentences, and the trouble that was met.
What is left out of a source is kept beside it with the reason.
Nothing here knows what a statement is, and no report is judged.
"""

from goodoffices.read.reports import read_reports
from goodoffices.read.sentences import segment

__all__ = ["read_reports", "segment"]
