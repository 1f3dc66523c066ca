"""Keys in a real browser: a letter after `g` only goes somewhere, alone it answers."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright


@pytest.fixture
def page(host) -> Iterator[Page]:
    """A browser that has come in, on the page of duplicates."""
    name, _, value = host.cookie.partition("=")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        context = browser.new_context()
        url = f"http://{host.host}"
        context.add_cookies([{"name": name, "value": value, "url": url}])
        opened = context.new_page()
        opened.goto(f"{url}/duplicates")
        yield opened
        browser.close()


def said(host) -> list[str]:
    return [step["what"] for step in host.program("GET", "/api/history").json["steps"]]


def test_a_letter_after_g_goes_somewhere_and_answers_nothing(host, page):
    page.keyboard.press("g")
    page.keyboard.press("n")
    page.wait_for_url("**/network")
    assert said(host) == ["init"]


def test_a_letter_alone_answers_the_question(host, page):
    page.keyboard.press("n")
    page.wait_for_selector(".said")
    page.wait_for_load_state()
    assert said(host) == ["apart", "init"]
    page.keyboard.press("y")
    page.wait_for_selector("text=there is nothing to ask")
    assert said(host) == ["merge", "apart", "init"]


def test_later_has_a_key_too(host, page):
    page.keyboard.press("l")
    page.wait_for_url("**/duplicates?at=2")
    assert said(host) == ["init"]
