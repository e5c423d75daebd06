/** Breaks the policy on purpose, so that the test knows the policy is there. */
export function offend(): void {
  const box = document.createElement('div');
  box.setAttribute('style', 'color: red');
  document.body.append(box);
  try {
    box.innerHTML = '<b>text</b>';
  } catch {
    // Refused, as it should be; the violation event is what the test looks at.
  }
}
