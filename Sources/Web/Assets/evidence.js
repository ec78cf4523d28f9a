// A file that is too large is told before it is sent, beside its field. Without this script the server says the same afterwards.

for (const field of document.querySelectorAll("input[type=file][data-most]")) {
  const words = document.createElement("p");
  words.className = "kz-field__problem";
  words.setAttribute("role", "status");
  field.after(words);
  const look = () => {
    const isTooLarge = [...field.files].some((file) => file.size > Number(field.dataset.most));
    const sentence = isTooLarge ? field.dataset.tooLarge : "";
    field.setCustomValidity(sentence);
    words.textContent = sentence;
  };
  field.addEventListener("change", look);
  look();
}
