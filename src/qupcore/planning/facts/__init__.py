"""The facts about a plan, its weeks and its elements that rules read."""
