/**
 * What is typed into a field with data-chooses chooses the answer whose id that is: whoever says at what time
 * yesterday means yesterday. Without JavaScript a form that was left at another answer asks which is meant.
 */
export function chooseByTyping(root) {
  root.addEventListener('input', (event) => {
    const chosen = document.getElementById(event.target.dataset?.chooses ?? '');
    if (chosen instanceof HTMLInputElement && event.target.value !== '') {
      chosen.checked = true;
    }
  });
}
