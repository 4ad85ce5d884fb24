"""The words: closed lists, and data files for moves, verbs, actors and agreements.

In come the data files beside this module; out go checked, frozen tables.
What is read into them is the codebook of statements about third-party mediation (docs/codebook.md).
This package reads no report and decides nothing about one.
"""
