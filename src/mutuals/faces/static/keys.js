// Keys for every page: `/` finds, `?` helps, `g` and a letter goes somewhere.

const places = new Map(
  [...document.querySelectorAll("[data-key]")].map((link) => [link.dataset.key, link.href]),
);
let going = 0;

function isTyping(target) {
  return target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (going && Date.now() - going < 1500 && places.has(event.key)) {
    location.assign(places.get(event.key));
    event.preventDefault();
    // The letter says where to go; on a page with keys of its own it does nothing else.
    event.stopImmediatePropagation();
  } else if (event.key === "/") {
    document.getElementById("find")?.focus();
    event.preventDefault();
  } else if (event.key === "?") {
    location.assign("/help");
  }
  going = event.key === "g" ? Date.now() : 0;
});

// On a narrow screen the menu is longer than the screen: show where one is. (To scroll the link
// into view would make it the first one that the tab key leaves.)
const menu = document.querySelector(".menu");
const here = menu?.querySelector("[aria-current]");
if (here) menu.scrollLeft = here.offsetLeft - (menu.clientWidth - here.offsetWidth) / 2;
