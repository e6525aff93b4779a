// Types Hangul as an input method does: every keystroke changes the syllable being composed.

const INITIALS = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];
const VOWELS = [..."ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"];
const FINALS = ["", ..."ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"];
const DOUBLE = { ㅘ: "ㅗㅏ", ㅙ: "ㅗㅐ", ㅚ: "ㅗㅣ", ㅝ: "ㅜㅓ", ㅞ: "ㅜㅔ", ㅟ: "ㅜㅣ", ㅢ: "ㅡㅣ", ㄳ: "ㄱㅅ", ㄵ: "ㄴㅈ", ㄶ: "ㄴㅎ", ㄺ: "ㄹㄱ", ㄻ: "ㄹㅁ", ㄼ: "ㄹㅂ", ㅀ: "ㄹㅎ", ㅄ: "ㅂㅅ" };

const syllable = (initial, vowel, final = "") =>
  String.fromCharCode(0xac00 + (INITIALS.indexOf(initial) * 21 + VOWELS.indexOf(vowel)) * 28 + FINALS.indexOf(final));

function parts(letter) {
  const code = letter.charCodeAt(0) - 0xac00;
  if (code < 0 || code > 11171) return null;
  return [INITIALS[Math.floor(code / 588)], VOWELS[Math.floor(code / 28) % 21], FINALS[code % 28]];
}

/** What an input method shows, keystroke by keystroke, while a syllable is typed that follows nothing. */
function stages([initial, vowel, final]) {
  const vowels = DOUBLE[vowel] ? [DOUBLE[vowel][0], vowel] : [vowel];
  const shown = [initial, ...vowels.map((v) => syllable(initial, v))];
  if (final) shown.push(...(DOUBLE[final] ? [DOUBLE[final][0], final] : [final]).map((f) => syllable(initial, vowel, f)));
  return shown;
}

/**
 * Types `text`. The consonant that begins a syllable first hangs on the one before it wherever it can stand there, and
 * leaves it with the next vowel: 도깨비불.
 */
export async function typeHangul(page, text, between = async () => {}) {
  const keys = await page.context().newCDPSession(page);
  const compose = (shown) => keys.send("Input.imeSetComposition", { text: shown, selectionStart: shown.length, selectionEnd: shown.length });
  const letters = [...text];
  let open = "";
  for (const [at, letter] of letters.entries()) {
    const now = parts(letter);
    if (!now) {
      if (open) await keys.send("Input.insertText", { text: open });
      open = "";
      await page.keyboard.type(letter);
      continue;
    }
    const before = at > 0 ? parts(letters[at - 1]) : null;
    const hangs = open && before && before[2] === "" && FINALS.includes(now[0]);
    for (const [stage, shown] of stages(now).entries()) {
      if (stage === 0 && hangs) {
        await compose(syllable(before[0], before[1], now[0]));
        await between();
        continue;
      }
      if (open) await keys.send("Input.insertText", { text: open });
      open = "";
      await compose(shown);
      await between();
    }
    open = letter;
  }
  if (open) await keys.send("Input.insertText", { text: open });
  await keys.detach();
}
