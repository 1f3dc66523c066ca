// Import: files dropped anywhere on the page, how far they are handed over, and how far it is read.

const form = document.querySelector("form[data-drop]");
const running = document.querySelector("[data-progress]");

function send() {
  const line = form.querySelector("[data-sending]");
  const request = new XMLHttpRequest();
  const data = new FormData(form);
  request.open("POST", form.action);
  request.setRequestHeader("X-Mutuals-Script", "1");
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) line.querySelector("progress").value = (100 * event.loaded) / event.total;
  });
  request.addEventListener("load", () => {
    if (request.status < 400) location.assign("/import");
    else tell("This did not work. Load the page again, or read a large file with: mutuals import FILE");
  });
  request.addEventListener("error", () => tell("The application does not answer. Start it again."));
  form.querySelector("button").disabled = true;
  line.hidden = false;
  tell("Handing over");
  request.send(data);
}

function tell(text) {
  form.querySelector("[data-sending] span").textContent = text;
}

function take(files) {
  if (!files.length) return;
  form.querySelector("input[type=file]").files = files;
  send();
}

if (form) {
  form.querySelector("[data-hint]").hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    take(event.dataTransfer.files);
  });
}

async function look() {
  const answer = await fetch(running.dataset.progress).catch(() => null);
  if (!answer?.ok) return;
  const told = await answer.json();
  if (told.state !== running.dataset.state) return void location.assign("/import");
  running.querySelector("[data-shows=records]").textContent = told.records.toLocaleString();
  if (told.what) running.querySelector("[data-shows=what]").textContent = told.what.split(/[\\/]/).pop();
  running.querySelector("[data-shows=waiting]").hidden = !told.waiting;
  setTimeout(look, 700);
}

if (running) setTimeout(look, 400);
