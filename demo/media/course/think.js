/* Questions without marks: a wrong choice is answered with a hint, a right one with the reason. */
(function () {
  'use strict';

  for (const form of document.querySelectorAll('.question')) {
    const answer = form.querySelector('.answer');

    const say = (words, mood) => {
      answer.textContent = words;
      answer.className = `answer ${mood}`;
    };

    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const chosen = form.querySelector('input:checked');
      if (!chosen) say('先选一个答案，再看看。', 'wait');
      else if (chosen.value === form.dataset.answer) say(`对了！${form.dataset.why}`, 'right');
      else say('再想一想：先看是不是平均分，再看分成几份、取了几份。', 'wait');
    });
    form.addEventListener('change', () => say('', ''));
  }
})();
