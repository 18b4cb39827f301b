"""What the page calls things."""

from kg.link.drift import WORST
from kg.records import Article
from kg.view.compare_labels import badge, labels, names, shortened


def test_every_kind_of_drift_has_a_label() -> None:
    assert set(labels()) == {*WORST, "fullest", "speaker"}


def test_an_outlet_without_a_name_is_called_after_its_file() -> None:
    assert list(names((Article("a", "in/one.txt", "x"), Article("b", "b.txt", "y", publisher="Gazette"))).values()) == (
        ["one.txt", "Gazette"]
    )


def test_two_files_of_one_name_are_told_apart() -> None:
    files = Article("a", "x/one.txt", "x"), Article("b", "y/one.txt", "y")
    assert list(names(files).values()) == ["one.txt", "one.txt (2)"]


def test_the_reason_belongs_to_its_label() -> None:
    page = badge("weaker", "'must' became 'may'", "w1")
    assert 'aria-describedby="w1"' in page
    assert '<span role="tooltip" id="w1" class="why">&#x27;must&#x27; became &#x27;may&#x27;</span>' in page


def test_a_long_text_is_cut_at_a_word() -> None:
    assert shortened("ferries wait, in the harbour", 15) == "ferries wait …"
