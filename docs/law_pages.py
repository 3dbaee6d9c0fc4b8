"""Writes `docs/law/` from the rules. `make law-pages` runs it; a test keeps the pages current."""

from pathlib import Path

from qupcore.explaining.law_index import act_pages, law_index
from qupcore.explaining.law_page import law_pages

FOLDER = Path(__file__).parent / "law"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    pages = {**law_pages(), **act_pages(), "index.md": law_index()}
    for old in FOLDER.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
