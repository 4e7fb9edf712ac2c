"""A sheet is compared by value, and its pieces are words unless something else is said."""

from interp.domain.text.printed_sheet import PrintedSheet, SheetPart, SheetPiece, SheetRow, SheetTable


def test_a_piece_is_words_without_a_mark() -> None:
    assert (SheetPiece("Item", "en").kind, SheetPiece("Item", "en").mark) == ("words", "")


def test_a_sheet_is_compared_by_value() -> None:
    def made() -> PrintedSheet:
        row = SheetRow(((SheetPiece("Item", "en"),), (SheetPiece("3′", "en", "figure"),)))
        table = SheetTable(("Item", "Planned"), (80, 20), (row,))
        return PrintedSheet("en", "Report", (), (SheetPart((SheetPiece("Programme", "en"),), 2, (), table),))

    assert made() == made() and hash(made()) == hash(made())
