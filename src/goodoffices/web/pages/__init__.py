"""The pages, a module for each sort: what is concluded, what was read, what is to be checked, what may follow."""
