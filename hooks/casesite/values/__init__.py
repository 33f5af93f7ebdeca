"""What one value may be, and where it was written."""
