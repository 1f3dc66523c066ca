"""Texts written to run, to reach out or to deceive are shown as texts, on every page."""

from urllib.parse import quote

import pytest
from tests.faces.web.browser import addresses, visiting
from tests.faces.web.hostile_home import PAYLOADS, RESULT, address, furnish
from tests.faces.web.served import AS_OF, serving
from tests.operations.homes import Home

from mutuals.faces.safety import hostile_signs

LURE = """() => {
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
  for (const each of document.querySelectorAll("*")) {
    for (const name of ["mouseover", "mouseenter", "focus", "pointerover"]) {
      each.dispatchEvent(new Event(name));
    }
  }
}"""
PLANTED = """() => {
  const odd = [...document.querySelectorAll(
    "iframe, object, embed, base, style, math, animate, [style], [srcdoc], meta[http-equiv]," +
    "script:not([src^='/static/']), link:not([href^='/static/']), img, form:not([action^='/'])"
  )];
  for (const each of document.querySelectorAll("*")) {
    if ([...each.attributes].some((one) => /^on/i.test(one.name))) odd.push(each);
    const to = each.getAttribute("href") ?? each.getAttribute("formaction") ?? "/";
    const known = /^(\\/(?!\\/)|#|https?:|mailto:|tel:|data:image\\/svg)/.test(to);
    if (!known) odd.push(each);
  }
  return odd.map((each) => each.outerHTML.slice(0, 200));
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Somebody who looks at a home of which every text is hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    furnish(Home(folder / "home", AS_OF), folder)
    with serving(folder / "home") as found:
        found.enter()
        yield found


def seen(page):
    """Return what an open page lets a payload do, after everything on it was touched."""
    page.evaluate(LURE)
    return {
        "fired": page.evaluate("window.__fired"),
        "violations": page.evaluate("window.__violations"),
        "planted": page.evaluate(PLANTED),
        "signs": hostile_signs().findall(
            page.evaluate("document.documentElement.innerText + document.title")
        ),
        "worked out": RESULT in page.content(),
    }


QUIET: dict[str, object] = {
    "fired": None,
    "violations": [],
    "planted": [],
    "signs": [],
    "worked out": False,
}


def test_the_watch_sees_what_runs(browser):
    """A page that escapes nothing fires, or the tests below would show nothing."""
    page = browser.new_page()
    page.add_init_script("window.__violations = []")
    loud = []
    for text in PAYLOADS[:5]:
        page.set_content(
            f"<title>x</title><textarea></textarea><p>{text}</p><a href='{text}'>x</a>"
        )
        page.wait_for_timeout(50)
        loud.append(seen(page) != QUIET)
        loud.append(page.evaluate("window.__fired") == 1)
    page.close()
    assert all(loud)


def test_nothing_runs_on_any_page(browser, hostile):
    people = [
        hostile.program("GET", f"/api/person?who={address(number)}").json["id"]
        for number in range(len(PAYLOADS))
    ]
    asked = [f"/people?query={quote(text)}" for text in PAYLOADS[::2]]
    asked += [f"/log?who={quote(text)}&meal={quote(text)}" for text in PAYLOADS[1::2]]
    paths = [*addresses(people), "/people?limit=1000&sort=name", *asked]
    wrong = {}
    with visiting(browser, hostile) as (page, _):
        for path in paths:
            page.goto(f"http://{hostile.host}{path}")
            if (found := seen(page)) != QUIET:
                wrong[path] = found
            if (where := page.evaluate("location.host")) != hostile.host:
                wrong[path] = where
        shown = page.goto(f"http://{hostile.host}/people?limit=1000")
        assert shown
        assert "N0 " in shown.text()
    assert not wrong


def test_nothing_runs_where_something_was_done_or_refused(browser, hostile):
    """What a form says back repeats what was typed."""
    wrong = {}
    with visiting(browser, hostile) as (page, _):
        for number, text in [*enumerate(PAYLOADS)][::2]:
            page.goto(f"http://{hostile.host}/log?who={quote(address(number))}")
            page.fill("[name=gave]", text)
            page.fill("[name=note]", text)
            with page.expect_navigation():
                page.click("button.main")
            assert page.locator(".said").count()
            if (found := seen(page)) != QUIET:
                wrong["log", text] = found
            hostile_form(page, "key", {"who": f"{text} nobody"})
            assert page.locator(".said.refusal").count()
            if (found := seen(page)) != QUIET:
                wrong["refused", text] = found
    assert not wrong


def hostile_form(page, operation, values):
    """Send a form that a page of ours might hold."""
    asking = """([operation, values]) => {
          const form = document.querySelector("main form[method=post]").cloneNode(true);
          form.replaceChildren(form.querySelector("[name=token]"));
          form.action = `/do/${operation}`;
          for (const [name, value] of Object.entries({ ...values, back: "/log" })) {
            const field = document.createElement("input");
            field.name = name;
            field.value = value;
            form.append(field);
          }
          document.body.append(form);
          form.submit();
        }"""
    with page.expect_navigation():
        page.evaluate(asking, [operation, values])


def test_pages_that_say_no_and_json_repeat_nothing_that_runs(browser, hostile):
    wrong = {}
    with visiting(browser, hostile) as (page, watch):
        for text in PAYLOADS[::3]:
            word = quote(text, safe="")
            for path in (f"/{word}", f"/person/{word}", f"/api/{word}", f"/api/person?who={word}"):
                answer = page.goto(f"http://{hostile.host}{path}")
                assert answer
                assert answer.status in {200, 404, 409}, path
                is_page = answer.headers["content-type"].startswith("text/html")
                found = seen(page) if is_page else seen(page) | {"planted": []}
                if found != QUIET:
                    wrong[path] = found
        assert all(each[:3] in {"404", "409"} for each in watch.failed)
        watch.failed.clear()
        watch.said.clear()  # the browser complains of each page that is not there
    assert not wrong
