// Code, tables and pictures that are wider than the screen can be scrolled with the keyboard.
(() => {
  const words = {
    en: { pre: "Code, scrolls sideways", table: "Table, scrolls sideways", picture: "Picture, scrolls sideways" },
    nb: { pre: "Kode, kan rulles sidelengs", table: "Tabell, kan rulles sidelengs", picture: "Bilde, kan rulles sidelengs" },
    nn: { pre: "Kode, kan rullast sidelengs", table: "Tabell, kan rullast sidelengs", picture: "Bilete, kan rullast sidelengs" },
  };
  const said = words[document.documentElement.lang] || words.en;
  const mark = (element) => {
    const scrolls = element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight;
    if (scrolls) {
      element.tabIndex = 0;
      element.setAttribute("role", "group");
      const kind = element.matches("pre") ? "pre" : element.matches("p") ? "picture" : "table";
      element.setAttribute("aria-label", said[kind]);
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) element.removeAttribute(name);
    }
  };
  const watched = new ResizeObserver((entries) => entries.forEach((entry) => mark(entry.target)));
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("article pre, .table-wrapper, article p:has(> img[src$='week.svg'])").forEach((element) => {
      mark(element);
      watched.observe(element);
    });
  });
})();
