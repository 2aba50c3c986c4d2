"""The reader knows English, tells it from twenty other languages, and does not guess at what is too short."""

import pytest

from onrecord.reading.language import detect

FOREIGN = {
    "de": "Die Bürgermeisterin von Talvera sagte am Montag, der Hafen werde noch in dieser Woche wieder geöffnet. Ein "
    "Sprecher der Fischer widersprach ihr: Die Mole sei nicht repariert, und niemand habe sie geprüft.",
    "fr": "La maire de Talvera a déclaré lundi que le port rouvrirait avant la fin de la semaine. Un porte-parole des "
    "pêcheurs l'a contredite : la digue n'est pas réparée et personne ne l'a examinée.",
    "es": "La alcaldesa de Talvera dijo el lunes que el puerto volverá a abrir antes de que termine la semana. Un "
    "portavoz de los pescadores lo negó: el muelle no está reparado y nadie lo ha revisado.",
    "pt": "A prefeita de Talvera disse na segunda-feira que o porto vai reabrir antes do fim da semana. Um porta-voz "
    "dos pescadores discordou: o cais não foi reparado, e ninguém o examinou.",
    "it": "La sindaca di Talvera ha detto lunedì che il porto riaprirà entro la fine della settimana. Un portavoce dei "
    "pescatori l'ha smentita: il molo non è stato riparato e nessuno lo ha controllato.",
    "nl": "De burgemeester van Talvera zei maandag dat de haven nog deze week weer open gaat. Een woordvoerder van de "
    "vissers sprak haar tegen: de pier is niet hersteld en niemand heeft hem gecontroleerd.",
    "sv": "Talveras borgmästare sade på måndagen att hamnen ska öppnas igen före veckans slut. En talesman för "
    "fiskarna sade emot henne: piren är inte lagad, och ingen har undersökt den.",
    "da": "Borgmesteren i Talvera sagde mandag, at havnen åbner igen inden ugen er omme. En talsmand for fiskerne var "
    "uenig med hende: molen er ikke repareret, og ingen har set på den.",
    "fi": "Talveran pormestari sanoi maanantaina, että satama avataan uudelleen vielä tällä viikolla. Kalastajien "
    "edustaja oli eri mieltä: laituria ei ole korjattu eikä kukaan ole tarkastanut sitä.",
    "pl": "Burmistrzyni Talvery powiedziała w poniedziałek, że port zostanie otwarty jeszcze w tym tygodniu. Rzecznik "
    "rybaków zaprzeczył: molo nie jest naprawione i nikt go nie sprawdził.",
    "cs": "Starostka Talvery v pondělí řekla, že přístav se znovu otevře ještě tento týden. Mluvčí rybářů jí "
    "odporoval: molo není opravené a nikdo ho neprohlédl.",
    "hu": "Talvera polgármestere hétfőn azt mondta, hogy a kikötő még ezen a héten újra megnyílik. A halászok "
    "szóvivője cáfolta: a mólót nem javították meg, és senki sem vizsgálta meg.",
    "ro": "Primărița din Talvera a spus luni că portul se va redeschide până la sfârșitul săptămânii. Un purtător de "
    "cuvânt al pescarilor a contrazis-o: digul nu este reparat și nimeni nu l-a verificat.",
    "tr": "Talvera belediye başkanı pazartesi günü limanın bu hafta bitmeden yeniden açılacağını söyledi. "
    "Balıkçıların sözcüsü buna karşı çıktı: iskele onarılmadı ve kimse onu incelemedi.",
    "ru": "Мэр Талверы сказала в понедельник, что порт снова откроется до конца недели. Представитель рыбаков "
    "возразил: причал не отремонтирован, и никто его не проверял.",
    "uk": "Мерка Талвери сказала в понеділок, що порт знову відкриється до кінця тижня. Речник рибалок заперечив: "
    "причал не відремонтований, і ніхто його не перевіряв.",
    "el": "Η δήμαρχος της Ταλβέρα είπε τη Δευτέρα ότι το λιμάνι θα ανοίξει ξανά πριν από το τέλος της εβδομάδας. "
    "Εκπρόσωπος των ψαράδων διαφώνησε: η προβλήτα δεν έχει επισκευαστεί και κανείς δεν την έλεγξε.",
    "ar": "قالت رئيسة بلدية تالفيرا يوم الاثنين إن الميناء سيفتح من جديد قبل نهاية الأسبوع. وخالفها متحدث باسم "
    "الصيادين قائلا إن الرصيف لم يصلح وإن أحدا لم يفحصه.",
    "hi": "तलवेरा की महापौर ने सोमवार को कहा कि बंदरगाह इसी सप्ताह फिर से खुल जाएगा। मछुआरों के प्रवक्ता ने इसका खंडन किया और कहा "
    "कि घाट की मरम्मत नहीं हुई है और किसी ने उसकी जाँच नहीं की।",
    "id": "Wali kota Talvera mengatakan pada hari Senin bahwa pelabuhan akan dibuka kembali sebelum akhir pekan ini. "
    "Juru bicara nelayan membantahnya: dermaga belum diperbaiki dan tidak ada yang memeriksanya.",
}

TREACHEROUS = {
    "da": "Borgmesteren sagde i går, at havnen åbner for alle, og at der er plads for dem i byen.",
    "no": "Statsråden sa i går at det er plass for alle i landet, og at regjeringen har penger for dem i år.",
    "pl": "To on i jego ludzie, i to w nocy, weszli do portu, mówi świadek.",
    "nl": "Het was de man van de winkel in de haven, of was het in de kerk?",
}
"""Sentences full of words that English has too: at, for, i, on, to, of, in, was."""

ENGLISH = [
    "The mayor of Talvera said on Monday that the harbour would reopen before the end of the week. A spokesman of "
    "the fishermen disagreed: the pier had not been repaired, and nobody had looked at it.",
    "“We heard the bells,” Ilse Brandqvist told the Saltmere Gazette. “Then we heard nothing.” Her brother Matthäus "
    "Brandqvist, who lives in Brennick, agreed with her.",
    "Mayor Jozefína Krčmářová and Deputy Mayor Þórður Sæmundsson met Ambassador Nguyễn Thị Hạnh in Talvera on Friday, "
    "the office of the president said.",
    "Harbour reopens after storm\n\nMayor hails repairs\n\nThe harbour of Talvera reopened on Friday, weeks after "
    "the storm that tore away its pier.",
    "Results: Talvera Rovers 2, Brennick United 1; Saltmere Town 0, Lowmark Athletic 0; Eastmarch 3, Northgate 3. The "
    "league said the match at Orrin would be played again.",
    "HARBOUR REOPENS, SAYS MAYOR OF TALVERA AS FISHERMEN DISPUTE THE STATE OF THE PIER AND ASK FOR AN INQUIRY",
]


@pytest.mark.parametrize("language", FOREIGN)
def test_twenty_languages_are_told(language):
    assert detect(FOREIGN[language]) == language


@pytest.mark.parametrize("language", FOREIGN)
def test_what_the_page_says_does_not_make_a_text_english(language):
    """Templates say `lang="en"` whatever they hold."""
    assert detect(FOREIGN[language], "en") == language


@pytest.mark.parametrize("language", TREACHEROUS)
def test_languages_that_share_small_words_with_english_are_not_english(language):
    assert detect(TREACHEROUS[language]) != "en"


@pytest.mark.parametrize("text", ENGLISH, ids=range(len(ENGLISH)))
@pytest.mark.parametrize("declared", [None, "en", "de"])
def test_english_with_names_headlines_and_results(text, declared):
    assert detect(text, declared) == "en"


def test_a_headline_full_of_names_is_english_if_the_page_says_so():
    assert detect("Brandqvist, Krčmářová win Talvera, Brennick seats; Sæmundsson concedes Saltmere", "en") == "en"


@pytest.mark.parametrize("text", ["", "12 34 56", "Ja", "Harbour reopens", "…!?", "北京"])
@pytest.mark.parametrize("declared", [None, "en", "de"])
def test_too_little_to_tell_is_what_the_page_says(text, declared):
    assert detect(text, declared) == declared


@pytest.mark.parametrize("text", ["\ud800 " * 50, "\x00a " * 50, "👍 " * 5_000, "xq zv " * 5_000, "a" * 100_000])
def test_nonsense_does_not_raise(text):
    language = detect(text)
    assert language is None or language.isalpha()


def test_the_library_is_not_loaded_for_clear_english(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "py3langid", None)  # an import would raise
    assert detect(ENGLISH[0]) == "en"
    with pytest.raises(ImportError):
        detect(FOREIGN["de"])
