"""The command line program: ``summitry`` and ``python -m summitry``."""

import os
import signal
import sys

from . import _native
from .pipeline import usual_model


def main() -> int:
    # A command is ended by Ctrl-C and by a closed pipe as any program is, not by a traceback of Python's.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    model = usual_model()
    if model is not None:
        os.environ.setdefault("SUMMITRY_MODEL", str(model))
    return _native.run(sys.executable, ["summitry", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
