"""Import in a real browser: chosen, dropped, watched, stopped; no page complains of anything."""

import re
import shutil

import pytest
from playwright.sync_api import sync_playwright
from tests.faces.web.sending import mbox
from tests.faces.web.served import serving

DROP = """([name, text]) => {
  const files = new DataTransfer();
  files.items.add(new File([text], name));
  for (const type of ["dragover", "drop"])
    document.body.dispatchEvent(
      new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(request, tmp_path):
    """A page of a browser that has come in, at a home in which nothing is yet."""
    faults = []
    with serving(tmp_path / "home") as found, sync_playwright() as playwright:
        found.program("POST", "/api/init", {"me": ["me@mail.example"]})
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        context = browser.new_context(java_script_enabled=request.param)
        opened = context.new_page()
        opened.on("console", lambda said: faults.append(said.text))
        opened.on("pageerror", lambda error: faults.append(str(error)))
        opened.goto(found.link)
        opened.wait_for_url(re.compile("/welcome$"))
        opened.goto(f"http://{found.host}/import")
        opened.scripted = request.param  # type: ignore[attr-defined]
        yield opened
        browser.close()
    assert faults == []


def sent(name, content):
    return {"name": name, "mimeType": "application/mbox", "buffer": content}


def test_files_are_chosen_and_what_came_of_them_is_shown(page):
    page.set_input_files("input[type=file]", [sent("Archive.mbox", mbox(40))])
    page.get_by_role("button", name="Import").click()
    page.get_by_text("What was just read").wait_for()
    assert "40 records read" in page.inner_text("main")
    page.get_by_role("link", name="Sort the first names").click()
    assert "ana@mail.example" in page.inner_text("main")


def test_a_long_import_is_watched_and_stopped(page):
    page.set_input_files("input[type=file]", [sent("Archive.mbox", mbox(60_000))])
    page.get_by_role("button", name="Import").click()
    if page.scripted:
        page.get_by_text(re.compile(r"[1-9][\d,.]* records read")).wait_for()
        assert "Archive.mbox" in page.inner_text("[data-shows=what]")
    page.get_by_role("button", name="Stop").click()
    page.get_by_text("Not read to its end").wait_for()
    page.get_by_role("button", name="Leave the rest").click()
    page.get_by_role("button", name="Import", exact=True).wait_for()
    assert "Not read to its end" not in page.inner_text("main")


def test_files_are_dropped_anywhere_on_the_page(page):
    hint = page.get_by_text("drop them anywhere")
    assert hint.is_visible() is page.scripted
    if page.scripted:
        page.evaluate(DROP, ["Archive.mbox", mbox(40).decode()])
        page.get_by_text("40 records read: 1 person, 40 contacts").wait_for()
