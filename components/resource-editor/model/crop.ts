/** Draws a part of a picture, as wide to high as covers are. */

/** A cover as it is stored. */
export const coverSize = { width: 1280, height: 720 } as const;

export interface Crop {
  /** 1: as much of the picture as fits; 4: a quarter of it. */
  readonly zoom: number;
  /** 0 to 1: from the one edge to the other. */
  readonly x: number;
  readonly y: number;
}
export const wholePicture: Crop = { zoom: 1, x: 0.5, y: 0.5 };

export function draw(canvas: HTMLCanvasElement, picture: ImageBitmap, { zoom, x, y }: Crop): void {
  const { width, height } = coverSize;
  canvas.width = width;
  canvas.height = height;
  const scale = Math.max(width / picture.width, height / picture.height) * zoom;
  const [across, down] = [width / scale, height / scale];
  canvas.getContext('2d')?.drawImage(picture, (picture.width - across) * x, (picture.height - down) * y, across, down, 0, 0, width, height);
}

/** What is drawn as a JPEG. */
export async function jpegOf(canvas: HTMLCanvasElement): Promise<File | null> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.88));
  return blob === null ? null : new File([blob], 'cover.jpg', { type: 'image/jpeg' });
}
