"""Reads news reports on third-party mediation and answers from them alone, with a quotation behind every line."""

__version__ = "0.1.0"
