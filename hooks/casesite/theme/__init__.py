"""The theme, where the generator is installed: MkDocs finds it by this name, and reads no Python in it."""
