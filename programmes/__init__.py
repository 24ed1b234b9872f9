"""What a programme is: the rules of one department, as data."""
