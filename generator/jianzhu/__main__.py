"""`python -m jianzhu` is the command `jianzhu`."""

from jianzhu.cli import main

main()
