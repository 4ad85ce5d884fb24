"""The workbench: pages over a case, served to this machine's browser.

In come a case file and a person's clicks; out go pages, and corrections into the case. Nothing is read, coded or
concluded here: that is asked of `casework` and `pipeline`; and no word of a request names a file.
"""
