import type { Picture } from './export-svg';

/**
 * A picture as PNG at twice its size, so that it prints well.
 *
 * @throws Error where the browser cannot draw it
 */
export async function rasterise({ svg, width, height }: Picture): Promise<Blob> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('missing picture');
  return blob;
}
