import { ImageUp } from 'lucide-react';
import { useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { t } from '../text/text.ts';

/** A button that asks for a picture from the disk. */
export function PictureChooser(props: {
  readonly isDisabled: boolean;
  readonly onChoose: (picture: File) => void;
}) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button className="button" isDisabled={props.isDisabled} onPress={() => chooser.current?.click()}>
        <ImageUp size={15} strokeWidth={1.75} aria-hidden />
        {t('inspector.choosePoster')}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept="image/*,.heic,.heif,.avif,.tif,.tiff"
        hidden
        aria-label={t('inspector.choosePoster')}
        onChange={({ currentTarget }) => {
          const [picture] = currentTarget.files ?? [];
          // The same file can be chosen again.
          currentTarget.value = '';
          if (picture !== undefined) props.onChoose(picture);
        }}
      />
    </>
  );
}
