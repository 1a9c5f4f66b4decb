import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const SOURCE = path.join(FOLDER, 'icon.svg');

/** The sizes that Linux desktops look for, in px. */
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];

/** electron-builder makes the icons of Windows and macOS from this one, in px. */
const MASTER_SIZE = 1024;

/**
 * Draws the icon from its vector source. Each size is drawn from the vectors at four times that size, so that small ones stay crisp.
 *
 * @param {number} size px
 * @param {string} file
 */
async function draw(size, file) {
  await sharp(SOURCE, { density: Math.min(288, (72 * 4 * size) / MASTER_SIZE) })
    .resize(size, size, { kernel: 'lanczos3' })
    .png({ compressionLevel: 9, palette: false })
    .toFile(file);
}

mkdirSync(path.join(FOLDER, 'linux'), { recursive: true });
await draw(MASTER_SIZE, path.join(FOLDER, 'icon.png'));
for (const size of LINUX_SIZES) await draw(size, path.join(FOLDER, 'linux', `${size}x${size}.png`));
