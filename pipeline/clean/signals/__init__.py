"""What the labeller sees of a page: a row of numbers for each block, from its text, its neighbours and the DOM."""
