import stringWidth from 'string-width';

/** Behind a blank, and behind a Chinese character: but no line begins with a closing mark or ends with an opening one. */
const BREAKS =
  /(?<= )|(?<=[\u3000-\u9fff\uff00-\uffef])(?<![（「『【《〈])(?![，。、；：！？）」』】》〉”’…])/u;

/** Lines of at most `width` columns; words stay whole where they can, Chinese breaks where its rules allow. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(BREAKS)) {
    if (line !== '' && stringWidth(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
    while (stringWidth(line.trimEnd()) > width) {
      const head = takeColumns(line, width);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return [...lines, line.trimEnd()].filter((each, index) => each !== '' || index === 0);
}

function takeColumns(text: string, width: number): string {
  let result = '';
  for (const character of text) {
    if (stringWidth(result + character) > width) break;
    result += character;
  }
  return result === '' ? text.slice(0, 1) : result;
}
