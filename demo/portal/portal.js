// The portal's own script, in the manner of its time: globals, and prototypes that are not its own.
Array.prototype.contains = function (value) {
  return this.indexOf(value) > -1;
};
Date.prototype.format = function () {
  return this.getFullYear() + '年' + (this.getMonth() + 1) + '月' + this.getDate() + '日';
};
function startClock() {
  $('#clock').text('今天是' + new Date().format());
}
function showChoice(form) {
  $('#chosen').text(new FormData(form).getAll('resource').join(', ') || '还没有选择');
  return false;
}
$(function () {
  // A plug-in of the time that answers every key on the page.
  $(document).keydown(function (event) {
    if (event.which === 8 && event.target === document.body) return false;
  });
  $('a[href="#"]').click(function () {
    return false;
  });
});
