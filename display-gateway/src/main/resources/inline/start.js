/*
 * Stands in each page itself, before its scripts: it looks after them, and they may be what does not come. Every browser that
 * shows a page at all has to understand it, so it is written as one did in 2010.
 */
(function () {
  var FIRST_LOOK = 10000, SHORTEST_PAUSE = 1000, LONGEST_PAUSE = 30000, PATIENCE = 5000, STARTS = 'carequeue.starts';
  var root = document.documentElement, pause = 0;

  function show(id) {
    var said = document.getElementById(id);
    if (said) { said.removeAttribute('hidden'); } else { document.addEventListener('DOMContentLoaded', function () { show(id); }); }
  }

  // What the scripts need and browsers have learnt last.
  if (!(window.Map && Map.groupBy && window.AbortSignal && AbortSignal.any && window.URL && URL.canParse
      && Element.prototype.checkVisibility && HTMLScriptElement.supports && HTMLScriptElement.supports('importmap'))) {
    show('too-old');
    return;
  }

  // How often this page has failed to start, in a row: whoever is loaded anew begins where it was.
  function starts(count) {
    try {
      if (count === undefined) { return Number(sessionStorage.getItem(STARTS)); }
      sessionStorage.setItem(STARTS, count);
    } catch (refused) {
      return 0;
    }
  }

  function isWell() {
    return root.getAttribute('data-live') === 'true' || !document.querySelector(':not(:defined)');
  }

  function tryAgain() {
    show('starts-again');
    pause = Math.min(LONGEST_PAUSE, Math.max(2 * pause, SHORTEST_PAUSE * Math.pow(2, starts())));
    setTimeout(function () {
      fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) }).then(function (answer) {
        if (!answer.ok) { throw answer; }
        starts(starts() + 1);
        location.reload();
      }).catch(tryAgain);
    }, pause);
  }

  function fail() {
    if (!pause && !isWell()) { tryAgain(); }
  }

  // A script of a page that did not come, itself or one that it imports. Errors of elements do not rise.
  addEventListener('error', function (event) {
    if (event.target.localName === 'script') { fail(); }
  }, true);
  setTimeout(function () {
    fail();
    if (!pause) { starts(0); }
  }, FIRST_LOOK);
})();
