"""`python -m devicecodes`."""

import sys

from devicecodes.cli.commands import main

if __name__ == "__main__":
    sys.exit(main())
