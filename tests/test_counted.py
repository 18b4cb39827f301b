from kg.counted import counted


def test_one_and_many() -> None:
    assert (counted(1, "report"), counted(1200, "report")) == ("1 report", "1,200 reports")


def test_an_odd_plural_can_be_given() -> None:
    assert [counted(number, "entity", "entities") for number in (1, 0)] == ["1 entity", "0 entities"]
