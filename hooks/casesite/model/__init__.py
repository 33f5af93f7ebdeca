"""What a case is, and the questions that can be asked of it."""
