"""English passes and what is in doubt passes; what surely is another language is refused by its name, and nothing else with it."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from kg.errors import ForeignLanguage, UnreadableInput
from kg.read import checked, from_text, read
from kg.read.language import language

ENGLISH = "The minister said on Monday that the talks in Geneva would go on and that both sides would meet again soon, she hoped."
GERMAN = "Der Minister sagte am Montag, dass die Gespräche in Genf weitergehen und dass beide Seiten sich bald wieder treffen wollen."
FOREIGN = [
    (GERMAN, "de"),
    (GERMAN.upper(), "de"),
    (GERMAN.lower(), "de"),
    ("Der Minister sagte am Montag, dass die Gespräche weitergehen.", "de"),
    ("Le ministre a déclaré lundi que les discussions à Genève continueraient.", "fr"),
    ("El ministro dijo el lunes que las conversaciones continuarían.", "es"),
    ("Il ministro ha detto lunedì che i colloqui continueranno.", "it"),
    ("O ministro disse na segunda-feira que as conversações continuariam.", "pt"),
    ("De minister zei maandag dat de gesprekken zouden doorgaan.", "nl"),
    ("Ministern sade i måndags att samtalen skulle fortsätta.", "sv"),
    ("Minister powiedział w poniedziałek, że rozmowy będą kontynuowane.", "pl"),
    ("A miniszter hétfőn azt mondta, hogy a tárgyalások folytatódnak.", "hu"),
    ("Bakan pazartesi günü görüşmelerin süreceğini söyledi.", "tr"),
    ("Nazir bazar ertəsi danışıqların davam edəcəyini bildirib.", "az"),
    ("Министр заявил в понедельник, что переговоры продолжатся.", "ru"),
    ("Міністр заявив у понеділок, що переговори триватимуть.", "uk"),
    ("قال الوزير يوم الاثنين إن المحادثات ستستمر.", "ar"),
    ("השר אמר ביום שני כי השיחות יימשכו.", "he"),
    ("部长周一表示，日内瓦的会谈将继续进行。", "zh"),
    ("大臣は月曜日、協議は続くと述べた。", "ja"),
    ("장관은 월요일 회담이 계속될 것이라고 말했다.", "ko"),
    (
        f"{GERMAN} «The talks will go on and we will meet again, that is what we want,» sagte er auf Englisch, und ging.",
        "de",
    ),
]


@pytest.mark.parametrize(("text", "code"), FOREIGN)
def test_other_languages_are_known(text: str, code: str) -> None:
    assert language(text)[0] == code


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        ENGLISH.lower(),
        f"{ENGLISH} «Nous ne céderons jamais, et ils le savent très bien, car nous l'avons déjà dit à Genève,» he said in French.",
        f"“Wir werden nicht aufgeben, und das wissen sie in Moskau auch ganz genau,” he said.\n\n{ENGLISH}",
        f"{GERMAN}\n\n{ENGLISH} {ENGLISH}",
        "𝐓𝐡𝐞 𝐦𝐢𝐧𝐢𝐬𝐭𝐞𝐫 𝐬𝐚𝐢𝐝 𝐭𝐡𝐚𝐭 𝐭𝐡𝐞 𝐭𝐚𝐥𝐤𝐬 𝐰𝐨𝐮𝐥𝐝 𝐠𝐨 𝐨𝐧.",
    ],
)
def test_english_is_english_whatever_it_quotes(text: str) -> None:
    assert language(text)[0] == "en"


@pytest.mark.parametrize(
    "text", ["Zelenskyy, Putin, Macron", "", "… 12 % …", "🚨🚨", "Rutte in Kiew", "Александр", "1\t2\t3", "lol"]
)
def test_what_is_too_short_to_tell_is_left_undecided(text: str) -> None:
    assert language(text)[0] is None


def test_the_error_names_the_language_and_says_what_to_do() -> None:
    with pytest.raises(ForeignLanguage, match=r"^text: .*German \(de\).*--any-language") as caught:
        checked(from_text(GERMAN))
    assert caught.value.language == "de"


def test_the_error_travels_whole_between_processes() -> None:
    error = ForeignLanguage("a.txt", "de", "it reads as German (de)")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.language) == (ForeignLanguage, str(error), "de")


def test_declared_language_decides_where_the_text_is_too_short() -> None:
    with pytest.raises(ForeignLanguage, match="given as German"):
        checked(from_text("Rutte in Kiew", language="de"))
    assert checked(from_text("Rutte in Kyiv", language="en-GB"))


def test_text_decides_where_it_can() -> None:
    assert checked(from_text(ENGLISH, language="de"))


def test_a_foreign_article_is_left_out_and_the_rest_is_read(tmp_path: Path) -> None:
    for name, text in (("a", ENGLISH), ("b", GERMAN), ("c", ENGLISH + " It did.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    failed: list[UnreadableInput] = []
    names = [Path(article.source).name for article in read([str(tmp_path)], on_error=failed.append)]
    assert (names, [type(error) for error in failed]) == (["a.txt", "c.txt"], [ForeignLanguage])


def test_a_wrong_judgement_can_be_overruled(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    assert [article.text for article in read([str(tmp_path)], any_language=True)] == [GERMAN]
