"""Brief: from a record to what a person reads.

In comes a `Record` (and, where there is one, a `Solution`); out goes a `Brief`, composed once as data: sections of
lines, tables and opposed sides, each line with its quotations.
The drawings (terminal, Markdown, HTML, JSON) compute nothing; nothing here reads reports or decides what they mean.
"""
