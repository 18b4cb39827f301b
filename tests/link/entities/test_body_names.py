import pytest

from kg.link.entities.body_names import agreement, keys


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("U.N. Relief Board", "United Nations Relief Board", "same words"),
        ("Law & Order Trust", "Law and Order Trust", "same words"),
        ("Workers ' Union", "Worker's Union", "same words"),
        ("JCR", "Joint Commission on Roads", "letters"),
        ("J.C.O.P.R.", "Joint Commission on Public Roads", "many letters"),
        ("House Fisheries", "House Fisheries Committee", "headless"),
        ("Zaporizhskyi Union", "Zaporizhsky Union", "spelled"),
        ("House", "House Committee", None),  # one word is too little
        ("Fisheries Committee", "House Fisheries Committee", None),
        ("JCX", "Joint Commission on Roads", None),
    ],
)
def test_how_two_names_agree_and_that_they_meet(one: str, other: str, how: str | None) -> None:
    found = [agreement(*pair) for pair in ((one, other), (other, one))]
    assert {pair and pair[0] for pair in found} == {how}
    assert how is None or keys(one) & keys(other)
