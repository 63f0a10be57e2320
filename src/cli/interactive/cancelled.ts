/** Thrown where a person leaves a question with Ctrl+C: nothing is to be written then. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
