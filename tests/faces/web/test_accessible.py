"""axe finds nothing on any page: in light, in dark, on a phone, with people and without."""

import pytest
from tests.faces.web import axe
from tests.faces.web.browser import DESK, PHONE, addresses, visiting
from tests.faces.web.served import AS_OF, serving

RUN = "async () => (await axe.run()).violations"
MODES: dict[str, dict[str, object]] = {
    "light": {"color_scheme": "light", "viewport": DESK},
    "dark": {"color_scheme": "dark", "viewport": DESK},
    "phone": {"color_scheme": "light", "viewport": PHONE, "has_touch": True, "is_mobile": True},
}


def found_on(page):
    """Return what axe finds on an open page, everything on it unfolded."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    page.evaluate(axe.script())
    return [
        (each["id"], [node["html"][:200] for node in each["nodes"]]) for each in page.evaluate(RUN)
    ]


def test_axe_sees_what_is_wrong(browser):
    page = browser.new_page()
    page.set_content("<!doctype html><html><body><img src=x><input><p>text</body></html>")
    names = {name for name, _ in found_on(page)}
    page.close()
    assert {"image-alt", "label", "html-has-lang", "document-title"} <= names


@pytest.mark.parametrize("mode", MODES)
def test_every_page_is_accessible(browser, sampled, mode):
    people = sampled.program("GET", "/api/people?limit=2").json["people"]
    ids = [each["id"] for each in people]
    wrong = {}
    with visiting(browser, sampled, **MODES[mode]) as (page, _):
        for path in addresses(ids, ("", "?query=a&limit=3")):
            page.goto(f"http://{sampled.host}{path}")
            if found := found_on(page):
                wrong[path] = found
            wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            if wide > 0:
                wrong[f"{path} is too wide"] = wide
    assert not wrong


def test_what_was_done_is_told_accessibly(browser, sampled):
    with visiting(browser, sampled) as (page, _):
        page.goto(f"http://{sampled.host}/people?query=zzzzzz")
        assert not found_on(page)
        page.goto(f"http://{sampled.host}/people")
        page.get_by_role("button", name="Key person").click()
        assert "tick somebody" in page.get_by_role("alert").inner_text()
        assert not found_on(page)


def test_pages_of_an_empty_home_are_accessible(browser, tmp_path):
    with serving(tmp_path / "home", as_of=AS_OF) as visitor:
        visitor.enter()
        wrong = {}
        with visiting(browser, visitor) as (page, _):
            for path in addresses([]):
                page.goto(f"http://{visitor.host}{path}")
                if found := found_on(page):
                    wrong[path] = found
        assert not wrong


def test_a_page_that_says_no_is_accessible(browser, sampled):
    page = browser.new_page()
    for path in ("/nothing", "/login?token=used", "/people"):
        page.goto(f"http://{sampled.host}{path}")
        assert "did not work" in page.inner_text("h1")
        assert not found_on(page)
    page.close()
