/** A film that is watched beside the lesson, in step with it. */
export interface SecondPicture {
  /** The words in a sign language, who speaks, or what is spoken about. */
  role: 'sign-language' | 'speaker' | 'slides';
  url: string;
  mimeType: string;
  language: string | null;
  width: number | null;
  height: number | null;
  /** Mean bits per second. */
  bitrate: number | null;
  sizeBytes: number | null;
}
