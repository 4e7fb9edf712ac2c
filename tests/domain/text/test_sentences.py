"""Sentences end where a reader of each language would say they do, and nothing of a text is lost."""


from hypothesis import given
from hypothesis import strategies as st

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.sentences import sentences
from tests.growth import TOO_STEEP, growth
from tests.row_by_row import row_by_row
from tests.sample_sizes import size

# each text has its sentences parted by " | "
WRITTEN = [
    ("en", "Mr. Choi spoke. | See A/HRC/31/34, para. 12. | The rate was 3.5 per cent."),
    ("en", "H.E. Mr. Choi Kyonglim opened the meeting at 9 a.m. on 7 March 2016. | He thanked everyone."),
    ("en", "The panel will be held from 9 a.m. to 12 p.m. | Delegations may take the floor."),
    ("en", "On 7 March 2016, from 9 a.m. - 12 p.m. and 3 - 6 p.m., in Room XX. | All are welcome."),
    ("en", "He was asked why. | “No.” | She left. | No. 5 was adopted. | The answer is no. | We go on."),
    ("en", "12. The Council decided. | 13. It also noted."),
    ("en", "States should: (a) act; (b) report. | (c) They should help (see para. 4 (b)). | Then rest!"),
    ("en", "The U.N. Secretary-General spoke in the U.S. | The Council met. | J. P. Morgan et al. disagree."),
    ("en", "Wait… | What? | \"Yes.\" | (It ended.) | See www.un.org/x.html. | Go."),
    ("en", "The text is in vol. II, sect. A, pp. 4–7 and Rev. 1. | It is final."),
    ("en", "States such as Peru, Chile, etc. took part. | States such as Peru, Chile, etc. | They took part."),
    ("en", "Ms. A. B. Okafor, Rep. of Kenya, spoke first. | Dr. C. Li spoke next."),
    ("en", "They asked: “Is it safe?” and left. | “It is!” | So they said."),
    ("fr", "M. Dupont et Mme Curie ont parlé, p. ex. à Genève. | Voir al. 3 et art. 5."),
    ("fr", "« C’est fini. » | Merci ! | Non ?"),
    ("fr", "S.E. M. Choi préside. | Le n\u00ba 5 est adopté. | Il cite l’art. 12. | Il l’appuie (cf. par. 3)."),
    ("fr", "« Où\u00a0? » | « Ici\u202f! » | J.-P. Martin est venu."),
    ("es", "El Excmo. Sr. Juan Pérez habló. | Véase el núm. 5, párr. 12. | ¿Por qué? | ¡Basta! | Así fue."),
    ("es", "Los EE. UU. y la Sra. D. Ruiz votaron a favor, etc. | Fin del debate."),
    ("es", "Se dirigió a Vd. por carta, p. ej. en Madrid. | a) Los Estados deben actuar. | b) Deben informar."),
    ("ru", "В 2016 г. Совет принял резолюцию. | См. п. 5 и ст. 7. | А. С. Пушкин жил в г. Москве."),
    ("ru", "Резолюция была принята Советом в 2016 г. | Совет также отметил это. | Доклады, письма и т. д. | Потом."),
    ("ru", "Г-н И. И. Иванов, т. е. Председатель, открыл заседание. | «Начнем». | Почему?"),
    ("ar", "قال د. أحمد. | هل هذا صحيح؟ | نعم! | انظر A/HRC/31/34، ص. 5. | انتهى."),
    ("ar", "بلغت النسبة 3.5 في المائة. | ثم قال: «نعم.» | وانتهى…"),
    ("zh", "主席说：“会议开始。” | 大家同意。 | 为什么？ | “为什么？”他问。 | 比率为3.5。 | 见A/HRC/31/34。"),
    ("zh", "人权理事会第三十一届会议！ | （一）通过议程。 | 谢谢……大家。"),
]  # fmt: skip


@row_by_row(("language", "marked"), WRITTEN)
def test_a_text_ends_its_sentences_where_readers_do(language: str, marked: str) -> None:
    expected = tuple(marked.split(" | "))
    joint = "" if language == "zh" else " "
    assert sentences(joint.join(expected), language) == expected


def test_a_blank_line_always_ends_a_sentence() -> None:
    assert sentences("no stop\n \nnext line\nsame sentence", "en") == ("no stop", "next line\nsame sentence")


def test_an_unknown_language_is_split_as_english() -> None:
    assert sentences("Mr. A spoke. He left.", "pt") == ("Mr. A spoke.", "He left.")


def bare(text: str) -> str:
    return "".join(text.split())


PIECES = st.lists(
    st.sampled_from(
        ["Mr.", " ", ". ", "。", "”", "“", "» ", "«", "12.", "(a)", "г.", "A", "b", "\n", "\n\n", "؟", "…", "."]
    )
).map("".join)


@given(st.one_of(st.text(), PIECES), st.sampled_from([*MEETING_LANGUAGES, "pt"]))
def test_joined_the_sentences_are_the_text(text: str, language: str) -> None:
    found = sentences(text, language)
    assert bare("".join(found)) == bare(text)
    assert all(sentence == sentence.strip() != "" for sentence in found)


HOSTILE = ["a. ", ".", "A", "« »", ". »", "\n", "。", '." ', ". ", ". (((((", ".” ” ” ", ".\u00a0", "? ", " (a) "]


@row_by_row("piece", HOSTILE)
def test_no_text_is_more_work_than_it_is_long(piece: str) -> None:
    assert growth(lambda text: sentences(text, "fr"), piece * (size(60_000, torture=200_000) // len(piece))) < TOO_STEEP
