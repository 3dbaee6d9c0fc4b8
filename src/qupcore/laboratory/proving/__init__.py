"""Proofs: whether there is anybody of whom something holds, and who that is."""
