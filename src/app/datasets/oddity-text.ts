import type { Format, Messages } from '../../i18n';
import type { Oddity } from '../../import/contract';

/** An odd thing in words; a message for RichText. */
export function oddityText(oddity: Oddity, t: Messages['data'], format: Format): string {
  const words = t.oddities;
  const counted = (count: number) => ({ n: format.number(count), count, f: format });
  switch (oddity.code) {
    case 'future':
    case 'identicalRows':
    case 'epochZero':
    case 'gapTimes':
    case 'overlapTimes':
      return words[oddity.code](counted(oddity.events));
    case 'ties':
      return words.ties(counted(oddity.instants));
    case 'dayOrderAssumed':
      return words.dayOrderAssumed[oddity.order];
    case 'heavyActor':
      return words.heavyActor({ actor: oddity.actor, share: format.percent(oddity.share, 0) });
    case 'placeholderActor':
      return words.placeholderActor({ ...counted(oddity.events), actor: oddity.actor });
    case 'mixedKind':
      return words.mixedKind({
        property: oddity.property,
        kinds: new Intl.ListFormat(format.language, { type: 'conjunction' }).format(
          oddity.kinds.map((kind) => t.kinds[kind]),
        ),
      });
    case 'unreadableValues':
      return words.unreadableValues({ ...counted(oddity.events), property: oddity.property });
    case 'manyProperties':
      return words.manyProperties({ packed: format.number(oddity.packed), kept: format.number(oddity.kept) });
  }
}
