/** Hands a text on: by the device's own sheet where there is one, else as a file. */
export async function shareText(name: string, text: string): Promise<'shared' | 'saved' | 'nothing'> {
  const file = new File([text], name, { type: 'text/plain' });
  const sheet = { text, files: [file] };
  if (typeof navigator.canShare === 'function' && navigator.canShare(sheet)) {
    try {
      await navigator.share(sheet);
      return 'shared';
    } catch (error) {
      // Closed again by whoever opened it.
      if (error instanceof DOMException && error.name === 'AbortError') return 'nothing';
    }
  }
  save(file);
  return 'saved';
}

function save(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(address);
}
