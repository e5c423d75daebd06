// Goes on by itself. Whoever still sees this page after a while is told so: the tool has not answered.
const patienceMilliseconds = 10_000;
location.replace(document.getElementById('depart').href);
setTimeout(() => {
  const late = document.getElementById('late');
  late.textContent = late.dataset.words;
}, patienceMilliseconds);
