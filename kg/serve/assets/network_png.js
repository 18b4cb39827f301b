// The picture as PNG, drawn from the SVG that the server makes.
"use strict";
self.networkPng = (button, page, filters) => {
  button.hidden = false;
  button.addEventListener("click", () => {
    const image = new Image();
    image.addEventListener("load", () => {
      const sheet = document.createElement("canvas");
      sheet.width = image.naturalWidth * 2;
      sheet.height = image.naturalHeight * 2;
      sheet.getContext("2d").drawImage(image, 0, 0, sheet.width, sheet.height);
      sheet.toBlob((blob) => {
        const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: "network.png" });
        link.click();
        page.dataset.png = String(blob.size);
        setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
      }, "image/png");
    });
    const asked = filters();
    asked.set("format", "svg");
    image.src = `/network/download?${asked}`;
  });
};
