"""The application as a person drives it, in a real browser: keys, clicks, a phone, no scripts."""

import re

import pytest
from tests.faces.web.browser import PHONE, visiting


def names(page):
    """Return who stands on the list of Today."""
    return page.locator(".nudge h2").all_inner_texts()


def steps(visitor):
    return [each["what"] for each in visitor.program("GET", "/api/history").json["steps"]]


def open_at(page, visitor, path):
    page.goto(f"http://{visitor.host}{path}")


def focused(page):
    """Return the focused element: its tag, what it says, and the width of its outline."""
    return page.evaluate(
        """() => {
          const at = document.activeElement;
          const look = getComputedStyle(at);
          return [at.tagName, (at.innerText || at.name || "").trim(), parseFloat(look.outlineWidth),
                  look.outlineStyle];
        }"""
    )


@pytest.mark.parametrize(
    ("key", "what"), [("d", "done"), ("s", "snooze"), ("x", "skip"), ("n", "mark")]
)
def test_todays_list_is_worked_by_keys(browser, keeper, key, what):
    with visiting(browser, keeper) as (page, _):
        first, second = names(page)[:2]
        page.keyboard.press("j")
        page.keyboard.press("j")
        with page.expect_navigation():
            page.keyboard.press(key)
        assert second not in names(page)
        assert first in names(page)
        assert steps(keeper) == [what]
        with page.expect_navigation():
            page.get_by_role("button", name="Undo", exact=True).click()
        assert names(page)[:2] == [first, second]
    assert steps(keeper) == []


def test_todays_list_is_worked_by_clicks(browser, keeper):
    with visiting(browser, keeper) as (page, _):
        before = names(page)
        with page.expect_navigation():
            page.get_by_role("button", name=f"Skip {before[0]} this time").click()
        assert before[0] not in names(page)
        assert page.get_by_role("status").count() == 1
        with page.expect_navigation():
            page.get_by_role("button", name="Undo", exact=True).click()
        assert names(page) == before
    assert steps(keeper) == []


def test_a_letter_typed_into_a_field_does_nothing(browser, keeper):
    with visiting(browser, keeper) as (page, _):
        before = names(page)
        page.keyboard.press("/")
        page.keyboard.type("dsxn?gp")
        assert page.input_value("#find") == "dsxn?gp"
        page.keyboard.press("Escape")
        assert focused(page)[0] == "BODY"
        assert names(page) == before
    assert steps(keeper) == []


def test_keys_lead_everywhere(browser, sampled):
    with visiting(browser, sampled) as (page, _):
        places = page.eval_on_selector_all(
            "[data-key]",
            "links => links.map(each => [each.dataset.key, each.getAttribute('href')])",
        )
        assert len({key for key, _ in places}) == len(places) >= 3
        for key, path in places:
            with page.expect_navigation():
                page.keyboard.press("g")
                page.keyboard.press(key)
            assert page.url == f"http://{sampled.host}{path}"
        with page.expect_navigation():
            page.keyboard.press("?")
        assert page.url.endswith("/help")


def test_people_are_found_as_one_types(browser, sampled):
    (one, other) = sampled.program("GET", "/api/people?limit=2").json["people"]
    with visiting(browser, sampled) as (page, _):
        open_at(page, sampled, "/people")
        page.locator("main input[type=search]").press_sequentially(one["name"])
        page.wait_for_url(re.compile("query="))
        page.wait_for_function("document.querySelectorAll('#found tbody tr').length < 5")
        shown = page.locator("#found tbody th").all_inner_texts()
        assert any(one["name"] in text for text in shown)
        assert not any(other["name"] in text for text in shown)
        page.reload()
        assert page.locator("main input[type=search]").input_value() == one["name"]


def test_a_lunch_is_logged_on_a_phone(browser, keeper):
    who = keeper.program("GET", "/api/people?limit=1").json["people"][0]["name"]
    phone = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
    with visiting(browser, keeper, **phone) as (page, _):
        open_at(page, keeper, "/log")
        page.get_by_label("Who").fill(who)
        page.get_by_label("Meal").select_option("lunch")
        page.get_by_label("What you gave").fill("An introduction")
        small = page.eval_on_selector_all(
            "main button",
            "all => all.filter(each => each.getBoundingClientRect().height < 44).length",
        )
        assert small == 0
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        with page.expect_navigation():
            page.get_by_role("button", name="Log it").tap()
        assert who in page.get_by_role("status").inner_text()
    entry = keeper.program("GET", f"/api/person?who={who.replace(' ', '%20')}&limit=1").json
    assert entry["timeline"][0]["channel"] == "meeting"
    assert steps(keeper) == ["log"]


@pytest.mark.parametrize("key", ["y", ""], ids=["key", "click"])
def test_two_are_made_one_and_two_again(browser, host, key):
    with visiting(browser, host) as (page, _):
        before = host.program("GET", "/api/people?limit=0").json["total"]
        open_at(page, host, "/duplicates")
        asked = page.locator(".side h3").all_inner_texts()
        with page.expect_navigation():
            if key:
                page.keyboard.press(key)
            else:
                page.get_by_role("button", name="Same person").click()
        assert host.program("GET", "/api/people?limit=0").json["total"] == before - 1
        with page.expect_navigation():
            page.get_by_role("button", name="Undo", exact=True).click()
        assert page.locator(".side h3").all_inner_texts() == asked
    assert host.program("GET", "/api/people?limit=0").json["total"] == before
    assert steps(host) == ["init"]


def test_it_works_without_scripts(browser, keeper):
    with visiting(browser, keeper, java_script_enabled=False) as (page, _):
        first = names(page)[0]
        with page.expect_navigation():
            page.get_by_role("button", name=f"Done: {first}").click()
        assert first not in names(page)
        with page.expect_navigation():
            page.get_by_role("button", name="Undo", exact=True).click()
        assert names(page)[0] == first
        open_at(page, keeper, "/people")
        page.locator("main input[type=search]").fill(first)
        with page.expect_navigation():
            page.get_by_role("button", name="Show", exact=True).click()
        assert first in page.locator("#found").inner_text()
    assert steps(keeper) == []


def test_the_keyboard_alone_reaches_the_content_and_every_control(browser, sampled):
    with visiting(browser, sampled) as (page, _):
        page.keyboard.press("Tab")
        assert focused(page)[:2] == ["A", "Go to the content"]
        box = page.locator(".skip").bounding_box()
        assert box
        assert box["y"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        seen, hidden = set(), []
        for _turn in range(300):
            page.keyboard.press("Tab")
            tag, says, width, style = focused(page)
            if tag == "BODY":
                break
            seen.add(says)
            if width < 2 or style == "none":
                hidden.append((tag, says))
        assert {"Done", "In a week", "Skip", "Never"} <= seen
        assert not hidden


def test_nothing_moves_for_who_wants_no_motion(browser, sampled):
    moving = """() => [...document.querySelectorAll("*")].filter((each) => {
      const look = getComputedStyle(each);
      const long = (text) => text.split(",").some((one) => parseFloat(one) > 0.01);
      return long(look.transitionDuration) || long(look.animationDuration);
    }).map((each) => each.outerHTML.slice(0, 100))"""
    with visiting(browser, sampled, reduced_motion="reduce") as (page, _):
        for path in ("/", "/people", "/log", "/network", "/help"):
            open_at(page, sampled, path)
            assert page.evaluate(moving) == []
            assert (
                page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
            )
