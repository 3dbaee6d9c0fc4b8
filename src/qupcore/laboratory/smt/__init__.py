"""Rulebooks as formulas of z3, with what is unknown as part of the formula.

A condition is a pair, surely true and surely false; a number is a pair, known and value. The terms of all
rulebooks in one `World` are the same facts, so that two laws are asked about one person.
"""
