"""The map in a real browser, under the policy of the pages: pointers, keys, search, motion."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Request, Route, sync_playwright

import mutuals.faces
from mutuals.faces.pictures.network import network
from mutuals.faces.web.headers import POLICY
from mutuals.model.circles import Acquainted, Member
from mutuals.model.circles import Circles as Record
from mutuals.model.person import PersonRef
from mutuals.practice.circles import gather, place

SCRIPT = Path(mutuals.faces.__file__).parent / "static" / "map.js"
STYLE = (
    ".pic { width: 800px; height: 600px; touch-action: none }"
    " .pic-label-more { display: none } body { margin: 0 }"
)
NAMES = ("Ana Lopes", "Bo Berg", "Çağla Güler", "Dov Levi", "Eve Stone", "Finn O'Hara")
EVIL = "<img src=x onerror=alert(1)>"


def record() -> Record:
    names = (*NAMES, EVIL)
    members = [
        Member(PersonRef(f"p{at}", name), 1 - at / 10, "active") for at, name in enumerate(names)
    ]
    ties = [
        Acquainted(f"p{a}", f"p{b}", 0.8, 1.0)
        for group in ((0, 1, 2), (3, 4, 5))
        for a in group
        for b in group
        if a < b
    ]
    return Record(place(gather(members, ties), ties, 99), (), len(names), len(names))


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield found
        found.close()


@pytest.fixture
def open_map(browser):
    """Return what opens the map, with motion or without; no page may complain of anything."""
    contexts, faults = [], []

    def answer(route: Route, request: Request) -> None:
        path = request.url.removeprefix("http://map.test")
        page = (
            "<!doctype html><title>Map</title><link rel=stylesheet href=/style.css>"
            f"<main>{network(record())}</main><script type=module src=/static/map.js></script>"
        )
        found = {
            "/": ("text/html; charset=utf-8", page),
            "/style.css": ("text/css", STYLE),
            "/small.css": ("text/css", ".pic { width: 250px !important }"),
            "/static/map.js": ("text/javascript", SCRIPT.read_text(encoding="utf-8")),
        }.get(path, ("text/html", "<!doctype html><title>Person</title>"))
        headers = {"content-type": found[0], "content-security-policy": POLICY}
        route.fulfill(body=found[1], headers=headers)

    def opened(*, moving=False, scripts=True):
        context = browser.new_context(
            viewport={"width": 820, "height": 700},
            reduced_motion="no-preference" if moving else "reduce",
            java_script_enabled=scripts,
            has_touch=True,
        )
        contexts.append(context)
        context.route("**/*", answer)
        page = context.new_page()
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto("http://map.test/")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not [fault for fault in faults if "favicon" not in fault]


def box(page: Page) -> list[float]:
    return [float(n) for n in (page.get_attribute("svg.pic", "viewBox") or "").split()]


def settled(page: Page) -> None:
    """Wait until what was asked for has been drawn."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def at(page: Page, who: str) -> tuple[float, float]:
    """Return where on the screen somebody's dot is."""
    return middle(page.locator(f".pic-person[data-name={who!r}] circle"))


def middle(part: Locator) -> tuple[float, float]:
    """Return the middle of what is on the screen."""
    found = part.bounding_box()
    assert found
    return found["x"] + found["width"] / 2, found["y"] + found["height"] / 2


def height(part: Locator) -> float:
    found = part.bounding_box()
    assert found
    return found["height"]


def test_without_a_script_people_are_links_and_no_dead_tool_stands_there(open_map) -> None:
    page = open_map(scripts=False)
    assert page.locator(".pic-tools").count() == 0
    page.mouse.click(*at(page, "Bo Berg"))
    page.wait_for_url("**/person/p1")


def test_a_click_opens_the_person(open_map) -> None:
    page = open_map()
    page.mouse.click(*at(page, "Çağla Güler"))
    page.wait_for_url("**/person/p2")


def test_dragging_moves_the_map_and_opens_nobody(open_map) -> None:
    page = open_map()
    x, y = at(page, "Ana Lopes")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y + 25, steps=4)
    page.mouse.move(x + 90, y + 50, steps=4)
    page.mouse.up()
    settled(page)
    assert at(page, "Ana Lopes") == pytest.approx((x + 90, y + 50), abs=4)
    assert page.url == "http://map.test/"


def test_the_wheel_brings_nearer_what_is_under_the_pointer(open_map) -> None:
    page = open_map()
    x, y = at(page, "Dov Levi")
    before = box(page)
    page.mouse.move(x, y)
    page.mouse.wheel(0, -300)
    settled(page)
    assert box(page)[2] < before[2] * 0.7
    assert at(page, "Dov Levi") == pytest.approx((x, y), abs=2)
    page.mouse.wheel(0, 3000)
    settled(page)
    assert box(page)[2] == pytest.approx(before[2])


def test_two_fingers_bring_it_nearer(open_map) -> None:
    page = open_map()
    before = box(page)
    page.evaluate(
        """() => {
          const map = document.querySelector("svg.pic");
          map.setPointerCapture = () => {};
          const send = (kind, id, x) => map.dispatchEvent(new PointerEvent(kind,
            { pointerId: id, clientX: x, clientY: 300, bubbles: true, button: 0 }));
          send("pointerdown", 1, 380); send("pointerdown", 2, 420);
          for (let step = 1; step <= 10; step += 1) send("pointermove", 2, 420 + 4 * step);
          send("pointerup", 1, 380); send("pointerup", 2, 460);
        }"""
    )
    settled(page)
    assert box(page)[2] == pytest.approx(before[2] / 2, rel=0.15)


def test_keys_move_the_map_and_go_to_people(open_map) -> None:
    page = open_map()
    whole = box(page)
    page.focus("svg.pic")
    page.keyboard.press("+")
    assert box(page)[2] == pytest.approx(whole[2] / 1.3)
    page.keyboard.press("ArrowRight")
    assert box(page)[0] > whole[0] + (whole[2] - box(page)[2]) / 2
    page.keyboard.press("0")
    assert box(page) == pytest.approx(whole)
    page.keyboard.press("Enter")
    first = page.evaluate("document.activeElement.dataset.name")
    page.keyboard.press("ArrowLeft")
    second = page.evaluate("document.activeElement.dataset.name")
    assert first
    assert second
    assert second != first
    page.keyboard.press("Enter")
    page.wait_for_url("**/person/*")


def test_the_tools_can_be_reached_and_pressed_by_key(open_map) -> None:
    page = open_map()
    whole = box(page)
    page.focus(".pic-search")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert box(page)[2] < whole[2]
    page.get_by_role("button", name="All: show the whole map").press("Enter")
    assert box(page) == pytest.approx(whole)


def test_a_search_finds_without_accents_and_brings_near(open_map) -> None:
    page = open_map()
    whole = box(page)
    page.fill(".pic-search", "cagla")
    settled(page)
    assert page.locator(".pic-found").get_attribute("data-name") == "Çağla Güler"
    assert page.locator(".pic-said").inner_text() == "Çağla Güler"
    left, top, width, height = box(page)
    assert width < whole[2]
    dot = page.locator(".pic-found circle")
    assert float(dot.get_attribute("cx")) == pytest.approx(left + width / 2, abs=0.1)
    assert float(dot.get_attribute("cy")) == pytest.approx(top + height / 2, abs=0.1)
    page.fill(".pic-search", "nobody of this name")
    assert "Nobody" in page.locator(".pic-said").inner_text()
    page.fill(".pic-search", "")
    assert box(page) == pytest.approx(whole)


def test_enter_in_the_search_goes_to_who_was_found(open_map) -> None:
    page = open_map()
    page.fill(".pic-search", "stone")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.name") == "Eve Stone"


def test_names_show_when_near_and_stay_text(open_map) -> None:
    page = open_map()
    page.focus("svg.pic")
    page.fill(".pic-search", "img")
    settled(page)
    settled(page)
    assert EVIL in page.locator(".pic-names text").all_text_contents()
    assert page.locator("img").count() == 0


def test_names_of_circles_keep_their_size_on_the_screen(open_map) -> None:
    page = open_map()
    label = page.locator(".pic-label").first
    before = height(label)
    page.focus("svg.pic")
    for _ in range(3):
        page.keyboard.press("+")
    settled(page)
    assert height(label) == pytest.approx(before, rel=0.05)


def on_a_small_screen(page: Page) -> None:
    page.add_style_tag(url="/small.css")
    page.wait_for_function("document.querySelector('svg.pic').clientWidth < 300")
    settled(page)
    settled(page)


def test_who_is_found_is_named_even_from_afar(open_map) -> None:
    page = open_map()
    on_a_small_screen(page)
    assert page.locator(".pic-names text").count() == 0
    page.fill(".pic-search", "e")
    settled(page)
    settled(page)
    named = set(page.locator(".pic-names text").all_text_contents())
    assert named == {*NAMES, EVIL} - {"Finn O'Hara"}


def test_on_a_small_screen_names_are_readable_and_apart(open_map) -> None:
    page = open_map()
    on_a_small_screen(page)
    boxes = [
        label.bounding_box() for label in page.locator(".pic-label").all() if label.is_visible()
    ]
    assert boxes
    for at, one in enumerate(boxes):
        assert one["height"] > 10
        assert one["x"] > -5
        assert one["x"] + one["width"] < 255
        for other in boxes[:at]:
            beside = abs(one["x"] - other["x"]) < min(one["width"], other["width"]) / 2
            assert not beside or abs(one["y"] - other["y"]) > 8


def test_it_glides_only_where_motion_is_wanted(open_map) -> None:
    steps = """() => new Promise(done => {
        const map = document.querySelector("svg.pic"), seen = new Set();
        new MutationObserver(() => seen.add(map.getAttribute("viewBox")))
          .observe(map, { attributeFilter: ["viewBox"] });
        document.querySelector(".pic-tools button").click();
        setTimeout(() => done(seen.size), 600);
    })"""
    assert open_map(moving=False).evaluate(steps) == 1
    assert open_map(moving=True).evaluate(steps) > 2
