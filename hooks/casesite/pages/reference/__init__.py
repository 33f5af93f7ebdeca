"""What the reference for editors says, and pages print: every kind and field, every rule, every command."""
