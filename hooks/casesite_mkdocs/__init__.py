"""casesite under MkDocs, and under what follows it. The core, ``casesite``, imports no site generator; this package does."""
