import pytest

from kg.link.entities.person_names import agreement, suffixes


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Robert S. Mueller", "Robert Mueller", "initials"),
        ("Rick Gates", "Richard Gates", "nickname"),
        ("Bob Hollis", "Rob Hollis", "nickname"),
        ("Jan Novák", "Jan Novak", "same name"),
        ("J. Novak", "Jan Novak", "initial"),
        ("Novak", "Jan Novak", "short"),
        ("Gahr Sorel", "Ana Gahr Sorel", "short"),
        ("Novak", "Novak", "lone"),
        ("Oleh Tarnavskyi", "Oleg Tarnavsky", None),  # another first name by its letters
        ("Oleh Tarnavskyi", "Oleh Tarnavskiy", "spelling"),
        ("Moon Jae", "Moon Jae-in", "cut"),
        ("Jan Novak", "Petr Novak", None),
        ("Jan Novak", "Jan Novy", None),
        ("George H. W. Hollis", "George W. Hollis", None),
        ("Wendy Gahr Sorel", "Ana Gahr Sorel", None),
        ("Kim Jong", "Kim Jong Un", None),
        ("X", "Malcolm X", None),
    ],
)
def test_how_two_names_agree(one: str, other: str, how: str | None) -> None:
    found = [agreement(*pair) for pair in ((one, other), (other, one))]
    assert {pair and pair[0] for pair in found} == {how}


def test_father_and_son_differ_in_what_follows_the_name() -> None:
    assert (suffixes({"Roger Stone", "Stone"}), suffixes({"Roger Stone, Jr."})) == ({""}, {"jr"})
