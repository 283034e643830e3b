export { picture } from "./command";
export type { PictureStreams } from "./command";
export { drawPicture } from "./draw";
