"use strict";
(function () {
  function count() {
    for (const kind of ["field", "file"]) {
      const ticked = document.querySelectorAll("input." + kind + ":checked").length;
      document.getElementById(kind + "s").textContent = ticked;
    }
  }
  function byHand(text) {
    // Pages opened from a file have no clipboard interface in some browsers.
    const field = document.createElement("textarea");
    field.value = text;
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.appendChild(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    return copied;
  }
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (refused) {
      return byHand(text);
    }
  }
  document.addEventListener("click", async function (event) {
    const button = event.target.closest("button[data-value]");
    if (!button) return;
    const copied = await copy(button.dataset.value);
    const words = button.textContent;
    button.textContent = copied ? "已复制 ✓" : "Ctrl+C";
    if (copied) {
      const tick = button.closest("tr").querySelector("input");
      tick.checked = true;
      tick.dispatchEvent(new Event("change", { bubbles: true }));
    }
    setTimeout(function () { button.textContent = words; }, 1200);
  });
  document.addEventListener("change", function (event) {
    event.target.closest("tr").classList.toggle("done", event.target.checked);
    count();
  });
})();
