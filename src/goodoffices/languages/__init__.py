"""The trained pipelines, one folder a language.

In each stand data files that `extract` loads: parser, heads, lemmas, with a licence and a model card.
There is no code here, and nothing here is loaded unless reports are read.
"""
