"""The benefit of a month and a year, and the rates it is made of."""
