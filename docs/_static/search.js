// One or two letters are part of nearly every name in the reference: they are searched for in the text only.
document.addEventListener("DOMContentLoaded", () => {
  if (typeof Search === "undefined") return;
  const names = Search.performObjectSearch;
  Search.performObjectSearch = (part, others) => (part.length < 3 ? [] : names(part, others));
});
