import pytest

from kg.link.entities.spelling import sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelensky", "Zelenskyy"), ("Zelensky", "Zelenskiy"), ("Zelenskyj", "Zelenskyi"), ("Sergei", "Sergey"),
        ("Avigdor Liberman", "Avigdor Lieberman"), ("Kharkiv", "Harkiw"), ("Müller", "Muller"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Novak", "Novik"), ("Trump", "Trumpp"), ("Russia", "Rusia"), ("Marc", "Mark"), ("Iran", "Iraq"), ("Rubio", "Rubin"),
     ("Mali", "Malta"), ("Niger", "Nigeria"), ("Austria", "Australia")],
)  # fmt: skip
def test_other_names_and_slips_of_the_pen_do_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)
