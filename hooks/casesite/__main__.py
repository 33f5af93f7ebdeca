"""``python -m casesite`` is ``casesite``."""

import sys

from casesite.commands.cli import main

sys.exit(main())
