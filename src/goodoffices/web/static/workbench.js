"use strict";
// What the pages do beyond links and forms; without it everything can still be read and every form still be sent.

const isTyping = (target) => target.closest("input, select, textarea, [contenteditable]") !== null;

// One key each on the page for checking.
document.addEventListener("keydown", (event) => {
  const form = event.target.closest("form.change");
  if (form && event.key === "Enter" && event.ctrlKey) { event.preventDefault(); form.requestSubmit(); return; }
  if (event.key === "Escape" && isTyping(event.target)) { event.target.blur(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || event.repeat) return;
  const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]:not([data-when])`);
  if (!button) return;
  event.preventDefault();
  const focus = button.dataset.focus && document.querySelector(`form.change ${button.dataset.focus}`);
  if (focus) focus.focus(); else button.click();
});

// Fields that take several values: what is offered goes on behind those that stand there.
for (const field of document.querySelectorAll("input[data-many]")) {
  const offered = [...document.getElementById(field.getAttribute("list")).options];
  const list = document.createElement("datalist");
  list.id = `${field.getAttribute("list")}-${field.name}-${field.form.id || field.form.action.split("/").pop()}`;
  const offer = () => {
    const typed = field.value.split(field.dataset.many.trim());
    const before = typed.slice(0, -1).map((one) => one.trim() + field.dataset.many).join("");
    list.replaceChildren(...offered.map((one) => new Option(one.text, before + one.value)));
  };
  field.form.append(list);
  field.setAttribute("list", list.id);
  for (const kind of ["focus", "input"]) field.addEventListener(kind, offer);
}

// The quotation of the mark that is pointed at or focused.
const said = document.getElementById("said");
const tell = (event) => {
  const mark = event.target.closest(".mark");
  if (!mark || !said) return;
  const head = document.createElement("strong");
  head.textContent = mark.dataset.says + " ";
  said.replaceChildren(head, `“${mark.dataset.quote}” [${mark.dataset.ref}]`);
};
if (said) for (const kind of ["focusin", "mouseover"]) document.addEventListener(kind, tell);

// Words selected in a report go into the form for a missed statement.
const text = document.getElementById("text");
const quote = document.querySelector("#add textarea[name=quote]");
if (text && quote) document.addEventListener("selectionchange", () => {
  const chosen = document.getSelection();
  if (chosen.isCollapsed || !text.contains(chosen.anchorNode) || !text.contains(chosen.focusNode)) return;
  const words = chosen.toString().trim();
  if (words) { quote.value = words; document.getElementById("add").open = true; }
});

// Drawings as PNG: drawn here from the SVG file, at twice its size.
for (const button of document.querySelectorAll("[data-png]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const image = new Image();
    image.addEventListener("load", () => {
      const canvas = document.createElement("canvas");
      canvas.width = 2 * image.naturalWidth; canvas.height = 2 * image.naturalHeight;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(blob); link.download = button.dataset.name; link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      }, "image/png");
    });
    image.src = button.dataset.png;
  });
}
