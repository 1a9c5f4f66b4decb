import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from './icon-button.tsx';
import { t } from '../text/text.ts';

/** How long the button says that it was done, in ms. */
const SHOWN_FOR = 2000;

/** Not every host lets a page write to the clipboard by itself; each lets a person's own copy through. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const onCopy = (event: ClipboardEvent): void => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    };
    document.addEventListener('copy', onCopy, { once: true });
    // oxlint-disable-next-line typescript/no-deprecated -- the only other way there is
    const isCopied = document.execCommand('copy');
    document.removeEventListener('copy', onCopy);
    return isCopied;
  }
}

/** Puts a text on the clipboard, and says so. */
export function CopyButton(props: { readonly text: string; readonly label: string }) {
  const { text, label } = props;
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const Icon = isCopied ? Check : Copy;
  return (
    <>
      <IconButton label={label} onPress={() => void copy(text).then(setIsCopied)}>
        <Icon size={15} strokeWidth={1.75} aria-hidden />
      </IconButton>
      <span role="status" className="copy-status">
        {isCopied ? t('programs.copied') : ''}
      </span>
    </>
  );
}
