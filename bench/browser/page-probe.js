// Runs in every page of the bench before the page's own scripts, and notes what a person would see.
(() => {
  const probe = {
    largestPaint: 0,
    blocking: 0,
    shift: 0,
    lastTask: 0,
    shown: [],
    keys: [],
    frames: [],
    moved: null,
  };
  window.troupeProbe = probe;

  const watch = (type, note) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(note));
    observer.observe({ type, buffered: true });
  };
  watch('largest-contentful-paint', (entry) => {
    probe.largestPaint = entry.startTime;
  });
  watch('longtask', (entry) => {
    probe.blocking += Math.max(0, entry.duration - 50);
    probe.lastTask = entry.startTime + entry.duration;
  });
  watch('layout-shift', (entry) => {
    if (!entry.hadRecentInput) probe.shift += entry.value;
  });

  const isThere = ({ path, selector, text }) => {
    if (location.pathname !== path) return false;
    const element = document.querySelector(selector);
    return element !== null && (text === undefined || element.textContent.includes(text));
  };

  /** From the next press, or from now, to the frame after the one in which the place is there. */
  probe.arm = (place, fromNow) => {
    probe.moved = new Promise((resolve) => {
      let began = fromNow ? performance.now() : undefined;
      const start = (event) => {
        began ??= event.timeStamp;
      };
      for (const kind of ['pointerdown', 'keydown'])
        addEventListener(kind, start, { capture: true, once: true });
      const look = () => {
        if (began !== undefined && isThere(place))
          requestAnimationFrame(() => resolve(performance.now() - began));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    if (fromNow) history.back();
  };

  /** Notes how long each key takes to the end of the frame that shows it. */
  probe.timeKeys = () => {
    const note = (event) => {
      if (event.key.length !== 1 || event.ctrlKey) return;
      const afterFrame = new MessageChannel();
      afterFrame.port1.onmessage = () => probe.frames.push(performance.now() - event.timeStamp);
      // The message is read once the frame is done.
      requestAnimationFrame(() => afterFrame.port2.postMessage(null));
    };
    addEventListener('keydown', note, { capture: true });
  };

  const rows = (count) =>
    [...document.querySelectorAll('main tbody tr[aria-rowindex] a[href^="/agents/"]')]
      .slice(0, count)
      .map((link) => link.getAttribute('href').split('/')[2])
      .join();

  /** Notes every change of the first rows, one frame after it was drawn, and every key. */
  probe.follow = (count) => {
    let known = rows(count);
    let drawn = known;
    addEventListener(
      'keydown',
      (event) => {
        if (event.key.length === 1 && !event.ctrlKey) probe.keys.push(event.timeStamp);
      },
      { capture: true },
    );
    const look = () => {
      if (drawn !== known) {
        probe.shown.push({ at: performance.now(), rows: drawn });
        known = drawn;
      }
      drawn = rows(count);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };
})();
