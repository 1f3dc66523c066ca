"""Which questions are asked: never whether a look-alike is whom it looks like."""

from pathlib import Path

from tests.operations.homes import Home
from tests.operations.letters import card, cards, mail, mbox, sent_box

ME = "Mia Home <mia@home.example>"
MODEL = "Xenia Quittenbaum <xenia.quittenbaum@harbour.example>"
POSER = "Xenia Quittenbaum <xenia.quittenbaum@harb0ur.example>"
CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Xenia,Quittenbaum,https://www.linkedin.com/in/xenia-q,,Harbour GmbH,Buyer,05 Mar 2024
"""


def test_a_look_alike_is_asked_about_with_no_core_of_its_model(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "2026-03-20")
    home.run("init", me=("mia@home.example",), name="Mia Home")
    (tmp_path / "Connections.csv").write_text(CONNECTIONS, encoding="utf-8")
    home.take(sent_box(tmp_path, mail(ME, MODEL, "2026-01-03")), tmp_path / "Connections.csv")
    (model,) = home.run("people").people
    assert (len(model.emails), len(model.profiles)) == (1, 1)
    home.take(mbox(tmp_path / "in.mbox", mail(POSER, ME, "2026-02-03")))
    (warned,) = [person for person in home.run("people").people if person.warnings]
    assert warned.warnings[0].of.id == model.id
    assert home.run("duplicates").pairs == ()


def test_an_answer_holds_for_a_card_that_joined_later(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "2026-03-20")
    home.run("init", me=("mia@home.example",), name="Mia Home")
    giorgos = "Giorgos Papadopoulos <giorgos.papadopoulos@harbour.example>"
    yorgos = "Yorgos,Papadopoulos,https://www.linkedin.com/in/yorgos-p,,Harbour,Buyer,05 Mar 2024"
    (tmp_path / "Connections.csv").write_text(
        f"{CONNECTIONS.splitlines()[0]}\n{yorgos}\n", encoding="utf-8"
    )
    home.take(sent_box(tmp_path, mail(ME, giorgos, "2026-01-03")), tmp_path / "Connections.csv")
    home.run("apart", "giorgos.papadopoulos@harbour.example", "https://linkedin.com/in/yorgos-p")
    later = card("Γιώργος Παπαδόπουλος", "TEL:+493012345678", "ORG:Harbour")
    home.take(cards(tmp_path / "b.vcf", later))
    (joined,) = [person for person in home.run("people").people if person.phones]
    assert joined.emails == ("giorgos.papadopoulos@harbour.example",)
    assert home.run("duplicates").pairs == ()


def test_one_number_and_one_given_name_under_two_surnames_is_asked_about(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "2026-03-20")
    home.run("init", me=("mia@home.example",), name="Mia Home")
    number = "TEL:+4930111222"
    before = card("Xenia Quittenbaum", "EMAIL:xenia@harbour.example", number)
    after = card("Xenia Wolkenstein", "EMAIL:xw@elsewhere.example", number)
    brother = card("Ruben Quittenbaum", "EMAIL:ruben@harbour.example", number)
    home.take(cards(tmp_path / "b.vcf", before, after, brother))
    (pair,) = home.run("duplicates").pairs
    assert {pair.a_name, pair.b_name} == {"Xenia Quittenbaum", "Xenia Wolkenstein"}
    assert "+4930111222" in " ".join(pair.because)
    names = [person.name for person in home.run("people").people]
    assert sorted(names) == ["Ruben Quittenbaum", "Xenia Quittenbaum", "Xenia Wolkenstein"]


def test_a_rare_name_with_two_numbers_is_asked_about_not_joined(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "2026-03-20")
    home.run("init", me=("mia@home.example",), name="Mia Home")
    one = card("Xenia Quittenbaum", "EMAIL:xenia@harbour.example")
    home.take(cards(tmp_path / "a.vcf", one))
    home.take(cards(tmp_path / "b.vcf", card("Xenia Quittenbaum", "EMAIL:xq@elsewhere.example")))
    assert len(home.run("people").people) == 2
    assert len(home.run("duplicates").pairs) == 1
