"""Numbers from two to nine in words are found where the words mean nothing else."""

from interp.domain.numbers.small_words import small_words
from tests.row_by_row import row_by_row


@row_by_row(
    ("text", "language", "values"),
    [
        ("three States and the fifth session", "en", [3, 5]), ("twenty-three, three hundred", "en", []),
        ("trois États, cinquième session, dix-huit", "fr", [3, 5]), ("un équipement neuf", "fr", []),
        ("pendant neuf kilomètres", "fr", [9]), ("tres Estados y cuatro grupos, treinta y cinco", "es", [3, 4]),
        ("трех государств, пятая сессия, семья", "ru", [3, 5]), ("двадцать пять, пять тысяч", "ru", []),
        ("ثلاثة أعضاء والدورة الخامسة", "ar", [3, 5]), ("ثلاثة عشر، خمسة وعشرون، الاثنين", "ar", []),
        ("elle a reçu neuf lettres, dont neuf des onze", "fr", [9, 9]), ("un pont neuf dans la ville", "fr", []),
        ("neuf voix pour", "fr", [9]), ("вместо шести, статус трех групп", "ru", [6, 3]),
        ("пять сотрудников и пять сот", "ru", [5]), ("сто пять", "ru", []), ("خمسة ومسؤولين", "ar", [5]),
        ("a third of the pieces, the third country", "en", [3]), ("una cuarta parte y la cuarta sesión", "es", [4]),
        ("un cinquième des États, la cinquième", "fr", [5]), ("пятая часть и пятая сессия", "ru", [5]),
        ("三个国家，第五届会议", "zh", [3, 5]), ("三十五个，三角", "zh", []),
    ],
)  # fmt: skip
def test_a_certain_small_number_is_found(text: str, language: str, values: list[int]) -> None:
    assert [*small_words(text, language)] == values
