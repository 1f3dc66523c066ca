"""Which subjects are of one thread, and which words may answer what was said in one."""

import pytest

from mutuals.model.thread import UNTOLD, Thread
from mutuals.practice.threads import may_answer, subject_words


def mail(subject: str) -> Thread:
    return Thread(is_chat=False, names=(subject,))


@pytest.mark.parametrize(
    "subject",
    [
        "Re: Harbour plans", "RE: RE: FW: harbour  plans", "Aw: WG: Harbour plans",
        "AW : Harbour plans", "Rép : Harbour plans", "TR: Harbour plans", "RV: Re: Harbour plans",
        "R: I: Harbour plans", "SV: VS: Harbour plans", "Odp: PD: Harbour plans",
        "Antw: Harbour plans", "Vá: Harbour plans", "ENC: RES: Harbour plans",
        "YNT: İLT: Harbour plans", "Ответ: Harbour plans", "ΑΠ: Harbour plans",
        "回复：Harbour plans", "答复: 转发: Harbour plans", "返信: Harbour plans",
        "Trả lời: Harbour plans", "Chuyển tiếp: Harbour plans", "إعادة توجيه: Harbour plans",
        "Re[2]: Harbour plans", "Re^3: Harbour plans", "Re(2): Harbour plans",
        "[EXTERNAL] Re: Harbour plans", "Re: [ops] AW: [EXT] Harbour plans",
        "Harbour\n plans!",
    ],
)  # fmt: skip
def test_what_answers_put_before_a_subject_is_no_part_of_it(subject: str) -> None:
    assert subject_words(subject) == {"harbour", "plans"}


@pytest.mark.parametrize(
    "subject",
    ["", " ", "Re:", "-", "(no subject)", "AW: Kein Betreff", "RV: (sin asunto)", "Re: 无主题"],
)
def test_what_says_nothing_is_no_subject(subject: str) -> None:
    assert subject_words(subject) == frozenset()
    assert may_answer(mail(subject), mail("Harbour"))
    assert may_answer(mail("Harbour"), mail(subject))


@pytest.mark.parametrize("subject", ["Regarding: tides", "[ops-talk]", "At 9:30", "Note: to R"])
def test_what_only_looks_like_it_stays(subject: str) -> None:
    assert len(subject_words(subject)) > 1


@pytest.mark.parametrize(
    ("word", "may"),
    [
        ("Re: Harbour plans", True),
        ("Harbour plans, the second part", True),
        ("Tides (was: Harbour plans)", True),
        ("Harbour", True),
        ("Football", False),
        ("Harbour football", False),
    ],
)
def test_a_subject_that_holds_all_words_of_the_other_is_of_its_thread(
    word: str, *, may: bool
) -> None:
    assert may_answer(mail(word), mail("Harbour plans")) is may
    assert may_answer(mail("Harbour plans"), mail(word)) is may


def test_a_chat_is_one_thread_and_none_of_the_others() -> None:
    signal, both = Thread(is_chat=True, names=("signal",)), Thread(True, ("signal", "telegram"))
    assert may_answer(signal, both)
    assert not may_answer(Thread(is_chat=True, names=("whatsapp",)), both)
    assert not may_answer(mail("signal"), signal)
    assert not may_answer(signal, mail("signal"))


@pytest.mark.parametrize("other", [mail("Football"), Thread(is_chat=True, names=("signal",))])
def test_where_nothing_tells_a_word_may_answer(other: Thread) -> None:
    assert may_answer(UNTOLD, other)
    assert may_answer(other, UNTOLD)
