"""English passes, other languages are refused with a reason, short texts are never refused for what they look like."""

from __future__ import annotations

import pytest

from kg.read.language import refusal

ENGLISH = "The minister said on Monday that the talks in Geneva would go on and that both sides would meet again soon, she hoped."


@pytest.mark.parametrize("text", [ENGLISH, ENGLISH.upper(), "Zelenskyy, Putin, Macron", "", "… 12 % …"])
def test_english_and_short_texts_pass(text: str) -> None:
    assert refusal(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Minister sagte am Montag, dass die Gespräche in Genf weitergehen und dass beide Seiten sich bald wieder "
         "treffen wollen, um über die Waffenruhe zu sprechen.", "de"),
        ("Le ministre a déclaré lundi que les discussions à Genève continueraient et que les deux parties allaient se "
         "revoir bientôt pour parler de la trêve.", "fr"),
        ("Министр заявил в понедельник, что переговоры в Женеве продолжатся и что обе стороны скоро встретятся снова, "
         "чтобы обсудить перемирие и обмен пленными между ними.", "ru"),
        ("部长周一表示，日内瓦的会谈将继续进行，双方已同意很快再次会面，讨论停火和交换战俘的问题。", "zh"),
    ],
)  # fmt: skip
def test_other_languages_are_refused_by_name(text: str, code: str) -> None:
    reason = refusal(text)
    assert reason is not None
    assert repr(code) in reason


def test_declared_language_decides_where_the_text_is_too_short() -> None:
    assert refusal("Rutte in Kiew", "de") is not None
    assert refusal("Rutte in Kyiv", "en-GB") is None


def test_text_decides_where_it_can() -> None:
    assert refusal(ENGLISH, "de") is None
