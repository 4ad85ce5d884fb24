"""The nouns: frozen values that the stages pass to each other.

Nothing comes in but Python values, and nothing goes out but these values, checked as they are built.
No input or output, no rule about language, no judgement lives here.
"""
