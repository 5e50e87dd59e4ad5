// Runs before the first paint (a plain script in the head): the reader's own choice of light or dark, where one was made.
(function () {
  try {
    var theme = localStorage.getItem('shanshui.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch (refused) {
    // Storage is switched off in this browser: the system's wish holds.
    console.info('theme: no storage', refused.name);
  }
})();
