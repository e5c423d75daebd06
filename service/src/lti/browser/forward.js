// Sends the page's form on by itself. Without script a person presses its button.
document.getElementById('forward').submit();
