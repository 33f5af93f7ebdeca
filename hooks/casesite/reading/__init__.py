"""Files → a Case: compose, load, check, link."""
