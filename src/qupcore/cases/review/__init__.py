"""The whole case held against the law: the review, and the duties with their days."""
