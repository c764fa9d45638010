// <button type="button" data-copy="#note">: copies the value or text of #note and says so.
// Where the clipboard is closed to the page, the text is selected instead.
{
  const words = () => document.getElementById("words").dataset;
  const say = (text) => (document.getElementById("live").textContent = text);

  const select = (source) => {
    source.focus();
    if (source.select) return source.select();
    getSelection().selectAllChildren(source);
  };

  const showCopied = (button) => {
    const label = button.querySelector("[data-label]") ?? button;
    if (button.dataset.said) return;
    button.dataset.said = label.textContent;
    label.textContent = words().copied;
    setTimeout(() => {
      label.textContent = button.dataset.said;
      delete button.dataset.said;
    }, 4000);
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const source = document.querySelector(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.value ?? source.innerText);
      showCopied(button);
      say(words().copied);
    } catch {
      select(source);
      say(words().select);
    }
  });
}
