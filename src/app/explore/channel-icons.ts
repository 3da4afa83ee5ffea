import AppWindow from '@lucide/svelte/icons/app-window';
import Bell from '@lucide/svelte/icons/bell';
import BellRing from '@lucide/svelte/icons/bell-ring';
import Building from '@lucide/svelte/icons/building-2';
import Contact from '@lucide/svelte/icons/contact';
import Mail from '@lucide/svelte/icons/mail';
import Megaphone from '@lucide/svelte/icons/megaphone';
import MessageCircle from '@lucide/svelte/icons/message-circle';
import MessageSquare from '@lucide/svelte/icons/message-square';
import MessageSquareMore from '@lucide/svelte/icons/message-square-more';
import MessagesSquare from '@lucide/svelte/icons/messages-square';
import MousePointer from '@lucide/svelte/icons/mouse-pointer-2';
import Newspaper from '@lucide/svelte/icons/newspaper';
import Phone from '@lucide/svelte/icons/phone';
import Radio from '@lucide/svelte/icons/radio';
import Search from '@lucide/svelte/icons/search';
import Share from '@lucide/svelte/icons/share-2';
import Smartphone from '@lucide/svelte/icons/smartphone';
import Store from '@lucide/svelte/icons/store';
import UserPlus from '@lucide/svelte/icons/user-plus';
import { channelIn, type KnownChannelKey } from '../../model/channel-vocabulary';

const icons: Record<KnownChannelKey, typeof Radio> = {
  search: Search,
  paidSearch: Megaphone,
  social: Share,
  email: Mail,
  sms: MessageSquare,
  richSms: MessageSquareMore,
  appPush: Bell,
  webPush: BellRing,
  inApp: AppWindow,
  dingtalk: MessagesSquare,
  wecom: Building,
  officialAccount: Newspaper,
  miniProgram: Smartphone,
  lifeAccount: Contact,
  whatsapp: MessageCircle,
  referral: UserPlus,
  direct: MousePointer,
  store: Store,
  callCentre: Phone,
};

/** The icon of a channel, by what its name speaks of. */
export function channelIcon(channel: string): typeof Radio {
  const key = channelIn(channel);
  return key === null ? Radio : icons[key];
}
