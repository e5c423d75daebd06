// Says what to do when the app does not start, and puts a broken release right. It stands outside the bundle and its name
// never changes, because it must work exactly when the bundle does not. Plain script for browsers that know no modules.
(function () {
  'use strict';
  var patience = 20000; // ms; a first visit on 256 kbit/s takes about 5 s
  var guard = 'ls.rescue';
  var shown = false;
  var leaving = false;

  function show() {
    var box = document.getElementById('rescue');
    if (shown || !box || document.documentElement.hasAttribute('data-started')) return;
    shown = true;
    box.hidden = false;
    var before = document.getElementById('before-start');
    if (before) before.hidden = true;
    document.getElementById('rescue-reload').addEventListener('click', function () {
      location.reload();
    });
    document.getElementById('rescue-reset').addEventListener('click', reset);
  }

  // Takes away program files only: what people wrote waits in IndexedDB and is not touched.
  function reset() {
    var work = [];
    if (navigator.serviceWorker) {
      work.push(
        navigator.serviceWorker.getRegistrations().then(function (all) {
          return Promise.all(
            all.map(function (one) {
              return one.unregister();
            })
          );
        })
      );
    }
    if (window.caches) {
      work.push(
        caches.keys().then(function (names) {
          return Promise.all(
            names
              .filter(function (name) {
                return name.indexOf('ls-media') !== 0;
              })
              .map(function (name) {
                return caches.delete(name);
              })
          );
        })
      );
    }
    Promise.all(work).then(
      function () {
        location.reload();
      },
      function () {
        location.reload();
      }
    );
  }

  // Firefox reports the files whose fetching ends because the person reloads as if they were gone.
  window.addEventListener('beforeunload', function () {
    leaving = true;
  });

  // A hashed file that is gone means an old document met a new release. Once per visit that is put right without asking.
  window.addEventListener(
    'error',
    function (event) {
      var from = event.target;
      // An app that runs says itself what it could not get; and Firefox reports hints for files that it has already.
      if (leaving || document.documentElement.hasAttribute('data-started')) return;
      // A browser that knows modules, but not the language in which ours are written: waiting helps nobody.
      if (typeof event.message === 'string' && event.message.indexOf('SyntaxError') !== -1) {
        // Others run scripts in this page, too: those of browsers' extensions.
        if (String(event.filename).indexOf(location.origin + '/') === 0) show();
        return;
      }
      if (!from || (from.tagName !== 'SCRIPT' && from.tagName !== 'LINK')) return;
      // The look of a platform is no part of the program: without it the default look stays.
      if (from.hasAttribute('data-look')) return;
      var tried = null;
      try {
        tried = sessionStorage.getItem(guard);
        sessionStorage.setItem(guard, 'tried');
      } catch (blocked) {
        tried = 'tried';
      }
      if (!tried && navigator.onLine) reset();
      else show();
    },
    true
  );
  // The entry can be read, and what it fetches cannot.
  window.addEventListener('unhandledrejection', function (event) {
    if (event.reason && event.reason.name === 'SyntaxError') show();
  });
  window.addEventListener('load', function () {
    setTimeout(show, 'noModule' in document.createElement('script') ? patience : 0);
  });
})();
