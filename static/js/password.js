// Show and hide what is typed in a password field.
{
  const words = document.getElementById("words").dataset;

  document.querySelectorAll(".password > input").forEach((input) => {
    const button = document.createElement("button");
    const show = (visible) => {
      input.type = visible ? "text" : "password";
      button.textContent = visible ? words.hide : words.show;
      button.ariaLabel = visible ? words.hidePassword : words.showPassword;
    };
    button.type = "button";
    button.addEventListener("click", () => show(input.type === "password"));
    input.form?.addEventListener("submit", () => show(false)); // so that the browser offers to keep it
    input.after(button);
    show(false);
  });
}
