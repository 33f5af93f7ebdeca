"""What the bytes of an exhibit's file are. Each type has its reader, which is imported when there is such a file."""
