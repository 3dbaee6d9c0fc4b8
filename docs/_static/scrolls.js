// Code and tables that are wider than the screen can be scrolled with the keyboard.
(() => {
  const words = {
    en: { pre: "Code, scrolls sideways", table: "Table, scrolls sideways" },
    nb: { pre: "Kode, kan rulles sidelengs", table: "Tabell, kan rulles sidelengs" },
    nn: { pre: "Kode, kan rullast sidelengs", table: "Tabell, kan rullast sidelengs" },
  };
  const said = words[document.documentElement.lang] || words.en;
  const mark = (element) => {
    const scrolls = element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight;
    if (scrolls) {
      element.tabIndex = 0;
      element.setAttribute("role", "group");
      element.setAttribute("aria-label", element.matches("pre") ? said.pre : said.table);
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) element.removeAttribute(name);
    }
  };
  const watched = new ResizeObserver((entries) => entries.forEach((entry) => mark(entry.target)));
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("article pre, .table-wrapper").forEach((element) => {
      mark(element);
      watched.observe(element);
    });
  });
})();
