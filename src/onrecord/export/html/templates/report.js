// Lights up the words of one statement and its card together. The page is complete without this.
(function () {
  "use strict";
  var doc = document, sheet = doc.querySelector(".sheet"), shown = null, pinned = false, from = null;
  var wide = window.matchMedia("(min-width: 60.01rem)");
  doc.documentElement.classList.add("js");

  function clear() {
    if (!shown) return;
    shown.art.querySelectorAll(".on, .open, .on-c, .on-s, .on-q").forEach(function (el) {
      el.classList.remove("on", "open", "on-c", "on-s", "on-q");
    });
    sheet.hidden = true;
    shown = null;
    pinned = false;
  }

  // A card that only the mouse is over stays as large as it is: else the list would run away under it.
  function show(art, n, pin, open) {
    var card = art.querySelector('[data-k="' + n + '"]');
    if (shown && shown.art === art && shown.n === n) {
      pinned = pinned || pin;
      if (card && open) card.classList.add("open");
      return;
    }
    clear();
    shown = { art: art, n: n };
    pinned = pin;
    ["c", "s", "q"].forEach(function (role) {
      art.querySelectorAll('[data-s~="' + n + role + '"]').forEach(function (el) { el.classList.add("on-" + role); });
    });
    art.querySelectorAll('.n[data-n="' + n + '"]').forEach(function (el) { el.classList.add("on"); });
    if (!card) return;
    card.classList.add("on");
    if (open) card.classList.add("open");
    if (wide.matches) {
      var box = card.closest(".cards"), b = box.getBoundingClientRect(), c = card.getBoundingClientRect();
      var below = c.bottom + 16 - Math.min(b.bottom, window.innerHeight), above = c.top - b.top - 40;
      if (c.top < b.top) box.scrollTop += above;
      else if (below > 0) box.scrollTop += Math.min(below, above);
    }
  }

  function openSheet(art, n, el) {
    var copy = art.querySelector('[data-k="' + n + '"]').cloneNode(true), inside = sheet.lastElementChild;
    copy.removeAttribute("id");
    copy.removeAttribute("data-k");
    copy.className = "card open";
    inside.textContent = "";
    inside.appendChild(copy);
    sheet.hidden = false;
    sheet.focus({ preventScroll: true });
    var covered = el.getBoundingClientRect().bottom - sheet.getBoundingClientRect().top;
    if (covered > 0) window.scrollBy(0, covered + 24);
  }

  // The innermost statement at an element: a number, a card, or a stretch of text.
  function at(el) {
    el = el && el.closest ? el.closest("[data-n], [data-s], [data-k]") : null;
    if (!el) return null;
    var n = el.dataset.n || el.dataset.k || el.dataset.s.split(" ").pop().slice(0, -1);
    return { el: el, art: el.closest(".art"), n: n, card: !!el.dataset.k };
  }

  doc.addEventListener("mouseover", function (event) {
    if (pinned) return;
    var hit = at(event.target);
    if (hit) show(hit.art, hit.n, false, !hit.card); else clear();
  });
  doc.addEventListener("focusin", function (event) {
    var hit = at(event.target);
    if (hit && !event.target.closest(".sheet") && event.target.matches(":focus-visible")) show(hit.art, hit.n, false, true);
  });
  doc.addEventListener("click", function (event) {
    if (event.target.closest(".sheet button")) { leave(); return; }
    if (event.target.closest(".sheet")) { if (event.target.closest("a")) clear(); return; }
    var hit = at(event.target), link = event.target.closest("a");
    if (!hit) { clear(); return; }
    if (String(window.getSelection())) return;
    var again = pinned && shown && shown.art === hit.art && shown.n === hit.n;
    if (again && !link) { clear(); return; }
    clear();
    show(hit.art, hit.n, true, true);
    if (hit.card || (link && !link.dataset.n)) return;
    event.preventDefault();
    from = link || hit.art.querySelector('.n[data-n="' + hit.n + '"]');
    if (!wide.matches) openSheet(hit.art, hit.n, hit.el);
    else if (link) hit.art.querySelector('[data-k="' + hit.n + '"]').focus({ preventScroll: true });
  });
  function leave() {
    clear();
    if (from) from.focus({ preventScroll: true });
    from = null;
    clear();
  }
  doc.addEventListener("keydown", function (event) { if (event.key === "Escape") leave(); });

  var input = doc.getElementById("filter");
  if (input) {
    input.parentNode.hidden = false;
    input.addEventListener("input", function () {
      var wanted = input.value.toLowerCase(), left = 0;
      doc.querySelectorAll(".list tbody tr").forEach(function (row) {
        var hide = row.textContent.toLowerCase().indexOf(wanted) < 0;
        row.hidden = hide;
        if (!hide) left += 1;
      });
      input.parentNode.querySelector("[role=status]").textContent = wanted ? left + " shown" : "";
    });
  }
})();
