"""`python -m qupcore` is `qup`."""

from qupcore.cli import main

__all__: list[str] = []

if __name__ == "__main__":
    main()
