// Search as you type: the server draws the list, this puts it in place.

const form = document.querySelector("form[data-live]");
let asked = null;
let timer = 0;

function load() {
  const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
  asked?.abort();
  asked = new XMLHttpRequest();
  asked.open("GET", address);
  // A document that was parsed by the browser runs no script.
  asked.responseType = "document";
  asked.addEventListener("load", (event) => {
    const fresh = event.target.response?.getElementById(form.dataset.live);
    if (!fresh) return;
    document.getElementById(form.dataset.live).replaceWith(document.adoptNode(fresh));
    history.replaceState(null, "", address);
  });
  asked.send();
}

form?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(load, 120);
});
