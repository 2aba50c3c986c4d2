
// Search within the page. It looks at what stands there, so that there is no second copy of the words to carry.
(function () {
  "use strict";
  var doc = document, form = doc.querySelector(".find"), found = doc.getElementById("found");
  if (!form) return;
  var input = form.querySelector("input"), status = form.querySelector("[role=status]"), index = null;
  var MOST = 12, AROUND = 70;
  form.hidden = false;

  // What a link leads to inside something closed is opened.
  function reveal() {
    var target = doc.getElementById(location.hash.slice(1));
    for (var box = target && target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (target && target.closest("details")) target.scrollIntoView();
  }
  window.addEventListener("hashchange", reveal);
  reveal();

  // One sign for one sign, so that places in the folded text are places in the text.
  function fold(text) {
    return text.replace(/[^\x00-\x7f]/g, function (sign) {
      var plain = sign.normalize("NFD").charAt(0).toLowerCase();
      return plain.length === 1 ? plain : sign;
    }).toLowerCase();
  }
  function text(el, selector) {
    var part = el.querySelector(selector);
    return part ? part.textContent.replace(/\s+/g, " ").trim() : "";
  }
  function entry(group, href, from, words) {
    words = words.replace(/\s+/g, " ").trim();
    index.push({ group: group, href: href, from: from, words: words, folded: fold(from + " " + words), shift: from.length + 1 });
  }
  function build() {
    index = [];
    doc.querySelectorAll(".story").forEach(function (el) { entry("Stories", "#" + el.id, "", text(el, "h1")); });
    doc.querySelectorAll(".claim").forEach(function (el) { entry("Claims", "#" + el.id, text(el, ".by-whom"), text(el, ".saying")); });
    doc.querySelectorAll(".voice").forEach(function (el) { entry("Speakers", "#" + el.closest(".story").id, text(el, ".in"), text(el, "strong")); });
    doc.querySelectorAll(".art").forEach(function (el) {
      var outlet = text(el, ".kicker bdi");
      el.querySelectorAll(".cards .card").forEach(function (card) {
        entry("Statements", "#" + card.id, text(card, "strong") + (outlet ? ", in " + outlet : ""), text(card, ".said"));
      });
      entry("Articles", "#" + el.id, outlet, text(el, "h1") + " – " + el.querySelector(".text").textContent);
    });
  }
  function excerpt(item, words) {
    var out = doc.createElement("span"), spots = [], first = -1;
    var folded = item.folded.slice(item.shift);
    words.forEach(function (word) {
      var at = folded.indexOf(word);
      if (at >= 0) spots.push([at, at + word.length]);
    });
    spots.sort(function (a, b) { return a[0] - b[0]; });
    first = spots.length ? spots[0][0] : 0;
    var start = first > AROUND * 2 ? item.words.lastIndexOf(" ", first - AROUND) + 1 : 0, end = start + AROUND * 3;
    var at = start;
    if (start) out.append("… ");
    spots.forEach(function (spot) {
      if (spot[0] < at || spot[1] > end) return;
      var mark = doc.createElement("mark");
      out.append(item.words.slice(at, spot[0]));
      mark.textContent = item.words.slice(spot[0], spot[1]);
      out.append(mark);
      at = spot[1];
    });
    out.append(item.words.slice(at, end) + (item.words.length > end ? " …" : ""));
    return out;
  }
  function line(item, words) {
    var li = doc.createElement("li"), a = doc.createElement("a"), from = doc.createElement("bdi");
    a.href = item.href;
    a.append(excerpt(item, words));
    if (item.from) {
      from.className = "from";
      from.textContent = item.from;
      a.append(from);
    }
    li.append(a);
    return li;
  }
  function search() {
    var words = fold(input.value).split(/\s+/).filter(Boolean);
    found.textContent = "";
    found.hidden = !words.length;
    status.textContent = "";
    if (!words.length) return;
    if (!index) build();
    var groups = {}, total = 0;
    index.forEach(function (item) {
      if (!words.every(function (word) { return item.folded.indexOf(word) >= 0; })) return;
      (groups[item.group] = groups[item.group] || []).push(item);
      total += 1;
    });
    Object.keys(groups).forEach(function (name) {
      var heading = doc.createElement("h2"), list = doc.createElement("ul"), items = groups[name];
      heading.textContent = name + (items.length > MOST ? ": " + items.length + ", the first " + MOST : ": " + items.length);
      items.slice(0, MOST).forEach(function (item) { list.append(line(item, words)); });
      found.append(heading, list);
    });
    status.textContent = total ? total + " found" : "nothing found";
    if (!total) found.hidden = true;
  }
  function close() {
    found.hidden = true;
    status.textContent = "";
  }
  var wait = 0;
  input.addEventListener("input", function () { clearTimeout(wait); wait = setTimeout(search, 80); });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    search();
    var first = found.querySelector("a");
    if (first) first.focus();
  });
  found.addEventListener("click", function (event) { if (event.target.closest("a")) close(); });
  doc.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { input.value = ""; close(); }
    if (event.key === "/" && !/^(input|textarea|select)$/i.test(doc.activeElement.tagName)) { event.preventDefault(); input.focus(); }
  });
})();
