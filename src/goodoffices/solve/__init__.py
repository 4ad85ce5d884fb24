"""Solve: a `Conflict` comes in, a `Solution` goes out: which states hold, for whom, why, and what would change it.

It also reads and writes conflict files, asks the inverse question, samples open orders and simulates.
It knows nothing of reports or language, and what it says follows from assumed preferences: no forecast.
"""
