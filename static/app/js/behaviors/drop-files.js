// Files dragged over the window: wherever they are let go of, they come along.

/** Shows `zone` while files are dragged over the window and gives them to `take`; returns how to let go of that. */
export function takesFiles(zone, take) {
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  const show = (isShown) => { if (zone) zone.hidden = !isShown; };
  const hear = {
    dragover: (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      show(true);
    },
    // Out of the window, and not from one thing in it to another.
    dragleave: (event) => event.relatedTarget || show(false),
    drop: (event) => {
      show(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      take(event.dataTransfer.files);
    },
  };
  for (const [name, work] of Object.entries(hear)) document.addEventListener(name, work);
  return () => {
    show(false);
    for (const [name, work] of Object.entries(hear)) document.removeEventListener(name, work);
  };
}
