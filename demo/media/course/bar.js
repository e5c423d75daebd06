/* The fraction bar: two sliders and the parts themselves say how many parts there are and how many are taken. */
(function () {
  'use strict';

  const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
  const byId = (id) => document.getElementById(id);
  const bar = byId('bar');
  const parts = byId('parts');
  const taken = byId('taken');

  /** Says a fraction as it is read aloud. */
  function read(count, of) {
    if (count === 0) return '一份也没有取，是 0。';
    const name = `${DIGITS[of]}分之${DIGITS[count]}`;
    if (count === of) return `${name}，正好是一整个，也就是 1。`;
    if (count * 2 === of) return `${name}，正好是一半。`;
    return name;
  }

  /** Makes the bar have as many parts as asked for. */
  function divide(of) {
    while (bar.children.length > of) bar.lastElementChild.remove();
    while (bar.children.length < of) {
      const number = bar.children.length + 1;
      const part = document.createElement('button');
      part.type = 'button';
      part.addEventListener('click', () => {
        // Pressing the last taken part gives it back.
        taken.value = String(Number(taken.value) === number ? number - 1 : number);
        show();
      });
      bar.append(part);
    }
  }

  function show() {
    const of = Number(parts.value);
    taken.max = String(of);
    const count = Math.min(Number(taken.value), of);
    divide(of);
    [...bar.children].forEach((part, i) => {
      part.setAttribute('aria-pressed', String(i < count));
      part.setAttribute('aria-label', `第 ${i + 1} 份`);
    });
    byId('parts-shown').textContent = String(of);
    byId('taken-shown').textContent = String(count);
    const fraction = byId('fraction');
    fraction.querySelector('.top').textContent = String(count);
    fraction.querySelector('.bottom').textContent = String(of);
    byId('reading').textContent = read(count, of);
  }

  parts.addEventListener('input', show);
  taken.addEventListener('input', show);
  show();
})();
