"""What the program writes into the data of a case."""
