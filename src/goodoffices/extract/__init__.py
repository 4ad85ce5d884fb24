"""Extract: from reports to statements.

In come `Report` values; out go `Statement` values with every slot of the codebook, each with its quotation and the
reasons for it, and what was seen besides: judgements, ties, sentences left uncoded.
Nothing here reads files of reports, and nothing compares one report with another.
"""

from goodoffices.extract.statements import extract_statements, read_documents

__all__ = ["extract_statements", "read_documents"]
