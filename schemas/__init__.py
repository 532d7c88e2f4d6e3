"""The nouns: what a document, a block, a brief and an outcome are. Imports nothing of ours."""
