import type { Format, Messages } from '../../i18n';
import type { ChannelSource } from '../../model/channel-rules';

/** Where channels come from, for a chip. */
export const channelText = (source: ChannelSource, { t, format }: { t: Messages; format: Format }): string =>
  typeof source === 'string'
    ? source === ''
      ? t.attribution.rules.chooseProperty
      : format.property(source)
    : t.attribution.rules.text({ count: new Set(source.map((rule) => rule.channel)).size, f: format });
